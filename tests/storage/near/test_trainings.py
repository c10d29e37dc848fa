"""Sessions, seats and lines beside each other: each condition tells apart what differs in one thing."""

from collections.abc import Awaitable
from typing import Any

import pytest

from bot.records.trainings import SessionRecord, SignUpRecord
from bot.rules.trainings import Arrangement
from storage import database as db
from storage import trainings
from tests.storage.near.firms import DAY, MINUTE, Near, a_draft, a_joined_person, near
from tests.storage.rows import NOW


@pytest.fixture
async def firm(database: str) -> Near:
    """Two firms with people."""
    return await near()


async def a_session(firm: Near, **columns: Any) -> int:
    """A session of tomorrow with one seat."""
    base = {
        "title": "新版标准解读",
        "course": "",
        "place": "",
        "starts_at": NOW + DAY,
        "ends_at": NOW + DAY + 60 * MINUTE,
        "capacity": 1,
        "state": "planned",
        "trainer_id": firm.other,
        "client_id": firm.firm,
        "announced_at": NOW,
    }
    return await db.add("training_session", **{**base, **columns})


async def sign_up(session: int, person: int, firm: Near, state: str = "seated", **more: Any) -> int:
    """Somebody's place."""
    return await trainings.add_sign_up(session, person, firm.firm, state, more.pop("at", NOW), **more)


async def got(sign_up_id: int) -> SignUpRecord:
    """A sign-up."""
    found = await trainings.get_sign_up(sign_up_id)
    assert found is not None
    return found


async def ids(found: Awaitable[list[Any]]) -> list[int]:
    """The ids of what is found."""
    return [one.id for one in await found]


async def session_of(session_id: int) -> SessionRecord:
    """A session."""
    found = await trainings.get_session(session_id)
    assert found is not None
    return found


async def test_sessions_to_come_and_those_that_were(firm: Near) -> None:
    begun = await a_session(firm, starts_at=NOW - MINUTE, ends_at=NOW + MINUTE)
    coming = await a_session(firm)
    cancelled = await a_session(firm, state="cancelled")
    over = await a_session(firm, starts_at=NOW - 2 * MINUTE, ends_at=NOW)
    assert await ids(trainings.find_sessions_after(NOW)) == [begun, coming]
    found = trainings.find_sessions_begun
    assert await ids(found(NOW - 2 * MINUTE, NOW + DAY, 9)) == [begun, over]
    assert await ids(found(NOW - 2 * MINUTE, NOW + DAY + MINUTE, 9)) == [cancelled, coming, begun, over]
    assert await ids(found(NOW - MINUTE, NOW + DAY + MINUTE, 2)) == [cancelled, coming]
    assert await ids(found(NOW, NOW + DAY, 9)) == []


async def test_without_a_roll_is_what_is_over_with_people_of_whom_nothing_is_noted(firm: Near) -> None:
    over = {"starts_at": NOW - 60 * MINUTE, "ends_at": NOW}
    meant = await a_session(firm, **over)
    await sign_up(meant, firm.person, firm)
    noted = await a_session(firm, **over)
    await db.change("sign_up", await sign_up(noted, firm.person, firm), attendance="present")
    await sign_up(await a_session(firm, **over), firm.person, firm, "waiting")
    await sign_up(await a_session(firm, **over, state="cancelled"), firm.person, firm)
    await sign_up(await a_session(firm, **over, trainer_id=firm.self), firm.person, firm)
    await sign_up(await a_session(firm, starts_at=NOW - MINUTE, ends_at=NOW + MINUTE), firm.person, firm)
    await a_session(firm, **over)
    assert await ids(trainings.find_sessions_without_roll(NOW)) == [meant]


async def test_seats_are_counted_in_their_own_session(firm: Near) -> None:
    session, beside = await a_session(firm, capacity=2), await a_session(firm)
    places = [await sign_up(session, who, firm) for who in (firm.person, firm.other)]
    waiting = [await sign_up(session, firm.both, firm, "waiting")]
    withdrawn = await sign_up(session, firm.gone, firm, "withdrawn")
    last = await a_joined_person("钱", at=NOW)
    waiting.append(await sign_up(session, last, firm, "waiting"))
    theirs = await sign_up(beside, firm.person, firm)
    await sign_up(await a_session(firm), firm.both, firm, "waiting")
    assert ((await session_of(session)).seated, (await session_of(session)).waiting) == (2, 2)
    assert ((await session_of(beside)).seated, (await session_of(beside)).waiting) == (1, 0)
    assert await ids(trainings.find_line(session)) == [*places, *waiting]
    assert [await trainings.waiting_position(await got(one)) for one in waiting] == [1, 2]
    assert [(await got(one)).place for one in (*places, waiting[0], withdrawn, waiting[1])] == [1, 2, 3, 4, 5]
    assert (await got(theirs)).place == 1
    mine = await trainings.get_open_sign_up(session, firm.person)
    assert mine is not None
    assert mine.id == places[0]
    assert await trainings.get_open_sign_up(session, firm.gone) is None
    assert await trainings.get_open_sign_up(beside, firm.other) is None
    assert await ids(trainings.find_open_sign_ups_of_person(firm.person)) == [places[0], theirs]

    assert await trainings.give_seat(waiting[0], NOW)
    assert not await trainings.give_seat(waiting[0], NOW)
    assert not await trainings.give_seat(withdrawn, NOW)
    await trainings.end_sign_up(places[0], NOW + MINUTE)
    await trainings.end_sign_up(withdrawn, NOW + MINUTE)
    states = {one: (await got(one)).state for one in (*places, *waiting, withdrawn, theirs)}
    assert states == {
        places[0]: "withdrawn",
        places[1]: "seated",
        waiting[0]: "seated",
        waiting[1]: "waiting",
        withdrawn: "withdrawn",
        theirs: "seated",
    }


async def test_each_session_keeps_how_it_was_before_each_of_its_own_changes(firm: Near) -> None:
    session, beside = await a_session(firm, place="会议室"), await a_session(firm)

    async def moved(session_id: int, place: str, trainer: int) -> None:
        before = await session_of(session_id)
        to = Arrangement(NOW + 2 * DAY, NOW + 3 * DAY, place, trainer, 5)
        await trainings.change_session(before, to, person_id=firm.person, draft_id=None, reason=f"到{place}", at=NOW)

    await moved(session, "食堂", firm.both)
    await moved(session, "车间", firm.other)
    await moved(beside, "礼堂", firm.other)
    now, theirs = await session_of(session), await session_of(beside)
    assert (now.version, now.place, now.trainer_id, now.capacity) == (2, "车间", firm.other, 5)
    assert (now.starts_at, now.ends_at) == (NOW + 2 * DAY, NOW + 3 * DAY)
    assert (theirs.version, theirs.place) == (1, "礼堂")
    versions = await trainings.find_versions(session)
    assert [(one.number, one.place, one.trainer_name, one.capacity, one.reason) for one in versions] == [
        (1, "会议室", "王芳", 1, "到食堂"),
        (2, "食堂", "陈静", 5, "到车间"),
    ]
    assert {(one.changed_by_id, one.changed_by, one.changed_at) for one in versions} == {(firm.person, "李敏", NOW)}
    assert [one.number for one in await trainings.find_versions(beside)] == [1]


async def test_a_session_is_taken_and_cancelled_while_it_is_planned_and_with_its_own_line(firm: Near) -> None:
    session, beside = await a_session(firm), await a_session(firm)
    line = {
        state: await sign_up(session, who, firm, state)
        for state, who in (("seated", firm.person), ("waiting", firm.both), ("withdrawn", firm.gone))
    }
    theirs = await sign_up(beside, firm.person, firm)
    assert await trainings.take_session(session)
    assert await trainings.cancel_session(session, NOW)
    assert not await trainings.cancel_session(session, NOW)
    assert not await trainings.take_session(session)
    states = {name: (await got(one)).state for name, one in line.items()}
    assert states == {"seated": "cancelled", "waiting": "cancelled", "withdrawn": "withdrawn"}
    assert (await got(theirs)).state == "seated"
    assert (await session_of(beside)).state == "planned"
    assert await trainings.take_session(beside)


async def test_to_be_settled_is_what_has_a_free_seat_and_somebody_who_waits(firm: Near) -> None:
    async def with_line(*line: tuple[int, str], **columns: Any) -> int:
        session = await a_session(firm, **columns)
        for who, state in line:
            await sign_up(session, who, firm, state)
        return session

    waits = (firm.both, "waiting")
    meant = await with_line(waits)
    roomy = await with_line((firm.person, "seated"), waits, capacity=2)
    full = await with_line((firm.person, "seated"), waits)
    await with_line((firm.person, "seated"), capacity=2)
    await with_line((firm.both, "withdrawn"))
    begun = await with_line(waits, starts_at=NOW)
    await with_line(waits, state="cancelled")
    assert await trainings.find_sessions_to_settle(NOW) == [meant, roomy]
    assert await trainings.find_sessions_to_settle(NOW - MINUTE) == [meant, roomy, begun]

    recorded = await a_session(firm)
    await sign_up(recorded, firm.person, firm, "waiting", recorded_by=firm.both)
    for columns in ({"starts_at": NOW}, {"state": "cancelled"}):
        await sign_up(await a_session(firm, **columns), firm.person, firm, "waiting", recorded_by=firm.both)
    assert await trainings.find_sessions_waited_for(firm.both, NOW) == [meant, roomy, full, recorded]
    assert await trainings.find_sessions_waited_for(firm.person, NOW) == [recorded]


async def test_seats_that_were_given_lately_in_sessions_to_come(firm: Near) -> None:
    later = await sign_up(await a_session(firm, starts_at=NOW + 2 * DAY, ends_at=NOW + 3 * DAY), firm.person, firm)
    sooner = await sign_up(await a_session(firm), firm.person, firm)
    await sign_up(await a_session(firm), firm.person, firm, at=NOW - MINUTE)
    await sign_up(await a_session(firm), firm.person, firm, "waiting")
    await sign_up(await a_session(firm), firm.other, firm)
    await sign_up(await a_session(firm, starts_at=NOW), firm.person, firm)
    await sign_up(await a_session(firm, state="cancelled"), firm.person, firm)
    assert await ids(trainings.find_seats_given(firm.person, NOW, NOW)) == [sooner, later]


async def test_why_a_session_is_cancelled_stands_in_the_form_that_was_sent_about_it(firm: Near) -> None:
    session = await a_session(firm)

    async def said(form: str, about: int, state: str, kind: str = "training") -> int:
        draft = await a_draft(firm.other, form, about, subject_kind=kind)
        await db.change("draft", draft.id, state=state)
        return draft.id

    await said("training_cancellation", session, "cancelled")
    await said("training_cancellation", session + 1, "submitted")
    await said("training_cancellation", session, "submitted", "client")
    await said("training", session, "submitted")
    assert await trainings.get_cancelling_draft(session) is None
    meant = await said("training_cancellation", session, "submitted")
    assert await trainings.get_cancelling_draft(session) == meant


async def test_who_came_is_noted_of_their_own_seat_and_of_the_rest_once(firm: Near) -> None:
    session, beside = await a_session(firm, capacity=3), await a_session(firm)
    first, second = [await sign_up(session, who, firm) for who in (firm.person, firm.other)]
    waits, theirs = await sign_up(session, firm.both, firm, "waiting"), await sign_up(beside, firm.person, firm)
    assert await trainings.change_attendance(first, "absent", NOW)
    assert not await trainings.change_attendance(first, "absent", NOW)
    assert not await trainings.change_attendance(waits, "present", NOW)
    assert await trainings.note_attendance_of_rest(session, "present", NOW) == [second]
    assert await trainings.note_attendance_of_rest(session, "absent", NOW) == []
    noted = {one: (await got(one)).attendance for one in (first, second, waits, theirs)}
    assert noted == {first: "absent", second: "present", waits: "", theirs: ""}


async def test_the_people_of_a_client_in_sessions_of_a_stretch(firm: Near) -> None:
    first, last = await a_session(firm, starts_at=NOW), await a_session(firm, starts_at=NOW + DAY)
    withdrawn = await sign_up(first, firm.person, firm, "withdrawn")
    seated = await sign_up(first, firm.other, firm)
    await trainings.add_sign_up(first, firm.both, firm.other_firm, "seated", NOW)
    later = await sign_up(last, firm.person, firm)
    found = trainings.find_sign_ups_of_client
    assert await ids(found(firm.firm, NOW, NOW + DAY)) == [withdrawn, seated]
    assert await ids(found(firm.firm, NOW, NOW + DAY + MINUTE)) == [withdrawn, seated, later]
    assert await ids(found(firm.firm, NOW + MINUTE, NOW + DAY)) == []
    assert await trainings.find_clients_signed_up(first) == [firm.firm, firm.other_firm]
    assert await trainings.find_clients_signed_up(last) == [firm.firm]
