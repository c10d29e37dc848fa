"""服务能力: how each figure is told, and what is behind it."""

from collections.abc import Set

from bot.rules.boards.board import Line
from bot.rules.boards.readiness import FIGURES, READINESS, Demand, Found, Item, Opens
from bot.rules.ledgers.kinds import PEOPLE
from bot.rules.ledgers.ledger import Which
from bot.rules.text import COLON, Language, Text, joined
from bot.screens.buttons import Data, ShowBoard, ShowEntry, ShowFigure, ShowLedger, ShowTask
from bot.screens.paged import page_of
from bot.screens.rows import home_button, side_by_side
from bot.screens.screen import Button, Row, Screen, as_label, escape

WaysOn = Set[tuple[Opens, str]]
"""What the reader may open, entries and lists by their ledger."""

_NOTHING = Text("没有。", "None.")


def figures(line: Line, language: Language) -> tuple[list[str], list[Row]]:
    """Every figure in a line, and the keys to what is behind each."""
    found = [(one, one.of(line)) for one in FIGURES.values()]
    said = [escape(f"{how.mark.value} {one.line(how).to(language)}") for one, how in found]
    keys = [Button(f"{how.mark.value} {one.name.to(language)}", ShowFigure(one.code, 0)) for one, how in found]
    return said, side_by_side(keys, 3)


def figure(one: Demand, found: Found, number: int, ways_on: WaysOn, language: Language) -> Screen:
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
    back = Button(f"‹ {READINESS.title.to(language)}", ShowBoard(READINESS.code, "", 0))
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
