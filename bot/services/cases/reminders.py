"""The ladder of reminders towards a case's deadline: each stage at its hour, to the people it concerns."""

from datetime import datetime, timedelta

from bot.records.cases.cases import CaseRecord
from bot.rules.beijing import at, beijing_day
from bot.rules.cases.concerning import told_at
from bot.rules.cases.deadlines import reckoned
from bot.rules.cases.kinds import LIFE_CYCLES
from bot.rules.cases.life_cycle import State
from bot.rules.cause import Cause
from bot.rules.deadlines import Stage, out_of_quiet_hours, reminder_moments
from bot.rules.people import Person
from bot.rules.working_days import Calendar
from bot.services.cases.people import readers_of
from bot.services.post.writing import MessageCode, post
from storage.settings.firm import get_settings
from storage.trail.entries import timeline

REMINDER = MessageCode("case_reminder")

UP = "up"
"""The parameter of one that goes up the line, to somebody whom its stage does not name: nobody else could be told."""

AGAIN = "again"
"""The stage of a reminder that its reader asked for."""

STILL_USEFUL = timedelta(days=3)
"""A reminder that could not go out for so long (the program was down) is dropped: a later stage says it anyway."""


async def remind_of_case(cause: Cause, case: CaseRecord) -> None:
    """Writes the reminders of the state that the case is in; ``cancel_messages`` withdraws them."""
    life_cycle = LIFE_CYCLES[case.kind]
    state = life_cycle.state(case.state)
    if case.due_at is None or not state.ladder:
        return
    firm = await get_settings()
    calendar = firm.calendar(case.client_id)
    begun = await _begun(case, state, calendar)
    ladder = reminder_moments(case.due_at, calendar, firm.ladder, begun=begun, after=cause.at)
    # "due soon" is true until "due today" is said, and that until the deadline
    due_today = next((reminder.at for reminder in ladder if reminder.stage is Stage.DUE), case.due_at)
    true_until = {Stage.BEFORE: due_today, Stage.DUE: case.due_at}
    for reminder in ladder:
        still_useful = reminder.at + STILL_USEFUL
        for reader in await readers_of(case, told_at(life_cycle, state, reminder.stage, case.parties)):
            await post(
                cause,
                REMINDER,
                ("case", case.id),
                reader.person.id,
                occurrence=f"{case.turn}:{reminder.stage}",
                relay=reader.relay,
                send_at=out_of_quiet_hours(reminder.at, firm.quiet, calendar),
                expires_at=min(still_useful, true_until.get(reminder.stage, still_useful)),
                parameters={"stage": reminder.stage.value},
            )


async def _begun(case: CaseRecord, state: State, calendar: Calendar) -> datetime | None:
    """From when the time of the present state counts; None where nobody is told before its deadline."""
    if Stage.BEFORE not in state.ladder:
        return None
    steps = [(entry.said_at, entry.action) for entry in await timeline("case", case.id)]
    return reckoned(LIFE_CYCLES[case.kind], state, case.runs_since, steps, calendar).start


async def remind_again(cause: Cause, who: Person, case: CaseRecord) -> bool:
    """明天再提醒: one more reminder on the next working day, False when there is one; the series stays."""
    firm = await get_settings()
    day = firm.calendar(case.client_id).next_working_day(beijing_day(cause.at))
    send_at = at(day, firm.ladder.hour)
    return await post(
        cause,
        REMINDER,
        ("case", case.id),
        who.id,
        occurrence=f"{AGAIN}:{day}",
        send_at=send_at,
        expires_at=send_at + STILL_USEFUL,
        parameters={"stage": AGAIN},
    )
