"""The columns and the head of a checklist's spreadsheet, as they are written and by what they are recognised."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.rules.folding import folded
from bot.rules.text import Text


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the items, or a line of the head. ``once``: what else firms call it, in either language.

    ``note`` says what is written there; ``width`` in Latin letters.
    """

    key: str
    title: Text
    note: Text
    width: int = 16
    once: tuple[str, ...] = ()

    def names(self) -> frozenset[str]:
        """Everything by which it is recognised, as names are compared."""
        return frozenset(map(compared, (self.title.zh, self.title.en, *self.once)))


def compared(name: str) -> str:
    """A name of a column as it is compared: without case, blanks, and the mark of what is required."""
    return "".join(folded(name).casefold().split()).rstrip("*:")


SECTION, SECTION_EN, CODE, PROMPT, PROMPT_EN, KIND = "section", "section_en", "code", "prompt", "prompt_en", "kind"
LOOK_AT, LOOK_AT_EN, CLAUSE, REMARKS, REMARKS_EN = "look_at", "look_at_en", "clause", "remarks", "remarks_en"
SUGGESTION, SUGGESTION_EN, SEVERITY, EVIDENCE, VETO = "suggestion", "suggestion_en", "severity", "evidence", "veto"
INSTRUMENT, REQUIRED, OPTIONS, OPTIONS_EN, FAILS = "instrument", "required", "options", "options_en", "fails"
LOW, HIGH, LOWEST, HIGHEST, UNIT, UNIT_EN, WHEN = "low", "high", "lowest", "highest", "unit", "unit_en", "when"
NAME, NAME_EN, RECORD, DEPTH, INTRO, INTRO_EN, FROM = "name", "name_en", "record", "depth", "intro", "intro_en", "from"

_ENGLISH = Text(
    "英文，可不填：英文界面就显示中文并注明。", "May be empty: readers of English then see the Chinese, marked."
)
_YES_NO = Text("填“是”或“否”。", "Yes or No.")


def _english(key: str, of: str, en: str, width: int = 24, *once: str) -> Column:
    return Column(key, Text(f"{of}（英文）", f"{en} (English)"), _ENGLISH, width, once)


ITEMS: tuple[Column, ...] = (
    Column(
        SECTION,
        Text("章节", "Section"),
        Text("空着就和上一行同一节。", "Empty: the same as in the row above."),
        16,
        ("分类", "类别", "部分", "检查类别", "检查部位", "模块", "category", "part"),
    ),
    _english(SECTION_EN, "章节", "Section", 16),
    Column(
        CODE,
        Text("编号", "Code"),
        Text(
            "小写字母、数字和下划线，最多 16 个；可空着。有了就别改：历次记录按它比较。",
            "Lower-case letters, digits and underscores, 16 at most; may be empty. Keep it: records go by it.",
        ),
        12,
        ("代号", "项目编号", "条目编号", "id"),
    ),
    Column(
        PROMPT,
        Text("项目", "Item"),
        Text("要检查什么，一句话。必填。", "What is to be checked, in one sentence. Required."),
        32,
        (
            "检查项目",
            "检查内容",
            "检查项",
            "检查要点",
            "题目",
            "问题",
            "巡查项目",
            "排查项目",
            "内容",
            "question",
            "check",
        ),
    ),
    _english(PROMPT_EN, "项目", "Item", 32, "english", "英文"),
    Column(
        KIND,
        Text("类型", "Kind"),
        Text("怎么回答；空着就是“符合/不符合”。", "How it is answered; empty: conform or not."),
        16,
        ("题型", "回答方式", "type"),
    ),
    Column(
        LOOK_AT,
        Text("看什么", "What to look at"),
        Text("一行一条。", "One point a line."),
        40,
        ("检查方法", "检查要求", "检查标准", "要求", "标准要求", "look at", "method", "requirement"),
    ),
    _english(LOOK_AT_EN, "看什么", "What to look at", 40),
    Column(
        CLAUSE,
        Text("条款", "Clause"),
        Text("依据，最多 20 个字。", "What it is from, 20 letters at most."),
        10,
        ("依据", "依据条款", "条款号", "标准条款", "reference"),
    ),
    Column(
        REMARKS,
        Text("常见问题", "Often found"),
        Text("用分号或换行隔开，最多 6 条。", "Parted by semicolons or lines, 6 at most."),
        32,
        ("常见不符合", "常用语", "remarks"),
    ),
    _english(REMARKS_EN, "常见问题", "Often found", 32),
    Column(
        SUGGESTION,
        Text("整改建议", "Suggestion"),
        Text("不符合时建议怎么改。", "How to rectify it."),
        40,
        ("整改措施", "建议", "rectification"),
    ),
    _english(SUGGESTION_EN, "整改建议", "Suggestion", 40),
    Column(
        SEVERITY,
        Text("程度", "Severity"),
        Text("不符合时一般有多严重；空着每次问。", "How serious it is as a rule; empty: asked each time."),
        10,
        ("严重程度", "缺陷等级", "等级", "grade"),
    ),
    Column(
        EVIDENCE,
        Text("照片", "Photos"),
        Text("空着就是有问题时拍。", "Empty: of problems."),
        14,
        ("拍照", "证据", "evidence"),
    ),
    Column(VETO, Text("否决项★", "Critical ★"), _YES_NO, 10, ("★", "否决项", "关键项", "critical", "veto")),
    Column(INSTRUMENT, Text("问仪器", "Instrument"), _YES_NO, 10, ("仪器",)),
    Column(REQUIRED, Text("必答", "Required"), Text("空着就是必答。", "Empty: yes."), 10, ("必填", "mandatory")),
    Column(
        OPTIONS,
        Text("选项", "Options"),
        Text("单选、多选的选项，一行一个。", "The options of a choice, one a line."),
        24,
        ("备选项", "choices"),
    ),
    _english(OPTIONS_EN, "选项", "Options"),
    Column(
        FAILS,
        Text("不符合的选项", "Does not conform"),
        Text("哪些答案算不符合，一行一个。", "Which answers do not conform, one a line."),
        20,
        ("不符合的", "不合格选项", "fails"),
    ),
    Column(
        LOW,
        Text("下限", "Lower limit"),
        Text("低于它就不符合。", "Below it, it does not conform."),
        10,
        ("最小值", "min"),
    ),
    Column(
        HIGH,
        Text("上限", "Upper limit"),
        Text("高于它就不符合。", "Above it, it does not conform."),
        10,
        ("最大值", "max"),
    ),
    Column(LOWEST, Text("最小可填", "Lowest taken"), Text("再小的数不收。", "No smaller number is taken."), 10),
    Column(HIGHEST, Text("最大可填", "Highest taken"), Text("再大的数不收。", "No larger number is taken."), 10),
    Column(UNIT, Text("单位", "Unit"), Text("数值的单位。", "The unit of a number."), 10),
    _english(UNIT_EN, "单位", "Unit", 10),
    Column(
        WHEN,
        Text("条件", "Condition"),
        Text(
            "前面某一题答了什么才问，如 i3=不符合；几个答案用分号隔开。",
            "Asked only by an answer above, like i3=Does not conform; several are parted by semicolons.",
        ),
        20,
        ("显示条件", "condition"),
    ),
)
HEAD: tuple[Column, ...] = (
    Column(
        NAME,
        Text("名称", "Name"),
        Text("必填，最多 60 个字。", "Required, 60 letters at most."),
        once=("检查表名称", "title"),
    ),
    _english(NAME_EN, "名称", "Name", 24, "英文名称", "englishname"),
    Column(RECORD, Text("用于", "Used for"), Text("做哪一种记录。", "For which kind of record."), once=("记录类型",)),
    Column(
        DEPTH,
        Text("深度或频次", "Depth"),
        Text(
            "巡查：简要、标准、深度；自查：每日、每周、每月。",
            "Of patrols: Brief, Standard, Deep; of self-checks: Daily …",
        ),
        once=("深度", "巡查深度", "频次"),
    ),
    Column(
        INTRO, Text("填写说明", "Introduction"), Text("开头说的话，可空着。", "Said at the beginning; may be empty.")
    ),
    _english(INTRO_EN, "填写说明", "Introduction"),
    Column(
        FROM,
        Text("来自", "From"),
        Text("请别改：改好发回来，就知道是哪一张。", "Please keep it: it tells which one comes back."),
        once=("checklist",),
    ),
)
BY_NAME: Mapping[str, Column] = {name: column for column in ITEMS for name in column.names()}
HEAD_BY_NAME: Mapping[str, Column] = {name: column for column in HEAD for name in column.names()}
