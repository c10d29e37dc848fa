"""The same photo used before is told to whoever sent it, of what they may see, and is kept all the same."""

from datetime import timedelta

import pytest

from storage import attachments
from storage import database as db
from tests.flows.steps import (
    count,
    heard,
    open_patrol,
    press_sparingly,
    release,
    released_patrol,
    report_finding,
    submit_patrol,
)
from tests.sandbox.phone import Phone
from tests.sandbox.pictures import picture
from tests.schedules.post_room import heard as all_heard
from tests.schedules.post_room import read_in
from tests.world import CONSULTANT, MANAGER, STAFF, World

USED = "照片以前用过"


async def fixed_with(world: World, telegram_id: int, photo: bytes) -> Phone:
    """Somebody of the client hands in a photo for the finding of the patrol before."""
    phone = await world.phone(telegram_id)
    await phone.text("WT20261123-01")
    await phone.press("提交整改")
    await phone.photo(photo)
    await world.pass_by(minutes=1)
    return phone


async def test_a_fix_that_shows_the_photo_of_the_finding_is_told_to_who_sent_it(sqlite_world: World) -> None:
    world = sqlite_world
    await released_patrol(world)
    await world.pass_by(minutes=15)
    manager = await fixed_with(world, MANAGER, picture())
    told = await heard(manager, USED)
    assert "· XC20261123-01（11月23日）里用过 1 张" in told.text
    assert "照片照常保留" in told.text
    await manager.press("查看 WT20261123-01")
    assert "提交整改" in (await manager.last()).text
    assert len(await attachments.find_used_before(int((await _drafts())[-1]), world.company.people[MANAGER].id)) == 1


async def test_another_photo_is_not(sqlite_world: World) -> None:
    world = sqlite_world
    await released_patrol(world)
    await world.pass_by(minutes=15)
    await fixed_with(world, MANAGER, picture(colour=(9, 9, 200)))
    assert await all_heard(world, MANAGER, USED) == []


async def test_of_a_record_that_the_sender_may_not_see_nothing_is_said(sqlite_world: World) -> None:
    world = sqlite_world
    await released_patrol(world)
    await world.pass_by(minutes=15)
    await fixed_with(world, STAFF, picture())
    assert await all_heard(world, STAFF, USED) == []


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_on_the_next_patrol_it_stands_above_the_report(sqlite_world: World, language: str) -> None:
    world = sqlite_world
    await submit_patrol(world)
    await world.until(world.clock.now() + timedelta(days=1))
    assert await all_heard(world, CONSULTANT, USED) == []
    consultant = await open_patrol(world)
    await report_finding(consultant)
    await read_in(world, CONSULTANT, "en" if language == "en" else "zh")
    await world.pass_by(minutes=1)
    words = {
        "zh": "· XC20261123-01（11月23日）里用过 1 张",
        "en": "· 1 photo is in XC20261123-01 (23 Nov)",
    }
    assert words[language] in (await heard(consultant, "XC20261124-01")).text


async def next_day(world: World) -> Phone:
    """A patrol of yesterday has a photo of finding 4; the client has today's, whose finding has another."""
    await submit_patrol(world)
    await world.until(world.clock.now() + timedelta(days=1))
    consultant = await open_patrol(world)
    await report_finding(consultant, photo=picture(colour=(9, 9, 200)))
    await world.beat()
    await release(world)
    await world.pass_by(minutes=15)
    return consultant


async def correct_with(consultant: Phone, *photos: bytes) -> None:
    """Adds photos to item 4 of today's patrol."""
    await consultant.text("XC20261124-01")
    await press_sparingly(consultant, "✏️ 更正")
    await consultant.text("补一张照片")
    for photo in photos:
        await consultant.photo(photo, caption="4")
    while "下一步 ›" in await consultant.buttons():
        await consultant.press("下一步 ›")
    await press_sparingly(consultant, "提交")


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_a_photo_of_another_patrol_that_comes_with_a_correction_is_told_once(world: World, language: str) -> None:
    consultant = await next_day(world)
    await correct_with(consultant, picture(), picture(colour=(1, 2, 3)))
    await read_in(world, CONSULTANT, "en" if language == "en" else "zh")
    await world.pass_by(minutes=1)
    words = {
        "zh": ("XC20261124-01", "📷 有照片以前用过：", "· XC20261123-01（11月23日）里用过 1 张"),
        "en": ("XC20261124-01", "📷 Photos used before:", "· 1 photo is in XC20261123-01 (23 Nov)"),
    }[language]
    told = [one.text for one in await consultant.messages() if words[1] in one.text]
    assert len(told) == 1
    assert all(word in told[0] for word in words)
    # the correction is kept all the same
    assert await count("work_amendment") == 1
    assert await count("attachment WHERE belongs_to = 'record' AND owner_kind = 'patrol'") == 4


async def test_what_a_correction_leaves_as_it_was_is_not_used_before(sqlite_world: World) -> None:
    world = sqlite_world
    consultant = await next_day(world)
    # once more the very photo that the record has, and a new one
    await correct_with(consultant, picture(colour=(9, 9, 200)), picture(colour=(1, 2, 3)))
    await world.pass_by(minutes=1)
    assert await count("work_amendment") == 1
    assert await all_heard(world, CONSULTANT, USED) == []
    # of what is told it names the earlier record alone, not the record itself
    await correct_with(consultant, picture())
    await world.pass_by(minutes=1)
    told = await heard(consultant, USED)
    assert "XC20261123-01" in told.text
    assert told.text.count("里用过") == 1


async def _drafts() -> list[int]:
    return await db.column(int, "SELECT id FROM draft ORDER BY id")
