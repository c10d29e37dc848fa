"""A new draft: in the version of its form that is in use, at its first question, and the active one of its person."""

import secrets
from dataclasses import replace

from bot.records.drafts import DraftView
from bot.rules.behalf import Behalf
from bot.rules.cause import Cause
from bot.rules.forms.answers import Answers
from bot.rules.forms.board import board_step, opens_as_board
from bot.rules.forms.walking import following
from bot.rules.people import Person
from bot.services.drafts.in_use import form_to_begin
from storage.drafts import stored as drafts
from storage.people.persons import change_active_draft
from storage.trail.entries import add_entry

TOKEN_BYTES = 6


NOTHING_YET: Answers = {}


async def begin_draft(
    cause: Cause,
    who: Person,
    code: str,
    subject: tuple[str, int],
    behalf: Behalf | None = None,
    answers: Answers = NOTHING_YET,
) -> DraftView:
    """Begins a form about a subject (its kind and id), perhaps on behalf of somebody else, with these answers."""
    form = await form_to_begin(code)
    first = following(form, answers, after=None)
    step = board_step(0) if opens_as_board(form) else first.key if first else ""
    draft = await drafts.add_draft(
        token=secrets.token_urlsafe(TOKEN_BYTES),
        person_id=who.id,
        form=form.code,
        version=form.version,
        subject_kind=subject[0],
        subject_id=subject[1],
        step=step,
        board="0" if opens_as_board(form) else "",
        at=cause.at,
        behalf=behalf,
    )
    await change_active_draft(who.id, draft.id)
    await add_entry(replace(cause, behalf=behalf) if behalf else cause, "begin", "draft", draft.id)
    for key, answer in answers.items():
        await drafts.change_answer(draft.id, key, answer, cause.at)
    return DraftView(draft, form, answers)
