"""A workbook that is a checklist by its name, sent while no form asks for it: its form is begun with it."""

from bot.rules.cause import Cause
from bot.rules.forms.own_checklists import SHEET
from bot.rules.people import Person
from bot.services.forms.files import SentFile, sent
from bot.services.forms.filling import begin
from bot.services.forms.walking import Shown
from storage.database import writing


@writing
async def receive(cause: Cause, who: Person, file: SentFile) -> Shown:
    """Has it read, as if it had been asked for.

    Raises:
        NotAllowed: the person may not draft checklists.
    """
    return await sent(cause, who, await begin(cause, who, SHEET.code, "", 0), file)
