"""The rows of what is said unasked about a step of a case."""

from bot.records.cases import CaseRecord
from bot.records.drafts import DraftView
from bot.rules.cases.life_cycle import Transition
from bot.rules.cause import Cause
from bot.rules.people import Person
from bot.services.case_people import people_of
from storage import outbox


async def tell_of_step(
    cause: Cause, case: CaseRecord, transition: Transition, who: Person | None, view: DraftView | None
) -> None:
    """Tells those whom the table names, except who did it; ``who`` is None where time passed."""
    if transition.told is None:
        return
    actor = who.id if who is not None else 0
    for person in await people_of(case, transition.tells):
        if person.id != actor:
            await _add(cause, case, person.id, {"action": transition.action, "who": actor}, view)


async def tell_former_handler(
    cause: Cause, case: CaseRecord, transition: Transition, former_id: int, who: Person | None
) -> None:
    """Tells who handled it until now that somebody else does, unless they gave it away themselves."""
    if transition.told_former is not None and who is not None and former_id != who.id:
        await _add(cause, case, former_id, {"action": transition.action, "who": who.id, "former": 1}, None)


async def _add(
    cause: Cause, case: CaseRecord, person_id: int, parameters: dict[str, int | str], view: DraftView | None
) -> None:
    await outbox.add_message(
        key=f"case:{case.id}:{case.turn}:{person_id}",
        kind="case_news",
        person_id=person_id,
        subject_kind="case",
        subject_id=case.id,
        send_at=cause.at,
        parameters={**parameters, "draft": view.draft.id if view else 0},
    )
