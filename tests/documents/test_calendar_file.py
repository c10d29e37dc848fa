"""A file for calendars: lines that no calendar refuses, whatever people wrote (RFC 5545)."""

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from bot.documents.calendar_file import LONGEST_LINE, Appointment, render

AT = datetime(2026, 11, 23, 8, tzinfo=UTC)
WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=120)


def one(title: str = "巡查 · 恒信阀门", place: str = "总装车间", day: date = date(2026, 12, 31)) -> str:
    return render(Appointment("visit-3@butler", "质安", day, title, place, AT)).decode()


def test_an_appointment_of_a_whole_day_ends_on_the_next() -> None:
    said = one()
    assert said.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert "UID:visit-3@butler\r\nDTSTAMP:20261123T080000Z\r\n" in said
    assert "DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n" in said
    assert said.endswith("END:VEVENT\r\nEND:VCALENDAR\r\n")


@given(WORDS, WORDS)
def test_no_line_is_too_long_and_what_people_wrote_comes_back(title: str, place: str) -> None:
    said = one(title, place)
    assert max(len(line.encode()) for line in said.split("\r\n")) <= LONGEST_LINE
    whole = said.replace("\r\n ", "").split("\r\n")
    summary = next(line for line in whole if line.startswith("SUMMARY:")).removeprefix("SUMMARY:")
    for sign in (",", ";", "\\"):
        summary = summary.replace(f"\\{sign}", sign)
    assert summary == title


def test_words_are_no_syntax() -> None:
    assert "SUMMARY:a\\nEND:VEVENT\\, b\\;c\r\n" in one("a\nEND:VEVENT, b;c")
