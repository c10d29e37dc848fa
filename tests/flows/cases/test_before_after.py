"""整改前后: the photo of what was found beside that of its fix, one tap from the card (clause 4.7.1)."""

from io import BytesIO

from PIL import Image

from tests.flows.steps import english, one, press_sparingly, released_patrol
from tests.sandbox.phone import Phone
from tests.sandbox.pictures import picture
from tests.world import CONSULTANT, STAFF, World

NUMBER = "WT20261123-01"
KEY = "整改前后"


async def handed_in(world: World) -> Phone:
    """What a patrol found was mended, and awaits its check."""
    await released_patrol(world)
    staff = await world.phone(STAFF)
    await staff.text(NUMBER)
    assert KEY not in str(await staff.buttons())
    await staff.press("提交整改")
    await staff.photo(picture(66))
    await world.beat()
    return staff


async def test_it_comes_as_a_picture_to_whoever_sees_the_finding(world: World) -> None:
    await handed_in(world)
    consultant = await world.phone(CONSULTANT)
    await consultant.text(NUMBER)
    await press_sparingly(consultant, KEY)
    await world.beat()
    sent = await consultant.last()
    assert "photo" in sent.raw
    with Image.open(BytesIO(await consultant.download(sent))) as shown:
        assert shown.width > shown.height
        assert not shown.getexif()
    assert "整改前后对比图" in sent.text

    await english(consultant)
    await consultant.text(NUMBER)
    await press_sparingly(consultant, "🖼 Before and after")
    await world.beat()
    assert "efore-and-after picture" in (await consultant.last()).text


async def test_what_was_returned_is_no_fix_any_more(sqlite_world: World) -> None:
    staff = await handed_in(sqlite_world)
    await sqlite_world.pass_by(minutes=1)
    consultant = await sqlite_world.phone(CONSULTANT)
    await consultant.text(NUMBER)
    await consultant.press("退回重改")
    await consultant.text("看不清标签")
    await consultant.press("📅")
    assert KEY not in str(await consultant.buttons())
    await sqlite_world.pass_by(minutes=1)
    await staff.text(NUMBER)
    await staff.press("提交整改")
    await staff.photo(picture(67))
    await consultant.text(NUMBER)
    await consultant.press("复查通过")
    assert KEY in str(await consultant.buttons())
    assert await one("SELECT state FROM service_case") == "closed"
