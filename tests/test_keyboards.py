"""Both libraries send the same keyboards, and the same of everything that goes with them."""

import dataclasses
import json
import typing
from typing import Any

import pytest
from aiogram import Bot
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import Message

from bot.live_screens import LiveScreens
from bot.screens import buttons
from bot.screens.screen import Ask, Button, Key, Row, Screen
from bot.screens.tones import Tone
from handlers.conversation import BOT_DEFAULTS
from handlers.receiving.telegram_session import Session
from handlers.showing import show
from tests.sandbox.phone import Phone
from tests.world import MANAGER, TOKEN, World

AT_ONCE = 80


def every_button() -> list[Button]:
    """One that says each of what buttons say, in each colour; one that opens a link, and one that copies."""
    said = [Button(kind.__name__, _some(kind)) for kind in buttons.kinds()]
    coloured = [Button(tone.name, buttons.ShowHome(), tone=tone) for tone in Tone]
    linked = [Button("网站", url="https://example.com/?q=1&r=%E5%A5%BD", tone=tone) for tone in Tone]
    copying = [Button("复制", copies="PX-2026-0001", tone=tone) for tone in Tone]
    return [*said, *coloured, *linked, *copying]


def _some(kind: type[buttons.Data]) -> buttons.Data:
    hints = typing.get_type_hints(kind)
    values: dict[str, Any] = {field.name: 1 if hints[field.name] is int else "x" for field in dataclasses.fields(kind)}
    return kind(**values)


def screens() -> dict[str, Screen]:
    """Every kind of keyboard."""
    green = [Screen("?", ((button,),)) for button in every_button() if button.tone is Tone.NEXT]
    others: list[Row] = [(button,) for button in every_button() if button.tone is not Tone.NEXT]
    parts = [Screen("?", tuple(others[start : start + AT_ONCE])) for start in range(0, len(others), AT_ONCE)]
    colours = [tone for tone in Tone if tone is not Tone.NEXT]
    keys = tuple(tuple(Key(f"{tone.name} {ask}", ask, tone) for tone in colours) for ask in (None, *Ask))
    return {
        **{f"buttons {number}": screen for number, screen in enumerate([*parts, *green])},
        "side by side": Screen("?", ((*others[0], *others[1]), others[2])),
        "keys": Screen("?", keys=keys[:1], hint="编号或一句话"),
        "a green key": Screen("?", keys=((Key("x", Ask.LOCATION, Tone.NEXT),),)),
        "keys that ask": Screen("?", keys=keys),
        "no keys": Screen("?", drops_keys=True),
        "nothing": Screen("?"),
        "marks": Screen("https://example.com", silent=True, secret=True),
    }


@pytest.mark.parametrize("name", screens())
async def test_both_libraries_send_the_same(sqlite_world: World, name: str) -> None:
    manager, screen = await sqlite_world.phone(MANAGER), screens()[name]
    before = await manager.calls()
    await sqlite_world.heart.office.sender.send(manager.chat_id, screen)
    await _talked(sqlite_world, manager, screen)
    unasked, talked = [_sent(call) for call in await manager.calls_since(before)]
    assert unasked == talked
    assert unasked["link_preview_options"] == {"is_disabled": True}
    assert "disable_web_page_preview" not in talked


async def _talked(world: World, phone: Phone, screen: Screen) -> None:
    """Shows a screen as the conversation does."""
    async with Bot(
        TOKEN, session=Session(api=TelegramAPIServer.from_base(world.sandbox.url)), default=BOT_DEFAULTS
    ) as bot:
        chat = {"id": phone.chat_id, "type": "private"}
        said = Message.model_validate({"message_id": 1, "date": 0, "chat": chat}, context={"bot": bot})
        await show(said, screen, LiveScreens())


def _sent(call: dict[str, Any]) -> dict[str, Any]:
    assert call["ok"], call
    return {name: _read(value) for name, value in call["params"].items()}


def _read(value: Any) -> Any:
    try:
        return json.loads(value) if isinstance(value, str) else value
    except ValueError:
        return value
