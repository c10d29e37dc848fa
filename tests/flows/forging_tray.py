"""The buttons that somebody might forge about a photo in somebody else's tray."""

from datetime import UTC, datetime
from functools import partial

from bot.records.attachments import of_tray
from bot.rules.people import Person
from bot.rules.permissions import Action, Subject
from bot.screens import buttons as b
from storage import attachments
from tests.flows.two_firms import Firm, Forged


async def forged_tray(firm: Firm, author: Person) -> list[Forged]:
    """What could be pressed about a photo in the author's tray."""
    piece = await attachments.add_attachment(
        of_tray(author.id),
        sent_by_id=author.id,
        draft_id=None,
        question="",
        media="photo",
        sent_as="photo",
        telegram_file_id="tray",
        telegram_unique_id="tray",
        album="",
        name="",
        caption="",
        size=1,
        sent_at=None,
        at=datetime(2026, 11, 23, tzinfo=UTC),
    )
    assert piece is not None
    theirs, nothing = partial(_is, author.id), Subject()
    return [
        Forged(b.ShowSent(piece), Action.USE_TRAY, nothing),
        Forged(b.UseSent("patrol", "task", firm.task, piece), Action.USE_TRAY, nothing, allows=theirs),
        Forged(b.ChooseFirmForSent("service_log", piece, 0), Action.LOG_SERVICE, nothing),
        Forged(b.PlaceSent(firm.token, -1, piece), Action.USE_TRAY, nothing, firm, allows=theirs),
        Forged(b.PutAside(piece), Action.USE_TRAY, nothing, allows=theirs),
    ]


def _is(person_id: int, person: Person) -> bool:
    return person.id == person_id
