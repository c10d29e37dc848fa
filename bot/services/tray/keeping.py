"""What people send is kept: at the question it belongs to, or in their tray until they say what it is for."""

from dataclasses import replace
from datetime import date

from bot.records.attachments import AttachmentRecord, of_tray
from bot.records.cases.cases import CaseRecord
from bot.records.drafts import DraftView
from bot.records.tray import Sent
from bot.rules.cases.concerning import waits_for
from bot.rules.cases.kinds import LIFE_CYCLES
from bot.rules.cause import Cause
from bot.rules.forms.problems import FileNotAsked, Problem, TooManyFiles, WrongMedia
from bot.rules.people import Person
from bot.rules.tray import CONTACT, KEPT_FOR, PLACE, TEXT, in_rows, row_of
from bot.services.checklists.sheets import look_at
from bot.services.drafts.loading import NoSuchDraft
from bot.services.forms import plain_answers
from bot.services.forms.files import SentFile, keep, later_of_album, refuse_unfit, sent
from bot.services.forms.filling import begin, present
from bot.services.forms.walking import Shown, active_view
from bot.services.tray.begun import begun_with_places
from bot.services.tray.destinations import destinations, of_case, of_cases, steps_that_take, waiting_for_such
from bot.services.tray.opening import opened_by_caption
from bot.services.tray.places import files_of, named_by_album, places_in
from storage import attachments
from storage.database import writing


class NotInTray(LookupError):
    """What a button is about was used meanwhile, or was dropped."""


@writing
async def receive(cause: Cause, who: Person, file: SentFile, looked_at: int | None = None) -> Shown | Sent:
    """Keeps a file where it belongs; where that is not clear, in the person's tray, to be asked about.

    ``looked_at``: the case that the person was shown last.

    Raises:
        FileTooBig, FileEmpty: no form is open, and it is more than a bot may download, or nothing at all.
    """
    try:
        view = await active_view(who)
    except NoSuchDraft:
        return await _received_without_form(cause, who, file, looked_at)
    return await received_in_form(cause, who, view, file, looked_at)


async def received_in_form(
    cause: Cause, who: Person, view: DraftView, file: SentFile, looked_at: int | None = None
) -> Shown | Sent:
    """``receive`` with this form, inside a transaction that is open already."""
    shown = await sent(cause, who, view, file)
    if not isinstance(shown.problem, FileNotAsked | WrongMedia | TooManyFiles):
        return await _with_earlier(cause, who, shown, file) or shown
    piece = await kept(cause, who, file)
    return await asked_about(cause, who, piece.id, looked_at, view, shown.problem)


async def _with_earlier(cause: Cause, who: Person, shown: Shown, file: SentFile) -> Sent | None:
    """Asks about photos of the same album that came before the one whose caption names several items, if there are."""
    if not file.album or shown.problem is not None or shown.silent:
        return None
    tray = await attachments.find_attachments_of(of_tray(who.id))
    early = [piece for piece in tray if piece.album == file.album and piece.aside_at is None]
    named = await named_by_album(shown.view, early)
    if len(named) < 2:
        return None
    return replace(await asked_about(cause, who, early[-1].id, view=shown.view), understood=shown.understood)


async def received_for_case(cause: Cause, who: Person, case: CaseRecord, file: SentFile) -> Shown | Sent:
    """Keeps a file for a case, inside a transaction that is open already: at once where it waits for just that.

    Raises:
        FileTooBig, FileEmpty
    """
    refuse_unfit(file)
    late = await later_of_album(cause, who, file)
    if late is not None:
        return late
    piece = await kept(cause, who, file)
    steps = steps_that_take(who, case, (piece,))
    life_cycle = LIFE_CYCLES[case.kind]
    waited_for = bool(steps) and waits_for(who, life_cycle, case.state, case.parties)
    asks = steps[0].asks if steps else None
    if waited_for and asks and (len(steps) == 1 or steps[0].action == life_cycle.state(case.state).words):
        await attachments.remove_from_tray(piece.id)
        return await sent(cause, who, await begin(cause, who, asks, steps[0].action, case.id), file)
    if steps:
        return await asked_about_case(who, piece.id, case.id)
    return await asked_about(cause, who, piece.id, case.id)


async def _received_without_form(cause: Cause, who: Person, file: SentFile, looked_at: int | None) -> Shown | Sent:
    refuse_unfit(file)
    late = await later_of_album(cause, who, file)
    if late is not None:
        return late
    opened = await opened_by_caption(cause, who, file)
    if opened is not None:
        return opened
    piece = await kept(cause, who, file)
    await look_at(cause, who, piece)
    waiting = await waiting_for_such(who, (piece,))
    if len(waiting) == 1 and plain_answers.is_asked_by(waiting[0]) and len(await _row(who, piece)) == 1:
        # the one thing that waits for it; it is shown once more before it is sent
        await attachments.remove_from_tray(piece.id)
        return await sent(cause, who, await plain_answers.opened(cause, who), file)
    return await asked_about(cause, who, piece.id, looked_at)


async def kept(cause: Cause, who: Person, file: SentFile) -> AttachmentRecord:
    """Puts a file into the person's tray, inside a transaction that is open already."""
    added = await keep(cause, of_tray(who.id), file, sent_by_id=who.id, media=file.senses[0])
    piece = await attachments.get_attachment(added or 0)
    if piece is None:
        raise NotInTray(added)
    return piece


async def _row(who: Person, piece: AttachmentRecord) -> tuple[AttachmentRecord, ...]:
    return row_of(await attachments.find_attachments_of(of_tray(who.id)), piece.id)


async def asked_about_case(who: Person, piece_id: int, case_id: int) -> Sent:
    """What was sent in a row with a piece, and for which step of one case it can be.

    Raises:
        NotInTray
    """
    row = await row_with(who, piece_id)
    return Sent(row, destinations=await of_case(who, row, case_id), narrowed=True)


async def row_with(who: Person, piece_id: int) -> tuple[AttachmentRecord, ...]:
    """What was sent in a row with a piece of the person's tray.

    Raises:
        NotInTray
    """
    row = row_of(await attachments.find_attachments_of(of_tray(who.id)), piece_id)
    if not row:
        raise NotInTray(piece_id)
    return row


@writing
async def ask_which_case(cause: Cause, who: Person, text: str) -> Sent:
    """Keeps a text, and asks which of the cases that wait for one it is for."""
    piece = await keep_text(cause, who, text)
    waiting = [case for case in await waiting_for_such(who, (piece,)) if plain_answers.is_asked_by(case)]
    row = await row_with(who, piece.id)
    return Sent(row, destinations=await of_cases(who, row, waiting), narrowed=True)


@writing
async def receive_place(cause: Cause, who: Person, where: str, looked_at: int | None = None) -> Sent:
    """Keeps a place that no form asked for, in words, and asks what it is for; the same place lies there once."""
    said = PLACE.to(who.language, where=where)
    tray = await attachments.find_attachments_of(of_tray(who.id))
    there = next((one for one in tray if one.media == TEXT and one.caption == said), None)
    piece = there or await keep_text(cause, who, said)
    return await asked_about(cause, who, piece.id, looked_at)


@writing
async def receive_contact(cause: Cause, who: Person, name: str, phone: str, looked_at: int | None = None) -> Sent:
    """Keeps a contact that no form asked for likewise; who may add people is also asked whether to add them."""
    said = CONTACT.to(who.language, name=" ".join(name.split()), phone="".join(phone.split()))
    piece = await keep_text(cause, who, said, name=name)
    return await asked_about(cause, who, piece.id, looked_at)


async def keep_text(cause: Cause, who: Person, text: str, name: str = "") -> AttachmentRecord:
    """Keeps a text in the tray, inside a transaction that is open already; ``name``: of the contact that it is."""
    added = await attachments.add_attachment(
        of_tray(who.id),
        sent_by_id=who.id,
        draft_id=None,
        question="",
        media=TEXT,
        sent_as=TEXT,
        telegram_file_id="",
        telegram_unique_id="",
        album="",
        name=name[:255],
        caption=text,
        size=0,
        sent_at=None,
        at=cause.at,
    )
    piece = await attachments.get_attachment(added or 0)
    if piece is None:
        raise NotInTray(added)
    return piece


async def let_go(piece_id: int) -> None:
    """Drops a piece that is used otherwise, inside a transaction that is open already."""
    await attachments.remove_from_tray(piece_id)


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
        by_album = {step.index for step in await named_by_album(view, files)}
        named = tuple(place for place in places if place.index in by_album)
        return replace(found, places=named or places, together=len(named) > 1)
    return replace(
        found,
        too_long_for=await _too_long_for(who, row[-1]),
        begun=await begun_with_places(who, files),
        destinations=await destinations(cause, who, row, looked_at),
    )


async def _too_long_for(who: Person, piece: AttachmentRecord) -> DraftView | None:
    return await present(who, piece.album) if piece.media == TEXT and piece.album else None


async def text_of(who: Person, piece_id: int) -> AttachmentRecord:
    """A text in the person's tray.

    Raises:
        NotInTray
    """
    found = (piece for piece in await attachments.find_attachments_of(of_tray(who.id)) if piece.media == TEXT)
    piece = next((piece for piece in found if piece.id == piece_id), None)
    if piece is None:
        raise NotInTray(piece_id)
    return piece


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
