"""Writes docs/life-cycles.md anew: ``python -m tests.write_life_cycles``."""

from pathlib import Path

from bot.screens.cases.life_cycles_page import page

FILE = Path(__file__).parent.parent / "docs" / "life-cycles.md"

if __name__ == "__main__":
    FILE.write_text(page(), encoding="utf-8")
