"""服务能力: one line per figure, each a tap to what is behind it."""

from collections.abc import Mapping, Set
from datetime import date

from bot.rules.boards.readiness import FIGURES, TITLE, Figure, Found, Item, Opens
from bot.rules.ledgers.kinds import PEOPLE
from bot.rules.ledgers.ledger import Which
from bot.rules.text import COLON, Language, Text, joined
from bot.screens.buttons import Data, ShowEntry, ShowFigure, ShowLedger, ShowReadiness, ShowTask
from bot.screens.paged import page_of
from bot.screens.rows import home_button, side_by_side
from bot.screens.screen import Button, Row, Screen, as_label, escape
from bot.screens.times import day

WaysOn = Set[tuple[Opens, str]]
"""What the reader may open, entries and lists by their ledger."""

_NOTHING = Text("没有。", "None.")


def readiness(found: Mapping[str, Found], today: date, language: Language) -> Screen:
    """Every figure, and the way to each; so it is told each week, too."""
    lines = [f"<b>{escape(TITLE.to(language))}</b>  {escape(day(today, language))}", ""]
    lines += [escape(f"{one.mark.value} {FIGURES[code].line(one).to(language)}") for code, one in found.items()]
    keys = [
        Button(f"{one.mark.value} {FIGURES[code].name.to(language)}", ShowFigure(code, 0))
        for code, one in found.items()
    ]
    return Screen("\n".join(lines), (*side_by_side(keys), (home_button(language),)))


def figure(one: Figure, found: Found, number: int, ways_on: WaysOn, language: Language) -> Screen:
    """What is behind a figure: keys where the reader may open it, else told."""
    lines = [f"<b>{escape(f'{found.mark.value} {one.line(found).to(language)}')}</b>"]
    lines.append(f"<blockquote>{escape(one.demands.to(language))}</blockquote>")
    part = page_of(found.items, number, lambda n: ShowFigure(one.code, n))
    told, rows = [], list[Row]()
    for item in part.shown:
        to = _opened(item, ways_on)
        if to is None:
            told.append(_said(item, language))
        else:
            rows.append((Button(as_label(_said(item, language)), to),))
    if told:
        lines.append(escape("\n".join(told)))
    if not found.items:
        lines.append(escape(_NOTHING.to(language)))
    back = Button(f"‹ {TITLE.to(language)}", ShowReadiness())
    return Screen("\n\n".join(lines), (*rows, *part.turns, (back, home_button(language))))


def _said(item: Item, language: Language) -> str:
    # with its year, which may be another, and as short as a key wants it
    since = f"{item.day.isoformat()} " if item.day is not None else ""
    more = joined((one.to(language) for one in item.said), language)
    return f"{since}{item.name.to(language)}{COLON.to(language) if more else ''}{more}"


def _opened(item: Item, ways_on: WaysOn) -> Data | None:
    """Where an item leads for whoever may go there."""
    if (item.opens, item.ledger) not in ways_on:
        return None
    match item.opens:
        case Opens.PERSON:
            return ShowEntry(PEOPLE.code, item.id)
        case Opens.LIST:
            return ShowLedger(item.ledger, Which.CURRENT.value, 0, item.id, "")
        case Opens.ENTRY:
            return ShowEntry(item.ledger, item.id)
        case Opens.TASK:
            return ShowTask(item.id)
        case Opens.NOTHING:
            return None
