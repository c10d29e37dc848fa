"""An answer given without opening anything: who is asked for more just writes, or sends a photo.

The form is opened with it and shown once more before it is sent, so that nothing is taken for an answer by mistake.
Where nothing was asked, ``NoSuchDraft`` is raised.
"""

from bot.records.cases.cases import CaseRecord
from bot.records.drafts import DraftView
from bot.rules.cases.kinds import LIFE_CYCLES
from bot.rules.cases.life_cycle import Transition
from bot.rules.cases.parties import can_do
from bot.rules.cause import Cause
from bot.rules.people import Person
from bot.services.cases.progress import waiting_cases
from bot.services.drafts.loading import NoSuchDraft
from bot.services.forms.filling import begin, typed
from bot.services.forms.walking import Shown
from storage.database import writing


class SeveralAsked(Exception):
    """More than one thing waits for words, and which of them a text is for is not guessed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


@writing
async def answer_in_words(cause: Cause, who: Person, text: str) -> Shown:
    """Takes a text as the answer to what the person was asked.

    Raises:
        SeveralAsked: they were asked more than once.
    """
    if len(await _asking(who)) > 1:
        raise SeveralAsked(text)
    return await typed(cause, who, await opened(cause, who), text)


async def is_asked(who: Person) -> bool:
    """Whether what the person writes may be such an answer."""
    return bool(await _asking(who))


async def answers_asked_for(who: Person) -> tuple[tuple[CaseRecord, Transition], ...]:
    """What the person is asked for in words: the cases, each with the step that answers."""
    return tuple((case, step) for case in await _asking(who) if (step := _answering(who, case)) is not None)


def _answering(who: Person, case: CaseRecord) -> Transition | None:
    steps = can_do(who, LIFE_CYCLES[case.kind], case.state, case.parties)
    return next((step for step in steps if step.action == _words(case) and step.asks is not None), None)


async def _asking(who: Person) -> list[CaseRecord]:
    return [case for case in await waiting_cases(who) if _words(case)]


def is_asked_by(case: CaseRecord) -> bool:
    """Whether the case waits for words."""
    return bool(_words(case))


async def opened(cause: Cause, who: Person) -> DraftView:
    """Begins the form of the answer that is asked for, inside a transaction that is open already."""
    asking = await _asking(who)
    if not asking:
        raise NoSuchDraft
    case = max(asking, key=lambda case: (case.paused_at or case.opened_at, case.id))
    step = _answering(who, case)
    if step is None or step.asks is None:
        raise NoSuchDraft
    return await begin(cause, who, step.asks, step.action, case.id)


def _words(case: CaseRecord) -> str:
    return LIFE_CYCLES[case.kind].state(case.state).words
