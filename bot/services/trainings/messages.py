"""The rows of what is said unasked about trainings."""

from collections.abc import Iterable

from bot.records.trainings import SessionRecord, SignUpRecord
from bot.rules.cause import Cause
from bot.rules.trainings import Fact, Stage, announcement_moment, cannot_wait, reminder_moments
from bot.services.post.writing import MessageCode, post, post_to_each
from storage.post import outbox
from storage.settings.firm import get_settings

ANNOUNCED, CANCELLED = MessageCode("training_announced"), MessageCode("training_cancelled")
CHANGED = MessageCode("training_changed")
REMINDER, OWN_TRAINING = MessageCode("training_reminder"), MessageCode("own_training")
ROLL = MessageCode("training_roll")
SEAT_FREED = MessageCode("seat_freed")
SINCE = "since"
"""The parameter that says which version of a session the reader of a change knew last."""


async def announce(cause: Cause, session: SessionRecord, readers: Iterable[int], occurrence: str = "") -> None:
    """Tells people (by id) of a new session; who was told of it in the same ``occurrence`` is not told again."""
    firm = await get_settings()
    calendar = firm.calendar(session.client_id)
    send_at = announcement_moment(session.starts_at, cause.at, firm.quiet, calendar)
    await post_to_each(
        cause,
        ANNOUNCED,
        ("training", session.id),
        readers,
        send_at=send_at,
        expires_at=session.starts_at,
        occurrence=occurrence,
    )


async def remind_trainer(cause: Cause, session: SessionRecord) -> None:
    """Writes the reminders of who leads a session, at the hours at which those with a seat are reminded.

    When it is over they are asked who came; ``rolls.ask_for_rolls`` asks again.
    """
    await _remind(cause, session, OWN_TRAINING, ("training", session.id), session.trainer_id, session.trainer_id)
    await post(
        cause,
        ROLL,
        ("training", session.id),
        session.trainer_id,
        send_at=session.ends_at,
        occurrence=_version(session),
    )


async def tell_of_seat(cause: Cause, session: SessionRecord, seated: SignUpRecord) -> None:
    """Tells the first in line that a seat became theirs, at night only when the morning would be too late."""
    late = cannot_wait(session.starts_at, cause.at, (await get_settings()).quiet)
    await _tell(cause, session, SEAT_FREED, ("sign_up", seated.id), seated, late=late)


async def remind_of_session(cause: Cause, session: SessionRecord, seated: SignUpRecord) -> None:
    """Writes the reminders of somebody who has a seat; ``take_back`` withdraws them."""
    await _remind(cause, session, REMINDER, ("sign_up", seated.id), _reader(seated), seated.person_id)


async def _remind(
    cause: Cause, session: SessionRecord, kind: MessageCode, subject: tuple[str, int], reader_id: int, relay: int
) -> None:
    quiet = (await get_settings()).quiet
    for reminder in reminder_moments(session.starts_at, quiet, after=cause.at):
        await post(
            cause,
            kind,
            subject,
            reader_id,
            occurrence=f"{reminder.stage}{_version(session)}",
            relay=relay,
            send_at=reminder.at,
            expires_at=reminder.until,
            at_any_hour=reminder.stage is Stage.HOUR_BEFORE,
        )


def _version(session: SessionRecord) -> str:
    """Tells what is said again after a change from what was said before it."""
    return f"v{session.version}" if session.version else ""


async def move_reminders(cause: Cause, session: SessionRecord, line: Iterable[SignUpRecord]) -> None:
    """Has everything that waits to be said about a changed session follow its hour and its trainer."""
    for kind in (OWN_TRAINING, ROLL):
        await outbox.cancel_messages("training", session.id, cause.at, kind=kind)
    await remind_trainer(cause, session)
    for each in line:
        if each.state == "seated":
            await outbox.cancel_messages("sign_up", each.id, cause.at, kind=REMINDER)
            await remind_of_session(cause, session, each)


async def tell_of_change(
    cause: Cause, before: SessionRecord, session: SessionRecord, line: Iterable[SignUpRecord], others: Iterable[int]
) -> int:
    """Tells of a change those in line whom it concerns, and others by their ids; returns how many are told.

    Who has not heard of the session yet hears of it as it is now, and who has not heard of an earlier change hears of
    both at once. More or fewer seats change nothing for who has one. Who made the change knows it.
    """
    unheard = await outbox.withdraw_messages(ANNOUNCED, "training", session.id, cause.at)
    new_to_them = {row.person_id for row in unheard}
    await announce(cause, session, new_to_them, _version(session))
    pending = {
        (row.person_id, row.relay): int(row.parameters[SINCE])
        for row in await outbox.withdraw_messages(CHANGED, "training", session.id, cause.at)
    }
    only_seats = session.arranged.changed_from(before.arranged) == {Fact.SEATS}
    readers: dict[tuple[int, int | None], None] = {}
    for each in line:
        reader = _reader(each)
        named = (reader, each.person_id if reader != each.person_id else None)
        if named in pending or not only_seats or each.state == "waiting":
            readers[named] = None
    in_line = {reader for reader, _ in readers}
    readers |= {(reader, None): None for reader in others if reader not in in_line | new_to_them | {cause.person_id}}
    # before an earlier hour it must be heard too
    first_hour = min(before.starts_at, session.starts_at)
    late = cannot_wait(first_hour, cause.at, (await get_settings()).quiet)
    for reader, relay in readers:
        await post(
            cause,
            CHANGED,
            ("training", session.id),
            reader,
            occurrence=_version(session),
            relay=relay,
            expires_at=session.starts_at,
            at_any_hour=late,
            parameters={SINCE: pending.get((reader, relay), before.version)},
        )
    return len(readers)


async def take_back(sign_up_id: int, cause: Cause) -> None:
    """Withdraws everything that waits to be said about a sign-up."""
    await outbox.cancel_messages("sign_up", sign_up_id, cause.at)


async def tell_of_cancellation(cause: Cause, session: SessionRecord, line: Iterable[SignUpRecord]) -> None:
    """Tells everyone who signed up or waits that the session does not take place; nothing else is said any more."""
    late = cannot_wait(session.starts_at, cause.at, (await get_settings()).quiet)
    await outbox.cancel_messages("training", session.id, cause.at)
    for each in line:
        await take_back(each.id, cause)
        await _tell(cause, session, CANCELLED, ("training", session.id), each, late=late)


async def _tell(
    cause: Cause, session: SessionRecord, kind: MessageCode, about: tuple[str, int], each: SignUpRecord, *, late: bool
) -> None:
    """``late``: the morning would be too late for it, so it does not keep the quiet hours."""
    until, relay = session.starts_at, each.person_id
    await post(cause, kind, about, _reader(each), relay=relay, expires_at=until, at_any_hour=late)


def _reader(each: SignUpRecord) -> int:
    """Who hears of a sign-up: the person, or who signed them up, if the person does not use the bot or cannot hear."""
    passed_on = each.away or (each.recorder_hears and not each.hears)
    return each.recorder_id if passed_on and each.recorder_id is not None else each.person_id
