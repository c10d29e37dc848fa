"""The rows of what is said unasked about a step of a case."""

from bot.records.cases.cases import CaseRecord
from bot.records.drafts import DraftView
from bot.rules.cases.life_cycle import Transition
from bot.rules.cause import Cause
from bot.rules.people import Person
from bot.services.cases.people import readers_of
from storage.post import outbox


async def tell_of_step(
    cause: Cause, case: CaseRecord, transition: Transition, who: Person | None, view: DraftView | None
) -> None:
    """Tells those whom the table names, except who did it; ``who`` is None where time passed."""
    if transition.told is None:
        return
    actor = who.id if who is not None else 0
    said: dict[str, int | str] = {"action": transition.action, "who": actor, "draft": view.draft.id if view else 0}
    by = {} if cause.behalf is None or cause.person_id is None else {"by": cause.person_id}
    for reader in await readers_of(case, transition.tells):
        if reader.person.id not in (actor, cause.person_id):
            key = f"case:{case.id}:{case.turn}:{reader.person.id}{reader.suffix}"
            await _add(cause, case, key, reader.person.id, {**said, **by, **reader.parameters})


async def tell_former_handler(
    cause: Cause, case: CaseRecord, transition: Transition, former_id: int, who: Person | None
) -> None:
    """Tells who handled it until now that somebody else does, unless they gave it away themselves."""
    if transition.told_former is not None and who is not None and former_id != who.id:
        key = f"case:{case.id}:{case.turn}:{former_id}"
        await _add(cause, case, key, former_id, {"action": transition.action, "who": who.id, "former": 1})


async def _add(cause: Cause, case: CaseRecord, key: str, person_id: int, parameters: dict[str, int | str]) -> None:
    await outbox.add_message(
        key=key,
        kind="case_news",
        person_id=person_id,
        subject_kind="case",
        subject_id=case.id,
        send_at=cause.at,
        parameters=parameters,
    )
