"""Seven days, four weeks, twelve months: which backups are kept, and that every file is read back within a week."""

import hashlib
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.backups import BEFORE_MIGRATION_FOR, Dated, Reason, backup_name, kept, named_at, read_back_on
from bot.rules.beijing import beijing_day

NOW = datetime(2026, 11, 30, 18, 10, tzinfo=UTC)

MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC))
BACKUPS = st.lists(
    st.builds(
        lambda at, reason: Dated(backup_name(at), at.replace(microsecond=0), reason), MOMENTS, st.sampled_from(Reason)
    ),
    max_size=60,
    unique_by=lambda one: one.name,
)


def nightly(nights: int) -> list[Dated]:
    """One backup a night until now."""
    moments = [NOW - timedelta(days=day) for day in range(nights)]
    return [Dated(backup_name(at), at, Reason.REGULAR) for at in moments]


def test_after_two_years_of_nights_seven_days_four_weeks_and_twelve_months_are_kept() -> None:
    names = kept(nightly(730), NOW)
    days = sorted(beijing_day(named_at(name)).isoformat() for name in names)
    assert days == [
        *("2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31", "2026-06-30", "2026-07-31"),
        *("2026-08-31", "2026-09-30", "2026-10-31"),
        *("2026-11-15", "2026-11-22", "2026-11-25", "2026-11-26", "2026-11-27", "2026-11-28", "2026-11-29"),
        *("2026-11-30", "2026-12-01"),
    ]


@given(BACKUPS, MOMENTS)
def test_the_newest_is_kept_and_nothing_that_is_not_there(backups: list[Dated], now: datetime) -> None:
    names = kept(backups, now)
    assert names <= {one.name for one in backups}
    if backups:
        assert max(backups, key=lambda one: one.taken_at).name in names
    assert len(names - {one.name for one in backups if one.reason is Reason.BEFORE_MIGRATION}) <= 7 + 4 + 12


@given(BACKUPS, MOMENTS)
def test_pruning_twice_is_pruning_once(backups: list[Dated], now: datetime) -> None:
    names = kept(backups, now)
    assert kept([one for one in backups if one.name in names], now) == names


@given(BACKUPS, MOMENTS)
def test_a_day_that_is_kept_is_kept_by_its_last_backup(backups: list[Dated], now: datetime) -> None:
    regular = [one for one in backups if one.reason is Reason.REGULAR]
    names = kept(regular, now)
    for one in regular:
        if one.name in names:
            same_day = [other for other in regular if beijing_day(other.taken_at) == beijing_day(one.taken_at)]
            assert one.taken_at == max(other.taken_at for other in same_day)


@given(st.lists(MOMENTS, min_size=1, max_size=60), st.integers(0, 700))
def test_time_alone_takes_no_backup_away(moments: list[datetime], days: int) -> None:
    backups = [Dated(f"{n}", at, Reason.REGULAR) for n, at in enumerate(moments)]
    assert kept(backups, NOW) == kept(backups, NOW + timedelta(days=days))


def test_what_was_made_before_a_migration_is_kept_for_thirty_days() -> None:
    upgrade = NOW - timedelta(days=20, hours=3)
    before = Dated("before", upgrade, Reason.BEFORE_MIGRATION)
    assert "before" in kept([*nightly(60), before], NOW)
    assert "before" not in kept([*nightly(60), before], upgrade + BEFORE_MIGRATION_FOR + timedelta(days=21))


@given(st.binary(), MOMENTS)
def test_every_file_is_read_back_once_within_any_seven_days(content: bytes, now: datetime) -> None:
    name = hashlib.sha256(content).hexdigest()
    days = [beijing_day(now) + timedelta(days=day) for day in range(7)]
    assert [read_back_on(day, name) for day in days].count(True) == 1


@given(MOMENTS)
def test_a_name_says_the_second(at: datetime) -> None:
    assert named_at(backup_name(at)) == at.replace(microsecond=0)


@pytest.mark.parametrize("other", ["", "backup.json", "2026-11-30", "20261130T181000"])
def test_another_name_is_none(other: str) -> None:
    with pytest.raises(ValueError, match="time data"):
        named_at(other)
