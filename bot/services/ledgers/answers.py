"""常见问答: an entry is taken over of a question that was answered, and never names anybody (clauses 5.5.1, 5.3.3)."""

from collections.abc import Mapping

from bot.records.drafts import Card
from bot.records.links import CASE
from bot.rules.cases.enquiry import ENQUIRY
from bot.rules.forms.answers import Answers
from bot.rules.forms.problems import NamesSomebody, Problem
from bot.rules.ledgers.answers import ANSWERS
from bot.rules.people import Person
from bot.rules.text import Text
from bot.services.cases.answered import entry_of, is_collected, named_in, note_source
from bot.services.drafts.loading import SubjectDone
from bot.services.ledgers.hooks import Hooks
from storage.cases.holding import hold_case

_READ = Text(
    "保存后，各企业问类似问题的人都会看到。请读一遍：没有姓名，也看不出是哪家企业。",
    "Once saved, people of every client who ask the like read it. Does it name nobody, and tell no firm apart?",
)


async def _taken_over(subject_kind: str, subject_id: int) -> Card | None:
    """Of a question, whose number and words are for those alone who may see it (``_begins_with``).

    Raises SubjectDone: somebody else was faster.
    """
    if subject_kind != CASE:
        return None
    if await is_collected(subject_id):
        raise SubjectDone(subject_id)
    return Card(title=ENQUIRY.name, subject_id=subject_id)


async def _begins_with(who: Person, subject_kind: str, subject_id: int) -> Answers:
    return await entry_of(who, subject_id) if subject_kind == CASE else {}


async def _after_taking_over(answer_id: int, _: str, case_id: int) -> None:
    await hold_case(case_id)
    if await is_collected(case_id):
        # somebody else saved it in the same moment
        raise SubjectDone(case_id)
    await note_source(answer_id, case_id)


async def _warn(_: Mapping[str, str]) -> Text | None:
    return _READ


async def _examine(_: str, text: str) -> Problem | None:
    named = await named_in(text)
    return NamesSomebody(named) if named else None


HOOKS = {
    ANSWERS.code: Hooks(
        taken_over=_taken_over,
        begins_with=_begins_with,
        after_taking_over=_after_taking_over,
        warn=_warn,
        examine=_examine,
    )
}
