"""A contact that was sent becomes the beginning of an entry in the list of people."""

from bot.rules.cause import Cause
from bot.rules.forms.answers import Answer
from bot.rules.forms.ledgers import adding
from bot.rules.ledgers.kinds import PEOPLE
from bot.rules.people import Person
from bot.services.forms.filling import begin
from bot.services.forms.walking import Shown, answered
from bot.services.tray.keeping import NotInTray, let_go, text_of
from storage.database import writing


@writing
async def add_person(cause: Cause, who: Person, piece_id: int) -> Shown:
    """Begins 新增人员 with the contact's name and number; what else it takes is asked.

    Raises:
        NotInTray, NotAllowed
    """
    piece = await text_of(who, piece_id)
    if not piece.name:
        raise NotInTray(piece_id)
    view = await begin(cause, who, adding(PEOPLE), "", 0)
    phone = piece.caption.rpartition(" ")[2]
    given = {"name": Answer(piece.name[: PEOPLE.column("name").longest]), "phone": Answer(phone)}
    await let_go(piece.id)
    return await answered(cause, who, view, given, None)
