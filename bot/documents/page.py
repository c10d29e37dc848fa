"""A document as a template and what is said in it: any PDF is one of these, whatever its subject."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from importlib.resources import files
from typing import Any

from bot.documents import words
from bot.documents.printable import printable, with_breaks
from bot.documents.typesetting import MAIN, typeset_pdf, typeset_picture
from bot.rules.beijing import in_beijing
from bot.rules.text import Language


@dataclass(frozen=True, slots=True)
class Page:
    """``data`` is what the ``template`` of this package reads as ``data.json``: texts, numbers, lists of them.

    ``parts`` are further templates of this package that it imports, ``pictures`` files that it names. ``made_at`` is
    the PDF's own date.
    """

    template: str
    data: Mapping[str, Any]
    language: Language
    made_at: datetime
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    parts: tuple[str, ...] = ()


def render(page: Page) -> bytes:
    """The PDF; the same page gives the same bytes.

    Every text is made fit to print. Raises TypesettingFailed only if the template itself fails.
    """
    return typeset_pdf(_sources(page), made_at=in_beijing(page.made_at))


def render_picture(page: Page) -> bytes:
    """A page whose template makes one of any size, as a PNG, one pixel to the point. Raises TypesettingFailed."""
    return typeset_picture(_sources(page))


def _sources(page: Page) -> Mapping[str, bytes]:
    templates = files("bot.documents")
    return {
        MAIN: templates.joinpath(page.template).read_bytes(),
        "data.json": json.dumps(_fit_to_print(page.data, words.EMOJI.to(page.language))).encode(),
        **{name: templates.joinpath(name).read_bytes() for name in page.parts},
        **page.pictures,
    }


def _fit_to_print(value: Any, emoji: str) -> Any:
    if isinstance(value, str):
        return with_breaks(printable(value, emoji))
    if isinstance(value, Mapping):
        return {key: _fit_to_print(inner, emoji) for key, inner in value.items()}
    if isinstance(value, list):
        return [_fit_to_print(inner, emoji) for inner in value]
    return value
