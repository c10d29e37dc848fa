"""After a restore on the phone: from when to repeat, and what was due before is sent or not, as somebody decides."""

from datetime import timedelta

from bot.records.backups import BackupFacts
from bot.rules.cause import Cause
from bot.services.backups.restored import after_restoring
from storage import database as db
from storage.backups import restorations
from storage.trail.entries import timeline
from tests.flows.backups.stories import restored
from tests.flows.steps import count, english, press_sparingly
from tests.sandbox.phone import Phone
from tests.schedules.post_room import a_clean_patrol, heard, lines, write
from tests.schedules.test_jobs import jobs
from tests.world import ADMINISTRATOR, CONSULTANT, LEAD, MANAGER, QUALITY_MANAGER, World

ASKED = "恢复前到期的 2 条消息：发送还是不发？"


async def deciding(world: World) -> Phone:
    """The administrator looks at what is held, two letters to two people."""
    for who in (CONSULTANT, LEAD):
        await world.phone(who)
    phone = await world.phone(ADMINISTRATOR)
    await restored(world)
    await world.beat()
    await press_sparingly(phone, "查看并决定")
    return phone


async def decisions() -> list[tuple[str, object, object]]:
    """What the trail says was decided: how, of which kind, how many."""
    restoration = await restorations.get_last_restoration()
    assert restoration is not None
    entries = [entry for entry in await timeline("restoration", restoration.id) if entry.person_id is not None]
    return [(entry.action, entry.details["kind"], entry.details["messages"]) for entry in entries]


async def test_nothing_that_was_due_goes_out_before_it_is_decided(world: World) -> None:
    phone = await deciding(world)
    assert len(await heard(world, ADMINISTRATOR, ASKED)) == 1
    shown = (await phone.last()).text
    assert "系统从备份恢复，这些消息可能已经发过。您决定之前一条都不会发。" in shown
    assert "未送达通知 × 2：周明、孙丽" in shown
    await world.pass_by(days=3)
    assert await heard(world, CONSULTANT, "letter") == []
    assert [line.state for line in await lines("undelivered")] == ["held", "held"]


async def test_all_are_sent_by_one_tap(world: World) -> None:
    phone = await deciding(world)
    await press_sparingly(phone, "全部发送（2）")
    assert "没有要决定的消息了。" in (await phone.last()).text
    await world.beat()
    assert len(await heard(world, CONSULTANT, "letter 0")) == 1
    assert len(await heard(world, LEAD, "letter 1")) == 1
    assert await decisions() == [("send_held", "", 2)]


async def test_all_are_dropped_by_one_tap_and_the_question_is_moot_for_others(world: World) -> None:
    phone = await deciding(world)
    await english(phone)
    await phone.text("backup")
    await press_sparingly(phone, "Messages due before the restore (2)")
    assert "2 messages were due before the restore: send them or not?" in (await phone.last()).text
    await press_sparingly(phone, "Drop all (2)")
    await world.pass_by(days=1)
    assert await heard(world, CONSULTANT, "letter") == []
    assert [line.state for line in await lines("undelivered")] == ["cancelled", "cancelled"]
    assert await decisions() == [("drop_held", "", 2)]


async def test_each_kind_is_decided_by_itself(sqlite_world: World) -> None:
    world = sqlite_world
    for who in (CONSULTANT, MANAGER):
        await world.phone(who)
    phone = await world.phone(ADMINISTRATOR)
    await db.values(
        "INSERT INTO outbox (key, kind, person_id, subject_kind, subject_id, parameters, state, send_at)"
        " VALUES ('d', 'digest', :person, 'person', :person, '{}', 'waiting', :at) RETURNING id",
        person=world.company.people[LEAD].id,
        at=world.clock.now(),
    )
    await restored(world)
    await phone.text("备份")
    await press_sparingly(phone, "恢复前到期的消息（3）")
    assert "早间汇总 × 1：孙丽" in (await phone.last()).text
    await press_sparingly(phone, "不发：早间汇总")
    assert "早间汇总" not in (await phone.last()).text
    await press_sparingly(phone, "发：未送达通知")
    await world.beat()
    assert len(await heard(world, CONSULTANT, "letter 0")) == 1
    assert await decisions() == [("drop_held", "digest", 1), ("send_held", "undelivered", 2)]


async def test_a_decision_reaches_no_further_than_what_was_shown(sqlite_world: World) -> None:
    world = sqlite_world
    phone = await deciding(world)
    await write(world, LEAD, "letter 3", send_at=world.clock.now())
    await db.values("UPDATE outbox SET state = 'held' WHERE key = 'letter 3' RETURNING id")
    await press_sparingly(phone, "全部发送（2）")
    assert [line.state for line in await lines("undelivered")] == ["waiting", "waiting", "held"]
    assert "恢复前到期的 1 条消息" in (await phone.last()).text


async def test_an_old_key_changes_nothing(sqlite_world: World) -> None:
    world = sqlite_world
    phone = await deciding(world)
    shown = await phone.last()
    button = shown.button("全部发送")
    assert button is not None
    assert button.data is not None
    await phone.press("全部不发")
    told = await phone.press_data(shown, button.data, force=True)
    assert told.text == "已处理过了"
    assert [line.state for line in await lines("undelivered")] == ["cancelled", "cancelled"]


async def test_where_no_administrator_can_be_reached_the_quality_manager_decides(sqlite_world: World) -> None:
    world = sqlite_world
    phone = await world.phone(QUALITY_MANAGER)
    await db.values(
        "UPDATE person SET unreachable_since = :at WHERE id = :id RETURNING id",
        at=world.clock.now(),
        id=world.company.people[ADMINISTRATOR].id,
    )
    await restored(world)
    await world.beat()
    await press_sparingly(phone, "查看并决定")
    await press_sparingly(phone, "全部不发（2）")
    assert await decisions() == [("drop_held", "", 2)]


async def test_work_that_was_due_is_done_and_what_it_says_waits_for_a_decision(world: World) -> None:
    """The lost firm may have issued the patrol already: it is issued again, and the manager is told if so decided."""
    manager, phone = await world.phone(MANAGER), await world.phone(ADMINISTRATOR)
    await a_clean_patrol(world)
    await world.beat()
    taken_at = world.clock.now()
    world.clock.pass_by(hours=2)
    await after_restoring(Cause(at=world.clock.now()), BackupFacts("20261123T013000Z", taken_at, 0))
    await world.beat()
    assert await jobs("issue_patrol") == [("done", 1)]
    assert await count("document") > 0
    assert {line.state for line in await lines("patrol_report")} == {"held"}
    assert len(await heard(world, ADMINISTRATOR, "恢复前到期的")) == 1
    await press_sparingly(phone, "查看并决定")
    await press_sparingly(phone, "全部发送")
    await world.beat()
    assert "XC20261123-01" in (await manager.last()).text
    # what falls due later is said by itself
    await a_clean_patrol(world)
    await world.pass_by(minutes=11)
    assert "XC20261123-102" in (await manager.last()).text


async def test_everybody_who_was_active_hears_from_when_to_repeat(world: World) -> None:
    staff = await world.phone(MANAGER)
    await a_clean_patrol(world)
    consultant = await world.phone(CONSULTANT)
    await english(await world.phone(LEAD))
    await world.phone(QUALITY_MANAGER)
    world.clock.pass_by(hours=7)
    taken_at = world.clock.now() - timedelta(hours=6, minutes=50)
    await after_restoring(Cause(at=world.clock.now()), BackupFacts("20261123T014000Z", taken_at, 0))
    await world.beat()
    assert "资料已恢复到 11月23日 09:40，此后的操作没有保留，请重做。" in (await consultant.last()).text
    assert len(await heard(world, LEAD, "The records were restored to how they stood on 23 Nov 09:40.")) == 1
    assert await heard(world, QUALITY_MANAGER, "资料已恢复") == [], "who did nothing has nothing to repeat"
    assert "资料已恢复" not in (await staff.last()).text


async def test_it_is_said_in_english_too(sqlite_world: World) -> None:
    world = sqlite_world
    await a_clean_patrol(world)
    await english(await world.phone(CONSULTANT))
    await restored(world, letters=0)
    await world.beat()
    (told,) = await heard(world, CONSULTANT, "The records were restored")
    assert told == (
        "The records were restored to how they stood on 23 Nov 04:30. What was done after that was not kept:"
        " please do it again."
    )
