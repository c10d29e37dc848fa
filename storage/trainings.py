"""Training sessions, seats and waitlists (clause 4.5)."""

from datetime import datetime

from bot.records.trainings import SessionRecord, SessionVersion, SignUpRecord, SignUpRow
from bot.rules.behalf import Behalf
from bot.rules.trainings import Arrangement
from storage import database as db
from storage import namesakes
from storage.people.persons import hears

_SESSION = f"""SELECT s.id, s.title, s.course, s.place, s.starts_at, s.ends_at, s.capacity, s.state, s.trainer_id,
 {namesakes.person("t")} AS trainer_name, s.client_id, {namesakes.client("c")} AS client_name, s.task_id,
 (SELECT COUNT(*) FROM sign_up u WHERE u.session_id = s.id AND u.state = 'seated') AS seated,
 (SELECT COUNT(*) FROM sign_up u WHERE u.session_id = s.id AND u.state = 'waiting') AS waiting,
 (SELECT COUNT(*) FROM session_version v WHERE v.session_id = s.id) AS version
 FROM training_session s JOIN person t ON t.id = s.trainer_id LEFT JOIN client c ON c.id = s.client_id """

_SIGN_UP = f"""SELECT u.id, u.session_id, u.person_id, u.client_id, u.state, u.place, u.attendance,
 {namesakes.person("p")} AS person_name, {namesakes.client("c")} AS client_name, u.recorded_by_id AS recorder_id, {namesakes.person("r")} AS recorder,
 (p.telegram_id IS NULL OR p.consented_at IS NULL) AS away,
 {hears("p")} AS hears, {hears("r")} AS recorder_hears
 FROM sign_up u JOIN person p ON p.id = u.person_id JOIN client c ON c.id = u.client_id
 LEFT JOIN person r ON r.id = u.recorded_by_id """

_STILL_OPEN = "s.state = 'planned' AND s.starts_at > :at"
_OPEN = "u.state IN ('seated', 'waiting')"


async def get_session(session_id: int) -> SessionRecord | None:
    """A session by id."""
    return await db.row(SessionRecord, _SESSION + "WHERE s.id = :id", id=session_id)


async def find_sessions_after(at: datetime) -> list[SessionRecord]:
    """Planned sessions that end after ``at``, the next one first; whose they are is for the caller to judge."""
    return await db.rows(
        SessionRecord, _SESSION + "WHERE s.state = 'planned' AND s.ends_at > :at ORDER BY s.starts_at, s.id", at=at
    )


async def find_sessions_begun(since: datetime, until: datetime, most: int) -> list[SessionRecord]:
    """Sessions that began within ``[since, until)`` or were to, the latest first; whose is for the caller to judge."""
    return await db.rows(
        SessionRecord,
        _SESSION + "WHERE s.state IN ('planned', 'cancelled') AND s.starts_at >= :since AND s.starts_at < :until"
        " ORDER BY s.starts_at DESC, s.id DESC LIMIT :most",
        since=since,
        until=until,
        most=most,
    )


async def find_sessions_of_clients(clients: tuple[int, ...], since: datetime, most: int) -> list[SessionRecord]:
    """Sessions since a moment that were for these clients, or for which their people have seats, the latest first."""
    named = db.listed(clients)
    return await db.rows(
        SessionRecord,
        _SESSION + "WHERE s.state IN ('planned', 'cancelled') AND s.starts_at >= :since"
        f" AND (s.client_id IN ({named}) OR EXISTS (SELECT 1 FROM sign_up u WHERE u.session_id = s.id"
        f" AND u.state IN ('seated', 'waiting') AND u.client_id IN ({named})))"
        " ORDER BY s.starts_at DESC, s.id DESC LIMIT :most",
        since=since,
        most=most,
    )


async def find_sessions_without_roll(at: datetime) -> list[SessionRecord]:
    """Planned sessions that were over at a moment with people of whom nobody noted whether they came, the last first.

    Those of practice are left out.
    """
    return await db.rows(
        SessionRecord,
        _SESSION + "WHERE s.id IN (SELECT session_id FROM sign_up WHERE state = 'seated' AND attendance = '')"
        " AND s.state = 'planned' AND s.ends_at <= :at AND s.trainer_id > 0 ORDER BY s.ends_at DESC, s.id",
        at=at,
    )


async def change_session(
    session: SessionRecord, to: Arrangement, *, person_id: int, draft_id: int | None, reason: str, at: datetime
) -> None:
    """Arranges a session that is taken otherwise, and keeps how it was until now."""
    await db.add(
        "session_version",
        session_id=session.id,
        number=session.version + 1,
        place=session.place,
        starts_at=session.starts_at,
        ends_at=session.ends_at,
        capacity=session.capacity,
        trainer_id=session.trainer_id,
        changed_at=at,
        changed_by_id=person_id,
        draft_id=draft_id,
        reason=reason,
    )
    await db.change(
        "training_session",
        session.id,
        place=to.place,
        starts_at=to.starts_at,
        ends_at=to.ends_at,
        capacity=to.capacity,
        trainer_id=to.trainer_id,
    )


async def find_versions(session_id: int) -> list[SessionVersion]:
    """How a session was before each of its changes, in order."""
    return await db.rows(
        SessionVersion,
        f"SELECT v.number, v.place, v.starts_at, v.ends_at, v.capacity, v.trainer_id, {namesakes.person('t')} AS trainer_name,"
        f" v.changed_at, v.changed_by_id, {namesakes.person('b')} AS changed_by, v.reason FROM session_version v"
        " JOIN person t ON t.id = v.trainer_id JOIN person b ON b.id = v.changed_by_id"
        " WHERE v.session_id = :session_id ORDER BY v.number",
        session_id=session_id,
    )


async def find_clients_signed_up(session_id: int) -> list[int]:
    """Ids of the clients whose people are signed up for a session."""
    return await db.column(
        int,
        "SELECT DISTINCT client_id FROM sign_up WHERE session_id = :session_id AND state IN ('seated', 'waiting')"
        " ORDER BY client_id",
        session_id=session_id,
    )


async def add_session(
    *,
    title: str,
    course: str,
    place: str,
    starts_at: datetime,
    ends_at: datetime,
    capacity: int,
    trainer_id: int,
    client_id: int | None,
    draft_id: int | None,
    announced_at: datetime,
    task_id: int | None = None,
) -> int:
    """Adds a planned session."""
    return await db.add(
        "training_session",
        title=title,
        course=course,
        place=place,
        starts_at=starts_at,
        ends_at=ends_at,
        capacity=capacity,
        state="planned",
        trainer_id=trainer_id,
        client_id=client_id,
        draft_id=draft_id,
        announced_at=announced_at,
        task_id=task_id,
    )


async def take_session(session_id: int) -> SessionRecord | None:
    """Takes the session's row until the transaction ends, so that seats are given out one at a time; as it is then.

    Everyone who changes a line comes here first; None when the session is not planned (any more).
    """
    taken = await db.any_row(
        "UPDATE training_session SET turn = turn + 1 WHERE id = :id AND state = 'planned' RETURNING turn", id=session_id
    )
    return await get_session(session_id) if taken else None


async def cancel_session(session_id: int, at: datetime) -> bool:
    """Cancels a planned session and the sign-ups that are open; False when it is not planned (any more)."""
    cancelled = await db.values(
        "UPDATE training_session SET state = 'cancelled', closed_at = :at, turn = turn + 1"
        " WHERE id = :id AND state = 'planned' RETURNING id",
        id=session_id,
        at=at,
    )
    if cancelled:
        await db.values(
            "UPDATE sign_up SET state = 'cancelled', changed_at = :at"
            " WHERE session_id = :id AND state IN ('seated', 'waiting') RETURNING id",
            id=session_id,
            at=at,
        )
    return bool(cancelled)


async def get_cancelling_draft(session_id: int) -> int | None:
    """The submitted form in which it was said why a session is cancelled."""
    return await db.value(
        int,
        "SELECT id FROM draft WHERE form = 'training_cancellation' AND subject_kind = 'training'"
        " AND subject_id = :session_id AND state = 'submitted' ORDER BY id LIMIT 1",
        session_id=session_id,
    )


async def get_sign_up(sign_up_id: int) -> SignUpRecord | None:
    """A sign-up by id."""
    return await db.row(SignUpRecord, _SIGN_UP + "WHERE u.id = :id", id=sign_up_id)


async def get_open_sign_up(session_id: int, person_id: int) -> SignUpRecord | None:
    """A person's seat or place in the line of a session."""
    return await db.row(
        SignUpRecord,
        _SIGN_UP + f"WHERE u.session_id = :session_id AND u.person_id = :person_id AND {_OPEN}",
        session_id=session_id,
        person_id=person_id,
    )


async def find_open_sign_ups_of_person(person_id: int) -> list[SignUpRecord]:
    """Everything that a person is signed up for."""
    return await db.rows(
        SignUpRecord, _SIGN_UP + f"WHERE u.person_id = :person_id AND {_OPEN} ORDER BY u.id", person_id=person_id
    )


async def find_sessions_to_settle(at: datetime) -> list[int]:
    """Ids of the sessions that have not begun and have both a free seat and people who wait for one."""
    return await db.column(
        int,
        f"SELECT s.id FROM training_session s WHERE {_STILL_OPEN}"
        " AND EXISTS (SELECT 1 FROM sign_up u WHERE u.session_id = s.id AND u.state = 'waiting')"
        " AND s.capacity > (SELECT COUNT(*) FROM sign_up u WHERE u.session_id = s.id AND u.state = 'seated')"
        " ORDER BY s.id",
        at=at,
    )


async def find_sessions_waited_for(person_id: int, at: datetime) -> list[int]:
    """Ids of the sessions that have not begun, for a seat of which the person waits, or whom they signed up."""
    return await db.column(
        int,
        "SELECT s.id AS id FROM training_session s JOIN sign_up u ON u.session_id = s.id"
        f" WHERE u.person_id = :person_id AND u.state = 'waiting' AND {_STILL_OPEN}"
        " UNION SELECT s.id AS id FROM training_session s JOIN sign_up u ON u.session_id = s.id"
        f" WHERE u.recorded_by_id = :person_id AND u.state = 'waiting' AND {_STILL_OPEN} ORDER BY id",
        person_id=person_id,
        at=at,
    )


async def find_seats_given(person_id: int, since: datetime, at: datetime) -> list[SignUpRecord]:
    """The person's seats in sessions to come that they were given at ``since`` or later."""
    return await db.rows(
        SignUpRecord,
        f"{_SIGN_UP}JOIN training_session s ON s.id = u.session_id"
        f" WHERE u.person_id = :person_id AND u.state = 'seated' AND u.changed_at >= :since AND {_STILL_OPEN}"
        " ORDER BY s.starts_at, u.id",
        person_id=person_id,
        since=since,
        at=at,
    )


async def find_line(session_id: int) -> list[SignUpRecord]:
    """Everyone signed up for a session, in order of arrival."""
    return await db.rows(
        SignUpRecord, _SIGN_UP + f"WHERE u.session_id = :session_id AND {_OPEN} ORDER BY u.place", session_id=session_id
    )


async def waiting_position(sign_up: SignUpRecord) -> int:
    """Which in the waitlist a waiting sign-up is, counted from 1."""
    return await db.number(
        "SELECT COUNT(*) AS n FROM sign_up WHERE session_id = :session_id AND state = 'waiting' AND place <= :place",
        session_id=sign_up.session_id,
        place=sign_up.place,
    )


async def add_sign_up(
    session_id: int,
    person_id: int,
    client_id: int,
    state: str,
    at: datetime,
    *,
    recorded_by: int | None = None,
    behalf: Behalf | None = None,
) -> int:
    """Adds a sign-up at the end of the line, perhaps recorded by somebody else; the session must be taken."""
    return await db.number(
        "INSERT INTO sign_up (session_id, person_id, client_id, state, place, signed_up_at, changed_at,"
        " recorded_by_id, channel, told_on)"
        " VALUES (:session_id, :person_id, :client_id, :state,"
        " (SELECT COALESCE(MAX(place), 0) + 1 FROM sign_up WHERE session_id = :session_id), :at, :at,"
        " :recorded_by, :channel, :told_on) RETURNING id",
        session_id=session_id,
        person_id=person_id,
        client_id=client_id,
        state=state,
        at=at,
        recorded_by=recorded_by,
        channel=behalf.channel if behalf else "",
        told_on=behalf.told_on if behalf else None,
    )


async def give_seat(sign_up_id: int, at: datetime) -> bool:
    """Moves a sign-up from the waitlist to a seat; False when it does not wait (any more)."""
    return await db.any_row(
        "UPDATE sign_up SET state = 'seated', changed_at = :at WHERE id = :id AND state = 'waiting' RETURNING id",
        id=sign_up_id,
        at=at,
    )


async def end_sign_up(sign_up_id: int, at: datetime) -> None:
    """Withdraws an open sign-up; its row stays for the records."""
    await db.values(
        "UPDATE sign_up SET state = 'withdrawn', changed_at = :at"
        " WHERE id = :id AND state IN ('seated', 'waiting') RETURNING id",
        id=sign_up_id,
        at=at,
    )


async def change_attendance(sign_up_id: int, attendance: str, at: datetime) -> bool:
    """Notes whether a seated person came; False when that is noted already, or there is no such seat."""
    return await db.any_row(
        "UPDATE sign_up SET attendance = :attendance, changed_at = :at"
        " WHERE id = :id AND state = 'seated' AND attendance <> :attendance RETURNING id",
        id=sign_up_id,
        attendance=attendance,
        at=at,
    )


async def note_attendance_of_rest(session_id: int, attendance: str, at: datetime) -> list[int]:
    """Notes the same of everybody with a seat of whom nothing is noted; returns the ids of their sign-ups."""
    return await db.column(
        int,
        "UPDATE sign_up SET attendance = :attendance, changed_at = :at"
        " WHERE session_id = :session_id AND state = 'seated' AND attendance = '' RETURNING id",
        session_id=session_id,
        attendance=attendance,
        at=at,
    )


async def find_sign_ups_of_client(client_id: int, since: datetime, until: datetime) -> list[SignUpRow]:
    """A client's people in sessions that start within ``[since, until)``, withdrawn and cancelled ones too."""
    return await db.rows(
        SignUpRow,
        f"SELECT u.id, s.title, s.course, s.starts_at, s.place AS session_place, {namesakes.person('t')} AS trainer_name,"
        f" {namesakes.person('p')} AS person_name, {namesakes.firm('c')} AS client_name, u.state, u.place, u.signed_up_at, u.attendance,"
        f" {namesakes.person('r')} AS recorder, u.channel, u.told_on"
        " FROM sign_up u JOIN training_session s ON s.id = u.session_id JOIN person t ON t.id = s.trainer_id"
        " JOIN person p ON p.id = u.person_id JOIN client c ON c.id = u.client_id"
        " LEFT JOIN person r ON r.id = u.recorded_by_id"
        " WHERE u.client_id = :client_id AND s.starts_at >= :since AND s.starts_at < :until"
        " ORDER BY s.starts_at, s.id, u.place",
        client_id=client_id,
        since=since,
        until=until,
    )
