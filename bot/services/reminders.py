"""The ladder of reminders towards a finding's deadline: each stage at its hour, to the people it concerns."""

from datetime import timedelta

from bot.records.findings import FindingRecord
from bot.rules.beijing import at, beijing_day
from bot.rules.cause import Cause
from bot.rules.deadlines import REMINDED_AT, Stage, out_of_quiet_hours, reminder_moments
from bot.rules.people import Person, Role
from bot.rules.working_days import Calendar
from storage import outbox, people

STILL_USEFUL = timedelta(days=3)
"""A reminder that could not go out for so long (the program was down) is dropped: a later stage says it anyway."""

WHO: dict[Stage, tuple[Role, ...]] = {
    Stage.BEFORE: (Role.CLIENT_MANAGER,),
    Stage.DUE: (Role.CLIENT_MANAGER,),
    Stage.OVERDUE: (Role.CLIENT_MANAGER, Role.CONSULTANT),
    Stage.ESCALATED: (Role.CLIENT_MANAGER, Role.LEAD),
}
"""Whom each stage tells: the owner first, the butler the day after, the lead last (PRACTICE: the ladder)."""


async def remind_of_finding(cause: Cause, finding: FindingRecord) -> None:
    """Writes the finding's reminders; what becomes moot is withdrawn with ``cancel_messages``."""
    calendar = Calendar()
    ladder = reminder_moments(finding.due_at, calendar, after=cause.at)
    # "due soon" is true until "due today" is said, and that until the deadline
    due_today = next((reminder.at for reminder in ladder if reminder.stage is Stage.DUE), finding.due_at)
    true_until = {Stage.BEFORE: due_today, Stage.DUE: finding.due_at}
    for reminder in ladder:
        still_useful = reminder.at + STILL_USEFUL
        for person in await people.find_people_with_role(finding.client_id, *WHO[reminder.stage]):
            await outbox.add_message(
                key=f"finding:{finding.id}:{reminder.stage}:{person.id}",
                kind="finding_reminder",
                person_id=person.id,
                subject_kind="finding",
                subject_id=finding.id,
                send_at=out_of_quiet_hours(reminder.at, calendar),
                expires_at=min(still_useful, true_until.get(reminder.stage, still_useful)),
                parameters={"stage": reminder.stage.value},
            )


async def remind_again(cause: Cause, who: Person, finding: FindingRecord) -> bool:
    """明天再提醒: one more reminder at 09:00 of the next working day, False when there is one; the series stays."""
    day = Calendar().next_working_day(beijing_day(cause.at))
    send_at = at(day, REMINDED_AT)
    return await outbox.add_message(
        key=f"finding:{finding.id}:again:{who.id}:{day}",
        kind="finding_reminder",
        person_id=who.id,
        subject_kind="finding",
        subject_id=finding.id,
        send_at=send_at,
        expires_at=send_at + STILL_USEFUL,
        parameters={"stage": "again"},
    )
