"""The forms of ledgers, made from their columns: one to add an entry, one for each column (or group) to change."""

from collections.abc import Iterable

from bot.rules.form import Form, Kind, Media, Option, Question, When
from bot.rules.ledgers.kinds import LEDGERS
from bot.rules.ledgers.ledger import Column, ColumnKind, Ledger
from bot.rules.ledgers.menu import FULFILLING
from bot.rules.tasks.works import PLANNED
from bot.rules.text import Text

MOST_FILES = 10
EMPTY = "none"
"""The option that empties a choice; a text is emptied by a dash (``cells.NOTHING`` has both)."""

_SAVE = Text("保存", "Save")
_NONE = Text("（无）", "(none)")
_TO_EMPTY = Text("要清空，请发「-」。", "To empty it, send “-”.")


_WORKS_OFFERED = len(FULFILLING) - 5
_VERSIONS = {
    "add_clients": 2,
    "add_sites": 2,
    "change_clients_order_75": 2,
    "add_people": 3,
    "change_people_role": 2,
    "add_schedules": len(PLANNED) - 5,
    "change_contract_items_often": 2,
    "add_menu": _WORKS_OFFERED,
    "change_menu_work": _WORKS_OFFERED,
}
"""Forms that changed since they were first published; the others are as they were. Each work that can be planned makes
the next version of the forms that ask which, so none is ever taken away."""


def adding(ledger: Ledger) -> str:
    """The code of the form that adds an entry."""
    return f"add_{ledger.code}" if ledger.begun_by is None else ledger.begun_by


def changing(ledger: Ledger, column: Column) -> str:
    """The code of the form that changes a column of an entry."""
    return f"change_{ledger.code}_{column.key}"


def filing(ledger: Ledger) -> str:
    """The code of the form that adds scans and papers to an entry."""
    return f"files_{ledger.code}"


def _lower(title: Text) -> str:
    return title.en[:1].lower() + title.en[1:]


def _prompt(column: Column) -> Text:
    if column.asked is not None:
        return column.asked
    lower = _lower(column.title)
    match column.kind:
        case ColumnKind.REFERENCE:
            return Text(f"请选择{column.label.zh}", f"Which {_lower(column.label)}?")
        case ColumnKind.CHOICE | ColumnKind.SEVERAL:
            return Text(f"请选择{column.title.zh}", f"Which {lower}?")
        case ColumnKind.YES_NO:
            return Text(f"是否{column.title.zh}？", f"{column.title.en}?")
        case ColumnKind.DAY:
            return Text(f"{column.label.zh}：哪一天？", f"{column.label.en}: which day?")
        case ColumnKind.PLACE:
            return Text("在哪里？站在现场就发送当前位置。", "Where is it? Send your location if you are there.")
        case ColumnKind.PHONE:
            return Text("请填写电话", "What is the phone number?")
        case _:
            return Text(f"请填写{column.title.zh}", f"What is the {lower}?")


_KINDS = {
    ColumnKind.REFERENCE: Kind.RECORD,
    ColumnKind.CHOICE: Kind.CHOICE,
    ColumnKind.SEVERAL: Kind.CHOICES,
    ColumnKind.YES_NO: Kind.YES_NO,
    ColumnKind.PLACE: Kind.LOCATION,
}


def _question(column: Column, *, to_change: bool, leads_on: bool = False, beside: bool = True) -> Question:
    """One column as a question; while it is changed, every cell is answered, an empty one by saying so.

    ``beside``: what it depends on is asked in the same form.

    To add an entry only what it must have is asked for, and what others depend on (``leads_on``); the rest can be added
    on the review page. A code is given by itself unless somebody has one.
    """
    only = column.only
    required = column.required or (only is not None and only.required)
    if (column.kind is ColumnKind.CODE or column.from_today) and not to_change:
        required = False
    # a reference is emptied by skipping it, several options by taking none
    emptied = to_change and not required and column.kind in (ColumnKind.REFERENCE, ColumnKind.SEVERAL)
    kind = _KINDS.get(column.kind, Kind.TEXT)
    if column.kind is ColumnKind.DAY and not (to_change and not required):
        # from the calendar; where it can be emptied it is typed, since a calendar has no empty day
        kind = Kind.DATE
    options = tuple(Option(option.value, option.text) for option in column.options)
    if to_change and not required and kind is Kind.CHOICE:
        options += (Option(EMPTY, _NONE),)
    help_text = None if kind is Kind.RECORD else column.hint or column.note
    if to_change and not required and kind is Kind.TEXT:
        help_text = _TO_EMPTY
    return Question(
        column.key,
        kind,
        _prompt(column),
        label=column.label,
        help=help_text,
        required=required or (to_change and not emptied),
        walked=required or to_change or leads_on or column.empty is not None,
        options=options,
        maximum=column.longest if kind is Kind.TEXT else None,
        pick=column.refers or None,
        skips=column.empty or (_NONE if emptied else None),
        visible_when=(When(only.column, only.values, only.but),) if only is not None and beside else (),
    )


def _questions(columns: tuple[Column, ...], *, to_change: bool = False) -> tuple[Question, ...]:
    """In the columns' order, but what depends on another column right behind it."""
    ordered: list[Column] = []
    for column in columns:
        if column.only is None:
            dependent = [other for other in columns if other.only is not None and other.only.column == column.key]
            ordered += [column, *dependent]
    ordered += [column for column in columns if column not in ordered]
    depended_on = {column.only.column for column in columns if column.only is not None}
    # what nobody says is no, and then nothing hangs on it
    depended_on -= {column.key for column in columns if column.kind is ColumnKind.YES_NO}
    keys = {column.key for column in columns}
    return tuple(
        _question(
            column,
            to_change=to_change,
            leads_on=column.key in depended_on,
            beside=column.only is not None and column.only.column in keys,
        )
        for column in ordered
    )


def _to_add(ledger: Ledger) -> Form:
    title = Text(f"新增{ledger.one.zh}", f"New {_lower(ledger.one)}")
    # what stands under an entry is begun on its card, and is whose that is
    known = (ledger.under, "client") if ledger.under else ()
    asked = tuple(
        column
        for column in ledger.columns
        if not (column.by_events or column.computed or column.later or column.key in known)
    )
    return Form(adding(ledger), _version(adding(ledger), asked), title, _questions(asked), submit=_SAVE)


def _to_change(ledger: Ledger, column: Column) -> Form:
    group = ledger.group(column.key)
    title = Text(f"修改{column.title.zh}", f"Change {_lower(column.title)}")
    questions = _questions(group, to_change=True)
    code = changing(ledger, column)
    return Form(code, _version(code, group), title, questions, submit=_SAVE, at_once=len(group) == 1)


def _version(code: str, columns: Iterable[Column]) -> int:
    """What is asked in words of its own was asked by its column's name in the version before."""
    return _VERSIONS.get(code, 1) + any(column.asked is not None for column in columns)


def _to_file(ledger: Ledger) -> Form:
    asked = Text(
        "请发扫描件：照片或文件都行，可以一次发几张。",
        "Please send the scan: photos or files, several at once if you like.",
    )
    media = frozenset({Media.PHOTO, Media.DOCUMENT})
    question = Question("files", Kind.FILES, asked, label=Text("扫描件", "Scan"), media=media, maximum=MOST_FILES)
    return Form(filing(ledger), 1, Text("上传扫描件", "Add a scan"), (question,), submit=_SAVE)


ADDING: dict[str, Ledger] = {adding(ledger): ledger for ledger in LEDGERS.values() if ledger.begun_by is None}
"""Form code -> the ledger to which it adds."""

CHANGING: dict[str, tuple[Ledger, Column]] = {
    changing(ledger, column): (ledger, column) for ledger in LEDGERS.values() for column in ledger.changeable()
}
"""Form code -> the ledger and the column that it changes."""

FILING: dict[str, Ledger] = {filing(ledger): ledger for ledger in LEDGERS.values() if ledger.files}
"""Form code -> the ledger to whose entries it adds scans and papers."""

FORMS: tuple[Form, ...] = (
    *(_to_file(ledger) for ledger in FILING.values()),
    *(_to_add(ledger) for ledger in ADDING.values()),
    *(_to_change(ledger, column) for ledger, column in CHANGING.values()),
)
