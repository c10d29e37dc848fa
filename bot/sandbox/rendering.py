"""Text with entities as HTML that is safe to put into the page."""

from html import escape

from bot.sandbox.wire import Json

TAGS = {
    "bold": ("<b>", "</b>"),
    "italic": ("<i>", "</i>"),
    "underline": ("<u>", "</u>"),
    "strikethrough": ("<s>", "</s>"),
    "spoiler": ('<span class="tg-spoiler">', "</span>"),
    "code": ("<code>", "</code>"),
    "pre": ("<pre>", "</pre>"),
    "blockquote": ("<blockquote>", "</blockquote>"),
    "expandable_blockquote": ('<blockquote class="folded">', "</blockquote>"),
}
SCHEMES = frozenset({"http", "https", "tg", "mailto"})


def safe_html(text: str, entities: list[Json]) -> str:
    """``text`` escaped, with tags for its entities; newlines stay as they are, but the one that ends a quotation.

    Commands, mentions and tags stay plain words: the page makes them pressable. An entity that crosses another
    one's end is cut in two there, so that the tags nest.
    """
    if not entities:
        return escape(text)
    units = text.encode("utf-16-le")
    spans = [span for entity in entities if (span := _span(units, entity)) is not None]
    edges = sorted({0, len(units) // 2, *(edge for start, end, *_ in spans for edge in (start, end))})
    pieces: list[str] = []
    opened: list[tuple[int, int, str, str]] = []
    for number, edge in enumerate(edges):
        kept = next((depth for depth, span in enumerate(opened) if span[1] <= edge), len(opened))
        pieces += [span[3] for span in reversed(opened[kept:])]
        reopened = [span for span in opened[kept:] if span[1] > edge]
        begun = reopened + [span for span in spans if span[0] == edge]
        pieces += [span[2] for span in begun]
        opened = opened[:kept] + begun
        if number + 1 < len(edges):
            pieces.append(escape(_slice(units, edge, edges[number + 1])))
    # a quotation is a block of its own: apps show no empty line for the newline behind it
    return "".join(pieces).replace("</blockquote>\n", "</blockquote>")


def _slice(units: bytes, start: int, end: int) -> str:
    return units[start * 2 : end * 2].decode("utf-16-le", "replace")


def _span(units: bytes, entity: Json) -> tuple[int, int, str, str] | None:
    """Start, end, opening and closing tag of an entity; None for one that has no tag."""
    start, end = entity["offset"], min(entity["offset"] + entity["length"], len(units) // 2)
    if not 0 <= start < end:
        return None
    if entity["type"] in TAGS:
        return start, end, *TAGS[entity["type"]]
    words = _slice(units, start, end)
    match entity["type"]:
        case "text_link":
            address = entity["url"]
        case "url":
            address = words if "://" in words else f"https://{words}"
        case "email":
            address = f"mailto:{words}"
        case _:
            return None
    if address.partition(":")[0].lower() not in SCHEMES:
        return None
    return start, end, f'<a href="{escape(address)}" rel="noopener noreferrer" target="_blank">', "</a>"
