"""未守承诺: the promises of a month that were not kept, each one tap away (clause 5.5.2)."""

from datetime import datetime

from bot.records.cases.promises import BrokenPage, BrokenPromise
from bot.rules.beijing import beijing_day
from bot.rules.boards.clients import CLIENTS
from bot.rules.cases.kinds import CASE_KINDS, LIFE_CYCLES
from bot.rules.cases.promises import owed_under
from bot.rules.registers import SPAN_NAMES, Span
from bot.rules.text import Language, Text
from bot.screens.buttons import ShowBoard, ShowBroken, ShowCase
from bot.screens.cases.promises import called, late_by
from bot.screens.numbered import numbered_lines
from bot.screens.paged import turning
from bot.screens.rows import choice, home_button
from bot.screens.screen import Button, Screen, clipped, escape
from bot.screens.times import short_day

PER_PAGE = 6
LONGEST_TITLE = 30
TITLE = Text("🙏 未守承诺", "🙏 Broken promises")
_NONE = Text("这个月的承诺都守住了。", "All promises of this month were kept.")
_LINE = Text("{what}：答应 {until}前，{late}", "{what}: promised by {until}, {late}")
_NOT_YET = Text("（还没办）", " (not done yet)")


def broken_promises(view: BrokenPage, now: datetime, language: Language, spans: tuple[Span, ...]) -> Screen:
    """A page of them, the months with how many each has, the way back to the board."""
    lines, rows = numbered_lines((_line(one, now, language), ShowCase(one.case_id)) for one in view.promises)
    if not lines:
        lines = [escape(_NONE.to(language))]
    last = max(view.counts[view.month] - 1, 0) // PER_PAGE
    rows += turning(view.page, last, lambda to: ShowBroken(view.month, to))
    months = (
        choice(f"{SPAN_NAMES[span].to(language)} {n}", ShowBroken(place, 0), chosen=place == view.month)
        for place, (span, n) in enumerate(zip(spans, view.counts, strict=True))
    )
    board = Button(CLIENTS.title.to(language), ShowBoard(CLIENTS.code, "", 0))
    html = "\n\n".join((f"<b>{escape(TITLE.to(language))}</b>", *lines))
    secret = any(CASE_KINDS[one.kind].confidential for one in view.promises)
    return Screen(html, (*rows, tuple(months), (board, home_button(language))), secret=secret)


def _line(one: BrokenPromise, now: datetime, language: Language) -> str:
    owed = owed_under(LIFE_CYCLES[one.kind], one.what)
    said = _LINE.to(
        language,
        what=called(owed, language, to_reader=False),
        until=short_day(beijing_day(one.until), language),
        late=late_by(one.days_late(now), language),
    )
    said += _NOT_YET.to(language) if one.ended_at is None else ""
    mark = CASE_KINDS[one.kind].mark
    head = f"{mark} {escape(one.number)} {escape(one.client_short_name)}"
    return f"{head}\n　{escape(said)}\n　{escape(clipped(one.title, LONGEST_TITLE))}"
