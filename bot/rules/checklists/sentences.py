"""What is wrong with a checklist, and what to do about it: a sentence for each rule that it may break."""

from collections.abc import Mapping

from bot.rules.checklists.soundness import MOST_ITEMS, MOST_OPTIONS, Broken, Fault
from bot.rules.text import Language, Text

MOST_QUOTED = 30

SENTENCES: Mapping[Fault, Text] = {
    Fault.NO_ITEMS: Text("还没有题目。", "There are no items yet."),
    Fault.TOO_MANY: Text(
        f"有 {{part}} 题，最多 {MOST_ITEMS} 题。请拆成几张。",
        f"There are {{part}} items, at most {MOST_ITEMS}. Split it.",
    ),
    Fault.BAD_CODE: Text(
        "编号“{part}”不能用：只用小写字母、数字和下划线，最多 16 个。",
        "The code “{part}” cannot be used: lower-case letters, digits and underscores only, 16 at most.",
    ),
    Fault.CODE_TWICE: Text(
        "编号“{code}”前面用过了。请换一个。", "The code “{code}” is used above already. Take another."
    ),
    Fault.KIND_NOT_ASKED: Text("没有这种类型。", "There is no such kind of item."),
    Fault.TOO_LONG: Text("太长了：“{part}”。请缩短。", "Too long: “{part}”. Shorten it."),
    Fault.NO_OPTIONS: Text(
        f"单选、多选要有 2 到 {MOST_OPTIONS} 个选项。", f"A choice needs 2 to {MOST_OPTIONS} options."
    ),
    Fault.OPTIONS_NOT_ASKED: Text(
        "只有单选、多选才有选项。请清空选项，或改类型。", "Only choices have options. Clear them, or change the kind."
    ),
    Fault.BAD_OPTION: Text(
        "选项“{part}”重复，或代号不对。", "The option “{part}” is there twice, or its key is wrong."
    ),
    Fault.FAILS_UNKNOWN: Text(
        "不符合的答案里有一个不在答案中：{part}。", "Among what does not conform is no answer of it: {part}."
    ),
    Fault.LIMITS_CROSSED: Text("下限比上限大：{part}。", "The lower limit is above the upper one: {part}."),
    Fault.LIMITS_NOT_ASKED: Text(
        "只有数值才有上下限。请清空，或改类型。", "Only numbers have limits. Clear them, or change the kind."
    ),
    Fault.NOTHING_FAILS: Text(
        "这一题没有“不符合”，所以程度、照片、常见问题、整改建议和★都不用填。请清空，或写明哪些答案不符合。",
        "Nothing here fails, so severity, photos, remarks, suggestion and ★ say nothing. Clear them or say what fails.",
    ),
    Fault.UNKNOWN_CONDITION: Text("条件里的“{part}”没有这一题。", "No item is called “{part}”, as its condition says."),
    Fault.CONDITION_AHEAD: Text(
        "条件要看的题“{part}”排在它后面。请移到前面。",
        "Its condition hangs on “{part}”, which comes later. Move it up.",
    ),
    Fault.CONDITION_CIRCLE: Text(
        "条件绕成了圈：经过“{part}”又回到这一题。", "Its condition goes in a circle, through “{part}”."
    ),
    Fault.CONDITION_NEVER: Text(
        "条件里的答案“{part}”不会出现，这一题永远不会问。",
        "The answer “{part}” never comes, so this would never be asked.",
    ),
}


def sentence_of(broken: Broken, language: Language) -> str:
    """What is wrong, and what to do; of which item is said beside it."""
    part = broken.part if len(broken.part) <= MOST_QUOTED else broken.part[: MOST_QUOTED - 1] + "…"
    return SENTENCES[broken.fault].to(language, part=part, code=broken.code)
