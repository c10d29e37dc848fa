"""What the consultant does on the spot before a button is there: name, kind, text of the button, how it comes there."""

import pytest

from bot.screens import buttons as b
from storage import database as db
from tests.flows.steps import open_patrol
from tests.sandbox.phone import Phone
from tests.world import CONSULTANT, World

HERE, FAR = (31.29834, 120.58319), (31.31034, 120.58319)


async def _on_patrol_at(world: World) -> Phone:
    phone = await open_patrol(world)
    await phone.location(*FAR)
    return phone


async def _far(world: World, _: pytest.MonkeyPatch) -> Phone:
    await _placed()
    return await _on_patrol_at(world)


async def _unplaced(world: World, _: pytest.MonkeyPatch) -> Phone:
    return await _on_patrol_at(world)


async def _near(world: World, _: pytest.MonkeyPatch) -> Phone:
    await _placed()
    phone = await world.phone(CONSULTANT)
    await phone.location(*HERE)
    return phone


async def _placed() -> None:
    await db.values("UPDATE site SET place = '31.29834, 120.58319' WHERE name = '总装车间' RETURNING id")


SPOT_STORIES = (
    ("why so far", b.SayWhyFar, "手机定位不准", _far),
    ("the site is here", b.SetSiteHere, "📌 场所就在这里", _unplaced),
    ("the nearest site", b.BeginThere, "0 米 · 恒信阀门 · 总装车间", _near),
    ("to inspect nearby", b.BeginNear, "做检查", _near),
    ("a place for something else", b.KeepPlace, "📎 位置用在别处", _near),
)
