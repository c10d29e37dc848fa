"""人员档案: one of them, and the list of all."""

from bot.rules.ledgers.certificates import LOOK_THROUGH_FILES, SEE_STAFF_FILES
from bot.screens.buttons.packing import Data, button


@button("pfile", SEE_STAFF_FILES)
class ShowStaffFile(Data):
    """Somebody's file; 0: one's own."""

    person_id: int


@button("pfiles", LOOK_THROUGH_FILES)
class ShowStaffFiles(Data):
    """A page of the list of our people's files."""

    page: int
