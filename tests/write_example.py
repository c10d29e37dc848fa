"""Writes deploy/example.env anew: ``make example``."""

import textwrap
from collections.abc import Iterator
from pathlib import Path

from pydantic.fields import FieldInfo

from bot.settings import Settings

FILE = Path(__file__).parents[1] / "deploy" / "example.env"

HEAD = """\
# Every setting there is, written by `make example` from bot/settings.py. What is commented out shows its default.
# `make run` reads a copy named .env in the project's root; docs/operating.md says where a service keeps its settings.
"""


def page() -> str:
    """The example: each setting with what it is for and its default."""
    return "\n".join((HEAD, *(_entry(name, field) for name, field in Settings.model_fields.items())))


def _entry(name: str, field: FieldInfo) -> str:
    return "\n".join((*_lines(field.description or ""), _assignment(name, field), ""))


def _lines(description: str) -> Iterator[str]:
    return map("# {}".format, textwrap.wrap(description, width=110, break_on_hyphens=False, break_long_words=False))


def _assignment(name: str, field: FieldInfo) -> str:
    default = "" if field.default is None else str(field.default)
    # the one that every firm fills in
    mark = "" if name == "bot_token" else "# "
    return f"{mark}{name.upper()}={default}"


if __name__ == "__main__":
    FILE.write_text(page(), encoding="utf-8")
