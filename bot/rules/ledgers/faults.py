"""What can be wrong with a spreadsheet: with the whole file, or with one cell of it; and what to do about it."""

from dataclasses import dataclass
from enum import StrEnum

from bot.rules.text import Text

CHOICES_PARTED = " / "
"""Between the choices of a cell in a problem's detail."""


class Refusal(StrEnum):
    """Why a file is not read at all."""

    NOT_A_WORKBOOK = "not_a_workbook"
    OLD_WORKBOOK = "old_workbook"
    PASSWORD = "password"  # noqa: S105 -- the name of a reason
    MACROS = "macros"
    FILE_TOO_BIG = "file_too_big"
    UNPACKS_TOO_BIG = "unpacks_too_big"
    DAMAGED = "damaged"
    MERGED_CELLS = "merged_cells"
    EMPTY_ROWS = "empty_rows"
    TOO_MANY_ROWS = "too_many_rows"
    GARBLED_NAMES = "garbled_names"
    NO_SHEETS = "no_sheets"
    UNKNOWN_SHEET = "unknown_sheet"
    UNKNOWN_COLUMN = "unknown_column"
    MISSING_COLUMN = "missing_column"
    DOUBLE_COLUMN = "double_column"


REFUSALS: dict[Refusal, Text] = {
    Refusal.NOT_A_WORKBOOK: Text(
        "这不是 Excel 表格（.xlsx）。请用「导出表格」里的文件填写。",
        "This is no Excel workbook (.xlsx). Please fill in the file that “Export” gives you.",
    ),
    Refusal.OLD_WORKBOOK: Text(
        "这是旧格式（.xls）。请在 Excel 里另存为 .xlsx 再发。",
        "This is the old format (.xls). Save it as .xlsx in Excel and send it again.",
    ),
    Refusal.PASSWORD: Text(
        "表格有密码，打不开。请去掉密码再发。",
        "The workbook has a password. Remove it and send the file again.",
    ),
    Refusal.MACROS: Text(
        "表格里有宏。请另存为不含宏的 .xlsx 再发。",
        "The workbook has macros in it. Save it as .xlsx without macros and send it again.",
    ),
    Refusal.FILE_TOO_BIG: Text(
        "文件超过 20 MB。请拆成几份再发。", "The file has more than 20 MB. Split it and send the parts."
    ),
    Refusal.UNPACKS_TOO_BIG: Text(
        "表格解开后太大，常见原因是带格式的空行一直到底。请把内容复制到新导出的表格里再发。",
        "The workbook is too big once unpacked, often because of formatted empty rows to the very end. "
        "Copy what you filled in into a new export and send that.",
    ),
    Refusal.DAMAGED: Text(
        "文件已损坏，打不开。请重新保存再发。", "The file is damaged. Save it once more and send it again."
    ),
    Refusal.MERGED_CELLS: Text(
        "有合并的单元格：{detail}。表头和下面的格子不能合并，请取消合并再发。",
        "There are merged cells: {detail}. Headings and rows cannot be merged; unmerge them and send the file again.",
    ),
    Refusal.EMPTY_ROWS: Text(
        "“{detail}”表里有一千多行连续的空行。请删掉空行再发。",
        "The sheet “{detail}” has more than a thousand empty rows in a row. Delete them and send the file again.",
    ),
    Refusal.TOO_MANY_ROWS: Text(
        "一次最多导入 50,000 行。请拆成几份再发。",
        "At most 50,000 rows can be imported at once. Split the file and send the parts.",
    ),
    Refusal.GARBLED_NAMES: Text(
        "表名或列名是乱码：{detail}。请重新导出表格，把内容粘贴进去再发。",
        "The names of sheets or columns are garbled: {detail}. Export anew, paste your rows there and send that.",
    ),
    Refusal.NO_SHEETS: Text(
        "没有找到要导入的表：客户、场所、人员、服务分工。请用导出的表格填写。",
        "None of the sheets Clients, Sites, People, Assignments is in it. Please fill in an exported file.",
    ),
    Refusal.UNKNOWN_SHEET: Text(
        "不认识的表：{detail}。请改回原来的名字，或删掉。",
        "Unknown sheet: {detail}. Give it its name back, or delete it.",
    ),
    Refusal.UNKNOWN_COLUMN: Text(
        "不认识的列：{detail}。请改回原来的名字，或删掉。",
        "Unknown column: {detail}. Give it its name back, or delete it.",
    ),
    Refusal.MISSING_COLUMN: Text(
        "缺少必填的列：{detail}。",
        "A required column is missing: {detail}.",
    ),
    Refusal.DOUBLE_COLUMN: Text("列重复了：{detail}。请留一列。", "A column is there twice: {detail}. Keep one."),
}


class Reason(StrEnum):
    """Why one cell cannot be imported."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    NOT_A_NAME = "not_a_name"
    NOT_A_CODE = "not_a_code"
    NOT_A_PHONE = "not_a_phone"
    NOT_A_DAY = "not_a_day"
    NOT_A_PLACE = "not_a_place"
    NOT_A_NUMBER = "not_a_number"
    NOT_LIMITS = "not_limits"
    CROSSED = "crossed"
    NOT_AN_OPTION = "not_an_option"
    NOT_YES_OR_NO = "not_yes_or_no"
    FORMULA = "formula"
    DATE = "date"
    ERROR_VALUE = "error_value"
    GARBLED = "garbled"
    DUPLICATE = "duplicate"
    UNKNOWN_CODE = "unknown_code"
    ENDED = "ended"
    MERGED = "merged"
    MAY_BE = "may_be"
    SEVERAL_CALLED = "several_called"
    NAME_TAKEN = "name_taken"
    CANNOT_MOVE = "cannot_move"
    FIXED = "fixed"
    KEPT_TOO_SHORT = "kept_too_short"
    NAMES_SOMEBODY = "names_somebody"
    NOT_HERE = "not_here"
    BACKWARDS = "backwards"
    OF_ANOTHER_CLIENT = "of_another_client"
    CLIENT_MISSING = "client_missing"
    CLIENT_NOT_FOR_ROLE = "client_not_for_role"
    ROLE_MISSING = "role_missing"
    ROLE_KEPT = "role_kept"
    POSITION_NOT_FOR_ROLE = "position_not_for_role"
    FOR_OUR_PEOPLE = "for_our_people"
    SECOND_LEAD = "second_lead"
    LAST_ADMINISTRATOR = "last_administrator"


REASONS: dict[Reason, Text] = {
    Reason.EMPTY: Text("必填，不能空着。", "This cell must be filled in."),
    Reason.TOO_LONG: Text("太长了，最多 {detail} 个字。", "Too long: at most {detail} characters."),
    Reason.NOT_A_NAME: Text(
        "看不到名字，或写成了几行。请写一行看得见的名字。", "Write a name that can be seen, on one line."
    ),
    Reason.NOT_A_CODE: Text(
        "编号只能用字母、数字和短横线，以字母或数字开头。",
        "A code has letters, digits and dashes only, and begins with a letter or digit.",
    ),
    Reason.NOT_A_DAY: Text("不是日期。请写成 2027-03-31。", "Not a day. Write it like 2027-03-31."),
    Reason.NOT_A_NUMBER: Text("请写一个整数，最大 {detail}。", "A whole number, {detail} at most, please."),
    Reason.NOT_LIMITS: Text(
        "不是限值。请写成 1.5–2.25 MPa、10±0.05 mm、≥1.5 或 ≤2。",
        "No limits. Write them like 1.5–2.25 MPa, 10±0.05 mm, ≥1.5 or ≤2.",
    ),
    Reason.CROSSED: Text("上限小于下限。请核对。", "The upper limit is below the lower one. Check it."),
    Reason.NOT_A_PLACE: Text(
        "不是位置。请写成 31.29834, 120.58319（纬度, 经度）。",
        "No place. Like this, please: 31.29834, 120.58319.",
    ),
    Reason.NOT_A_PHONE: Text("不是电话号码。请只写数字，可带 +。", "No phone number: digits only, perhaps with a +."),
    Reason.NOT_AN_OPTION: Text("请从这些里选：{detail}。", "Choose one of: {detail}."),
    Reason.NOT_YES_OR_NO: Text("请填“是”或“否”。", "Write Yes or No."),
    Reason.FORMULA: Text("这里是公式。请改成文字。", "This is a formula. Write the text itself."),
    Reason.DATE: Text(
        "Excel 把它变成了日期。请把格式设为“文本”再填一次。",
        "Excel has made a date of it. Set the format to Text and write it again.",
    ),
    Reason.ERROR_VALUE: Text("这里是 Excel 的出错值。请重填。", "This is an error value of Excel. Write it again."),
    Reason.GARBLED: Text("这是乱码。请重填。", "This text is garbled. Write it again."),
    Reason.DUPLICATE: Text(
        "与第 {detail} 行重复。请删掉一行，或写上不同的编号。",
        "The same as in row {detail}. Delete one of the rows, or give them different codes.",
    ),
    Reason.UNKNOWN_CODE: Text(
        "没有 {detail}，或已结束。请核对，或先在对应的表里加一行。",
        "There is no {detail}, or it has ended. Check it, or add a row to its sheet.",
    ),
    Reason.ENDED: Text(
        "这一条已结束。请删掉这行，或写一个新编号。",
        "This entry has ended. Delete the row, or write a new code.",
    ),
    Reason.MERGED: Text(
        "这一条已并入 {detail}。请改用 {detail}，或删掉这行。",
        "This entry was merged into {detail}. Use {detail}, or delete the row.",
    ),
    Reason.MAY_BE: Text(
        "分不清是不是 {detail}。请写上编号：是就写它的，不是就写新的。",
        "This may be {detail}. Write the code: theirs if it is, a new one if it is not.",
    ),
    Reason.SEVERAL_CALLED: Text(
        "有几条都叫这个名字：{detail}。请写编号。", "Several are called so: {detail}. Write the code."
    ),
    Reason.NAME_TAKEN: Text(
        "这个客户已有同名场所（{detail}）。请换个名称。",
        "This client has a site of this name already ({detail}). Use another name.",
    ),
    Reason.CANNOT_MOVE: Text(
        "这一条属于 {detail}，不能改到别的客户。新的请用新编号。",
        "This entry belongs to {detail} and cannot be moved. A new one takes a new code.",
    ),
    Reason.FIXED: Text(
        "这一项定下后不能在表格里改，请改回 {detail}。", "A spreadsheet cannot change this: write {detail} again."
    ),
    Reason.KEPT_TOO_SHORT: Text(
        "最早只能到 {detail}：档案在最晚一天和合同结束后至少保存 6 年（6.2）。",
        "{detail} at the earliest: paper is kept at least 6 years behind its last day and the contract's end (6.2).",
    ),
    Reason.NAMES_SOMEBODY: Text(
        "写到了 {detail}：各企业的人都看得到，请去掉姓名、企业名称和电话。",
        "This says {detail}: people of every client read it, so leave out names and telephone numbers.",
    ),
    Reason.NOT_HERE: Text("与这一行其他格不符，请清空。", "It does not go with the rest of the row: leave it empty."),
    Reason.BACKWARDS: Text("早于起始日期。请核对。", "This is before the first day. Check it."),
    Reason.OF_ANOTHER_CLIENT: Text(
        "{detail} 是另一家客户的。请核对。", "{detail} belongs to another client. Check the code."
    ),
    Reason.CLIENT_MISSING: Text("企业的人要写客户编号。", "A client's person needs the client's code."),
    Reason.CLIENT_NOT_FOR_ROLE: Text(
        "本公司的角色不写客户编号，请清空。", "This role is one of our own: leave the client's code empty."
    ),
    Reason.ROLE_MISSING: Text(
        "写了客户编号，就要选企业员工或企业负责人。",
        "With a client's code, choose client staff or client manager.",
    ),
    Reason.ROLE_KEPT: Text(
        "表格不能取消角色。请改回 {detail}；要取消请在聊天里操作。",
        "A spreadsheet cannot end a role. Write {detail} again; roles are ended in the chat.",
    ),
    Reason.POSITION_NOT_FOR_ROLE: Text(
        "岗位只给企业的人填，请清空。", "Positions are for clients' people: leave this empty."
    ),
    Reason.FOR_OUR_PEOPLE: Text("这一项只给本公司的人填，请清空。", "This is for our own people only: leave it empty."),
    Reason.SECOND_LEAD: Text(
        "这个客户已有项目负责人（{detail}）。每个客户一名。",
        "This client has a project lead already ({detail}). There is one per client.",
    ),
    Reason.LAST_ADMINISTRATOR: Text(
        "至少要留一名管理员。请改回“管理员”。", "One administrator must remain. Write Administrator again."
    ),
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One bad cell: ``row`` as the spreadsheet counts, ``column`` the key; ``detail`` fills the sentence."""

    ledger: str
    row: int
    column: str
    reason: Reason
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A cell that holds no text, or one that may mean several: ``shown`` is what stands in it."""

    reason: Reason
    shown: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A name of a column as it was sent, or the letter of one without (``lettered``).

    ``wrong``: no column is known by it, or another one has it.
    """

    text: str
    wrong: Refusal | None = None
    lettered: bool = False


@dataclass(frozen=True, slots=True)
class SentSheet:
    """A sheet as it was sent: its headings, and its rows by their numbers. ``wrong``: no sheet is known by its name."""

    title: str
    headings: tuple[Heading, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    wrong: Refusal | None = None
    first: int = 1
    """The row of the headings."""
    missing: tuple[str, ...] = ()
    """Names of columns that it needs and does not have."""
    ledger: str = ""
    lacking: tuple[str, ...] = ()
    """Their keys, in the ledger that it is of."""
    spare: tuple[str, ...] = ()
    """Keys of columns that it can do without, and has not."""


class FileRefused(Exception):
    """The file is not read; ``detail`` says where. ``also``: further reasons, each with its places.

    ``sent``: its sheets, where it could be read and nobody knows what some of it is.
    """

    def __init__(
        self,
        refusal: Refusal,
        detail: str = "",
        also: tuple[tuple[Refusal, str], ...] = (),
        sent: tuple[SentSheet, ...] = (),
    ) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal
        self.detail = detail
        self.also = also
        self.sent = sent
