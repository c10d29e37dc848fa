"""What an office calls the sheets and columns of its own lists: what is asked about a file, and what is remembered."""

from collections.abc import Sequence

from bot.records.ledgers.files import LedgerFile
from bot.rules.ledgers.kinds import LEDGERS
from bot.rules.ledgers.own_names import CODE, LEFT_OUT, NONE_OF_THEM, NOT_THERE, OF_SHEETS, Choice, OwnNames, Question
from bot.rules.text import COLON, Language, Text, few
from bot.screens.buttons import SayName, ShowLedgerFiles
from bot.screens.screen import Button, Row, Screen, as_label, clipped, escape

CANCEL = Text("取消", "Cancel")
LONGEST_NAME, PLACES_NAMED = 40, 8


_FORGET = Text("忘掉“{what}”的列名", "Forget the names of {what}")
_FORGET_SHEETS = Text("忘掉记住的表名", "Forget the names of sheets")
_SHEETS = Text("表", "Sheets")
_NOT_IMPORTED = Text("不导入", "not imported")


def forget_label(ledger: str, language: Language) -> str:
    if ledger == OF_SHEETS:
        return _FORGET_SHEETS.to(language)
    return _FORGET.to(language, what=called(ledger, language))


def called(ledger: str, language: Language) -> str:
    return (_SHEETS if ledger == OF_SHEETS else LEDGERS[ledger].title).to(language)


def remembered(names: OwnNames, language: Language) -> list[str]:
    """By ledger: which name means which column."""
    lines = []
    for ledger, meant in names.items():
        # what is imported before what is not, of which there may be many
        ordered = sorted(meant.items(), key=lambda one: one[1] == LEFT_OUT)
        said = [f"{clipped(name, 20)} → {_meaning(ledger, means, language)}" for name, means in ordered]
        lines.append(f"{called(ledger, language)}{COLON.to(language)}{few(said, PLACES_NAMED, language)}")
    return lines


def _meaning(ledger: str, means: str, language: Language) -> str:
    if means == LEFT_OUT:
        return _NOT_IMPORTED.to(language)
    return (LEDGERS[means] if ledger == OF_SHEETS else LEDGERS[ledger].column(means)).title.to(language)


_WHICH_SHEET = Text("“{name}”是哪张表？", "Which sheet is “{name}”?")
_WHICH_COLUMN = Text("“{sheet}”里，哪一列是“{column}”？", "In {sheet}, which column is “{column}”?")
_LEAVE_OUT = Text(
    "“{sheet}”里这些列系统里没有：{names}。不导入它们，继续？",
    "These columns of {sheet} are not kept here: {names}. Leave them out and go on?",
)
_WHICH_MORE = Text(
    "“{sheet}”里还有别的列。要导入的点一下，没点的不导入。",
    "{sheet} has more columns. Tap those to import; the others are left out.",
)
_NOT_KEPT = Text("系统里没有、不导入的列：{names}", "Not kept here and left out: {names}")
_NO_CODE = Text("没有编号", "There are no codes")
_WITHOUT_CODES = Text(
    "没有也行：同名的认作已有的，新的由系统编号。",
    "None is needed: those of a known name are the ones here already, and others are given a code.",
)
_REMEMBERED = Text("答一次就记住，下次不再问。", "What you say is remembered and not asked again.")
_NOT_THIS_SHEET = Text("不导入这张表", "Do not import it")
_GO_ON = Text("不导入这些列，继续", "Leave them out and go on")
_GO_ON_WITH = Text("继续，没点的不导入", "Go on without the others")
_MAY_BE = Text("{name} → {column}？", "{name} → {column}?")
_CHOSEN = Text("✓ {name} → {column}", "✓ {name} → {column}")


def names_asked(file: LedgerFile, question: Question, language: Language) -> Screen:
    """A file with names of the firm's own: what one of them means."""
    ledger, cancel = question.ledger, Button(CANCEL.to(language), ShowLedgerFiles())
    if ledger == OF_SHEETS:
        ((at, name),) = question.names
        said = _WHICH_SHEET.to(language, name=clipped(name, LONGEST_NAME))
        keys = [Button(one.title.to(language), SayName(file.id, ledger, code, at)) for code, one in LEDGERS.items()]
        rows = [tuple(keys[first : first + 2]) for first in range(0, len(keys), 2)]
        rows.append((Button(_NOT_THIS_SHEET.to(language), SayName(file.id, ledger, LEFT_OUT, at)), cancel))
    elif question.column:
        column = LEDGERS[ledger].column(question.column).title.to(language)
        said = _WHICH_COLUMN.to(language, sheet=called(ledger, language), column=column)
        keys = [Button(as_label(name), SayName(file.id, ledger, question.column, at)) for at, name in question.names]
        rows = [*((key,) for key in keys), (cancel,)]
        if question.column == CODE:
            rows[-1] = (Button(_NO_CODE.to(language), SayName(file.id, ledger, CODE, NOT_THERE)), cancel)
            return _question(said, (_WITHOUT_CODES.to(language), _REMEMBERED.to(language)), rows)
    else:
        return _asked_of_the_rest(file, question, language)
    return _question(said, (_REMEMBERED.to(language),), rows)


def _asked_of_the_rest(file: LedgerFile, question: Question, language: Language) -> Screen:
    """What is no required column: a tap says what one is, another takes it back, and one goes on with the others."""
    ledger, cancel = question.ledger, Button(CANCEL.to(language), ShowLedgerFiles())
    sheet, goes_on = called(ledger, language), SayName(file.id, ledger, LEFT_OUT, NONE_OF_THEM)
    offered = {one.at for one in question.choices}
    others = few([name for at, name in question.names if at not in offered], PLACES_NAMED, language)
    if not question.choices:
        said = _LEAVE_OUT.to(language, sheet=sheet, names=others)
        return _question(said, (_REMEMBERED.to(language),), [(Button(_GO_ON.to(language), goes_on), cancel)])
    rows: list[Row] = [
        (Button(_choice(ledger, one, language), SayName(file.id, ledger, one.next, one.at)),)
        for one in question.choices
    ]
    below = [_NOT_KEPT.to(language, names=others)] if others else []
    rows.append((Button(_GO_ON_WITH.to(language), goes_on), cancel))
    return _question(_WHICH_MORE.to(language, sheet=sheet), (*below, _REMEMBERED.to(language)), rows)


def _choice(ledger: str, one: Choice, language: Language) -> str:
    said, column = (_MAY_BE, one.next) if one.means == LEFT_OUT else (_CHOSEN, one.means)
    title = LEDGERS[ledger].column(column).title.to(language)
    return said.to(language, name=clipped(one.name, LONGEST_NAME), column=title)


def _question(said: str, below: tuple[str, ...], rows: Sequence[Row]) -> Screen:
    title = f"❓ {said}"
    return Screen("\n\n".join((f"<b>{escape(title)}</b>", *map(escape, below))), tuple(rows))
