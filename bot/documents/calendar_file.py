"""A file for people's calendars (RFC 5545): one appointment of a whole day, which a later file of its name replaces."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

LONGEST_LINE = 75
"""Bytes of a line; a longer one goes on in the next, behind a space."""


@dataclass(frozen=True, slots=True)
class Appointment:
    """What, where and on which day; ``uid`` names it in whatever calendar has it, ``at`` is when it stood so."""

    uid: str
    provider: str
    day: date
    title: str
    place: str
    at: datetime


def render(of: Appointment) -> bytes:
    """The file."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//{_text(of.provider)}//Quality Butler//ZH",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        f"UID:{of.uid}",
        f"DTSTAMP:{of.at.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        # a calendar takes the file with the higher number for the later one
        f"SEQUENCE:{int(of.at.timestamp()) // 60}",
        f"DTSTART;VALUE=DATE:{of.day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{of.day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_text(of.title)}",
        f"LOCATION:{_text(of.place)}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode()


def _text(said: str) -> str:
    """Words of people are no syntax."""
    for sign in ("\\", ";", ","):
        said = said.replace(sign, f"\\{sign}")
    return "\\n".join(said.splitlines())


def _folded(line: str) -> str:
    parts, length = [""], 0
    for letter in line:
        size = len(letter.encode())
        if length + size > LONGEST_LINE:
            parts.append("")
            # the space before it counts
            length = 1
        parts[-1] += letter
        length += size
    return "\r\n ".join(parts)
