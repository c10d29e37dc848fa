"""The organisation chart as a picture for the chat, and as a page to print: the same boxes in either (clause 3.4)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.documents import page as pages
from bot.documents.printable import on_one_line
from bot.rules.beijing import in_beijing
from bot.rules.organisation import (
    DUTIES,
    NO_LEAD,
    NOBODY,
    OURS,
    OVER_ALL,
    RESPONSIBILITIES,
    TITLE,
    Organisation,
    Team,
)
from bot.rules.people import ROLE_NAMES, Role
from bot.rules.tasks.cadence_words import MADE
from bot.rules.text import Language, Text, joined

MOST_CLIENTS, MOST_TEAMS, MOST_NAMES = 10, 12, 12
"""Of a team, of teams, and of people in one box that a picture has room for; a page tells all of them."""
_OTHER_CLIENTS = Text("另有 {n} 家企业", "{n} more clients", "{n} more client")
_OTHER_TEAMS = Text("另有 {n} 个项目组，见打印版。", "{n} more teams: see the page to print.")
_OTHERS = Text("等 {n} 人", "{n} in all")
_SOME = Text("只列出您所服务企业的项目组。", "Only the teams of the clients that you serve.")
_NO_TEAMS = Text("还没有为企业分派项目组。", "No team has been assigned to a client yet.")
_NO_CLIENT = Text("还没有负责的企业", "No client yet")


@dataclass(frozen=True, slots=True)
class ChartSheet:
    """What is drawn, by whom it is made and when."""

    of: Organisation
    provider: str
    made_at: datetime
    language: Language


def render_picture(sheet: ChartSheet) -> bytes:
    """The chart as a PNG, as wide as a phone shows it sharply. Raises TypesettingFailed."""
    return pages.render_picture(_page(sheet, to_print=False))


def render_page(sheet: ChartSheet) -> bytes:
    """The chart as a PDF (A4), all teams in it; the same chart gives the same bytes. Raises TypesettingFailed."""
    return pages.render(_page(sheet, to_print=True))


def _page(sheet: ChartSheet, *, to_print: bool) -> pages.Page:
    of, language = sheet.of, sheet.language
    teams = of.teams if to_print else of.teams[:MOST_TEAMS]
    notes = [] if of.whole else [_SOME.to(language)]
    notes += [] if of.teams else [_NO_TEAMS.to(language)]
    if len(teams) < len(of.teams):
        notes.append(_OTHER_TEAMS.to(language, n=len(of.teams) - len(teams)))
    made = MADE.to(language, at=f"{in_beijing(sheet.made_at):%Y-%m-%d %H:%M}")
    title = TITLE.to(language)
    data = {
        "lang": language,
        "title": title,
        "firm": on_one_line(sheet.provider) or title,
        "to_print": to_print,
        "over_all": [_box(role, of.holders[role], language, most=0 if to_print else MOST_NAMES) for role in OVER_ALL],
        "teams": [_team(team, language, to_print=to_print) for team in teams],
        "notes": notes,
        "duties_title": RESPONSIBILITIES.to(language),
        "duties": [[ROLE_NAMES[role].to(language), DUTIES[role][0].to(language)] for role in OURS],
        "foot": made,
    }
    return pages.Page("organisation_chart.typ", data, language, sheet.made_at)


def _box(role: Role, names: tuple[str, ...], language: Language, most: int) -> Mapping[str, str]:
    shown = names[:most] if most else names
    said = joined(map(on_one_line, shown), language)
    if len(shown) < len(names):
        said = f"{said} {_OTHERS.to(language, n=len(names))}"
    return {"role": ROLE_NAMES[role].to(language), "names": said or NOBODY.to(language)}


def _team(team: Team, language: Language, *, to_print: bool) -> Mapping[str, Any]:
    served = team.served if to_print else team.served[:MOST_CLIENTS]
    lines = [[on_one_line(one.client), joined(map(on_one_line, one.consultants), language)] for one in served]
    hidden = len(team.served) - len(served)
    return {
        "role": ROLE_NAMES[Role.LEAD].to(language),
        "names": on_one_line(team.lead) or NO_LEAD.to(language),
        "led": bool(team.lead),
        "lines": lines,
        "more": _OTHER_CLIENTS.to(language, n=hidden) if hidden else "" if lines else _NO_CLIENT.to(language),
    }
