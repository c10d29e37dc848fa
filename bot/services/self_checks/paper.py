"""A day that was kept on paper, entered later with where it comes from; it is never made up as recorded then (3.6)."""

from datetime import date
from functools import partial

from bot.records.drafts import Card, DraftView
from bot.records.outcomes import Outcome
from bot.rules.cause import Cause
from bot.rules.checklists.built_in import BUILT_IN
from bot.rules.forms.score import TITLE_EN, TITLE_ZH
from bot.rules.forms.self_checks import FOUND, PAPER
from bot.rules.forms.self_checks import RESULT as SAID_RESULT
from bot.rules.on_paper import HOW, KEPT_BY, ON
from bot.rules.people import Person
from bot.rules.permissions import Action, Subject, may
from bot.rules.self_checks.words import DAILY, DAY, RESULT, TYPE
from bot.rules.work_records.self_checks import SELF_CHECK
from bot.services.drafts.given import given
from bot.services.drafts.purpose import Purpose
from bot.services.self_checks.filing import AlreadyRecorded, titled
from bot.services.work_records.about import card as about
from bot.services.work_records.filing import FILED, file
from storage import self_checks

_TITLE = {TITLE_ZH: BUILT_IN[DAILY].title.zh, TITLE_EN: BUILT_IN[DAILY].title.en}
"""A day on paper is a day's record, however it was entered."""


def may_enter(client_id: int, who: Person) -> bool:
    """Whether the person enters what the client kept on paper: its own people, and whoever records on behalf."""
    subject = Subject(client_id)
    return may(who, SELF_CHECK.file, subject) or may(who, Action.RECORD_ON_BEHALF, subject)


async def card(subject_kind: str, subject_id: int) -> Card | None:
    """The client."""
    found = await about(SELF_CHECK, subject_kind, subject_id)
    if found is None:
        return None
    return Card(found.client_id, title=found.title, allows=partial(may_enter, subject_id))


async def submit(cause: Cause, who: Person, view: DraftView) -> Outcome:
    """Files it as a record of that day.

    Raises:
        AlreadyRecorded: the day has one.
    """
    said, client_id = given(view.answers), view.draft.subject_id
    day, result = date.fromisoformat(said[ON]), said[SAID_RESULT]
    kept = await self_checks.get(client_id, DAY, day)
    if kept is not None:
        raise AlreadyRecorded(kept)
    derived = {
        TYPE.key: DAY,
        RESULT.key: result,
        **_TITLE,
        **await titled(DAY),
        "kept_by": said[KEPT_BY],
        "how": said[HOW],
    }
    if f"{SAID_RESULT}.{FOUND}" in said:
        derived["found"] = said[f"{SAID_RESULT}.{FOUND}"]
    link = await file(cause, who, view, SELF_CHECK, derived=derived, day=day)
    await self_checks.add(client_id, DAY, day, link.id, result, on_paper=True)
    return Outcome(FILED[SELF_CHECK.kind], link.id)


PURPOSES = {PAPER.code: Purpose(None, card, submit, (FILED[SELF_CHECK.kind],))}
