"""On somebody's home: what runs out of the ledgers and waits for them."""

from collections.abc import Sequence

from bot.records.ledgers.entries import Due
from bot.rules.text import Language, Text
from bot.screens.buttons import ShowEntry
from bot.screens.running_out import what_runs_out
from bot.screens.screen import WIDEST_LABEL, Button, columns, narrowed
from bot.screens.times import short_day
from bot.screens.waiting import Area, Line, day_ends

MARK = "🗓"
_SAID = Text("到期事项 {n} 项", "{n} dates to keep", "{n} date to keep")


def due_area(found: Sequence[Due], language: Language) -> Area:
    """Each opens the card, where it is seen to."""
    if not found:
        return Area()
    return Area((_SAID.to(language, n=len(found)),), tuple(_line(one, language) for one in found))


def _line(one: Due, language: Language) -> Line:
    what = what_runs_out(one.ledger, one.expiry, one.entry, language)
    day = f" · {short_day(one.due_on, language)}"
    # what it is makes room for the day
    label = narrowed(f"{MARK} {what}", WIDEST_LABEL - columns(day)) + day
    return Line(Button(label, ShowEntry(one.ledger.code, one.entry.id)), day_ends(one.due_on))
