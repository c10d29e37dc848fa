"""Messages beside each other, of two readers and subjects: each condition tells apart what differs in one thing."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.rules.post import EACH, Thing, key_of
from storage import database as db
from storage.post import held, notices, outbox, told
from storage.post.outbox import MessageRecord
from tests.storage.near.firms import DAY, MINUTE, NUMBERS, Near, near
from tests.storage.rows import NOW


async def a_message(person: int, **columns: Any) -> int:
    """A message about case 7 that waits."""
    base = {
        "key": f"key{next(NUMBERS)}",
        "kind": "case_news",
        "person_id": person,
        "subject_kind": "case",
        "subject_id": 7,
        "parameters": {},
        "state": "waiting",
        "send_at": NOW,
    }
    return await db.add("outbox", **{**base, **columns})


async def states() -> dict[int, str]:
    """The state of every message."""
    return {int(row["id"]): str(row["state"]) for row in await db.values("SELECT id, state FROM outbox")}


async def others_than(people: Near, **columns: Any) -> set[int]:
    """Messages that differ in one thing each: the subject's kind, the subject, the kind."""
    return {
        await a_message(people.person, **{**columns, "subject_kind": "training"}),
        await a_message(people.person, **{**columns, "subject_id": 8}),
        await a_message(people.person, **{**columns, "kind": "case_reminder"}),
    }


async def test_what_became_moot_is_withdrawn_and_nothing_beside_it(database: str) -> None:
    people = await near()
    mine, theirs = await a_message(people.person), await a_message(people.other)
    stay = await others_than(people)
    sent = await a_message(people.person, state="sent")
    await outbox.cancel_messages("case", 7, NOW, kind="case_news")
    assert {one for one, state in (await states()).items() if state == "cancelled"} == {mine, theirs}
    assert (await states())[sent] == "sent"
    await outbox.cancel_messages("case", 7, NOW)
    assert sum(state == "waiting" for state in (await states()).values()) == len(stay) - 1


async def test_what_waits_is_withdrawn_for_something_else_and_says_to_whom_it_was(database: str) -> None:
    people = await near()
    await a_message(people.person, parameters={"n": 1})
    await a_message(people.other, parameters={"relay": people.person})
    stay = await others_than(people) | {await a_message(people.person, state="sent")}
    withdrawn = await outbox.withdraw_messages("case_news", "case", 7, NOW)
    assert sorted((one.person_id, one.relay) for one in withdrawn) == sorted(
        [(people.person, None), (people.other, people.person)]
    )
    assert {one for one, state in (await states()).items() if state != "cancelled"} == stay


async def test_what_was_given_up_is_counted_for_its_reader_since_a_moment(database: str) -> None:
    people = await near()
    dead = {"state": "dead", "done_at": NOW}
    first, second = await a_message(people.person, **dead), await a_message(people.person, **dead)
    await a_message(people.other, **dead)
    await a_message(people.person, state="dead", done_at=NOW - MINUTE)
    await a_message(people.person, state="sent", done_at=NOW)
    assert await outbox.count_undelivered(people.person, NOW) == 2
    assert [one.id for one in await outbox.find_undelivered(people.person, NOW, 5)] == [second, first]
    assert [one.id for one in await outbox.find_undelivered(people.person, NOW, 1)] == [second]
    assert await outbox.count_undelivered(people.other, NOW) == 1


async def test_a_message_is_under_way_for_its_reader_about_its_subject(database: str) -> None:
    people = await near()
    await others_than(people)
    await a_message(people.other)
    assert not await outbox.is_under_way("case_news", people.person, "case", 7, NOW)
    await a_message(people.person, state="sent", send_at=NOW - MINUTE)
    assert not await outbox.is_under_way("case_news", people.person, "case", 7, NOW)
    assert await outbox.is_under_way("case_news", people.person, "case", 7, NOW - MINUTE)
    await a_message(people.person, send_at=NOW - DAY)
    assert await outbox.is_under_way("case_news", people.person, "case", 7, NOW)


async def test_what_was_written_later_for_the_same_reader_says_it_too(database: str) -> None:
    people = await near()
    first = await a_message(people.person)
    await others_than(people)
    await a_message(people.other)
    await a_message(people.person, state="sent")
    mark = replace(_mark(first, people.person, NOW), kind="case_news")
    assert not await outbox.is_said_later(mark)
    later = await a_message(people.person)
    assert await outbox.is_said_later(mark)
    assert not await outbox.is_said_later(replace(mark, id=later))


async def test_who_has_no_message_of_a_key_had_none_either(database: str) -> None:
    people = await near()
    key = key_of("case_news", 7, reader=EACH)
    await a_message(people.person, key=key_of("case_news", 7, reader=people.person), state="cancelled")
    await a_message(people.other, key=key_of("case_news", 8, reader=people.other))
    assert await outbox.find_without([people.other, people.person], key) == [people.other]


async def test_who_waits_for_a_message_or_got_none(database: str) -> None:
    people = await near()
    await a_message(people.person)
    await a_message(people.person, state="dead")
    await a_message(people.other, state="dead")
    await a_message(people.both, state="sent")
    for columns in ({"kind": "case_reminder"}, {"subject_id": 8}, {"subject_kind": "training"}):
        await a_message(people.both, **columns)
    assert await outbox.find_readers_in_vain("case_news", "case", 7) == [people.person, people.other]


SHOWN: dict[str, Any] = {"state": "sent", "chat_id": 101, "message_id": 5, "done_at": NOW}


async def test_the_notice_that_is_shown_is_the_last_of_its_reader_subject_and_kinds(database: str) -> None:
    people = await near()
    await a_message(people.person, **{**SHOWN, "message_id": 4, "done_at": NOW - MINUTE})
    await a_message(people.person, **SHOWN)
    hidden: tuple[dict[str, Any], ...] = (
        {"kind": "digest"},
        {"subject_id": 8},
        {"subject_kind": "training"},
        {"state": "waiting"},
        {"left_at": NOW},
        {"chat_id": None},
        {"message_id": None},
    )
    for place, columns in enumerate(hidden):
        await a_message(people.person, **{**SHOWN, "message_id": 10 + place, "done_at": NOW + MINUTE, **columns})
    await a_message(people.other, **{**SHOWN, "message_id": 20, "done_at": NOW + MINUTE})
    kinds = ("case_news", "case_reminder")
    mark = _mark(await a_message(people.person, kind="case_taken"), people.person, NOW + 5 * MINUTE)
    await a_message(people.person, **{**SHOWN, "message_id": 21, "done_at": NOW + MINUTE})
    assert await notices.get_notice(mark, kinds, NOW) == notices.Notice(101, 5)
    assert await notices.get_notice(mark, kinds, NOW + 2 * MINUTE) is None
    before_it_was_sent = replace(mark, send_at=NOW - MINUTE / 2)
    assert await notices.get_notice(before_it_was_sent, kinds, NOW - DAY) == notices.Notice(101, 4)
    assert await notices.find_told("case", 7, NOW) == [people.person, people.other]
    assert await notices.find_told("case", 9, NOW) == []
    assert await notices.find_told("training", 7, NOW + MINUTE) == [people.person]


def _mark(message_id: int, person: int, send_at: datetime) -> MessageRecord:
    """The row of a mark on what was said about case 7."""
    return MessageRecord(message_id, "key", "case_taken", person, "case", 7, {}, send_at, None, 1)


async def test_a_message_of_a_chat_is_left_alone_where_it_is_another_ones(database: str) -> None:
    people = await near()
    await a_message(people.person, **SHOWN)
    await a_message(people.other, **{**SHOWN, "chat_id": 102})
    await a_message(people.person, **{**SHOWN, "message_id": 6, "subject_id": 8})
    assert await notices.get_last_in_chat(101, "case", 7) == 5
    assert await notices.get_last_in_chat(101, "case", 8) == 6
    assert await notices.get_last_in_chat(103, "case", 7) is None
    assert await notices.get_last_in_chat(101, "training", 7) is None
    await notices.change_to_left(101, 5, NOW)
    shown = {(chat, message): await notices.shows_notice(chat, message) for chat in (101, 102) for message in (5, 6)}
    assert shown == {(101, 5): False, (101, 6): True, (102, 5): True, (102, 6): False}


async def test_reminders_of_cases_are_found_by_their_moments_and_moved_while_they_wait(database: str) -> None:
    people = await near()
    case = await db.add(
        "service_case",
        kind="finding",
        number="WT1",
        client_id=people.firm,
        state="to_fix",
        title="缺",
        opened_by_id=people.person,
        opened_at=NOW,
    )
    about = {"subject_id": case, "kind": "case_reminder"}
    first, last = await a_message(people.person, **about), await a_message(people.other, **about, send_at=NOW + DAY)
    await a_message(people.person, **about, send_at=NOW - MINUTE)
    await a_message(people.person, **about, send_at=NOW + 2 * DAY)
    sent = await a_message(people.person, **about, state="sent")
    await a_message(people.person, subject_id=case)
    found = await outbox.find_case_reminders(NOW, NOW + 2 * DAY)
    assert [(one.id, one.client_id) for one in found] == [(first, people.firm), (last, people.firm)]
    for one in (first, sent):
        await outbox.move_message(one, NOW + 3 * DAY, None)
    assert [one.id for one in await outbox.find_case_reminders(NOW + 3 * DAY, NOW + 4 * DAY)] == [first]
    assert [one.id for one in await outbox.find_case_reminders(NOW, NOW + 2 * DAY)] == [last]


async def test_what_a_restored_firm_holds_is_due_and_useful_and_no_practice(database: str) -> None:
    people = await near()
    due = await a_message(people.person)
    useful = await a_message(people.person, expires_at=NOW + MINUTE, kind="digest")
    ahead = await a_message(people.person, send_at=NOW + MINUTE)
    expired = await a_message(people.person, expires_at=NOW)
    sent = await a_message(people.person, state="sent")
    practised = await a_message(people.self)
    practised_ahead = await a_message(people.self, send_at=NOW + MINUTE)
    assert await held.hold_messages_due(NOW) == 2
    await held.cancel_practice_due(NOW)
    expected = {
        **dict.fromkeys((due, useful), "held"),
        **dict.fromkeys((ahead, expired, practised_ahead), "waiting"),
        sent: "sent",
        practised: "cancelled",
    }
    assert await states() == expected
    assert (await held.count_held(), await held.get_last_held()) == (2, useful)
    assert await held.release_held(useful, "digest", NOW) == 1
    assert await held.drop_held(due - 1, None, NOW) == 0
    assert await held.drop_held(useful, None, NOW) == 1
    assert await states() == {**expected, useful: "waiting", due: "cancelled"}


async def test_what_was_set_aside_is_counted_by_kind_and_comes_back_by_kind(database: str) -> None:
    people = await near()
    first = await a_message(people.person, state="set_aside", kind="new")
    await a_message(people.other, state="set_aside", kind="new")
    await a_message(people.self, state="set_aside", kind="new")
    other = await a_message(people.person, state="set_aside", kind="newer")
    await a_message(people.person, kind="new")
    dead = await a_message(people.person, state="dead", kind="new")
    assert (await outbox.get_first_set_aside("new"), await outbox.count_set_aside("new")) == (first, 2)
    await outbox.change_to_waiting(["new"])
    assert await outbox.count_set_aside("new") == 0
    assert ((await states())[other], (await states())[dead]) == ("set_aside", "dead")


async def test_what_is_for_somebody_who_is_left_alone_for_now_stays(database: str) -> None:
    people = await near()
    mine, theirs = await a_message(people.person), await a_message(people.other)
    until = NOW + MINUTE
    claimed = await outbox.MESSAGES.claim(NOW, until, 5, "a process", but=[people.person, people.both])
    assert [message.id for message in claimed] == [theirs]
    assert [message.id for message in await outbox.MESSAGES.claim(NOW, until, 5, "a process")] == [mine]


async def test_what_is_due_by_a_moment_is_withdrawn_while_it_waits(database: str) -> None:
    people = await near()
    due = [await a_message(people.person, send_at=at) for at in (NOW - MINUTE, NOW)]
    later = await a_message(people.person, send_at=NOW + MINUTE)
    others = {await a_message(people.person, state=state): state for state in ("sent", "dead", "set_aside")}
    await outbox.cancel_messages_until(NOW)
    assert await states() == {**dict.fromkeys(due, "cancelled"), later: "waiting", **others}


async def test_a_message_is_known_by_its_key(database: str) -> None:
    people = await near()
    waits = await a_message(people.person, key="a", parameters={"n": 1})
    sent = await a_message(people.other, key="b", state="sent", message_id=5)
    assert [await outbox.get_reader(one) for one in (waits, sent, sent + 1)] == [people.person, people.other, None]
    assert [await outbox.get_message_id(key) for key in ("a", "b", "c")] == [None, 5, None]
    assert [await outbox.is_written(key) for key in ("a", "b", "c")] == [True, True, False]
    assert [await outbox.is_any_waiting(keys) for keys in (["a"], ["b"], ["c"], ["b", "a"])] == [
        True,
        False,
        False,
        True,
    ]
    assert [await outbox.take_back(key, NOW) for key in ("b", "c")] == [None, None]
    taken = await outbox.take_back("a", NOW)
    assert taken is not None
    assert (taken.person_id, taken.parameters) == (people.person, {"n": 1})
    assert await outbox.take_back("a", NOW) is None
    assert await states() == {waits: "cancelled", sent: "sent"}


async def test_the_same_is_written_to_each_once(database: str) -> None:
    people = await near()
    message: dict[str, Any] = {"kind": "case_news", "subject_kind": "case", "subject_id": 7, "expires_at": None}
    for at in (NOW, NOW + MINUTE):
        await outbox.add_message_to_each([people.person, people.both], key=f"case:{EACH}:7", send_at=at, **message)
    rows = await db.values("SELECT person_id, key, send_at FROM outbox ORDER BY person_id")
    assert [(row["person_id"], row["key"]) for row in rows] == [
        (people.person, f"case:{people.person}:7"),
        (people.both, f"case:{people.both}:7"),
    ]
    assert await outbox.is_under_way("case_news", people.both, "case", 7, NOW)
    assert not await outbox.is_under_way("case_news", people.other, "case", 7, NOW)


async def test_who_was_told_of_something_since_are_those_to_whom_it_was_not_withdrawn(database: str) -> None:
    people = await near()
    message: dict[str, Any] = {"kind": "case_news", "subject_kind": "case", "expires_at": None}
    for reader, subject, at in (
        (people.person, 7, NOW),
        (people.both, 7, NOW + MINUTE),
        (people.other, 7, NOW - MINUTE),
        (people.other, 8, NOW),
    ):
        await outbox.add_message_to_each(
            [reader], key=f"case:{EACH}:{subject}", send_at=at, subject_id=subject, **message
        )

    async def told(kind: str, since: datetime) -> list[int]:
        return [one.person_id for one in await outbox.find_told_since(kind, "case", 7, since)]

    assert await told("case_news", NOW) == [people.person, people.both]
    assert await told("case_news", NOW + MINUTE) == [people.both]
    assert await told("case_news", NOW - MINUTE) == [people.person, people.both, people.other]
    assert await told("case_reminder", NOW) == []
    await outbox.cancel_messages("case", 7, NOW, kind="case_news")
    assert await told("case_news", NOW - MINUTE) == []


async def test_of_what_somebody_was_told_is_ones_own_of_the_day(database: str) -> None:
    people = await near()
    message, today = await a_message(people.person), NOW.date()
    for who, day, things in (
        (people.person, today, ("case:7", "case:8")),
        (people.person, today, ("case:8",)),
        (people.person, today - DAY, ("case:9",)),
        (people.other, today, ("case:10",)),
        (people.other, today - DAY, ()),
    ):
        await told.add_told(who, day, message, [Thing(thing) for thing in things])
    assert sorted(await told.find_told(people.person, today)) == ["case:7", "case:8"]
    assert await told.find_told(people.person, today - DAY) == ["case:9"]
    assert await told.find_told(people.other, today) == ["case:10"]
    assert await told.find_told(people.other, today - DAY) == []
    await told.prune_told(today)
    assert await told.find_told(people.person, today - DAY) == []
    assert len(await told.find_told(people.person, today)) == 2
