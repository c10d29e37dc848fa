"""Updates as nobody sends them, made of updates as people sent them."""

import copy
import json
import random
from collections.abc import Callable, Iterator, Sequence
from typing import Any

Json = dict[str, Any]
Place = tuple[Any, Any]
"""A dict or list, and the key or index of something in it."""

ODD: tuple[Any, ...] = (
    None,
    "",
    " ",
    0,
    -1,
    1,
    2**31,
    2**53,
    2**63,
    10**40,
    -(10**40),
    1.5,
    float("inf"),
    float("nan"),
    True,
    [],
    {},
    [[]],
    {"id": 1},
    "\x00",
    "\ud800",
    "\u202e反",
    "²",
    "٣",
    "a" * 4096,
    "，" * 4096,
    "[" * 4090,
    "=1+1",
    "<b>",
    "../../etc/passwd",
    "'; DROP TABLE person; --",
    "{n}",
    "%s",
)
WORDS = (
    "菜单",
    "进度",
    "今天",
    "巡查",
    "投诉",
    "台账",
    "/start",
    "/cancel",
    "全部符合，除4 缺",
    "11月31日",
    "1e9",
    "TS20261123-01",
)
KINDS = ("message", "edited_message", "callback_query", "my_chat_member", "channel_post", "poll", "inline_query")


class Mutator:
    """Makes odd updates of ``recorded`` ones, acted by one of ``people``; the same seed makes the same."""

    def __init__(self, recorded: Sequence[Json], people: Sequence[int], chance: random.Random) -> None:
        self._recorded = recorded
        self._people = people
        self._chance = chance
        self._data = [
            str(update["callback_query"].get("data", "")) for update in recorded if "callback_query" in update
        ]
        self._ways: tuple[Callable[[Json], None], ...] = (
            self._odd_value,
            self._odd_value,
            self._nothing,
            self._another_key,
            self._another_kind,
            self._other_words,
            self._other_data,
            self._other_data,
            self._forged_data,
            self._forged_data,
            self._forged_data,
            self._somebody_else,
        )

    def make(self, number: int) -> Json:
        """An update of this number, changed in one to four places."""
        made = copy.deepcopy(self._chance.choice(self._recorded))
        for _ in range(self._chance.randint(1, 4)):
            self._chance.choice(self._ways)(made)
        return made | {"update_id": number}

    def _odd_value(self, update: Json) -> None:
        if places := list(places_in(update)):
            holder, key = self._chance.choice(places)
            holder[key] = copy.deepcopy(self._chance.choice(ODD))

    def _nothing(self, update: Json) -> None:
        if places := [(holder, key) for holder, key in places_in(update) if isinstance(holder, dict)]:
            holder, key = self._chance.choice(places)
            del holder[key]

    def _another_key(self, update: Json) -> None:
        holders = [holder for holder, _ in places_in(update) if isinstance(holder, dict)]
        if holders:
            taken = self._chance.choice(self._recorded)
            key = self._chance.choice(list(taken))
            self._chance.choice(holders)[key] = copy.deepcopy(taken[key])

    def _another_kind(self, update: Json) -> None:
        for kind in [kind for kind in update if kind != "update_id"]:
            update[self._chance.choice(KINDS)] = update.pop(kind)

    def _other_words(self, update: Json) -> None:
        if isinstance(message := update.get("message"), dict):
            message["text"] = self._chance.choice(WORDS)

    def _other_data(self, update: Json) -> None:
        if isinstance(press := update.get("callback_query"), dict) and self._data:
            press["data"] = self._chance.choice(self._data)

    def _forged_data(self, update: Json) -> None:
        """Another number, word or letter in what a key says."""
        press = update.get("callback_query")
        if not isinstance(press, dict) or not isinstance(press.get("data"), str):
            return
        parts = press["data"].split("|")
        place = self._chance.randrange(len(parts))
        parts[place] = self._chance.choice(
            (
                str(self._chance.randint(0, 60)),
                self._chance.choice(self._data or [""]),
                "",
                "x" * 70,
                "-1",
                "all",
                "\x00",
            )
        )
        press["data"] = "|".join(parts)

    def _somebody_else(self, update: Json) -> None:
        """A press by another person of the firm or of another one, in their own chat."""
        press = update.get("callback_query")
        if isinstance(press, dict) and isinstance(press.get("message"), dict):
            who = self._chance.choice(self._people)
            press["from"] = {"id": who, "is_bot": False, "first_name": "x"}
            # only the key is forged: the words of a message of others would come back as one's own
            press["message"] = {
                "message_id": press["message"].get("message_id", 1),
                "date": 1_795_397_400,
                "chat": {"id": who, "type": "private", "first_name": "x"},
                "from": {"id": 42, "is_bot": True, "first_name": "质量管家"},
                "text": "x",
            }


def places_in(value: Any) -> Iterator[Place]:
    """Everywhere in it."""
    if isinstance(value, dict):
        for key in list(value):
            if key != "update_id":
                yield value, key
                yield from places_in(value[key])
    elif isinstance(value, list):
        for index, one in enumerate(value):
            yield value, index
            yield from places_in(one)


def shown(update: Json) -> str:
    """The update on one line, to be looked at."""
    return json.dumps(update, ensure_ascii=True)[:2000]
