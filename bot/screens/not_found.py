"""A number of no record of the reader's: said alike whether it exists or not, with where to look."""

from bot.rules.numbering import Number
from bot.rules.people import Person
from bot.rules.permissions import may_anywhere
from bot.rules.text import Text
from bot.rules.work_records.kinds import BY_NUMBER
from bot.screens.buttons import ShowProgress
from bot.screens.rows import home_button
from bot.screens.screen import Button, Screen, escape
from bot.screens.ways.cases import PROGRESS
from bot.screens.ways.work_records import TO_LIST, all_of

NO_SUCH = Text(
    "您能看的记录里没有这个编号。请核对，或从列表里找。",
    "No record of yours has this number. Check it, or look in the list.",
)


def no_such_number(number: Number, reader: Person) -> Screen:
    """What is said of a number that is not the reader's, or nobody's."""
    language = reader.language
    ways = [Button(PROGRESS.name.to(language), ShowProgress("mine", 0))]
    kind = BY_NUMBER.get(number.kind)
    if kind is not None and kind.kind in TO_LIST and may_anywhere(reader, kind.see):
        ways = [Button(TO_LIST[kind.kind].name.to(language), all_of(kind))]
    return Screen(escape(NO_SUCH.to(language)), ((*ways, home_button(language)),))
