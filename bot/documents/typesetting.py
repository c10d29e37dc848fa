"""The one door to typst: files by name in, the document out. Text reaches a template as JSON, never as markup."""

from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from tempfile import TemporaryDirectory

import typst

MAIN = "main.typ"


class TypesettingFailed(Exception):
    """Typst refused a template or one of its files; the argument is its own diagnostic."""


def typeset_pdf(sources: Mapping[str, bytes], made_at: datetime) -> bytes:
    """A PDF of ``sources`` (file name to content, the template under ``MAIN``), dated ``made_at`` (aware).

    The same sources give the same bytes. Raises TypesettingFailed.
    """
    # Typst takes an offset only, no zone with a history.
    dated = made_at.replace(tzinfo=timezone(made_at.utcoffset() or timedelta()))
    with TemporaryDirectory() as folder:
        return _compiled(_laid_down(sources, folder), timestamp=dated)


def typeset_picture(sources: Mapping[str, bytes]) -> bytes:
    """A PNG of the one page of ``sources``, one pixel to the point. Raises TypesettingFailed."""
    with TemporaryDirectory() as folder:
        return _compiled(_laid_down(sources, folder), picture=True)


def has_font(family: str) -> bool:
    """Whether documents can be set in a family of fonts; typst takes another in silence."""
    return family in _fonts().families()


def _laid_down(sources: Mapping[str, bytes], folder: str) -> Path:
    """Typst takes pictures from a folder only: files handed over in memory must be text."""
    for name, content in sources.items():
        Path(folder, name).write_bytes(content)
    return Path(folder, MAIN)


def _compiled(main: Path, *, picture: bool = False, timestamp: datetime | None = None) -> bytes:
    try:
        return typst.compile(
            main,
            root=main.parent,
            font_paths=_fonts(),
            format="png" if picture else "pdf",
            ppi=72 if picture else None,
            timestamp=timestamp.replace(microsecond=0) if timestamp else None,  # typst takes whole seconds
        )
    except typst.TypstError as error:
        # Typst's own error does not survive the way back from a child process.
        raise TypesettingFailed(f"{error.message}\n{error.diagnostic}") from None


@cache
def _fonts() -> typst.Fonts:
    """The fonts of the package and typst's own, never the machine's: a report looks the same everywhere."""
    with as_file(files("manimgx_fonts_cjk")) as folder:
        return typst.Fonts(include_system_fonts=False, font_paths=[folder])
