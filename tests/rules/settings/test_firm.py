"""The firm's settings: merged over the defaults, checked together, and the calendars that come of them."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.beijing import at, in_beijing
from bot.rules.cases.reporting import Duty, write_duties
from bot.rules.deadlines import QUIET, Allowance, QuietHours, Unit, is_quiet, out_of_quiet_hours
from bot.rules.risks.matrix import write_matrix
from bot.rules.settings.catalogue import CATALOGUE, SettingKind, setting_of
from bot.rules.settings.firm import (
    LEAST_OPEN_MINUTES,
    SIX_DAY_WEEK,
    DaysEntry,
    DaysKind,
    FirmSettings,
    HourIsQuiet,
    HoursOverlap,
    LadderBackwards,
    NoSuchSetting,
    Stored,
    changed,
    check,
    merged,
    value_of,
)
from bot.rules.settings.own import OwnSettings, digest_hour, widened
from bot.rules.settings.values import (
    MOST_DAYS,
    BadValue,
    read_allowance,
    read_texts,
    write_allowance,
    write_series,
    write_texts,
)
from bot.rules.terms import TERMS
from bot.rules.text import Text
from bot.rules.working_days import Calendar, DayKind
from tests.rules.risks.matrices import matrices

ENTERED = datetime(2026, 11, 20, 2, tzinfo=UTC)
HOURS = st.times().map(lambda one: one.replace(second=0, microsecond=0))
MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 1), timezones=st.just(UTC))
VALUES = {
    SettingKind.DAYS: st.builds(
        Allowance, st.integers(0, MOST_DAYS), st.sampled_from((Unit.WORKING_DAYS, Unit.NATURAL_DAYS))
    ).map(write_allowance),
    SettingKind.MINUTES: st.builds(Allowance, st.integers(1, 365), st.just(Unit.MINUTES)).map(write_allowance),
    SettingKind.STEPS: st.integers(1, 30).map(str),
    SettingKind.METRES: st.integers(1, 5_000).map(str),
    SettingKind.SHARE: st.integers(1, 90).map(str),
    SettingKind.SERIES: st.lists(st.integers(1, MOST_DAYS), min_size=1, max_size=5, unique=True).map(
        lambda days: write_series(tuple(sorted(days, reverse=True)))
    ),
    SettingKind.MONTHS: st.integers(1, 36).map(str),
    SettingKind.MATRIX: matrices().map(write_matrix),
    SettingKind.REPORTS: st.lists(
        st.builds(
            Duty,
            st.builds(Text, st.text(min_size=2), st.text(min_size=2)),
            st.builds(Allowance, st.integers(1, 365), st.sampled_from(Unit)),
        ),
        min_size=1,
        max_size=10,
    ).map(write_duties),
    SettingKind.SWITCH: st.sampled_from(("yes", "no")),
    SettingKind.HOUR: HOURS.map(lambda one: one.isoformat("minutes")),
    SettingKind.NAME: st.text(min_size=1),
    SettingKind.PHONE: st.text(min_size=1),
    SettingKind.LOGO: st.integers(1, 10**9).map(str),
    SettingKind.PERSON: st.integers(1, 10**9).map(str),
    SettingKind.TEXTS: st.builds(Text, st.text(), st.text()).map(write_texts),
}


def entry(kind: DaysKind, first: date, last: date, *, number: int = 1, client: int | None = None) -> DaysEntry:
    """Days entered on 20 November."""
    return DaysEntry(number, kind, client, first, last, ENTERED)


@st.composite
def stored_settings(draw: st.DrawFn) -> dict[str, Stored]:
    """Some settings with values of their kinds."""
    chosen = draw(st.lists(st.sampled_from(CATALOGUE), unique_by=lambda setting: setting.key))
    return {setting.key: Stored(n, draw(VALUES[setting.kind])) for n, setting in enumerate(chosen, 1)}


@given(stored_settings())
def test_what_is_stored_is_in_force_and_the_rest_has_its_default(stored: dict[str, Stored]) -> None:
    settings = merged(stored)
    for setting in CATALOGUE:
        # of a category of complaints the time that is unset is the one of complaints in general
        general = TERMS[setting.key].general if setting.key in TERMS else None
        holds = setting.key if general is None or setting.key in stored else general.key
        expected = stored[holds].value if holds in stored else value_of(FirmSettings(), holds)
        assert value_of(settings, setting.key) == expected, setting.key


@given(stored_settings(), st.sampled_from(CATALOGUE))
def test_back_to_the_default_is_as_if_it_had_never_been_set(stored: dict[str, Stored], setting: object) -> None:
    key = getattr(setting, "key")  # noqa: B009 -- the strategy's type is lost
    without = {name: one for name, one in stored.items() if name != key}
    assert changed(merged(stored), key, None) == merged(without)


def test_every_promised_time_is_a_setting_and_its_default_is_the_usual_one() -> None:
    times = (SettingKind.DAYS, SettingKind.MINUTES)
    usual = {setting.key: value_of(FirmSettings(), setting.key) for setting in CATALOGUE if setting.kind in times}
    assert usual == {key: write_allowance(term.usual) for key, term in TERMS.items()}


def test_settings_of_another_version_are_passed_over_and_unknown_ones_cannot_be_set() -> None:
    assert merged({"of_tomorrow": Stored(1, "x")}) == FirmSettings(stored={"of_tomorrow": Stored(1, "x")})
    with pytest.raises(NoSuchSetting):
        changed(FirmSettings(), "of_tomorrow", "x")
    with pytest.raises(NoSuchSetting):
        setting_of("of_tomorrow")


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("incident_call", "10w"),
        ("incident_call", "0m"),
        ("complaint_accept", "10m"),
        ("complaint_resolve", "7"),
        ("complaint_resolve", "w"),
        ("complaint_resolve", "-1w"),
        ("complaint_resolve", "366w"),
        ("complaint_resolve", "7x"),
        ("ladder_before", "0"),
        ("ladder_before", "31"),
        ("ladder_hour", "24:00"),
        ("ladder_hour", "9"),
        ("ladder_hour", "0900"),
        ("ladder_hour", "09:00:00"),
        ("quiet_noon", "12:00+08:00"),
        ("quiet_noon", "12:00Z"),
        ("welcome", "{}"),
        ("welcome", "hello"),
    ],
)
def test_a_value_of_another_kind_or_out_of_range_is_refused(key: str, value: str) -> None:
    with pytest.raises(BadValue):
        changed(FirmSettings(), key, value)


def test_every_choice_is_a_value_and_the_default_is_one_of_them() -> None:
    for setting in CATALOGUE:
        usual = value_of(FirmSettings(), setting.key)
        if setting.choices:
            assert (usual[:-1] if setting.kind is SettingKind.DAYS else usual) in setting.choices, setting.key
        assert len(setting.key.encode()) <= 20
        for choice in setting.choices:
            changed(FirmSettings(), setting.key, f"{choice}w" if setting.kind is SettingKind.DAYS else choice)


@pytest.mark.parametrize(
    ("key", "value", "broken"),
    [
        ("quiet_morning", "12:30", HoursOverlap),
        ("quiet_noon_ends", "11:00", HoursOverlap),
        ("quiet_evening", "09:00", HoursOverlap),
        ("ladder_hour", "12:30", HourIsQuiet),
        ("digest_at", "07:00", HourIsQuiet),
        ("ladder_overdue", "3", LadderBackwards),
    ],
)
def test_settings_that_do_not_go_together_are_refused(key: str, value: str, broken: type[Exception]) -> None:
    with pytest.raises(broken):
        check(changed(FirmSettings(), key, value))


def test_texts_and_allowances_come_back_as_they_were() -> None:
    text = Text('您好 {x} "引号"', "Hello {x}")
    assert read_texts(write_texts(text)) == text
    assert read_allowance("0n") == Allowance(0, Unit.NATURAL_DAYS)
    assert read_allowance("10m") == Allowance(10, Unit.MINUTES)


# Calendars


def test_a_holiday_and_a_worked_day_are_everybodys_and_a_shutdown_is_one_clients() -> None:
    settings = merged(
        {f"{SIX_DAY_WEEK}7": Stored(1, "1")},
        [
            entry(DaysKind.HOLIDAY, date(2026, 11, 30), date(2026, 12, 2)),
            entry(DaysKind.MAKE_UP, date(2026, 12, 5), date(2026, 12, 5), number=2),
            entry(DaysKind.SHUTDOWN, date(2026, 12, 5), date(2026, 12, 8), number=3, client=7),
        ],
    )
    ours, theirs, others = settings.calendar(), settings.calendar(7), settings.calendar(8)
    for calendar in (ours, theirs, others):
        assert [calendar.is_working(date(2026, 11, 29) + timedelta(days=n)) for n in range(5)] == [
            False,
            False,
            False,
            False,
            True,
        ]
    assert ours.is_working(date(2026, 12, 5))
    assert others.is_working(date(2026, 12, 8))
    assert theirs.why(date(2026, 12, 5)).kind is DayKind.CLOSED
    assert theirs.is_working(date(2026, 12, 12)), "a Saturday where six days are worked"
    assert not ours.is_working(date(2026, 12, 12))


def test_of_two_entries_for_a_day_the_later_one_counts_and_one_taken_back_does_not() -> None:
    day = date(2026, 12, 1)
    off, worked = entry(DaysKind.HOLIDAY, day, day), entry(DaysKind.MAKE_UP, day, day, number=2)
    assert merged({}, [worked, off]).calendar().is_working(day)
    ended = DaysEntry(1, DaysKind.HOLIDAY, None, day, day, ENTERED, ENTERED + timedelta(days=1))
    assert merged({}, [ended]).calendar() == Calendar()


def test_a_calendar_can_be_asked_as_it_was_known_at_a_moment() -> None:
    day = date(2026, 12, 1)
    ended = DaysEntry(1, DaysKind.HOLIDAY, None, day, day, ENTERED, ENTERED + timedelta(days=1))
    settings = merged({}, [ended])
    assert settings.calendar(as_of=ENTERED - timedelta(seconds=1)).is_working(day)
    assert not settings.calendar(as_of=ENTERED).is_working(day)
    assert settings.calendar(as_of=ENTERED + timedelta(days=1)).is_working(day)


# One's own quiet time


@given(MOMENTS, HOURS, HOURS)
def test_ones_own_quiet_time_only_ever_adds_to_the_firms(moment: datetime, first: time, last: time) -> None:
    both = widened(QUIET, OwnSettings((first, last)))
    assert both.minutes_open >= LEAST_OPEN_MINUTES
    allowed = out_of_quiet_hours(moment, both)
    assert allowed >= out_of_quiet_hours(moment, QUIET) >= moment
    assert not is_quiet(allowed, both)
    assert not is_quiet(allowed, QUIET)
    assert allowed - moment <= timedelta(days=1)


def test_over_midnight_and_by_day() -> None:
    night = widened(QUIET, OwnSettings((time(18), time(9, 30))))
    assert in_beijing(out_of_quiet_hours(at(date(2026, 11, 23), time(18)), night)).time() == time(9, 30)
    noon = widened(QUIET, OwnSettings((time(13), time(15))))
    assert in_beijing(out_of_quiet_hours(at(date(2026, 11, 23), time(12)), noon)).time() == time(15)


def test_who_would_never_be_reached_has_the_firms_hours() -> None:
    assert widened(QUIET, OwnSettings((time(8), time(20)))) == QUIET
    assert QuietHours(own=(time(8), time(20))).minutes_open == 0
    moment = at(date(2026, 11, 23), time(9))
    assert out_of_quiet_hours(moment, QuietHours(own=(time(8), time(20)))) == moment


def test_a_digest_comes_no_earlier_than_it_is_written() -> None:
    assert digest_hour(time(8, 30), OwnSettings(digest_at=time(7))) == time(8, 30)
    assert digest_hour(time(8, 30), OwnSettings(digest_at=time(17))) == time(17)
    assert digest_hour(time(8, 30), OwnSettings()) == time(8, 30)
