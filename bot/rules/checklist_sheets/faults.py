"""What can be wrong with the spreadsheet of a checklist: with all of it, or with one cell; and what to do about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.rules.checklists.sentences import sentence_of
from bot.rules.checklists.soundness import MOST_ITEMS, Broken
from bot.rules.text import Language, Text

MOST_ROWS = 2_000


class SheetRefusal(StrEnum):
    """Why a workbook is no checklist."""

    NO_ITEM_COLUMN = "no_item_column"
    TOO_MANY_ROWS = "too_many_rows"
    TOO_MANY_ITEMS = "too_many_items"
    DOUBLE_COLUMN = "double_column"
    NO_ITEMS = "no_items"


REFUSED: Mapping[SheetRefusal, Text] = {
    SheetRefusal.NO_ITEM_COLUMN: Text(
        "没有找到「项目」这一列。请在第一行写上列名，至少要有「项目」；最省事的是先导出一张照着填。",
        "There is no column “Item”. Write the names of the columns into the first row, “Item” at least; easiest is to "
        "export one and fill it in.",
    ),
    SheetRefusal.TOO_MANY_ROWS: Text(
        f"这张表超过 {MOST_ROWS:,} 行，没有往下读。一张检查表最多 {MOST_ITEMS} 题，请拆开再发。",
        f"The sheet has more than {MOST_ROWS:,} rows and was not read. A checklist has at most {MOST_ITEMS} items.",
    ),
    SheetRefusal.TOO_MANY_ITEMS: Text(
        f"这张表超过 {MOST_ITEMS} 题。请拆成几张再发。",
        f"There are more than {MOST_ITEMS} items. Split them and send the parts.",
    ),
    SheetRefusal.DOUBLE_COLUMN: Text(
        "列重复了：{detail}。请留一列。", "A column is there twice: {detail}. Keep one of them."
    ),
    SheetRefusal.NO_ITEMS: Text("「项目」这一列是空的。", "The column “Item” is empty."),
}


class CellFault(StrEnum):
    """Why a cell cannot be taken, beside the rules that a checklist itself may break."""

    EMPTY = "empty"
    FORMULA = "formula"
    DATE = "date"
    ERROR_VALUE = "error_value"
    NOT_AN_OPTION = "not_an_option"
    NOT_YES_OR_NO = "not_yes_or_no"
    NOT_A_NUMBER = "not_a_number"
    OTHER_UNIT = "other_unit"
    NOT_A_CONDITION = "not_a_condition"
    NO_SUCH_ANSWER = "no_such_answer"
    TOO_LONG = "too_long"
    NOT_HERE = "not_here"


SAID: Mapping[CellFault, Text] = {
    CellFault.EMPTY: Text("项目不能空着：这一行别的格子有内容。", "The item is empty, and the row is not."),
    CellFault.FORMULA: Text("这里是公式。请改成文字。", "This is a formula. Write the text itself."),
    CellFault.DATE: Text(
        "Excel 把它变成了日期。请把格式设为“文本”再填一次。",
        "Excel has made a date of it. Set the format to Text and write it again.",
    ),
    CellFault.ERROR_VALUE: Text("这里是 Excel 的出错值。请重填。", "This is an error value of Excel. Write it again."),
    CellFault.NOT_AN_OPTION: Text("请从这些里选：{detail}。", "Choose one of: {detail}."),
    CellFault.NOT_YES_OR_NO: Text("请填“是”或“否”。", "Write Yes or No."),
    CellFault.NOT_A_NUMBER: Text(
        "“{detail}”不是数。请写成 18 或 1026.5。", "“{detail}” is no number. Write it like 18 or 1026.5."
    ),
    CellFault.OTHER_UNIT: Text(
        "“{detail}”和“单位”那一列不一样。请只写数。",
        "“{detail}” is in another unit than the column says. Write the number.",
    ),
    CellFault.NOT_A_CONDITION: Text(
        "没看懂条件“{detail}”。请写成 编号=答案。", "The condition “{detail}” is unclear. Write it like code=answer."
    ),
    CellFault.NO_SUCH_ANSWER: Text("“{detail}”不是这一题的答案。", "“{detail}” is no answer to the item."),
    CellFault.NOT_HERE: Text("这种检查表不填这一项，请清空。", "Checklists of this kind have none: leave it empty."),
    CellFault.TOO_LONG: Text("太长了，最多 {detail} 个字。", "Too long: {detail} letters at most."),
}


@dataclass(frozen=True, slots=True)
class SheetProblem:
    """One bad cell: ``row`` as the spreadsheet counts, ``column`` the key; ``fault`` is one of either kind."""

    row: int
    column: str
    fault: CellFault | Broken
    detail: str = ""

    def sentence(self, language: Language) -> str:
        """What is wrong, and what to do."""
        if isinstance(self.fault, Broken):
            return sentence_of(self.fault, language)
        return SAID[self.fault].to(language, detail=self.detail)


class SheetRefused(Exception):
    """The workbook is no checklist; ``detail`` says where."""

    def __init__(self, refusal: SheetRefusal, detail: str = "") -> None:
        super().__init__(refusal.value)
        self.refusal = refusal
        self.detail = detail
