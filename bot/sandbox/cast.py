"""Who is in the sandbox when it starts: people with their phones, and groups."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a Telegram account.

    ``language_code`` is what their app reports (an IETF tag such as ``zh-hans``); the captions say on the
    page, in Chinese and English, who this is.
    """

    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    language_code: str = "zh-hans"
    caption_zh: str = ""
    caption_en: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A basic group: ``id`` is negative, ``members`` are ids of people and the first of them made the group."""

    id: int
    title: str
    members: Sequence[int]
    bot_in: bool = True
