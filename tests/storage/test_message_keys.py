"""The keys of messages: one per reader and occurrence; old ones are rewritten, so that nothing is said twice."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.post import EACH, key_for, key_of
from storage import database as db
from storage.migrating import migrate
from storage.post import outbox
from tests.storage.rows import NOW, a_person

BEFORE = "0011_policies_revoked"
SUBJECT, AWAY = 41, 909

PEOPLE = st.integers(min_value=-40, max_value=40)
OCCURRENCES = st.lists(st.sampled_from(["again", "due", "3", "2026-11-23"]), max_size=2).map(":".join)


def at_seven(word: str) -> str:
    """An occurrence that is a moment."""
    return f"{word}2026-11-23T07:00:00+00:00"


def written_before(reader: int) -> dict[str, tuple[str, str, str, int | None]]:
    """Old keys with the kind of their message, its occurrence as it is told now, and to whom it is passed on."""
    firm, day = f"{SUBJECT}", "2026-11-23"
    return {
        f"case:{firm}:3:{reader}": ("case_news", "3", "case", None),
        f"case:{firm}:4:{reader}:{AWAY}": ("case_news", "4", "case", AWAY),
        f"case:{firm}:3:due:{reader}": ("case_reminder", "3:due", "case", None),
        f"case:{firm}:3:overdue:{reader}:{AWAY}": ("case_reminder", "3:overdue", "case", AWAY),
        f"case:{firm}:again:{reader}:{day}": ("case_reminder", f"again:{day}", "case", None),
        f"digest:{day}:{reader}": ("digest", day, "person", None),
        f"patrol:{firm}:own_report": ("own_report", "", "patrol", None),
        f"patrol:{firm}:report:{reader}": ("patrol_report", "", "patrol", None),
        f"register:{firm}": ("register", "", "register", None),
        f"register:{firm}:failed": ("register_failed", "", "register", None),
        f"register:{firm}:progress": ("register_progress", "", "register", None),
        f"ledger_file:{firm}:made": ("ledgers_exported", "", "ledger_file", None),
        f"ledger_file:{firm}:0f:1e": ("ledgers_checked", "0f:1e", "ledger_file", None),
        f"ledger_file:{firm}:imported": ("ledgers_imported", "", "ledger_file", None),
        f"ledger_file:{firm}:failed": ("ledgers_failed", "", "ledger_file", None),
        f"ledger_file:{firm}:progress:check_ledgers": ("ledgers_progress", "check_ledgers", "ledger_file", None),
        f"joining:{firm}:7:{reader}": ("joining_waiting", "7", "client", None),
        f"joining:{firm}:joining_approved": ("joining_approved", "", "joining_request", None),
        f"joining:{firm}:joining_declined": ("joining_declined", "", "joining_request", None),
        f"joining:{firm}:opens": ("joining_opens", "joining_request", "joining_request", None),
        f"invitation:{firm}:opens": ("joining_opens", "invitation", "invitation", None),
        f"joining_card:{firm}:{reader}:zh:{day}": ("joining_card", f"zh:{day}", "joining_card", None),
        f"removed:{firm}:{reader}:{at_seven('')}": ("member_removed", at_seven(""), "client", None),
        f"left:{firm}:5:{at_seven('')}:{reader}": ("member_left", at_seven("5:"), "client", None),
        f"policy:6:{reader}": ("policies_to_read", "6", "reader", None),
        f"policies_unread:{day}:{reader}": ("policies_unread", day, "reader", None),
        f"policy:{firm}:count": ("policy_count", "", "policy_version", None),
        f"policy:{firm}:ready": ("policy_ready", "", "policy_version", None),
        f"training:{firm}:announced:{reader}": ("training_announced", "", "training", None),
        f"training:{firm}:trainer:day_before": ("own_training", "day_before", "training", None),
        f"sign_up:{firm}:day_before": ("training_reminder", "day_before", "sign_up", reader),
        f"sign_up:{firm}:hour_before": ("training_reminder", "hour_before", "sign_up", AWAY),
        f"sign_up:{firm}:seat_freed": ("seat_freed", "", "sign_up", AWAY),
        f"training:{firm}:cancelled:{reader}": ("training_cancelled", "", "training", reader),
        f"training:{firm}:cancelled:{AWAY}": ("training_cancelled", "", "training", AWAY),
        "recorded:8": ("recorded_for_you", "8", "case", None),
        f"disputed:8:{reader}": ("record_disputed", "8", "sign_up", None),
        f"assigned:{reader}:{at_seven('')}": ("assigned", at_seven(""), "person", None),
        f"role_given:{firm}": ("role_given", "", "role_grant", None),
        f"role_ended:{firm}": ("role_ended", "", "role_grant", None),
        f"stand_in:{firm}:stand_in_asked:{reader}": ("stand_in_asked", "", "stand_in", None),
        f"stand_in:{firm}:stand_in_begins:{reader}": ("stand_in_begins", "", "stand_in", None),
        f"stand_in:{firm}:stand_in_over:{reader}": ("stand_in_over", "", "stand_in", None),
        f"trail_head:{day}:{reader}": ("trail_head", day, "seal", None),
        f"file_lost:patrol:{firm}:{reader}": ("file_lost", "patrol", "patrol", None),
        f"file_lost:attachment:{firm}:{reader}": ("file_lost", "attachment", "attachment", None),
        f"unreachable:{firm}:{at_seven('')}:{reader}": ("unreachable", at_seven(""), "person", None),
        f"work_left:{firm}:5:{at_seven('')}:{reader}": ("work_left", at_seven("5:"), "person", None),
        f"undelivered:{firm}:{reader}": ("undelivered", "", "outbox", None),
        f"work_failed:{firm}:{reader}": ("work_failed", "", "job", None),
        "somebody:else": ("no longer known", "", "case", None),
    }


def subject_of(kind: str, reader: int) -> int:
    """About what the row of a kind is."""
    return reader if kind in ("digest", "assigned", "policies_to_read", "policies_unread") else SUBJECT


async def keys() -> list[str]:
    """The keys of all messages, in the order in which they were written."""
    return [str(row["key"]) for row in await db.values("SELECT key FROM outbox ORDER BY id")]


async def test_what_was_written_before_is_known_by_the_keys_that_are_written_now(sqlite: str) -> None:
    reader = await a_person()
    old = written_before(reader)
    await migrate(BEFORE)
    try:
        for key, (kind, _, subject, relay) in old.items():
            parameters: dict[str, Any] = {} if relay is None else {"relay": relay, "at_any_hour": False}
            added = await outbox.add_message(
                key=key,
                kind=kind,
                person_id=reader,
                subject_kind=subject,
                subject_id=subject_of(kind, reader),
                send_at=NOW,
                parameters=parameters,
            )
            assert added, key
    finally:
        await migrate()
    now = [
        key_of(kind, subject_of(kind, reader), occurrence, reader, None if relay == reader else relay)
        for kind, occurrence, _, relay in old.values()
    ]
    assert await keys() == [*now[:-1], "somebody:else"]
    try:
        await migrate(BEFORE)
        assert await keys() == list(old)
    finally:
        await migrate()


@given(st.tuples(OCCURRENCES, PEOPLE), st.tuples(OCCURRENCES, PEOPLE))
def test_each_reader_and_occurrence_has_a_key_of_its_own(one: tuple[str, int], other: tuple[str, int]) -> None:
    keys = {key_of("case_reminder", 5, occurrence, reader) for occurrence, reader in (one, other)}
    assert len(keys) == len({one, other})


@given(OCCURRENCES, PEOPLE, PEOPLE, st.none() | PEOPLE)
def test_the_key_for_another_reader_is_the_one_that_their_message_has(
    occurrence: str, reader: int, other: int, relay: int | None
) -> None:
    mine = key_of("joining_waiting", 5, occurrence, reader, relay)
    assert key_for(other, mine, reader, relay) == key_of("joining_waiting", 5, occurrence, other, relay)


@pytest.mark.parametrize("kind", ["tell_commands", "report_patrol"])
def test_a_job_is_known_by_what_it_does_and_to_what(kind: str) -> None:
    assert key_of(kind, 5) == f"{kind}:5"
    assert key_of(kind, EACH).replace(EACH, "5") == key_of(kind, 5)
