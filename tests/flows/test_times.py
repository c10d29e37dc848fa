"""The time of a record is when the person sent it, however late the program deals with it; both can be seen."""

from collections.abc import Awaitable, Callable
from typing import Any

from bot.rules.cause import Cause
from bot.rules.forms.sent_media import SentAs
from bot.services.forms.files import SentFile, send_file
from storage import attachments
from storage.cases import stored as cases
from storage.people import persons as people
from tests.flows.steps import answers, one, open_patrol, released_patrol
from tests.sandbox.phone import Message, Phone
from tests.sandbox.pictures import picture
from tests.world import CONSULTANT, MANAGER, World


async def sent_while_down(world: World, phone: Phone, send: Callable[[], Awaitable[Any]], **span: float) -> Message:
    """Somebody sends something while the program is down, which deals with it later; returns what comes of it."""
    await world.program.stop()
    phone.patient = False
    await send()
    phone.patient = True
    world.clock.pass_by(**span)
    world.heart, _ = await world.program.start()
    return await phone.wait_for(lambda _: True)


async def about_to_hand_in(world: World) -> Phone:
    """The manager is asked for evidence of a fix."""
    await released_patrol(world)
    manager = await world.phone(MANAGER)
    await manager.text("WT20261123-01")
    await manager.press("提交整改")
    return manager


async def test_evidence_counts_from_when_it_was_sent(world: World) -> None:
    manager = await about_to_hand_in(world)
    sent_at = world.clock.now()
    card = await sent_while_down(world, manager, lambda: manager.photo(picture()), hours=3)
    assert "11月23日 09:30 李强 提交整改 📎1（11月23日 12:30 处理）" in card.text
    case = await cases.get_case_by_number("WT20261123-01")
    assert case is not None
    assert case.paused_at == sent_at


async def test_what_is_dealt_with_at_once_has_one_time(sqlite_world: World) -> None:
    manager = await about_to_hand_in(sqlite_world)
    await manager.photo(picture())
    assert "处理）" not in (await manager.last()).text
    assert "sent_at" not in await one("SELECT details FROM trail WHERE action = 'evidence'")


async def test_what_was_done_meanwhile_comes_before_it(sqlite_world: World) -> None:
    world = sqlite_world
    manager = await about_to_hand_in(world)
    consultant = await world.phone(CONSULTANT)
    await consultant.text("WT20261123-01")
    sent_at = world.clock.now()
    world.clock.pass_by(minutes=30)
    await consultant.press("催办")
    nudged_at = world.clock.now()
    world.clock.pass_by(minutes=30)
    who = await people.get_person_by_telegram(manager.person_id)
    assert who is not None
    cause = Cause(world.clock.now(), who.id, lock=manager.person_id, sent_at=sent_at)
    await send_file(cause, who, SentFile(SentAs.PHOTO, "late", "late", 1))
    case = await cases.get_case_by_number("WT20261123-01")
    assert case is not None
    assert case.paused_at == nudged_at


async def test_tomorrow_is_the_day_after_it_was_said(sqlite_world: World) -> None:
    world = sqlite_world
    manager = await about_to_hand_in(world)
    await manager.text("WT20261123-01")
    await manager.press("申请延期")
    await sent_while_down(world, manager, lambda: manager.text("后天"), hours=20)
    assert (await answers())["until"] == '"2026-11-25"'


async def test_a_photo_keeps_both_moments(sqlite_world: World) -> None:
    world = sqlite_world
    consultant = await open_patrol(world)
    sent_at = world.clock.now()
    await sent_while_down(world, consultant, lambda: consultant.photo(picture(), caption="4 封样缺失"), hours=3)
    (file,) = await attachments.get_attachments(await one("SELECT id FROM draft"))
    assert (file.sent_at, file.received_at) == (sent_at, world.clock.now())
