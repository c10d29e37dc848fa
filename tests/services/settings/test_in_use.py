"""No use case counts days or promises times but by the firm's settings."""

import re

from tests.test_structure import ROOT, modules

OF_THE_TRADE = re.compile(r"(?<!calendar\.)\bCalendar\(\)|\bDEFAULTS\b|\bLADDER\b|\bQUIET\b")


def test_the_defaults_of_the_trade_are_named_in_the_rules_and_the_demo_only() -> None:
    found = {
        str(path.relative_to(ROOT))
        for path in modules("bot/services", "bot/screens", "handlers", "schedules", "storage")
        if OF_THE_TRADE.search(path.read_text(encoding="utf-8"))
    }
    assert found == {"bot/screens/cases/life_cycles_page.py"}, (
        "but for the page of the docs, which says the usual times"
    )
