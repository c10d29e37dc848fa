"""What was asked and answered before is read by whoever asks the like, before they wait (clauses 5.5.1, 5.3.3)."""

from bot.records.answers import AnsweredQuestion
from bot.records.cases.cases import CaseRecord
from bot.records.drafts import DraftView
from bot.rules.cases.enquiry import ENQUIRY
from bot.rules.cases.parties import may_see
from bot.rules.cases.rating import RATED_LOW
from bot.rules.cases.statement_states import RESOLVED
from bot.rules.cause import Cause
from bot.rules.form import Form
from bot.rules.forms.answered import ANSWERED, answering, helped_by
from bot.rules.forms.answers import Answer, Answers
from bot.rules.forms.same import WHAT
from bot.rules.ledgers.answers import ANSWER, ANSWERS, CHANGE_ANSWERS, QUESTION
from bot.rules.nameless import nameless, said_in
from bot.rules.nearness import NEAR, nearness
from bot.rules.people import Person
from bot.rules.permissions import Subject, may
from bot.rules.practice import is_practice
from bot.services.cases.history import events_of
from storage import answers
from storage.cases import stored as cases
from storage.trail.entries import add_entry

MOST_COMPARED, MOST_SHOWN = 500, 3
HELPED = "helped"
"""The trail's word for an answer that was all that somebody wanted."""
_GIVING_AN_ANSWER = frozenset({"reply", "resolve"})


async def offering(form: Form, view: DraftView) -> Form:
    """The form with the question whether the like was answered before; as it is where nothing is near.

    Once an answer was found nothing more is asked, and nothing is filed.
    """
    said = view.answers.get(WHAT)
    asked = any(one.key == ANSWERED for one in form.questions)
    # whoever writes down what they were told has answered that already
    if not asked or said is None or not isinstance(said.value, str) or view.draft.on_behalf_of_id is not None:
        return form
    near = await near_to(said.value)
    return answering(form, [(one.id, one.question, one.answer) for one in near]) if near else form


async def near_to(text: str) -> list[AnsweredQuestion]:
    """What was answered that is near to a question in its words, the nearest first."""
    found = [(nearness(text, one.question), one) for one in await answers.find_in_use(MOST_COMPARED)]
    found = sorted((one for one in found if one[0] >= NEAR), key=lambda one: (-one[0], -one[1].id))
    return [one for _, one in found[:MOST_SHOWN]]


def chosen_in(view: DraftView) -> int | None:
    """The id of what answered the question of this draft; None: nothing did."""
    said = view.answers.get(ANSWERED)
    return helped_by(said.value) if said is not None and isinstance(said.value, str) else None


async def note_help(cause: Cause, view: DraftView, answer_id: int) -> None:
    """Keeps that an entry was all that somebody wanted. Inside a transaction that is open already."""
    if not is_practice(view.card.client_id or 0):
        await add_entry(cause, HELPED, ANSWERS.subject, answer_id, draft=view.draft.id)


async def get_answer(answer_id: int) -> AnsweredQuestion | None:
    """An entry as whoever asks reads it."""
    return await answers.get(answer_id)


async def can_be_collected(who: Person, case: CaseRecord) -> bool:
    """Whether the person may make an entry of a case: of a question that was answered, once."""
    return (
        case.kind == ENQUIRY.kind
        and case.state in (RESOLVED, RATED_LOW)
        and not is_practice(case.client_id)
        and may_see(who, ENQUIRY, case.parties)
        and may(who, CHANGE_ANSWERS, Subject())
        and not await is_collected(case.id)
    )


async def is_collected(case_id: int) -> bool:
    """Whether there is an entry that was taken over of this case, or was."""
    return await answers.is_taken_over(case_id)


async def entry_of(who: Person, case_id: int) -> Answers:
    """A case as an entry would word it, without names, for whoever collects it to read."""
    case = await cases.get_case(case_id)
    if case is None or not await can_be_collected(who, case):
        return {}
    said = [event.text for event in await events_of(case) if event.action in _GIVING_AN_ANSWER and event.text]
    words = {QUESTION: case.title, ANSWER: said[-1] if said else ""}
    return {key: Answer(await _without_names(text, key)) for key, text in words.items() if text}


async def _without_names(text: str, key: str) -> str:
    text = " ".join(text.split())
    return nameless(text, await answers.find_names_in(text))[: ANSWERS.column(key).longest]


async def named_in(text: str) -> tuple[str, ...]:
    """Names of people and firms, and numbers of telephones, that a text says."""
    return said_in(text, await answers.find_names_in(text))


async def note_source(answer_id: int, case_id: int) -> None:
    """Keeps of which case an entry was taken over."""
    await answers.note_case(answer_id, case_id)
