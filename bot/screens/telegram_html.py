"""Markdown becomes the HTML that Telegram takes: its closed list of tags, strictly nested (DESIGN.md section 3).

Raw HTML in the source is text. What Telegram has no tag for becomes what reads the same: headings are bold lines,
lists have bullets or numbers, tables are aligned, or one line per cell where a phone is too narrow.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html import escape as escaped
from html.parser import HTMLParser
from itertools import groupby

from markdown import Markdown

from bot.screens.screen import columns

WIDEST_TABLE = 34
"""Columns of fixed-width letters that a phone shows without breaking a line; a Chinese character takes two."""

INLINE = {"strong": "b", "b": "b", "em": "i", "i": "i", "del": "s", "s": "s", "u": "u", "ins": "u"}
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
BLOCKS = HEADINGS | {"p", "ul", "ol", "pre", "blockquote", "table", "hr", "div"}
VOID = frozenset({"br", "hr", "img"})
BULLET, RULE = "•", "———"
INDENT = "   "

_LINK = re.compile(r"(?:https?|tg)://[^\s<>\"\x00-\x20]+", re.IGNORECASE)
_BRACKETS = re.compile(r"(?:!?\[){4,}")
"""More than links and pictures have: the reader would look for the end of each."""
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


@dataclass(slots=True)
class Node:
    """An element of the HTML that the Markdown library made."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: "list[Node | str]" = field(default_factory=list)

    def elements(self, *tags: str) -> "Iterator[Node]":
        """The children of these tags."""
        return (child for child in self.children if isinstance(child, Node) and child.tag in tags)

    def text(self) -> str:
        """All words inside, without markup."""
        return "".join(child if isinstance(child, str) else child.text() for child in self.children)


class _Tree(HTMLParser):
    """Builds nodes; the library closes every element that it opens."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("div")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(node)
        if tag not in VOID:
            self._open.append(node)

    def handle_endtag(self, tag: str) -> None:
        if len(self._open) > 1 and self._open[-1].tag == tag:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)


@cache
def _markdown() -> Markdown:
    reader = Markdown(extensions=["fenced_code", "sane_lists", "tables", "nl2br"])
    reader.preprocessors.deregister("html_block")
    reader.inlinePatterns.deregister("html")
    return reader


def telegram_html(source: str, inside: frozenset[str] = frozenset()) -> str:
    """Markdown as a message's HTML, of any length; ``splitting.split`` cuts it into messages.

    ``inside``: the tags around it, which Telegram nests none of in themselves.
    """
    tree = _Tree()
    plain = _BRACKETS.sub(lambda match: match[0].replace("[", r"\["), _CONTROLS.sub("", source))
    tree.feed(_markdown().reset().convert(plain))
    tree.close()
    return "\n\n".join(_blocks(tree.root, inside))


def _blocks(parent: Node, inside: frozenset[str] = frozenset(), depth: int = 0) -> list[str]:
    """The blocks of an element, words between them as blocks of their own; what follows a heading stays with it."""
    found: list[str] = []
    below_heading = False
    for is_block, group in groupby(parent.children, lambda child: isinstance(child, Node) and child.tag in BLOCKS):
        children = list(group)
        nodes = [child for child in children if isinstance(child, Node)] if is_block else [Node("p", children=children)]
        for node in nodes:
            block = _block(node, inside, depth)
            if not block:
                continue
            if below_heading and node.tag not in HEADINGS:
                found[-1] += f"\n{block}"
            else:
                found.append(block)
            below_heading = node.tag in HEADINGS
    return found


def _block(node: Node, inside: frozenset[str], depth: int) -> str:
    match node.tag:
        case "hr":
            return RULE
        case "pre":
            return _marked("pre", escaped(node.text().rstrip("\n"), quote=False), inside)
        case "ul" | "ol":
            return _list(node, inside, depth)
        case "table":
            return _table(node, inside)
        case "blockquote":
            quoted = "\n".join(_blocks(node, inside | {"blockquote"}, depth))
            return _marked("blockquote", quoted, inside)
        case "div":
            return "\n\n".join(_blocks(node, inside, depth))
        case tag if tag in HEADINGS:
            return _marked("b", _inline(node.children, inside | {"b"}).strip(), inside)
        case _:
            return _inline(node.children, inside).strip()


def _marked(tag: str, words: str, inside: frozenset[str]) -> str:
    """Words in a tag, unless there are none or they are in it already: Telegram nests none in itself."""
    return f"<{tag}>{words}</{tag}>" if words.strip() and tag not in inside else words


def _inline(children: "list[Node | str]", inside: frozenset[str]) -> str:
    said: list[str] = []
    for child in children:
        if isinstance(child, str):
            # a line break of the source comes after the tag that says it
            broken = bool(said) and said[-1].endswith("\n")
            said.append(escaped(child.replace("\n", "" if broken else " "), quote=False))
        elif child.tag == "br":
            said.append("\n")
        elif child.tag == "code":
            said.append(_marked("code", escaped(child.text(), quote=False), inside))
        elif child.tag == "img":
            said.append(escaped(child.attributes.get("alt", ""), quote=False))
        elif child.tag == "a":
            said.append(_link(child, inside))
        else:
            tag = INLINE.get(child.tag)
            within = inside | {tag} if tag else inside
            words = _inline(child.children, within)
            said.append(_marked(tag, words, inside) if tag else words)
    return "".join(said)


def _link(node: Node, inside: frozenset[str]) -> str:
    words, address = _inline(node.children, inside | {"a"}), node.attributes.get("href", "")
    if "a" in inside or not words.strip() or not _LINK.fullmatch(address):
        return words
    return f'<a href="{escaped(address)}">{words}</a>'


def _list(node: Node, inside: frozenset[str], depth: int) -> str:
    first = int(node.attributes.get("start", "1")) if node.tag == "ol" else 0
    lines = []
    for place, item in enumerate(node.elements("li")):
        sign = f"{first + place}." if node.tag == "ol" else BULLET
        blocks = _blocks(item, inside, depth + 1)
        lines.append(f"{INDENT * depth}{sign} " + "\n".join(blocks))
    return "\n".join(lines)


def _table(node: Node, inside: frozenset[str]) -> str:
    parts = (node, *node.elements("thead", "tbody"))
    rows = [list(row.elements("th", "td")) for part in parts for row in part.elements("tr")]
    texts = [[" ".join(cell.text().split()) for cell in row] for row in rows]
    count = max((len(row) for row in texts), default=0)
    widths = [max(columns(row[at]) if at < len(row) else 0 for row in texts) for at in range(count)]
    if sum(widths) + 2 * (count - 1) <= WIDEST_TABLE:
        lines = ["  ".join(_padded(text, width) for text, width in zip(row, widths, strict=False)) for row in texts]
        return _marked("pre", escaped("\n".join(line.rstrip() for line in lines), quote=False), inside)
    head, *body = rows
    names = [" ".join(cell.text().split()) for cell in head]
    entries = []
    for row in body:
        said = [_marked("b", _inline(row[0].children, inside | {"b"}).strip(), inside)] if row else []
        for name, cell in zip(names[1:], row[1:], strict=False):
            value = _inline(cell.children, inside).strip()
            said.append(f"{escaped(name, quote=False)}: {value}" if name else value)
        entries.append("\n".join(line for line in said if line))
    return "\n\n".join(entry for entry in entries if entry)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - columns(text))
