"""A text that is too long is kept in its writer's tray, put aside, until a shorter one answers its question."""

from collections.abc import Iterable

from bot.records.attachments import of_tray
from bot.records.drafts import DraftView
from bot.rules.cause import Cause
from bot.rules.form import Step
from bot.rules.forms.problems import Problem
from bot.rules.forms.unreadable import TextTooLong
from bot.rules.people import Person
from bot.rules.permissions import Action, may_anywhere
from bot.rules.tray import TEXT
from storage import attachments

A_LINE = ""
"""What a line is kept for that answers several items."""


async def refused(
    cause: Cause, who: Person, view: DraftView, problem: Problem, text: str, asked: Step | None
) -> Problem:
    """Why a text was refused; where it is too long for what was ``asked``, it is kept as it was sent.

    Applicants have no tray: what they are asked is a name and the like.
    """
    if not isinstance(problem, TextTooLong) or not may_anywhere(who, Action.USE_TRAY):
        return problem
    kept = await _keep(cause, who, view, text, asked.key if asked is not None else A_LINE)
    return TextTooLong(problem.maximum, problem.length, kept)


async def _keep(cause: Cause, who: Person, view: DraftView, text: str, question: str) -> int:
    for piece in await attachments.find_attachments_of(of_tray(who.id)):
        if piece.media == TEXT and piece.album == view.draft.token and piece.caption == text:
            return piece.id
    kept = await attachments.add_attachment(
        of_tray(who.id),
        sent_by_id=who.id,
        draft_id=None,
        question=question,
        media=TEXT,
        sent_as=TEXT,
        telegram_file_id="",
        telegram_unique_id="",
        # a text has no album: it goes with its form
        album=view.draft.token,
        name="",
        caption=text,
        size=0,
        sent_at=cause.sent_at,
        at=cause.at,
    )
    await attachments.put_aside((kept or 0,), cause.at)
    return kept or 0


async def let_go(who: Person, view: DraftView, questions: Iterable[str]) -> None:
    """Drops what was kept for these questions of a form, and lines that were too long: they are answered."""
    await attachments.remove_texts_kept(who.id, view.draft.token, (*questions, A_LINE))


async def let_all_go(who: Person, view: DraftView) -> None:
    """Drops what was kept for a form that was given up."""
    await attachments.remove_texts_kept(who.id, view.draft.token)
