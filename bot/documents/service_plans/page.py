"""The service plan as a PDF to file, sign and stamp: the year on its first page, then all that was agreed."""

from dataclasses import asdict
from typing import Any

from bot.documents import page
from bot.documents import words as page_words
from bot.documents.page import Page
from bot.documents.printable import on_one_line, with_breaks
from bot.documents.service_plans import words
from bot.documents.service_plans.content import Content, DateRow, DateTable, Table
from bot.documents.service_plans.picture import YEAR_TEMPLATE
from bot.documents.service_plans.sheet import PlanSheet
from bot.documents.service_plans.year import year_of
from bot.rules.beijing import in_beijing
from bot.rules.service_plans.states import PLAN_STATE_NAMES, PlanState
from bot.rules.tasks.cadence_words import MADE

_LONGEST_RUNS = (16, 8, 16, 9, 10, 8, 14, 10)
"""Letters that each column of the services takes without a place to break."""


def render_page(sheet: PlanSheet) -> bytes:
    """The plan as a PDF (A4); the same plan gives the same bytes. Raises TypesettingFailed."""
    content = Content(sheet)
    data = {
        "lang": sheet.language,
        "title": sheet.say(words.TITLE),
        "provider": on_one_line(sheet.provider),
        "running": on_one_line(f"{sheet.plan.contract_number} {sheet.say(words.VERSION, n=sheet.plan.version)}"),
        "made": sheet.say(MADE, at=f"{in_beijing(sheet.made_at):%Y-%m-%d %H:%M}"),
        "page": sheet.say(page_words.PAGE, page="<page>", pages="<pages>"),
        "unsettled": None if sheet.plan.state is PlanState.CONFIRMED else sheet.say(PLAN_STATE_NAMES[sheet.plan.state]),
        "facts": [list(pair) for pair in content.facts()],
        "year_heading": sheet.say(words.YEAR),
        "year": year_of(sheet) if sheet.plan.lines else None,
        "items": {"heading": content.heading(words.ITEMS), **_narrow(content.items())},
        "dates": _all_dates(content, sheet) if sheet.plan.lines else None,
        "team": {"heading": content.heading(words.TEAM), **_table(content.team())},
        "difference": _difference(content),
        "confirmation": {
            "heading": content.heading(words.CONFIRMATION),
            "lines": list(content.confirmation()),
            "parties": [asdict(party) for party in content.parties()],
            **content.signing(),
        },
    }
    return page.render(Page("service_plan_page.typ", data, sheet.language, sheet.made_at, parts=(YEAR_TEMPLATE,)))


def _table(table: Table) -> dict[str, Any]:
    return {"columns": list(table.columns), "rows": [list(row) for row in table.rows], "notes": list(table.notes)}


def _narrow(table: Table) -> dict[str, Any]:
    """The same where columns are narrower than the longest words that a page prints unbroken."""
    pairs = [zip(row, _LONGEST_RUNS, strict=True) for row in table.rows]
    return _table(table) | {"rows": [[with_breaks(said, longest) for said, longest in row] for row in pairs]}


def _all_dates(content: Content, sheet: PlanSheet) -> dict[str, Any]:
    return {
        "heading": content.heading(words.DATES),
        "strips": [_dates(table) for table in content.dates()],
        "service": sheet.say(words.SERVICE),
        "total": sheet.say(words.TIMES),
        "notes": list(content.date_notes()),
    }


def _dates(table: DateTable) -> dict[str, Any]:
    return {
        "years": [{"words": said, "months": months} for said, months in table.years],
        "months": list(table.months),
        "rows": [_date_row(row) for row in table.rows],
    }


def _date_row(row: DateRow) -> dict[str, Any]:
    return asdict(row) | {"cells": list(row.cells)}


def _difference(content: Content) -> dict[str, Any] | None:
    found = content.difference()
    if found is None:
        return None
    heading, lines = found
    return {"heading": heading, "lines": list(lines)}
