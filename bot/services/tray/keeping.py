"""What people send is kept: at the question it belongs to, or in their tray until they say what it is for."""

from dataclasses import replace
from datetime import date

from bot.records.attachments import AttachmentRecord, of_tray
from bot.records.drafts import DraftView
from bot.records.tray import Sent
from bot.rules.cause import Cause
from bot.rules.forms.problems import FileNotAsked, FileTooBig, Problem, TooManyFiles, WrongMedia
from bot.rules.people import Person
from bot.rules.tray import KEPT_FOR, in_rows, row_of
from bot.services.drafts.loading import NoSuchDraft
from bot.services.forms import plain_answers
from bot.services.forms.files import FILE_LIMIT_BYTES, SentFile, keep, later_of_album, sent
from bot.services.forms.walking import Shown, active_view
from bot.services.tray.begun import begun_with_places
from bot.services.tray.destinations import destinations, waiting_for_such
from bot.services.tray.places import files_of, places_in
from storage import attachments
from storage.database import writing


class NotInTray(LookupError):
    """What a button is about was used meanwhile, or was dropped."""


@writing
async def receive(cause: Cause, who: Person, file: SentFile, looked_at: int | None = None) -> Shown | Sent:
    """Keeps a file where it belongs; where that is not clear, in the person's tray, to be asked about.

    ``looked_at``: the case that the person was shown last.

    Raises:
        FileTooBig: no form is open, and it is more than a bot may download.
    """
    try:
        view = await active_view(who)
    except NoSuchDraft:
        return await _received_without_form(cause, who, file, looked_at)
    shown = await sent(cause, who, view, file)
    if isinstance(shown.problem, FileNotAsked | WrongMedia | TooManyFiles):
        return await _kept(cause, who, file, looked_at, view, shown.problem)
    return shown


async def _received_without_form(cause: Cause, who: Person, file: SentFile, looked_at: int | None) -> Shown | Sent:
    if file.size > FILE_LIMIT_BYTES:
        raise FileTooBig
    late = await later_of_album(cause, who, file)
    if late is not None:
        return late
    piece = await _piece(cause, who, file)
    waiting = await waiting_for_such(who, (piece,))
    if len(waiting) == 1 and plain_answers.is_asked_by(waiting[0]) and len(await _row(who, piece)) == 1:
        # the one thing that waits for it; it is shown once more before it is sent
        await attachments.remove_from_tray(piece.id)
        return await sent(cause, who, await plain_answers.opened(cause, who), file)
    return await asked_about(cause, who, piece.id, looked_at)


async def _kept(
    cause: Cause, who: Person, file: SentFile, looked_at: int | None, view: DraftView, problem: Problem
) -> Sent:
    piece = await _piece(cause, who, file)
    return await asked_about(cause, who, piece.id, looked_at, view, problem)


async def _piece(cause: Cause, who: Person, file: SentFile) -> AttachmentRecord:
    added = await keep(cause, of_tray(who.id), file, sent_by_id=who.id, media=file.senses[0])
    piece = await attachments.get_attachment(added or 0)
    if piece is None:
        raise NotInTray(added)
    return piece


async def _row(who: Person, piece: AttachmentRecord) -> tuple[AttachmentRecord, ...]:
    return row_of(await attachments.find_attachments_of(of_tray(who.id)), piece.id)


async def ask(cause: Cause, who: Person, piece_id: int | None = None, looked_at: int | None = None) -> Sent | None:
    """Asks about what was sent in a row with a piece (None: the newest); None when nothing is there any more."""
    rows = in_rows(await attachments.find_attachments_of(of_tray(who.id)))
    if not rows:
        return None
    named = next((row for row in rows if any(piece.id == piece_id for piece in row)), rows[-1])
    return await asked_about(cause, who, named[-1].id, looked_at)


async def asked_about(
    cause: Cause,
    who: Person,
    piece_id: int,
    looked_at: int | None = None,
    view: DraftView | None = None,
    problem: Problem | None = None,
) -> Sent:
    """What was sent in a row with a piece, and where it can go: into this form first, if one is open.

    Raises:
        NotInTray
    """
    rows = in_rows(await attachments.find_attachments_of(of_tray(who.id)))
    row = next((row for row in rows if any(piece.id == piece_id for piece in row)), None)
    if row is None:
        raise NotInTray(piece_id)
    files = files_of(row)
    found = Sent(
        row,
        view,
        problem,
        older=next((one[-1].id for one in reversed(rows) if one is not row), None),
    )
    if view is not None and (places := places_in(view, files)):
        return replace(found, places=places)
    return replace(
        found,
        begun=await begun_with_places(who, files),
        destinations=await destinations(cause, who, row, looked_at),
    )


@writing
async def put_aside(cause: Cause, who: Person, piece_id: int) -> int:
    """先放一边: keeps what was sent in a row with this piece for later; returns how many lie in the tray.

    Raises:
        NotInTray
    """
    row = row_of(await attachments.find_attachments_of(of_tray(who.id)), piece_id)
    if not row:
        raise NotInTray(piece_id)
    await attachments.put_aside((piece.id for piece in row), cause.at)
    return await attachments.count_in_tray(who.id)


async def forget_unused(cause: Cause, day: date) -> None:  # noqa: ARG001 -- the shape of ``DaysWork``
    """Drops what nobody used in ``KEPT_FOR``."""
    await attachments.forget_unused(cause.at - KEPT_FOR)
