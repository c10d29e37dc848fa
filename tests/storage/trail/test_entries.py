"""The trail is written with what it tells of, sealed in a chain, and a change behind the triggers' back shows."""

import asyncio
import hashlib
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from bot.rules.behalf import Behalf, Channel
from bot.rules.cause import Cause, UpdateKey
from storage import database as db
from storage.database import opened, writing
from storage.trail import entries as trail
from storage.trail.entries import (
    DetailTooLong,
    TrailRecord,
    Verdict,
    add_entry,
    get_doer,
    head,
    seal_new_entries,
    timeline,
    verify,
)

NOW = datetime(2026, 11, 23, 1, 30, 0, 250, tzinfo=UTC)


async def entries(count: int) -> list[int]:
    """Writes so many entries and returns their ids."""
    for number in range(count):
        await add_entry(Cause(at=NOW, person_id=5), "submit", "patrol", number, draft=number)
    return [row["id"] for row in await db.values("SELECT id FROM trail ORDER BY id")]


async def behind_the_back(sql: str) -> None:
    """What someone with full access to the database can do: run SQL without triggers."""
    if db.dialect() == "postgres":
        await db.connection().execute_script(
            f"SET session_replication_role = replica; {sql}; SET session_replication_role = DEFAULT"
        )
        return
    triggers = await db.values("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    for trigger in triggers:
        await db.connection().execute_script(f"DROP TRIGGER {trigger['name']}")
    await db.connection().execute_script(sql)
    for trigger in triggers:
        await db.connection().execute_script(trigger["sql"])


@writing
async def submit_and_fail(cause: Cause) -> None:
    """Notes what it does, then fails."""
    await add_entry(cause, "submit", "patrol", 1)
    raise ZeroDivisionError


# Writing and reading.


async def test_an_entry_says_who_did_what_when_to_which_record_and_for_which_update(database: str) -> None:
    beijing = NOW.astimezone(timezone(timedelta(hours=8)))
    await add_entry(
        Cause(at=beijing, person_id=5, update=UpdateKey(42, 7)), "submit", "patrol", 3, draft=9, number="XC20261123-01"
    )
    written = await timeline("patrol", 3)
    details: dict[str, int | str] = {"draft": 9, "number": "XC20261123-01"}
    assert [(entry.at, entry.person_id, entry.action, entry.details, entry.update_key) for entry in written] == [
        (NOW, 5, "submit", details, "42:7")
    ]


async def test_the_programs_own_work_has_no_person_and_no_update(database: str) -> None:
    await add_entry(Cause(at=NOW), "issue", "patrol", 3)
    (written,) = await timeline("patrol", 3)
    assert written == TrailRecord(written.id, NOW, None, "issue", "patrol", 3, {}, "")


async def test_what_is_recorded_for_somebody_says_for_whom_and_how_and_when_they_told_it_and_it_was_sent(
    database: str,
) -> None:
    sent = NOW - timedelta(hours=3)
    behalf = Behalf(6, Channel.PHONE, date(2026, 11, 20))
    await add_entry(Cause(at=NOW, person_id=5, behalf=behalf, sent_at=sent), "open", "case", 3, draft=9)
    (written,) = await timeline("case", 3)
    assert written.details == {
        "on_behalf_of": 6,
        "channel": "phone",
        "told_on": "2026-11-20",
        "draft": 9,
        "sent_at": sent.isoformat(),
    }


async def test_the_timeline_of_a_record_has_its_entries_alone_in_order(database: str) -> None:
    for action, kind, subject in (
        ("submit", "patrol", 1),
        ("open", "case", 1),
        ("submit", "patrol", 2),
        ("issue", "patrol", 1),
    ):
        await add_entry(Cause(at=NOW), action, kind, subject)
    assert [entry.action for entry in await timeline("patrol", 1)] == ["submit", "issue"]


async def test_a_detail_of_more_than_80_characters_is_refused_by_name_because_it_is_a_text(database: str) -> None:
    await add_entry(Cause(at=NOW), "submit", "patrol", 1, code="码" * 80)
    with pytest.raises(DetailTooLong) as refusal:
        await add_entry(Cause(at=NOW), "submit", "patrol", 1, client=2, what="话" * 81)
    assert refusal.value.args == ("what",)
    assert len(await timeline("patrol", 1)) == 1


async def test_an_entry_is_gone_with_the_transaction_that_failed(database: str) -> None:
    with pytest.raises(ZeroDivisionError):
        await submit_and_fail(Cause(at=NOW))
    assert await timeline("patrol", 1) == []


# Sealing.


async def test_sealing_continues_the_positions_and_links_each_seal_to_the_one_before(database: str) -> None:
    assert await head() is None
    await entries(3)
    assert await seal_new_entries() == 3
    first = await head()
    assert first is not None
    assert first[0] == 3
    await entries(2)
    assert await seal_new_entries() == 2
    assert await seal_new_entries() == 0
    last = await head()
    assert last is not None
    assert last[0] == 5
    assert last[1] != first[1]
    assert await verify() == Verdict(entries=5, sealed=5, broken_at=None)


async def test_a_backlog_is_sealed_in_portions(database: str) -> None:
    await entries(5)
    assert [await seal_new_entries(limit=2) for _ in range(4)] == [2, 2, 1, 0]
    assert await verify() == Verdict(5, 5, None)


async def test_a_hash_is_that_of_the_hash_before_and_the_entry_in_canonical_json_on_both_databases(
    database: str,
) -> None:
    await db.values(
        "INSERT INTO trail (id, at, person_id, action, subject_kind, subject_id, details, update_key)"
        " VALUES (1, :at, 5, 'submit', 'patrol', 3, :details, '42:7'), (2, :at, NULL, 'issue', 'patrol', 3, '{}', '')"
        " RETURNING id",
        at=NOW,
        details='{"site":"厂"}',
    )
    await seal_new_entries()
    first = hashlib.sha256(
        (
            "0"
            * 64
            + '{"action":"submit","at":"2026-11-23T01:30:00.000250+00:00","details":"{\\"site\\":\\"厂\\"}","id":1,'
            '"person_id":5,"subject_id":3,"subject_kind":"patrol","update_key":"42:7"}'
        ).encode()
    ).hexdigest()
    second = hashlib.sha256(
        (
            first + '{"action":"issue","at":"2026-11-23T01:30:00.000250+00:00","details":"{}","id":2,'
            '"person_id":null,"subject_id":3,"subject_kind":"patrol","update_key":""}'
        ).encode()
    ).hexdigest()
    assert await head() == (2, second)


async def test_an_empty_trail_is_whole(database: str) -> None:
    assert await verify() == Verdict(0, 0, None)


async def test_entries_without_a_seal_yet_are_counted_and_break_nothing(database: str) -> None:
    await entries(2)
    await seal_new_entries()
    await entries(1)
    assert await verify() == Verdict(entries=3, sealed=2, broken_at=None)


async def test_an_entry_committed_after_a_later_one_was_sealed_is_sealed_next(database: str) -> None:
    insert = (
        "INSERT INTO trail (id, at, action, subject_kind, subject_id, details, update_key)"
        " VALUES (:id, :at, 'submit', 'patrol', 1, '{}', '') RETURNING id"
    )
    await db.values(insert, id=12, at=NOW)
    assert await seal_new_entries() == 1
    await db.values(insert, id=11, at=NOW)
    assert await seal_new_entries() == 1
    sealed = await db.values("SELECT trail_id FROM seal ORDER BY position")
    assert [row["trail_id"] for row in sealed] == [12, 11]
    assert await verify() == Verdict(2, 2, None)


async def test_sealing_at_once_seals_everything_once(database: str) -> None:
    await entries(40)
    rounds = [await asyncio.gather(*(seal_new_entries(limit=10) for _ in range(5))) for _ in range(12)]
    assert sum(map(sum, rounds)) == 40
    assert await verify() == Verdict(40, 40, None)


async def test_two_processes_that_seal_while_entries_are_written_keep_one_whole_chain(postgres: str) -> None:
    async def process() -> int:
        async with opened(postgres):
            return sum([await seal_new_entries(limit=3) for _ in range(25)])

    async def writer() -> int:
        await entries(30)
        return 0

    sealed = sum(await asyncio.gather(process(), process(), writer()))
    sealed += await seal_new_entries()
    assert sealed == 30
    assert await verify() == Verdict(30, 30, None)


# Verifying.


async def test_a_chain_longer_than_a_page_is_verified_to_its_end(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trail, "PAGE", 4)
    ids = await entries(10)
    await seal_new_entries()
    assert await verify() == Verdict(10, 10, None)
    await behind_the_back(f"UPDATE trail SET person_id = 6 WHERE id = {ids[9]}")
    assert await verify() == Verdict(10, 10, ids[9])


@pytest.mark.parametrize("column", ["at", "person_id", "action", "subject_kind", "subject_id", "details", "update_key"])
async def test_an_entry_altered_in_any_column_is_found(database: str, column: str) -> None:
    ids = await entries(4)
    await seal_new_entries()
    later = {"at": f"'{(NOW + timedelta(microseconds=1)).isoformat(' ')}'", "person_id": "6", "subject_id": "99"}
    await behind_the_back(
        f"UPDATE trail SET {column} = {later.get(column, chr(39) + '{ }' + chr(39))} WHERE id = {ids[1]}"
    )
    assert await verify() == Verdict(4, 4, ids[1])


Harm = Callable[[list[int]], Awaitable[int]]


async def remove_an_entry(ids: list[int]) -> int:
    """An entry is gone, its seal is left."""
    await behind_the_back(f"DELETE FROM trail WHERE id = {ids[1]}")
    return ids[1]


async def remove_an_entry_and_its_seal(ids: list[int]) -> int:
    """Both are gone: the gap shows at the next seal."""
    await behind_the_back(f"DELETE FROM seal WHERE trail_id = {ids[1]}; DELETE FROM trail WHERE id = {ids[1]}")
    return ids[2]


async def remove_the_beginning(ids: list[int]) -> int:
    """The first entry and its seal are gone."""
    await behind_the_back(f"DELETE FROM seal WHERE trail_id = {ids[0]}; DELETE FROM trail WHERE id = {ids[0]}")
    return ids[1]


async def close_the_gap(ids: list[int]) -> int:
    """An entry and its seal are gone and the later seals moved up."""
    await behind_the_back(
        f"DELETE FROM seal WHERE trail_id = {ids[1]}; DELETE FROM trail WHERE id = {ids[1]};"
        " UPDATE seal SET position = 2 WHERE position = 3; UPDATE seal SET position = 3 WHERE position = 4"
    )
    return ids[2]


async def alter_a_hash(ids: list[int]) -> int:
    """A seal is another."""
    await behind_the_back(f"UPDATE seal SET hash = '{'0' * 64}' WHERE trail_id = {ids[2]}")
    return ids[2]


async def swap_two_entries(ids: list[int]) -> int:
    """Two seals stand at each other's place."""
    await behind_the_back(
        "UPDATE seal SET position = 9 WHERE position = 2; UPDATE seal SET position = 2 WHERE position = 3;"
        " UPDATE seal SET position = 3 WHERE position = 9"
    )
    return ids[2]


async def slip_a_seal_in(ids: list[int]) -> int:
    """A seal for nothing stands at the end."""
    await behind_the_back(f"INSERT INTO seal (position, trail_id, hash) VALUES (5, {ids[3] + 1000}, '{'0' * 64}')")
    return ids[3] + 1000


@pytest.mark.parametrize(
    "harm",
    [
        remove_an_entry,
        remove_an_entry_and_its_seal,
        remove_the_beginning,
        close_the_gap,
        alter_a_hash,
        swap_two_entries,
        slip_a_seal_in,
    ],
)
async def test_harm_done_behind_the_triggers_back_is_found_at_the_first_broken_place(database: str, harm: Harm) -> None:
    ids = await entries(4)
    await seal_new_entries()
    broken_at = await harm(ids)
    assert (await verify()).broken_at == broken_at


async def test_a_chain_that_was_rewritten_as_a_whole_differs_from_a_head_shown_before(database: str) -> None:
    ids = await entries(3)
    await seal_new_entries()
    shown = await head()
    await behind_the_back(f"UPDATE trail SET person_id = 6 WHERE id = {ids[0]}; DELETE FROM seal")
    await seal_new_entries()
    assert (await verify()).broken_at is None
    assert shown is not None
    assert await head() != shown


async def test_who_did_it_first(database: str) -> None:
    for person, action, subject, number in (
        (5, "write", "policy_version", 3),
        (6, "publish", "policy_version", 4),
        (7, "publish", "patrol", 3),
        (8, "publish", "policy_version", 3),
        (9, "publish", "policy_version", 3),
    ):
        await add_entry(Cause(at=NOW, person_id=person), action, subject, number)
    assert await get_doer("publish", "policy_version", 3) == 8
    assert await get_doer("publish", "policy_version", 5) is None
