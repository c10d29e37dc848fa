"""The buttons that somebody might forge about what is in somebody else's tray."""

from datetime import UTC, datetime
from functools import partial

from bot.records.attachments import of_tray
from bot.rules.people import Person
from bot.rules.permissions import Action, Subject
from bot.screens import buttons as b
from storage import attachments
from tests.flows.two_firms import Firm, Forged


async def forged_tray(firm: Firm, author: Person) -> list[Forged]:
    """What could be pressed about what is in the author's tray."""
    piece, text = await _sent(author, "photo"), await _sent(author, "text")
    theirs, nothing = partial(_is, author.id), Subject()
    return [
        Forged(b.ShowSent(piece), Action.USE_TRAY, nothing),
        Forged(b.ShowSentText(text, 0), Action.USE_TRAY, nothing, allows=theirs),
        Forged(b.AddContact(text), Action.CHANGE_LEDGER, nothing, allows=theirs),
        Forged(b.UseSent("patrol", "task", firm.task, piece), Action.USE_TRAY, nothing, allows=theirs),
        Forged(b.ChooseFirmForSent("service_log", piece, 0), Action.LOG_SERVICE, nothing),
        Forged(b.PlaceSent(firm.token, -1, piece), Action.USE_TRAY, nothing, firm, allows=theirs),
        Forged(b.PutAside(piece), Action.USE_TRAY, nothing, allows=theirs),
        Forged(b.KeepPlace(3129834, 12058319), Action.USE_TRAY, nothing),
        # nobody said yet where any site is
        Forged(b.BeginNear("patrol", 3129834, 12058319, 0), Action.ACT_ON_RECORD, nothing, allows=lambda _: False),
    ]


async def _sent(author: Person, media: str) -> int:
    """Something in the author's tray."""
    piece = await attachments.add_attachment(
        of_tray(author.id),
        sent_by_id=author.id,
        draft_id=None,
        question="",
        media=media,
        sent_as=media,
        telegram_file_id=media,
        telegram_unique_id=media,
        album="",
        name="",
        caption="字" if media == "text" else "",
        size=1,
        sent_at=None,
        at=datetime(2026, 11, 23, tzinfo=UTC),
    )
    assert piece is not None
    return piece


def _is(person_id: int, person: Person) -> bool:
    return person.id == person_id
