"""The rows of what is said unasked about a step of a case."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from bot.records.cases.cases import CaseRecord
from bot.records.drafts import DraftView
from bot.rules.cases.concerning import awaited, concerned, waits_for
from bot.rules.cases.kinds import LIFE_CYCLES
from bot.rules.cases.life_cycle import LifeCycle, Party, Standing, Transition
from bot.rules.cause import Cause
from bot.rules.people import Person
from bot.rules.post import key_of
from bot.rules.practice import is_practice
from bot.services.cases.hearing import callers_now
from bot.services.cases.people import Reader, people_of, readers_of
from bot.services.post.writing import SHOWN_FOR, MessageCode, post, post_to_each
from storage.post import notices, outbox

NEWS = MessageCode("case_news")
NOBODY_LEFT = MessageCode("case_nobody_left")
TAKEN = MessageCode("case_taken")

OPENED = "open"
"""What stands in the place of a step's action in the news of a new case."""

TOGETHER = timedelta(minutes=5)
"""How long the news of a step waits for the one that completes it."""
WITH = "with"
"""The parameter that names the step before, of which the same news tells."""

Said = Mapping[str, int | str]


async def tell_of_opening(cause: Cause, case: CaseRecord, life_cycle: LifeCycle, who: Person) -> None:
    """Tells whoever may take it up, except who filed it."""
    said: Said = {"action": OPENED, "who": who.id, "draft": 0, **_recorder(cause)}
    state = life_cycle.state(life_cycle.first)
    waiting = concerned(life_cycle, state.waits_for, case.parties)
    for person in await people_of(case, waiting):
        if person.id not in (who.id, cause.person_id):
            await _tell(cause, case, person.id, said, alarm=state.urgent)


async def tell_of_step(
    cause: Cause, case: CaseRecord, transition: Transition, who: Person | None, view: DraftView | None
) -> None:
    """Tells those whom the table names, except who did it; ``who`` is None where time passed."""
    if transition.told is None:
        return
    actor = who.id if who is not None else 0
    draft = view.draft.id if view else 0
    said: Said = {"action": transition.action, "who": actor, "draft": draft, **_recorder(cause)}
    life_cycle = LIFE_CYCLES[case.kind]
    waits = transition.action in life_cycle.completed and not is_practice(case.client_id)
    send_at = cause.at + TOGETHER if waits else None
    for reader in await readers_of(case, concerned(life_cycle, transition.tells, case.parties)):
        if reader.person.id in (actor, cause.person_id):
            continue
        told = said
        if transition.completes and (before := await _take_back(cause, case, reader)):
            told = {**said, WITH: before}
        alarm = life_cycle.is_urgent(transition) and _is_in_it(case, reader.person)
        await _tell(cause, case, reader.person.id, told, reader.relay, send_at, alarm=alarm)
    if transition.daily and Party.OPENER in transition.who:
        # whoever asks for news of us is heard by somebody
        for caller in await callers_now(case):
            await _tell(cause, case, caller.id, said)


def _is_in_it(case: CaseRecord, person: Person) -> bool:
    """Whether the person is awake for it: they reported, lead or come, or were called; others hear of it by day."""
    return person.id in {case.opened_by_id, case.handler_id, *case.coming, *case.called}


async def tell_of_correction(
    cause: Cause, case: CaseRecord, transition: Transition, who: Person, draft_id: int
) -> None:
    """Tells those whom the table names that what the case was found at was corrected, and why."""
    said: Said = {"action": transition.action, "who": who.id, "draft": draft_id}
    for reader in await readers_of(case, concerned(LIFE_CYCLES[case.kind], transition.tells, case.parties)):
        if reader.person.id not in (who.id, cause.person_id):
            await _tell(cause, case, reader.person.id, said, reader.relay)


async def _take_back(cause: Cause, case: CaseRecord, reader: Reader) -> str:
    """Takes the news of the step before back that a reader was not told yet: which step; empty: they were told."""
    relay = reader.relay if reader.relay != reader.person.id else None
    taken = await outbox.take_back(key_of(NEWS, case.id, case.turn - 1, reader.person.id, relay), cause.at)
    return "" if taken is None else str(taken.parameters["action"])


async def tell_of_nobody_left(cause: Cause, case: CaseRecord) -> None:
    """Tells who filed it that, apart from whom it is about, there is nobody who could handle it (clause 5.5.1)."""
    for reader in await readers_of(case, frozenset({Party.OPENER})):
        if reader.person.id != cause.person_id:
            await post(
                cause, NOBODY_LEFT, ("case", case.id), reader.person.id, occurrence=case.turn, relay=reader.relay
            )


async def tell_former_handler(
    cause: Cause, case: CaseRecord, transition: Transition, former_id: int, who: Person | None
) -> None:
    """Tells who handled it until now that somebody else does, unless they gave it away themselves."""
    if transition.told_former is not None and who is not None and former_id != who.id:
        await _tell(cause, case, former_id, {"action": transition.action, "who": who.id, "former": 1})


async def tell_in_place(cause: Cause, before: CaseRecord, now: CaseRecord, who: Person | None) -> None:
    """Has what was asked of others say where it stands that somebody did it, unless the case waits for them still.

    Written before what is said of the step itself, which stays as it is said: only what was there before is changed.
    """
    told = set(await notices.find_told("case", now.id, cause.at - SHOWN_FOR))
    told -= {cause.person_id, who.id if who else None}
    if not told or cause.repeats:
        return
    life_cycle = LIFE_CYCLES[now.kind]
    asked = frozenset[Standing]().union(*awaited(life_cycle, before.state, before.parties))
    readers = [
        person.id
        for person in await people_of(before, asked)
        if person.id in told and not waits_for(person, life_cycle, now.state, now.parties)
    ]
    if readers:
        expires_at = cause.at + SHOWN_FOR
        await post_to_each(
            cause, TAKEN, ("case", now.id), readers, occurrence=now.turn, send_at=cause.at, expires_at=expires_at
        )


def _recorder(cause: Cause) -> Said:
    return {} if cause.behalf is None or cause.person_id is None else {"by": cause.person_id}


async def _tell(
    cause: Cause,
    case: CaseRecord,
    reader_id: int,
    said: Said,
    relay: int | None = None,
    send_at: datetime | None = None,
    *,
    alarm: bool = False,
) -> None:
    await post(
        cause,
        NEWS,
        ("case", case.id),
        reader_id,
        occurrence=case.turn,
        relay=relay,
        send_at=send_at,
        alarm=alarm,
        parameters=said,
    )
