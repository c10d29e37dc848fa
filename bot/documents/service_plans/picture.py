"""The picture of the year as a PNG: for the chat, as wide as a phone shows it sharply, and for the file to edit."""

from collections.abc import Mapping
from typing import Any

from bot.documents import page
from bot.documents.page import Page
from bot.documents.printable import on_one_line
from bot.documents.service_plans import words
from bot.documents.service_plans.sheet import PlanSheet
from bot.documents.service_plans.year import strips_of, year_of
from bot.rules.beijing import in_beijing
from bot.rules.service_plans.states import PLAN_STATE_NAMES
from bot.rules.tasks.cadence_words import MADE

YEAR_TEMPLATE = "service_plan_year.typ"
WIDTH, MARGIN = 1080, 40
"""In pixels, of the picture for the chat."""
TALLEST = 2560
"""A taller picture is shrunk by the chat, until nobody reads it."""
_HEAD_AND_FOOT, _HEAD_OF_STRIP, _LEGEND = 330, 130, 170
_ROW, _SIZE, _LABEL, _TAIL = 58, 25, 290, 70


_PAGE_WIDTH, _PAGE_HEIGHT = 1480, 1660
"""In pixels, of a page's picture: three to the point, as high as is left below what stands on the first page."""
_PAGE_HEAD, _PAGE_LEGEND = 115, 100
_LEAST_ROW, _LARGEST_ROW, _ROW_OF_TWO = 36, 84, 62


def render_picture(sheet: PlanSheet) -> bytes:
    """The picture for the chat as a PNG; the same plan gives the same bytes. Raises TypesettingFailed."""
    plan = sheet.plan
    strips = len(strips_of(plan.begins, plan.ends))
    room = (TALLEST - _HEAD_AND_FOOT - _LEGEND) // strips - _HEAD_OF_STRIP
    period = sheet.say(words.PERIOD, first=plan.begins, last=plan.ends)
    version = sheet.say(words.VERSION, n=plan.version)
    state = sheet.say(PLAN_STATE_NAMES[plan.state])
    made = sheet.say(MADE, at=f"{in_beijing(sheet.made_at):%Y-%m-%d %H:%M}")
    return _drawn(
        sheet,
        year_of(sheet, max(1, room // _ROW)),
        {
            "title": on_one_line(f"{sheet.say(words.YEAR)} · {plan.client_short_name}"),
            "subtitles": [_joined(plan.contract_number, period), _joined(version, state)],
            "foot": _joined(made, sheet.provider),
            "width": WIDTH,
            "margin": MARGIN,
            "label": _LABEL,
            "tail": _TAIL,
            "row": _ROW,
            "size": _SIZE,
            "lines": 2,
        },
    )


def _joined(*parts: str) -> str:
    return on_one_line(" · ".join(filter(None, parts)))


def render_years(sheet: PlanSheet) -> list[bytes]:
    """The year alone, as wide as a page has room: one picture, or several, each no higher than the first page holds."""
    year = year_of(sheet)
    height = _PAGE_HEIGHT - _PAGE_LEGEND - _PAGE_HEAD * len(year["strips"])
    count = sum(len(strip["rows"]) for strip in year["strips"])
    row = max(_LEAST_ROW, min(_LARGEST_ROW, height // max(1, count)))
    most = (_PAGE_HEIGHT - _PAGE_LEGEND - _PAGE_HEAD) // row
    pieces = [
        strip | {"rows": strip["rows"][n : n + most]}
        for strip in year["strips"]
        for n in range(0, len(strip["rows"]), most)
    ]
    layout: dict[str, Any] = {
        "title": None,
        "subtitles": [],
        "foot": None,
        "width": _PAGE_WIDTH,
        "margin": 3,
        "label": 400,
        "tail": 102,
        "row": row,
        "size": 24 if row >= _ROW_OF_TWO else 22,
        "lines": 2 if row >= _ROW_OF_TWO else 1,
    }
    groups = _grouped(pieces, row)
    years = [year | {"strips": group, "legend": []} for group in groups[:-1]] + [year | {"strips": groups[-1]}]
    return [_drawn(sheet, one, layout) for one in years]


def _grouped(pieces: list[dict[str, Any]], row: int) -> list[list[dict[str, Any]]]:
    """As many strips on one picture as it holds."""
    groups: list[list[dict[str, Any]]] = []
    left = 0
    for piece in pieces:
        height = _PAGE_HEAD + row * len(piece["rows"])
        if not groups or height > left:
            groups.append([])
            left = _PAGE_HEIGHT - _PAGE_LEGEND
        groups[-1].append(piece)
        left -= height
    return groups


def _drawn(sheet: PlanSheet, year: Mapping[str, Any], layout: dict[str, Any]) -> bytes:
    nothing = None if sheet.plan.lines else sheet.say(words.NO_LINES)
    data = {"lang": sheet.language, "year": year, "none": nothing} | layout
    return page.render_picture(
        Page("service_plan_picture.typ", data, sheet.language, sheet.made_at, parts=(YEAR_TEMPLATE,))
    )
