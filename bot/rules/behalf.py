"""代录: what somebody says elsewhere is recorded for them by one of ours, or by their manager (clause 3.6)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.rules.text import Text


class Channel(StrEnum):
    """How it was told."""

    PHONE = "phone"
    WECHAT = "wechat"
    IN_PERSON = "in_person"
    PAPER = "paper"


CHANNEL_NAMES: dict[Channel, Text] = {
    Channel.PHONE: Text("电话", "by phone"),
    Channel.WECHAT: Text("微信", "on WeChat"),
    Channel.IN_PERSON: Text("当面", "in person"),
    Channel.PAPER: Text("纸质", "on paper"),
}


@dataclass(frozen=True, slots=True)
class Behalf:
    """For whom something is recorded, and how and on which day they told it. Deadlines count from the recording."""

    person_id: int
    channel: Channel
    told_on: date


@dataclass(frozen=True, slots=True)
class Recorded:
    """That a record was made on behalf of somebody: by whom, how and when it was told."""

    by: str
    channel: Channel
    told_on: date
