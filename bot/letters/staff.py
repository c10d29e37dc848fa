"""What is said unasked of our own people: that somebody is to learn again (clause 3.2)."""

from bot.letters.kind import STAYS, MessageKind, Occasion, Opening
from bot.letters.moot import Moot
from bot.rules.beijing import beijing_day
from bot.rules.cause import Cause
from bot.rules.text import Text
from bot.screens.screen import Screen
from bot.screens.staff import training_due
from bot.services.staff.files import NoSuchFile, file_of
from bot.services.staff.reminding import FILE, TRAINING_DUE


async def _training_due(opening: Opening) -> Screen:
    """Unless they learned meanwhile, have left, or the interval was changed."""
    today = beijing_day(opening.at)
    try:
        file = await file_of(opening.reader, Cause(opening.at), opening.message.subject_id)
    except NoSuchFile:
        raise Moot(opening.message.kind) from None
    until = file.learning.until
    if file.person.ended_at is not None or until is None or until >= today:
        raise Moot(opening.message.kind)
    return training_due(file, opening.language)


KINDS = (
    MessageKind(
        TRAINING_DUE,
        Text("培训到期提醒", "that somebody is to be trained"),
        (FILE,),
        STAYS,
        _training_due,
        occasion=Occasion.REMINDS,
    ),
)
