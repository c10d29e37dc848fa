"""Marked text: entities and their offsets in UTF-16 units, as the program gives them and as Telegram keeps them."""

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Any

from bot.sandbox.wire import Json, bad_request, not_reproduced

SPACES = " \t\r\n\v\0"
USER_LINK = re.compile(r"tg://user\?id=(\d+)")
LINK_SCHEME = re.compile(r"(?:https?|tg|ton|mailto|tel)://?", re.IGNORECASE)
# Telegram drops carriage returns and turns other control characters into spaces.
CONTROLS = {code: " " for code in range(32) if code not in (10, 13)} | {13: None}
ENTITY_TYPES = frozenset(
    {
        "mention",
        "hashtag",
        "cashtag",
        "bot_command",
        "url",
        "email",
        "phone_number",
        "bold",
        "italic",
        "underline",
        "strikethrough",
        "spoiler",
        "blockquote",
        "expandable_blockquote",
        "code",
        "pre",
        "text_link",
        "text_mention",
        "custom_emoji",
    }
)

QUOTATIONS = frozenset({"blockquote", "expandable_blockquote"})

FindUser = Callable[[int], Json | None]


def utf16_length(text: str) -> int:
    """How many UTF-16 units ``text`` takes: what Telegram counts in."""
    return len(text) if text.isascii() else len(text) + sum(letter > "\uffff" for letter in text)


def words_of(text: str, entity: Json) -> str:
    """The part of ``text`` that an entity marks."""
    units = text.encode("utf-16-le")
    return units[entity["offset"] * 2 : (entity["offset"] + entity["length"]) * 2].decode("utf-16-le", "replace")


def link(address: str, find_user: FindUser) -> Json | None:
    """The entity of a link without its span: a mention, a text link, or None for what Telegram takes for no address."""
    if mentioned := USER_LINK.fullmatch(address):
        user = find_user(int(mentioned.group(1)))
        return {"type": "text_mention", "user": user} if user else None
    if LINK_SCHEME.match(address):
        return {"type": "text_link", "url": address}
    if re.fullmatch(r"[\w-]+(\.[\w-]+)+([/?#:].*)?", address):
        return {"type": "text_link", "url": f"http://{address}"}
    return None


def given_entities(entities: list[Any], find_user: FindUser) -> list[Json]:
    """The entities a program marked by itself, checked.

    Raises ApiError for an entity of a wrong shape.
    """
    read: list[Json] = []
    for entity in entities:
        if not isinstance(entity, dict) or not all(isinstance(entity.get(name), int) for name in ("offset", "length")):
            raise bad_request("can't parse MessageEntity: object with offset and length expected")
        if entity.get("type") not in ENTITY_TYPES:
            raise bad_request("can't parse MessageEntity: unsupported type specified")
        if entity["type"] == "text_mention":
            user = find_user(int(entity.get("user", {}).get("id", 0)))
            if user is None:
                continue
            entity = {**entity, "user": user}
        read.append(entity)
    quoted = sorted((entity["offset"], entity["length"]) for entity in read if entity["type"] in QUOTATIONS)
    if any(offset + length > after for (offset, length), (after, _) in pairwise(quoted)):
        raise not_reproduced("quotations inside quotations")
    return sorted(read, key=lambda entity: (entity["offset"], -entity["length"]))


def trimmed(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Text without control characters and surrounding blanks, entities moved and cut accordingly."""
    text = text.translate(CONTROLS) if not text.isprintable() else text
    short = text.rstrip(SPACES)
    first = entities[0]["offset"] if entities else utf16_length(short)
    lead = 0
    while lead < min(len(short), first) and short[lead] in " \n":
        lead += 1
    short = short[lead:]
    if not entities:
        return short, entities
    end = utf16_length(short)
    kept = []
    for entity in entities:
        offset = entity["offset"] - lead
        length = min(entity["length"], end - offset)
        if offset >= 0 and length > 0:
            kept.append({**entity, "offset": offset, "length": length})
    return short, kept
