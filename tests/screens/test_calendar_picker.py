"""The calendar of every form: what it offers is taken, what it does not offer is refused, in both ways of answering."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.records.drafts import Card, DraftRecord, DraftView
from bot.rules.form import Form, Kind, Step
from bot.rules.forms.built_in import BUILT_IN
from bot.rules.forms.reading import read
from bot.rules.forms.unreadable import DayTooEarly, DayTooLate
from bot.rules.text import CHINESE, ENGLISH, Language
from bot.rules.working_days import Calendar
from bot.screens.buttons import AnswerQuestion, ShowMonth, pack
from bot.screens.forms.calendar_picker import calendar_rows, days_off_explained, is_page
from bot.screens.forms.hour_picker import hour_rows
from bot.screens.screen import columns

NOW = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
TODAY = date(2026, 11, 23)
ASKED = [(form, step) for form in BUILT_IN for step in form.steps() if step.question.kind is Kind.DATE]
SOME_DAYS = (TODAY, TODAY + timedelta(days=12), TODAY + timedelta(days=40))


def draft(form: Form, step: Step, first_day: date | None = None, card: Card | None = None) -> DraftView:
    record = DraftRecord(
        1, "t", 1, form.code, form.version, "", 0, "open", step.key, 3, "", "", None, "", None, None, None, NOW, NOW
    )
    return DraftView(record, form, {}, card=card or Card(), first_day=first_day)


def offered(
    view: DraftView, step: Step, month: str = "", language: Language = CHINESE, today: date = TODAY
) -> list[date]:
    """The days on the calendar's page, in order; without those that are offered above it."""
    rows = calendar_rows(view, step, language, month, today)
    heads = next(n for n, row in enumerate(rows) if len(row) == 7)
    return [
        date.fromisoformat(button.data.value)
        for row in rows[heads + 1 :]
        for button in row
        if isinstance(button.data, AnswerQuestion)
    ]


@pytest.mark.parametrize(("form", "step"), ASKED, ids=[f"{form.code}.{step.key}" for form, step in ASKED])
@pytest.mark.parametrize("first_day", [None, *SOME_DAYS])
def test_a_day_is_offered_exactly_where_it_is_taken(form: Form, step: Step, first_day: date | None) -> None:
    view = draft(form, step, first_day)
    for month in ("2026-10", "2026-11", "2026-12", "2027-01"):
        first = date.fromisoformat(f"{month}-01")
        shown = set(offered(view, step, month))
        for day in (first + timedelta(days=n) for n in range(28)):
            try:
                read(step.question, day.isoformat(), now=NOW, language=CHINESE, first_day=first_day)
                taken = True
            except (DayTooEarly, DayTooLate):
                taken = False
            assert (day in shown) is taken, day


@pytest.mark.parametrize(("form", "step"), ASKED, ids=[f"{form.code}.{step.key}" for form, step in ASKED])
@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
def test_every_page_fits_a_phone_and_leads_on(form: Form, step: Step, language: Language) -> None:
    view = draft(form, step)
    rows = calendar_rows(view, step, language, "", TODAY)
    assert offered(view, step, "", language)
    assert len(rows) <= 10
    for row in rows:
        widest = {7: 5, 3: 10, 5: 12}.get(len(row), 30)
        assert all(columns(button.text) <= widest for button in row), [button.text for button in row]


def step_of(code: str, key: str) -> tuple[Form, Step]:
    form = next(form for form in BUILT_IN if form.code == code)
    return form, form.step(key)


def labels(code: str, key: str, language: Language = CHINESE, month: str = "", **about: object) -> list[list[str]]:
    form, step = step_of(code, key)
    view = draft(form, step, **about)  # type: ignore[arg-type]
    return [[button.text for button in row] for row in calendar_rows(view, step, language, month, TODAY)]


def test_the_weekdays_stand_above_and_days_off_are_marked() -> None:
    assert labels("task_move", "day") == [
        ["2026年11月", "›"],
        ["一", "二", "三", "四", "五", "六休", "日休"],
        ["[23]", "24", "25", "26", "27", "28休", "29休"],
        ["30", "·", "·", "·", "·", "·", "·"],
    ]
    assert labels("task_move", "day", ENGLISH)[1:3] == [
        ["Mo", "Tu", "We", "Th", "Fr", "Sa*", "Su*"],
        ["[23]", "24", "25", "26", "27", "28*", "29*"],
    ]


def test_the_past_is_offered_where_it_is_asked_for_and_the_future_is_not() -> None:
    rows = labels("meeting", "held_on")
    assert rows[0] == ["‹", "2026年11月"]
    assert rows[-1] == ["[23]", "·", "·", "·", "·", "·", "·"]
    assert rows[2] == ["·", "·", "·", "·", "·", "·", "1休"]
    assert labels("meeting", "held_on", month="2026-10")[-1] == ["26", "27", "28", "29", "30", "31休", "·"]


def test_holidays_worked_saturdays_and_a_client_s_shutdown_are_marked_as_they_are() -> None:
    form, step = step_of("add_licences", "valid_until")
    calendar = Calendar(closed=frozenset({date(2026, 10, 12)}))
    view = draft(form, step)
    view = DraftView(**{name: getattr(view, name) for name in view.__dataclass_fields__} | {"calendar": calendar})
    rows = [[button.text for button in row] for row in calendar_rows(view, step, CHINESE, "2026-10", TODAY)]
    assert rows[0] == ["«", "‹", "2026年10月", "›", "»"]
    # National Day until the 7th, the worked Saturday of the 10th, closed on the 12th
    assert rows[2][3:] == ["1休", "2休", "3休", "4休"]
    assert rows[3] == ["5休", "6休", "7休", "8", "9", "10", "11休"]
    assert rows[4][:2] == ["12休", "13"]


def days_of(code: str, key: str, **about: object) -> list[str]:
    """The days that the quick keys answer with."""
    form, step = step_of(code, key)
    row = calendar_rows(draft(form, step, **about), step, CHINESE, "", TODAY)[0]  # type: ignore[arg-type]
    return [button.data.value for button in row if isinstance(button.data, AnswerQuestion)]


def test_a_due_day_is_offered_three_five_and_ten_working_days_ahead() -> None:
    assert labels("finding_return", "until")[0] == ["+3工作日", "+5工作日", "+10工作日"]
    assert labels("finding_return", "until", ENGLISH)[0] == ["+3 days", "+5 days", "+10 days"]
    assert days_of("finding_return", "until") == ["2026-11-26", "2026-11-30", "2026-12-07"]
    # what is put off is counted from the day that was promised
    later = date(2026, 12, 5)
    assert days_of("finding_extend", "until", first_day=later) == ["2026-12-09", "2026-12-11", "2026-12-18"]
    assert labels("finding_extend", "until", first_day=later)[1] == ["2026年12月", "›"]


def test_which_days_those_are_and_what_the_marks_mean_stands_beside_the_question() -> None:
    form, step = step_of("finding_return", "until")
    said = days_off_explained(draft(form, step), step, CHINESE, TODAY)
    assert said == "「休」是休息日，+3＝11月26日，+5＝11月30日，+10＝12月7日。"
    english = days_off_explained(draft(form, step), step, ENGLISH, TODAY)
    assert english == "* is a day off, +3 = 26 Nov, +5 = 30 Nov, +10 = 7 Dec."
    form, step = step_of("meeting", "held_on")
    assert days_off_explained(draft(form, step), step, CHINESE, TODAY) == "「休」是休息日。"


def test_only_what_has_to_lie_ahead_is_due() -> None:
    due = {f"{form.code}.{step.key}" for form, step in ASKED if labels(form.code, step.key)[0][0].startswith("+3")}
    assert due == {"finding_return.until", "finding_ask_more_time.until", "finding_extend.until", "case_delay.until"}


def test_a_question_that_takes_any_day_turns_by_years() -> None:
    form, step = step_of("renewal", "valid_until")
    turns = calendar_rows(draft(form, step), step, CHINESE, "", TODAY)[0]
    assert [button.data.month for button in turns if isinstance(button.data, ShowMonth)] == [
        "2025-11",
        "2026-10",
        "2026-11",
        "2026-12",
        "2027-11",
    ]


def test_a_day_on_which_something_begins_leads_to_its_hours_and_none_is_over() -> None:
    form, step = step_of("training", "starts_at")
    rows = calendar_rows(draft(form, step), step, CHINESE, "", TODAY)
    led = [button.data.month for row in rows for button in row if isinstance(button.data, ShowMonth)]
    days = [page for page in led if len(page) == 10]
    assert days == [f"2026-11-{day}" for day in range(23, 31)]
    with pytest.raises(DayTooEarly):
        read(step.question, "2026-11-22 14:00", now=NOW, language=CHINESE)


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
def test_every_half_hour_of_the_day_is_offered_and_taken_as_it_stands(language: Language) -> None:
    form, step = step_of("training", "starts_at")
    (back,), *rows = hour_rows(draft(form, step), date(2026, 11, 25), language)
    assert back.data == ShowMonth("t", 3, "2026-11")
    hours = [button for row in rows for button in row]
    assert [button.text for button in hours[:3]] == ["08:00", "08:30", "09:00"]
    assert hours[-1].text == "19:30"
    for button in hours:
        assert isinstance(button.data, AnswerQuestion)
        assert button.data.value == f"2026-11-25T{button.text}"
        assert read(step.question, button.data.value, now=NOW, language=language) == button.data.value
        pack(button.data)


@pytest.mark.parametrize("page", ["2026-13", "2026-02-30", "2026-1", "1926-11", "2026-11-2x", "", "2026-11-30T08:00"])
def test_what_is_no_month_and_no_day_is_no_page(page: str) -> None:
    assert not is_page(page)
    assert is_page("2026-11")
    assert is_page("2026-11-30")
