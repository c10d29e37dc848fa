"""Who hears of what is late at each stage of its escalation, as it is on the day (clause 5.5.2).

The reminders of a stage are written when a state begins, weeks ahead maybe, to those whom its table names then. On the
day itself it is looked whom it reaches: roles change hands, people leave or stop hearing, and who handles a case may be
who would look after that. Whoever is named since hears of it, or whoever is next up the reporting line.
"""

from bot.records.cases.cases import CaseRecord
from bot.rules.beijing import beijing_day
from bot.rules.cases.escalating import EARLIER, Hearing, asked_about, named_at, told_instead
from bot.rules.cases.kinds import LIFE_CYCLES
from bot.rules.cases.parties import standings
from bot.rules.cause import Cause
from bot.rules.deadlines import out_of_quiet_hours, reminder_moments
from bot.rules.settings.firm import FirmSettings
from bot.services.cases.hearing import hears
from bot.services.cases.people import people_of
from bot.services.cases.reminders import REMINDER, STILL_USEFUL, UP
from bot.services.post.writing import post
from storage.post import outbox


async def escalate(cause: Cause, case: CaseRecord, firm: FirmSettings) -> None:
    """Has the stage that a late case is in reach somebody; inside a transaction that is open already."""
    life_cycle = LIFE_CYCLES[case.kind]
    state = life_cycle.state(case.state)
    if case.due_at is None or state.ends:
        return
    calendar = firm.calendar(case.client_id)
    come = [one for one in reminder_moments(case.due_at, calendar, firm.ladder) if one.at <= cause.at]
    if not come or come[-1].stage not in EARLIER or come[-1].at + STILL_USEFUL <= cause.at:
        return
    stage, since = come[-1].stage, come[-1].at
    hearing = await _hearing(case)
    up = told_instead(life_cycle, state, stage, case.parties, hearing)
    named = named_at(life_cycle, state, stage, case.parties, hearing)
    # on whichever day: what was planned by another ladder, or before days off were entered, keeps its own
    planned = await outbox.find_told_since(REMINDER, "case", case.id, case.due_at)
    told = {one.person_id for one in planned if one.parameters.get("stage") == stage}
    for person_id in sorted((up | named) - told):
        await post(
            cause,
            REMINDER,
            ("case", case.id),
            person_id,
            # a case that is nudged meanwhile is in another turn, and not late anew
            occurrence=f"{beijing_day(case.due_at)}:{stage}",
            send_at=out_of_quiet_hours(cause.at, firm.quiet, calendar),
            expires_at=since + STILL_USEFUL,
            parameters={"stage": stage.value, **({UP: True} if person_id in up else {})},
        )


async def _hearing(case: CaseRecord) -> Hearing:
    """Who hears of the case, by how they stand to it."""
    life_cycle = LIFE_CYCLES[case.kind]
    asked = asked_about(life_cycle, life_cycle.state(case.state), case.parties)
    found = {
        person.id: standings(person, case.parties)
        for person in await people_of(case, asked)
        if await hears(person, case)
    }
    return {one: frozenset(person_id for person_id, stands in found.items() if one in stands) for one in asked}
