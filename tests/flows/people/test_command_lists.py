"""The commands beside the input: told to Telegram by the worker when somebody joins or changes the language."""

from bot.rules.cause import Cause
from bot.rules.people import Role
from bot.services.people.command_lists import tell_whom_nobody_told
from schedules.jobs import JOB_KINDS, give_up
from storage.jobs import queue as jobs
from storage.people import persons as people
from tests.flows.joining.test_arrivals import join
from tests.flows.steps import calls_of, count, invite, one, submit_patrol
from tests.world import ADMINISTRATOR, CONSULTANT, MANAGER, STAFF, STRANGER, World

FOR_EVERYBODY = ["menu", "help", "settings", "cancel"]
FOR_STAFF = [
    "menu",
    "findings",
    "complain",
    "hazard",
    "ask",
    "incident",
    "progress",
    "training",
    "training_records",
    "self_check",
    "self_checks",
    "monitor",
    "measurements",
    "help",
    "practice",
    "settings",
    "policies",
    "cancel",
]


async def descriptions(world: World, telegram_id: int) -> list[str]:
    """What the commands of a person's chat say."""
    chat = await (await world.phone(telegram_id))._chat()
    return [command["description"] for command in chat["commands"]]


async def test_who_joins_gets_the_commands_of_the_role(world: World) -> None:
    phone = world.stranger(STRANGER)
    token = await invite(world, "企业员工", "恒信阀门")
    await phone.start(token)
    assert await phone.commands() == FOR_EVERYBODY
    await join(phone, token)
    await world.beat()
    assert await phone.commands() == FOR_STAFF


async def test_commands_follow_the_language_again_and_again(world: World) -> None:
    staff = await world.phone(STAFF)
    for word, said in (("English", "My to-fix list"), ("中文", "待我整改"), ("English", "My to-fix list")):
        await staff.text(word)
        await world.beat()
        assert said in await descriptions(world, STAFF)
    assert await one("SELECT count(*) FROM job WHERE kind = 'tell_commands'") == 1


async def test_a_change_of_language_stays_a_tap_of_two_calls(sqlite_world: World) -> None:
    staff = await sqlite_world.phone(STAFF)
    await staff.text("设置")
    calls = await calls_of(staff, lambda: staff.press("English"))
    assert len(calls) == 2
    again = await calls_of(staff, sqlite_world.beat)
    assert [call["method"].lower() for call in again] == ["setmycommands"]
    assert await calls_of(staff, sqlite_world.beat) == []


async def test_people_who_never_joined_in_the_chat_are_told_at_the_start_and_once(world: World) -> None:
    consultant, manager = await world.phone(CONSULTANT), await world.phone(MANAGER)
    assert await consultant.commands() == FOR_EVERYBODY
    for _start in range(2):
        await tell_whom_nobody_told(Cause(at=world.clock.now()))
        await world.beat()
    assert "patrol" in await consultant.commands()
    assert "patrol" not in await manager.commands()
    assert "complain" in await manager.commands()
    assert await one("SELECT count(*) FROM job WHERE kind = 'tell_commands'") == len(world.company.people)


async def test_whose_role_came_to_an_end_keeps_no_command_of_it(sqlite_world: World) -> None:
    now = sqlite_world.clock.now()
    person = sqlite_world.company.people[CONSULTANT]
    await people.add_grant(person.id, Role.ADMINISTRATOR, None, now)
    consultant = await sqlite_world.phone(CONSULTANT)
    await consultant.text("English")
    await sqlite_world.beat()
    assert "invite" in await consultant.commands()
    await one(
        "UPDATE role_grant SET ended_at = :at WHERE person_id = :id AND role = 'administrator' RETURNING id",
        at=now,
        id=person.id,
    )
    await consultant.text("中文")
    await sqlite_world.beat()
    assert "invite" not in await consultant.commands()


async def test_a_list_that_could_not_be_told_is_no_patrol(sqlite_world: World) -> None:
    await submit_patrol(sqlite_world)
    now = sqlite_world.clock.now()
    patrol_id = await one("SELECT id FROM work_record")
    await jobs.repeat_job("tell_commands", patrol_id, now)
    (job,) = [job for job in await jobs.claim_jobs(now, now, 5, "a process") if job.kind == "tell_commands"]
    await give_up(sqlite_world.heart.office, JOB_KINDS["tell_commands"], job, "NotNow")
    administrator = await sqlite_world.phone(ADMINISTRATOR)
    await sqlite_world.beat()
    told = str([message.text for message in await administrator.messages()])
    assert "命令菜单没能更新" in told
    assert "XC2026" not in told


async def test_who_blocked_the_bot_holds_nobody_up(sqlite_world: World) -> None:
    staff = await sqlite_world.phone(STAFF)
    await staff.text("English")
    await staff.block()
    await sqlite_world.beat()
    assert await one("SELECT state FROM job WHERE kind = 'tell_commands'") == "done"
    assert await count("outbox") == 0
