"""Shaping the firm's own checklists in the chat: a copy, what it is called, one item at a time (clause 4.6)."""

from dataclasses import replace

from bot.rules.checklists.asked import SEVERITIES
from bot.rules.checklists.soundness import (
    LONGEST_CLAUSE,
    LONGEST_LOOK_AT,
    LONGEST_PROMPT,
    LONGEST_REMARK,
    LONGEST_SUGGESTION,
    MOST_OPTIONS,
    MOST_REMARKS,
)
from bot.rules.checklists.words import DEPTHS, EVIDENCES, KINDS
from bot.rules.form import Form, Kind, Media, Option, Question, When
from bot.rules.text import Text

NAME, ENGLISH, DEPTH = "name", "english", "depth"
PROMPT, KIND, OPTIONS, FAILS, UNIT, LOW, HIGH = "prompt", "kind", "options", "fails", "unit", "low", "high"
LOOK_AT, CLAUSE, SEVERITY, EVIDENCE, REMARKS = "look_at", "clause", "severity", "evidence", "remarks"
SUGGESTION, VETO, INSTRUMENT, REQUIRED = "suggestion", "veto", "instrument", "required"
LOWEST, HIGHEST = "lowest", "highest"
PROMPT_EN, LOOK_AT_EN, SUGGESTION_EN, UNIT_EN = "prompt_en", "look_at_en", "suggestion_en", "unit_en"
OPTIONS_EN, REMARKS_EN = "options_en", "remarks_en"

DRAFT = "checklist_draft"
"""The kind of subject of forms about a draft as a whole, by its version's id."""
OF_ITEM = "q."
"""Begins the kind of subject of forms about an item; its code follows, and the id is that of the draft's version."""


def about_item(code: str) -> str:
    """The kind of subject of the forms about an item; of none (empty code) they are about the end of the draft."""
    return f"{OF_ITEM}{code}"


LONGEST_NAME = 60
LONGEST_UNIT = 20
LONGEST_OPTION = 60
_CHOSEN = frozenset({Kind.CHOICE.value, Kind.CHOICES.value})
_LISTED = _CHOSEN | {Kind.YES_NO.value}
_JUDGED = _LISTED | {Kind.CONFORMITY.value, Kind.NUMBER.value}
_MEASURED = frozenset({Kind.NUMBER.value})
_BOUNDED = _MEASURED | {Kind.RATING.value}


def _on_review(
    key: str,
    prompt: Text,
    label: Text,
    kind: Kind = Kind.TEXT,
    *,
    maximum: int | None = None,
    only: frozenset[str] = frozenset(),
    options: tuple[Option, ...] = (),
) -> Question:
    """What is not asked, and offered on the review page."""
    return Question(
        key,
        kind,
        prompt,
        label=label,
        required=False,
        walked=False,
        maximum=maximum,
        options=options,
        visible_when=(When(KIND, only),) if only else (),
    )


_NAME = Question(
    NAME,
    Kind.TEXT,
    Text("这张检查表叫什么？", "What is the checklist called?"),
    label=Text("名称", "Name"),
    maximum=LONGEST_NAME,
    names=True,
)
COPY = Form("checklist_copy", 1, Text("复制检查表", "Copy a checklist"), (_NAME,), at_once=True)
HEAD = Form(
    "checklist_head",
    1,
    Text("改名称", "Change its name"),
    (
        _NAME,
        _on_review(
            ENGLISH,
            Text("英文名称是什么？", "What is it called in English?"),
            Text("英文名称", "English name"),
            maximum=LONGEST_NAME,
        ),
    ),
    submit=Text("保存", "Save"),
)
PATROL_HEAD = replace(
    HEAD,
    code="patrol_checklist_head",
    title=Text("改名称和深度", "Change name and depth"),
    questions=(
        *HEAD.questions,
        replace(
            _on_review(
                DEPTH,
                Text("按哪个深度的巡查来用？", "Of which depth are the patrols that it is for?"),
                Text("巡查深度", "Depth"),
                Kind.CHOICE,
                options=tuple(Option(code, name) for code, name in DEPTHS.items()),
            ),
            help=Text(
                "发布后，合同里卖的是这个深度的巡查，就按这张表做。",
                "Once published, patrols that were sold in this depth are done by it.",
            ),
        ),
    ),
)
SECTION = Form(
    "checklist_section",
    1,
    Text("改章节名", "Rename the section"),
    (
        replace(_NAME, prompt=Text("这一节叫什么？", "What is this section called?")),
        _on_review(
            ENGLISH,
            Text("英文叫什么？", "What is it called in English?"),
            Text("英文名称", "English name"),
            maximum=LONGEST_NAME,
        ),
    ),
    submit=Text("保存", "Save"),
)

_ITEM = (
    Question(
        PROMPT,
        Kind.TEXT,
        Text("要检查什么？", "What is to be checked?"),
        label=Text("项目", "Item"),
        help=Text("一句话，比如：计量器具在检定有效期内。", "One sentence: instruments are within their calibration."),
        minimum=2,
        maximum=LONGEST_PROMPT,
    ),
    Question(
        KIND,
        Kind.CHOICE,
        Text("怎么回答？", "How is it answered?"),
        label=Text("类型", "Kind"),
        options=tuple(Option(kind.value, name) for kind, name in KINDS.items()),
    ),
    Question(
        OPTIONS,
        Kind.TEXT,
        Text("有哪些选项？一行一个。", "Which options are there? One a line."),
        label=Text("选项", "Options"),
        maximum=MOST_OPTIONS * (LONGEST_OPTION + 1),
        visible_when=(When(KIND, _CHOSEN),),
    ),
    Question(
        FAILS,
        Kind.TEXT,
        Text("哪些答案算不符合？一行一个。", "Which answers do not conform? One a line."),
        label=Text("不符合的", "Does not conform"),
        skips=Text("都不算", "None"),
        required=False,
        maximum=MOST_OPTIONS * (LONGEST_OPTION + 1),
        visible_when=(When(KIND, _LISTED),),
    ),
    Question(
        UNIT,
        Kind.TEXT,
        Text("单位是什么？", "In which unit?"),
        label=Text("单位", "Unit"),
        required=False,
        maximum=LONGEST_UNIT,
        visible_when=(When(KIND, _MEASURED),),
    ),
    Question(
        LOW,
        Kind.NUMBER,
        Text("最小多少算符合？", "From which value on does it conform?"),
        label=Text("下限", "Lower limit"),
        required=False,
        visible_when=(When(KIND, _MEASURED),),
    ),
    Question(
        HIGH,
        Kind.NUMBER,
        Text("最大多少算符合？", "Up to which value does it conform?"),
        label=Text("上限", "Upper limit"),
        required=False,
        visible_when=(When(KIND, _MEASURED),),
    ),
    _on_review(
        LOOK_AT,
        Text("看什么？一行一条。", "What is to be looked at? One point a line."),
        Text("看什么", "Look at"),
        maximum=LONGEST_LOOK_AT,
    ),
    _on_review(
        CLAUSE, Text("依据哪一条？", "Which clause is it from?"), Text("条款", "Clause"), maximum=LONGEST_CLAUSE
    ),
    _on_review(
        SEVERITY,
        Text("不符合时一般有多严重？跳过就每次问。", "How serious is it as a rule? Skip to be asked each time."),
        Text("程度", "Severity"),
        Kind.CHOICE,
        only=_JUDGED,
        options=SEVERITIES,
    ),
    _on_review(
        EVIDENCE,
        Text("什么时候要拍照？", "When is a photo needed?"),
        Text("照片", "Photos"),
        Kind.CHOICE,
        only=_JUDGED,
        options=tuple(Option(evidence.value, name) for evidence, name in EVIDENCES.items()),
    ),
    _on_review(
        REMARKS,
        Text("常见问题有哪些？一行一条，填写时点一下就好。", "What is often found? One a line, to be tapped later."),
        Text("常见问题", "Often found"),
        maximum=MOST_REMARKS * (LONGEST_REMARK + 1),
        only=_JUDGED,
    ),
    _on_review(
        SUGGESTION,
        Text("建议怎么整改？", "How is it to be rectified?"),
        Text("整改建议", "Suggestion"),
        maximum=LONGEST_SUGGESTION,
        only=_JUDGED,
    ),
    _on_review(
        VETO,
        Text("是否决项★吗？", "Is it critical ★?"),
        Text("否决项★", "Critical ★"),
        Kind.YES_NO,
        only=_JUDGED,
    ),
    _on_review(
        INSTRUMENT,
        Text("要问用了哪件仪器吗？", "Is it asked which instrument was used?"),
        Text("问仪器", "Ask instrument"),
        Kind.YES_NO,
    ),
    _on_review(REQUIRED, Text("必须回答吗？", "Must it be answered?"), Text("必答", "Must be answered"), Kind.YES_NO),
    _on_review(
        PROMPT_EN,
        Text("项目用英文怎么说？", "How is the item worded in English?"),
        Text("英文项目", "Item, EN"),
        maximum=2 * LONGEST_PROMPT,
    ),
    _on_review(
        LOOK_AT_EN,
        Text("“看什么”用英文怎么说？", "How is what to look at worded in English?"),
        Text("英文看什么", "Look at, EN"),
        maximum=2 * LONGEST_LOOK_AT,
    ),
    _on_review(
        SUGGESTION_EN,
        Text("整改建议用英文怎么说？", "How is the suggestion worded in English?"),
        Text("英文建议", "Suggestion, EN"),
        maximum=2 * LONGEST_SUGGESTION,
        only=_JUDGED,
    ),
    _on_review(
        UNIT_EN,
        Text("单位用英文怎么写？", "How is the unit written in English?"),
        Text("英文单位", "Unit, EN"),
        maximum=LONGEST_UNIT,
        only=_MEASURED,
    ),
    _on_review(
        LOWEST,
        Text("最小能填多少？再小就不收。", "What is the lowest value that is taken at all?"),
        Text("最小可填", "Lowest"),
        Kind.NUMBER,
        only=_BOUNDED,
    ),
    _on_review(
        HIGHEST,
        Text("最大能填多少？再大就不收。", "What is the highest value that is taken at all?"),
        Text("最大可填", "Highest"),
        Kind.NUMBER,
        only=_BOUNDED,
    ),
    _on_review(
        OPTIONS_EN,
        Text(
            "选项用英文怎么说？一行一个，顺序和中文一样。",
            "How are the options worded in English? One a line, in the order of the Chinese.",
        ),
        Text("英文选项", "Options, EN"),
        maximum=2 * MOST_OPTIONS * (LONGEST_OPTION + 1),
        only=_CHOSEN,
    ),
    _on_review(
        REMARKS_EN,
        Text(
            "常见问题用英文怎么说？一行一条，顺序和中文一样。",
            "How is what is often found worded in English? One a line, in the order of the Chinese.",
        ),
        Text("英文常见问题", "Often found, EN"),
        maximum=2 * MOST_REMARKS * (LONGEST_REMARK + 1),
        only=_JUDGED,
    ),
)
ITEM = Form("checklist_item", 2, Text("改这一题", "Change the item"), _ITEM, submit=Text("保存", "Save"))
NEW_ITEM = Form("checklist_new_item", 2, Text("加一题", "Add an item"), _ITEM, submit=Text("加上", "Add it"))

WORD = "word"
SEND_BACK = Form(
    "checklist_return",
    1,
    Text("退回检查表草稿", "Send the draft back"),
    (
        Question(
            WORD,
            Kind.TEXT,
            Text("要改什么？起草的人会收到这句话。", "What is to be changed? Whoever drafted it gets these words."),
            label=Text("要改的", "To change"),
            minimum=2,
            maximum=500,
        ),
    ),
    at_once=True,
)

FILE = "file"
SHEET = Form(
    "checklist_sheet",
    1,
    Text("导入检查表", "Import a checklist"),
    (
        Question(
            FILE,
            Kind.FILES,
            Text("请发 .xlsx 表格。", "Please send the .xlsx workbook."),
            help=Text(
                "第一行是列名，至少要有「项目」；以前用的表格可以直接发。\n"
                "照着改最省事：打开一张检查表，点「导出表格」。",
                "Its first row names the columns, “Item” at least; a list that you have already may do as it is.\n"
                "Easiest is to export a checklist and change that.",
            ),
            media=frozenset({Media.DOCUMENT}),
            maximum=1,
        ),
    ),
    at_once=True,
)

FORMS = (COPY, HEAD, PATROL_HEAD, SECTION, ITEM, NEW_ITEM, SHEET, SEND_BACK)
