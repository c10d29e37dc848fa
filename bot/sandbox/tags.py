"""Telegram's HTML, read as Telegram reads it: a closed list of tags, strictly nested."""

import re
from dataclasses import dataclass

from bot.sandbox.entities import SPACES, FindUser, link, utf16_length
from bot.sandbox.wire import ApiError, Json, bad_request, not_reproduced

SIMPLE_TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
}
TAGS = frozenset({*SIMPLE_TAGS, "a", "code", "pre", "blockquote", "tg-emoji"})
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
SPECIAL = re.compile(r"[<&]")
REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]+)|#([0-9]+)|([A-Za-z]+));?")
TAG_NAME = re.compile(r"[^ \t\r\n\v\0>]*")
ATTRIBUTE_NAME = re.compile(r"[^ \t\r\n\v\0=>/\"']*")
NAME_TOKEN = re.compile(r"[A-Za-z0-9.\-]*")
BLANKS = re.compile(r"[ \t\r\n\v\0]*")


@dataclass(slots=True)
class _Open:
    """A tag that waits for its end."""

    tag: str
    argument: str
    offset: int
    position: int


def parse_html(text: str, find_user: FindUser) -> tuple[str, list[Json]]:
    """Plain text and entities of Telegram's HTML, not yet trimmed.

    Raises ApiError "can't parse entities" with the offset in UTF-8 bytes.
    """
    if "<" not in text and "&" not in text:
        return text, []
    return _HtmlReader(text, find_user).read()


class _HtmlReader:
    """Reads one text from left to right; the wording of the errors is Telegram's."""

    def __init__(self, text: str, find_user: FindUser) -> None:
        self.text = text
        self.find_user = find_user
        self.pieces: list[str] = []
        self.length = 0
        self.opened: list[_Open] = []
        self.entities: list[Json] = []

    def read(self) -> tuple[str, list[Json]]:
        position, text = 0, self.text
        while (special := SPECIAL.search(text, position)) is not None:
            start = special.start()
            self._add(text[position:start])
            if text[start] == "&":
                letter, position = _reference(text, start)
                self._add(letter)
            elif text.startswith("</", start):
                position = self._close(start)
            else:
                position = self._open(start)
        self._add(text[position:])
        if self.opened:
            raise _unreadable(f'Can\'t find end tag corresponding to start tag "{self.opened[-1].tag}"')
        self.entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
        return "".join(self.pieces), self.entities

    def _add(self, piece: str) -> None:
        if piece:
            self.pieces.append(piece)
            self.length += utf16_length(piece)

    def _at(self, position: int) -> str:
        return f"at byte offset {len(self.text[:position].encode())}"

    def _letter(self, position: int) -> str:
        return self.text[position] if position < len(self.text) else ""

    def _skip(self, pattern: re.Pattern[str], position: int) -> int:
        matched = pattern.match(self.text, position)
        return matched.end() if matched else position

    def _open(self, start: int) -> int:
        position = self._skip(TAG_NAME, start + 1)
        tag = self.text[start + 1 : position].lower()
        if position >= len(self.text):
            raise _unreadable(f"Unclosed start tag {self._at(start)}")
        if tag not in TAGS:
            raise _unreadable(f'Unsupported start tag "{tag}" {self._at(start)}')
        argument = ""
        while (position := self._skip(BLANKS, position)) < len(self.text) and self.text[position] != ">":
            name, value, position = self._attribute(tag, start, position)
            argument = _argument(tag, name, value) or argument
        if position >= len(self.text):
            raise _unreadable(f"Unclosed start tag {self._at(start)}")
        if tag == "span" and argument != "spoiler":
            raise _unreadable(f'Tag "span" must have class "tg-spoiler" {self._at(start)}')
        if tag == "blockquote" and any(begun.tag == tag for begun in self.opened):
            raise not_reproduced("quotations inside quotations")
        self.opened.append(_Open(tag, argument, self.length, len(self.pieces)))
        return position + 1

    def _attribute(self, tag: str, start: int, position: int) -> tuple[str, str, int]:
        end = self._skip(ATTRIBUTE_NAME, position)
        name = self.text[position:end].lower()
        if not name:
            raise _unreadable(f'Empty attribute name in the tag "{tag}" {self._at(start)}')
        end = self._skip(BLANKS, end)
        if self._letter(end) != "=":
            if tag == "blockquote" and name == "expandable":
                return name, "", end
            raise _unreadable(
                f'Expected equal sign in declaration of an attribute of the tag "{tag}" {self._at(start)}'
            )
        end = self._skip(BLANKS, end + 1)
        quote = self._letter(end)
        if quote not in ("'", '"'):
            token_end = self._skip(NAME_TOKEN, end)
            if self._letter(token_end) not in (*SPACES, ">"):
                raise _unreadable(f"Unexpected end of name token {self._at(end)}")
            return name, self.text[end:token_end].lower(), token_end
        value, end = [], end + 1
        while end < len(self.text) and self.text[end] != quote:
            letter, end = _reference(self.text, end) if self.text[end] == "&" else (self.text[end], end + 1)
            value.append(letter)
        if end >= len(self.text):
            raise _unreadable(f"Unclosed start tag {self._at(start)}")
        return name, "".join(value), end + 1

    def _close(self, start: int) -> int:
        if not self.opened:
            raise _unreadable(f"Unexpected end tag {self._at(start)}")
        position = self._skip(TAG_NAME, start + 2)
        name = self.text[start + 2 : position].lower()
        position = self._skip(BLANKS, position)
        if self._letter(position) != ">":
            raise _unreadable(f"Unclosed end tag {self._at(start)}")
        begun = self.opened.pop()
        if name and name != begun.tag:
            raise _unreadable(f'Unmatched end tag {self._at(start)}, expected "</{begun.tag}>", found "</{name}>"')
        if self.length > begun.offset:
            self._mark(begun)
        return position + 1

    def _mark(self, begun: _Open) -> None:
        span: Json = {"offset": begun.offset, "length": self.length - begun.offset}
        last = self.entities[-1] if self.entities else None
        within = last is not None and last["offset"] == span["offset"] and last["length"] == span["length"]
        if begun.tag in SIMPLE_TAGS:
            self.entities.append({"type": SIMPLE_TAGS[begun.tag], **span})
        elif begun.tag == "a":
            linked = link(begun.argument or "".join(self.pieces[begun.position :]), self.find_user)
            if linked:
                self.entities.append({**linked, **span})
        elif begun.tag == "blockquote":
            self.entities.append({"type": "expandable_blockquote" if begun.argument else "blockquote", **span})
        elif begun.tag == "tg-emoji":
            self.entities.append({"type": "custom_emoji", **span, "custom_emoji_id": begun.argument})
        elif begun.tag == "pre":
            if within and last is not None and last["type"] == "code":
                last["type"] = "pre"
            else:
                self.entities.append({"type": "pre", **span})
        else:
            language = {"language": begun.argument} if begun.argument else {}
            self.entities.append({"type": "code", **span, **language})


def _argument(tag: str, name: str, value: str) -> str:
    match tag, name:
        case "a", "href":
            return value
        case "tg-emoji", "emoji-id":
            return value
        case "code", "class" if value.startswith("language-"):
            return value.removeprefix("language-")
        case "span", "class" if value.startswith("tg-"):
            return value.removeprefix("tg-")
        case "blockquote", "expandable":
            return "expandable"
    return ""


def _reference(text: str, start: int) -> tuple[str, int]:
    """The letter that the reference at ``start`` stands for, and where it ends; a bare ``&`` stands for itself."""
    matched = REFERENCE.match(text, start)
    if matched is None:
        return "&", start + 1
    hexadecimal, decimal, name = matched.groups()
    if name is not None:
        return (NAMED[name], matched.end()) if name in NAMED else ("&", start + 1)
    digits = hexadecimal or decimal
    code = int(digits, 16 if hexadecimal else 10) if len(digits) <= 7 else 0
    if not 0 < code < 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return "&", start + 1
    return chr(code), matched.end()


def _unreadable(reason: str) -> ApiError:
    return bad_request(f"can't parse entities: {reason}")
