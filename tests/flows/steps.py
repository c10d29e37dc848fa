"""Steps that several stories share."""

import re
from collections.abc import Awaitable, Callable
from typing import Any

from bot.rules.cause import Cause
from bot.services.work_records import releasing
from storage import database as db
from tests.sandbox.phone import Json, Message, Phone
from tests.sandbox.pictures import picture
from tests.world import ADMINISTRATOR, CONSULTANT, World

MOST_CALLS_PER_TAP = 2


def link_token(text: str) -> str:
    """The payload of the bot's link in a text."""
    found = re.search(r"https://t\.me/\w+\?start=([\w-]+)", text)
    assert found, text
    return found[1]


async def english(phone: Phone) -> None:
    """Reads English from now on."""
    await phone.text("English")


async def invite(world: World, role: str, client: str | None = None) -> str:
    """The administrator makes an invitation through the form; returns the link's token."""
    administrator = await world.phone(ADMINISTRATOR)
    await administrator.text("邀请加入")
    await administrator.press(role)
    if client is not None:
        await administrator.press(client)
    await administrator.press("生成邀请链接")
    return link_token((await administrator.last()).text)


async def open_patrol(world: World, *, english_spoken: bool = False) -> Phone:
    """The consultant has opened the planned patrol and sees its first question."""
    await world.plan_patrol()
    consultant = await world.phone(CONSULTANT)
    if english_spoken:
        await english(consultant)
        await consultant.text("menu")
    await consultant.press("总装车间")
    return consultant


async def submit_patrol(world: World, line: str = "全部符合，除4 封样缺失", severity: str = "一般") -> Phone:
    """The consultant submits a patrol with one finding."""
    consultant = await open_patrol(world)
    await report_finding(consultant, line, severity)
    return consultant


async def release(world: World) -> None:
    """The client has every patrol that was submitted, as if its recall window had passed in no time."""
    for row in await db.values("SELECT id FROM work_record WHERE kind = 'patrol' AND state = 'submitted' ORDER BY id"):
        await releasing.release(Cause(world.clock.now()), "patrol", row["id"])


async def released_patrol(world: World, line: str = "全部符合，除4 封样缺失", severity: str = "一般") -> Phone:
    """A submitted patrol with one finding, which the client has; returns the consultant's phone."""
    consultant = await submit_patrol(world, line, severity)
    await release(world)
    return consultant


async def report_finding(
    phone: Phone, line: str = "全部符合，除4 封样缺失", severity: str = "一般", photo: bytes | None = None
) -> None:
    """Fills an open patrol in with one finding, from its first question, and submits it."""
    await phone.text(line)
    await phone.photo(picture() if photo is None else photo)
    await phone.press(severity)
    await phone.press("否")
    await phone.press("确认无误，提交")


async def calls_of(phone: Phone, doing: Callable[[], Awaitable[Any]]) -> list[Json]:
    """The Bot API calls that came of something a person did."""
    before = await phone.calls()
    await doing()
    return await phone.calls_since(before)


async def press_sparingly(phone: Phone, text_or_data: str) -> Message:
    """Presses a button and sees that it took no more calls than a tap may; returns the bot's newest message."""
    calls = await calls_of(phone, lambda: phone.press(text_or_data))
    assert len(calls) <= MOST_CALLS_PER_TAP, [call["method"] for call in calls]
    return await phone.last()


async def heard(phone: Phone, words: str) -> Message:
    """The newest message of the bot with these words in it."""
    async for message in phone.newest_first():
        if words in message.text:
            return message
    raise AssertionError([message.text for message in await phone.messages()][-4:])


async def one(sql: str, **parameters: object) -> Any:
    """The single value that a query gives."""
    rows = await db.values(sql, **parameters)
    assert len(rows) == 1, rows
    (value,) = dict(rows[0]).values()
    return value


async def count(table: str) -> int:
    """How many rows a table has."""
    return int(await one(f"SELECT count(*) AS n FROM {table}"))


async def answers() -> dict[str, str]:
    """All stored answers of all drafts, as they are kept: question -> JSON, of several the latest."""
    kept = await db.values("SELECT question, value FROM draft_answer ORDER BY id")
    return {row["question"]: row["value"] for row in kept}
