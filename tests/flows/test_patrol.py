"""A patrol (clause 4.6), as the consultant walks it on the phone."""

import re

from tests.sandbox.phone import Message
from tests.sandbox.pictures import picture
from tests.world import CONSULTANT, MANAGER, World


def file_name(message: Message) -> str | None:
    """The name of the file in a message, if there is one."""
    name: str | None = message.raw.get("document", {}).get("file_name")
    return name


async def test_a_clean_patrol_takes_three_actions_and_its_report_comes_at_once(world: World) -> None:
    await world.plan_patrol()
    consultant = await world.phone(CONSULTANT)
    await consultant.press("总装车间")
    assert "1/8" in (await consultant.last()).text

    await consultant.press("其余均符合")
    await consultant.photo(picture())
    await consultant.press("确认无误，提交")

    card = (await consultant.last()).text
    assert re.search(r"XC20261123-01", card)
    assert "未发现问题" in card
    await world.beat()
    report = await consultant.last()
    assert file_name(report) == "XC20261123-01.pdf"
    assert (await consultant.download(report)).startswith(b"%PDF")


async def test_a_patrol_with_a_finding_and_its_photo_takes_seven_taps(world: World) -> None:
    await world.plan_patrol()
    consultant = await world.phone(CONSULTANT)
    await consultant.press("总装车间")

    await consultant.press("4")
    await consultant.press("❌ 不符合")
    await consultant.photo(picture(), caption="封样缺失")
    await consultant.press("一般")
    await consultant.press("否")
    await consultant.press("其余均符合")
    await consultant.press("确认无误，提交")

    card = (await consultant.last()).text
    assert "WT20261123-01" in card
    assert "封样缺失" in card
    # ten working days from Monday 23 November
    assert "12月7日（周一）18:00" in card


async def test_the_client_gets_the_report_ten_minutes_later(world: World) -> None:
    await world.plan_patrol()
    consultant, manager = await world.phone(CONSULTANT), await world.phone(MANAGER)
    await consultant.press("总装车间")
    await consultant.press("其余均符合")
    await consultant.photo(picture())
    await consultant.press("确认无误，提交")

    await world.pass_by(minutes=9)
    assert file_name(await manager.last()) is None
    await world.pass_by(minutes=2)
    assert file_name(await manager.last()) == "XC20261123-01.pdf"
