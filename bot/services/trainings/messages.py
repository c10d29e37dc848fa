"""What is said unasked about trainings: rows of the outbox, and what they say when they are sent."""

from collections.abc import Iterable

from bot.records.trainings import SessionRecord, SignUpRecord
from bot.rules.cause import Cause
from bot.rules.trainings import Stage, announcement_moment, cannot_wait, reminder_moments
from storage.post import outbox
from storage.settings.firm import get_settings


async def announce(cause: Cause, session: SessionRecord, readers: Iterable[int]) -> None:
    """Tells people (by id) of a new session."""
    firm = await get_settings()
    calendar = firm.calendar(session.client_id)
    send_at = announcement_moment(session.starts_at, cause.at, firm.quiet, calendar)
    for person_id in readers:
        await outbox.add_message(
            key=f"training:{session.id}:announced:{person_id}",
            kind="training_announced",
            person_id=person_id,
            subject_kind="training",
            subject_id=session.id,
            send_at=send_at,
            expires_at=session.starts_at,
        )


async def remind_trainer(cause: Cause, session: SessionRecord) -> None:
    """Writes the reminders of who leads a session, at the hours at which those with a seat are reminded."""
    subject = ("training", session.id)
    await _remind(cause, session, f"training:{session.id}:trainer", "own_training", session.trainer_id, subject)


async def tell_of_seat(cause: Cause, session: SessionRecord, seated: SignUpRecord) -> None:
    """Tells the first in line that a seat became theirs, at night only when the morning would be too late."""
    quiet = (await get_settings()).quiet
    await outbox.add_message(
        key=f"sign_up:{seated.id}:seat_freed",
        kind="seat_freed",
        person_id=_reader(seated),
        subject_kind="sign_up",
        subject_id=seated.id,
        send_at=cause.at,
        expires_at=session.starts_at,
        parameters={
            outbox.AT_ANY_HOUR: cannot_wait(session.starts_at, cause.at, quiet),
            outbox.RELAY: seated.person_id,
        },
    )


async def remind_of_session(cause: Cause, session: SessionRecord, seated: SignUpRecord) -> None:
    """Writes the reminders of somebody who has a seat; ``take_back`` withdraws them."""
    subject = ("sign_up", seated.id)
    relay = {outbox.RELAY: seated.person_id}
    await _remind(cause, session, f"sign_up:{seated.id}", "training_reminder", _reader(seated), subject, **relay)


async def _remind(
    cause: Cause,
    session: SessionRecord,
    key: str,
    kind: str,
    reader_id: int,
    subject: tuple[str, int],
    **parameters: int,
) -> None:
    quiet = (await get_settings()).quiet
    for reminder in reminder_moments(session.starts_at, quiet, after=cause.at):
        at_any_hour = {outbox.AT_ANY_HOUR: reminder.stage is Stage.HOUR_BEFORE}
        await outbox.add_message(
            key=f"{key}:{reminder.stage}",
            kind=kind,
            person_id=reader_id,
            subject_kind=subject[0],
            subject_id=subject[1],
            send_at=reminder.at,
            expires_at=reminder.until,
            parameters={"stage": reminder.stage.value, **at_any_hour, **parameters},
        )


async def take_back(sign_up_id: int, cause: Cause) -> None:
    """Withdraws everything that waits to be said about a sign-up."""
    await outbox.cancel_messages("sign_up", sign_up_id, cause.at)


async def tell_of_cancellation(cause: Cause, session: SessionRecord, line: Iterable[SignUpRecord]) -> None:
    """Tells everyone who signed up or waits that the session does not take place; nothing else is said any more."""
    quiet = (await get_settings()).quiet
    await outbox.cancel_messages("training", session.id, cause.at)
    for each in line:
        await take_back(each.id, cause)
        await outbox.add_message(
            key=f"training:{session.id}:cancelled:{each.person_id}",
            kind="training_cancelled",
            person_id=_reader(each),
            subject_kind="training",
            subject_id=session.id,
            send_at=cause.at,
            expires_at=session.starts_at,
            parameters={
                outbox.AT_ANY_HOUR: cannot_wait(session.starts_at, cause.at, quiet),
                outbox.RELAY: each.person_id,
            },
        )


def _reader(each: SignUpRecord) -> int:
    """Who hears of a sign-up: the person, or who signed them up, if the person does not use the bot."""
    return each.recorder_id if each.away and each.recorder_id is not None else each.person_id
