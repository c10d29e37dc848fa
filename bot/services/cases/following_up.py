"""A new case that goes on from one that ended too long ago to be taken up again: it is linked to it (clause 5.5.2)."""

from bot.records.drafts import Card
from bot.records.links import CASE
from bot.rules.cases.kinds import FILINGS, LIFE_CYCLES
from bot.rules.forms.answers import Answer, Answers
from bot.rules.forms.case_keys import TEXT
from bot.rules.forms.same import WHAT
from bot.rules.people import Person
from bot.rules.text import Text
from storage.cases import stored as cases
from storage.drafts import stored as drafts

TITLE_SHOWN = 40


async def card_of_former(case_id: int) -> Card | None:
    """What goes on from a case that has ended is filed by who opened that one; None: there is no such."""
    case = await cases.get_case(case_id)
    if case is None or case.kind not in FILINGS or (case.closed_at or case.ended_at) is None:
        return None
    title = f"{case.number} {case.title[:TITLE_SHOWN]}"
    return Card(case.client_id, title=Text(title, title), allows=lambda who: who.id == case.opened_by_id)


async def written_for(who: Person, subject_kind: str, subject_id: int) -> Answers:
    """What the person had written to have the former case taken up again, so that they need not write it once more."""
    case = await cases.get_case(subject_id) if subject_kind == CASE else None
    if case is None:
        return {}
    for step in LIFE_CYCLES[case.kind].transitions:
        if step.within is None or step.asks is None:
            continue
        begun = await drafts.find_open_draft(who.id, step.asks, step.action, case.id)
        said = (await drafts.get_answers(begun.id)).get(TEXT) if begun is not None else None
        if said is not None and said.value:
            return {WHAT: Answer(said.value)}
    return {}
