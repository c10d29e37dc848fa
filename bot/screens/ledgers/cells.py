"""What is wrong with a cell of a ledger, in one sentence: in the chat and in a returned spreadsheet."""

from bot.rules.ledgers.cells import CellFault, CellProblem
from bot.rules.text import Language, Text

_SENTENCES: dict[CellFault, Text] = {
    CellFault.MISSING: Text("这一项必填。", "This must be filled in."),
    CellFault.TOO_LONG: Text("太长了，最多 {limit} 个字符。", "Too long: at most {limit} characters."),
    CellFault.NOT_A_NAME: Text("请写看得见的名字，写在一行里。", "Please write a name that can be seen, on one line."),
    CellFault.NOT_A_CODE: Text(
        "编号只能用字母、数字和短横线，如 HX-01。", "A code has only letters, digits and dashes, like HX-01."
    ),
    CellFault.NOT_A_CHOICE: Text("没有这个选项，请从列表里选。", "There is no such choice. Pick one from the list."),
    CellFault.NOT_YES_OR_NO: Text("请填「是」或「否」。", "Please answer yes or no."),
    CellFault.NOT_A_PHONE: Text(
        "没认出电话号码，请只写一个号码，如 13800001111。",
        "That is not a phone number. Give one number, like 13800001111.",
    ),
    CellFault.NOT_A_NUMBER: Text("请发一个整数，最大 {limit}。", "Please send a whole number, {limit} at most."),
    CellFault.NOT_LIMITS: Text(
        "没认出限值，请写成 1.5–2.25 MPa、10±0.05 mm、≥1.5 或 ≤2。",
        "These are no limits. Write them like 1.5–2.25 MPa, 10±0.05 mm, ≥1.5 or ≤2.",
    ),
    CellFault.CROSSED: Text("上限不能小于下限，请核对。", "The upper limit is below the lower one. Please check."),
    CellFault.NOT_A_PLACE: Text(
        "不是位置。请发送当前位置，或写成“31.29834, 120.58319”（纬度, 经度）。",
        "That is no place. Please send your location, or write it like “31.29834, 120.58319” (north, east).",
    ),
    CellFault.NOT_A_DAY: Text(
        "没认出日期，请写成 2027-03-31。", "That is not a day. Write it with its year, like 2027-03-31."
    ),
    CellFault.NOT_HERE: Text("按前面选的，这一项要留空。", "With what you chose, this must be left empty."),
    CellFault.NO_SUCH_ENTRY: Text(
        "没有找到，或已停用，请重新选。", "It is not there, or is no longer in use. Please choose again."
    ),
    CellFault.TAKEN: Text("已经有了，不能重复。", "It exists already; there can be only one."),
    CellFault.BACKWARDS: Text(
        "结束不能早于开始，请核对日期。", "The last day cannot be before the first. Please check."
    ),
    CellFault.FIXED: Text("这一项不能改。", "This cannot be changed."),
    CellFault.KEPT_TOO_SHORT: Text(
        "最早只能到 {earliest}：档案在最晚一天和合同结束后至少保存 6 年（6.2）。",
        "{earliest} at the earliest: paper is kept at least 6 years behind its last day and the contract's end (6.2).",
    ),
}


def cell_sentence(problem: CellProblem, language: Language) -> str:
    """What to do about it (not escaped)."""
    return _SENTENCES[problem.fault].to(language, limit=problem.limit, earliest=problem.earliest)
