"""Writes docs/permissions.md anew: ``python -m tests.write_permissions``."""

from pathlib import Path

from bot.screens.people.permissions_page import page

FILE = Path(__file__).parent.parent / "docs" / "permissions.md"

if __name__ == "__main__":
    FILE.write_text(page(), encoding="utf-8")
