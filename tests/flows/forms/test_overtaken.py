"""Two processes answer one person: what the slower one shows never stays where the faster one showed what is newer."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.methods import EditMessageText
from aiogram.methods.base import TelegramMethod

from bot.flood import FloodGate
from bot.live_screens import LiveScreens
from handlers.conversation import conversation
from tests.flows.steps import count, one, open_patrol
from tests.sandbox.phone import Json, Message, Phone
from tests.world import STAFF, TOKEN, World


class Slow(BaseRequestMiddleware):
    """A way to Telegram on which a screen waits for the gate."""

    def __init__(self) -> None:
        self.reached, self.gate = asyncio.Event(), asyncio.Event()

    async def __call__(
        self, make_request: NextRequestMiddlewareType[Any], bot: Bot, method: TelegramMethod[Any]
    ) -> Any:
        if isinstance(method, EditMessageText):
            self.reached.set()
            await self.gate.wait()
        return await make_request(bot, method)


def pressed(number: int, message: Message, data: str) -> Json:
    """A press of a key of a message, as Telegram tells one process of it."""
    chat = message.raw["chat"]
    user = {"id": chat["id"], "is_bot": False, "first_name": "x"}
    press = {"id": str(number), "from": user, "chat_instance": "1", "data": data, "message": message.raw}
    return {"update_id": number, "callback_query": press}


def said(message: Message, key: str) -> str:
    """What a key of a message says."""
    button = message.button(key)
    assert button is not None
    return button.data or ""


@asynccontextmanager
async def taken_by_another(world: World, message: Message, key: str) -> AsyncIterator[None]:
    """Another process takes a press, and shows what came of it when the block has ended."""
    gate, slow = FloodGate(), Slow()
    async with conversation(TOKEN, world.sandbox.url, world.clock, gate, LiveScreens(), "another") as other:
        other.bot.session.middleware(slow)
        taken = other.receiver.accept(pressed(900_001, message, said(message, key)))
        await slow.reached.wait()
        yield
        slow.gate.set()
        await taken


@pytest.fixture
def world(postgres_world: World) -> World:
    """Several processes there are on PostgreSQL alone."""
    return postgres_world


async def same_as(phone: Phone, message: Message) -> Message:
    """A message as it is now."""
    return next(one for one in await phone.messages() if one.id == message.id)


async def test_a_question_is_not_replaced_by_the_one_before_it(world: World) -> None:
    consultant = await open_patrol(world)
    first = await consultant.last()
    async with taken_by_another(world, first, "✅ 符合"):
        await consultant.press_data(first, said(first, "✅ 符合"), force=True)
        second = await consultant.last()
        assert second.id == first.id
        await consultant.press_data(second, said(second, "✅ 符合"))
        third = await consultant.last()
        assert len({first.text, second.text, third.text}) == 3
    assert (await same_as(consultant, first)).text == third.text
    assert await count("draft_answer") == 2


async def test_a_receipt_is_not_replaced_by_the_review_before_it(world: World) -> None:
    staff = await world.phone(STAFF)
    await staff.press("我要投诉")
    await staff.text("态度不好")
    asked = await staff.last()
    async with taken_by_another(world, asked, "服务态度"):
        await staff.press_data(asked, said(asked, "服务态度"), force=True)
        for key in ("不清楚", "跳过", "✅"):
            await staff.press(key)
        assert "已收到" in (await staff.last()).text
    # the receipt of a complaint is a message of its own, since it is protected
    receipt = await staff.last()
    assert receipt.id > asked.id
    assert "TS20261123-01" in receipt.text
    assert await one("SELECT count(*) AS n FROM service_case") == 1
