"""服务能力 on the phone, of a company that was counted by hand: a line a figure, each a tap to what is behind it."""

from datetime import date, timedelta

import pytest

from bot.rules.people import Role
from bot.rules.practice import practice_client, practice_self
from storage import database as db
from storage.people import persons as people
from tests.flows.ledgers.test_entries import do
from tests.flows.steps import english, one
from tests.sandbox.phone import Phone
from tests.schedules.post_room import lines
from tests.world import ADMINISTRATOR, AUDITOR, CONSULTANT, LEAD, QUALITY_MANAGER, World

MONDAY = date(2026, 11, 23)
YESTERDAY = MONDAY - timedelta(days=1)


async def able(person_id: int, kind: str, title: str = "", competence: str = "") -> None:
    await db.change("person", person_id, kind=kind, title_level=title, competence=competence)


async def hired(world: World, name: str, kind: str, title: str, **cells: object) -> int:
    """One more of ours, who has no role yet."""
    return await db.add(
        "person", name=name, kind=kind, title_level=title, language="zh", created_at=world.clock.now(), **cells
    )


async def counted_by_hand(world: World) -> None:
    """Of ours: 周明 technical (intermediate), 孙丽 technical (junior), 钱七 technical (senior), 孙八 an operator.

    晨光 has no lead. 周明 knows testing, 孙丽 quality and systems, nobody the law. A licence of 恒信's ran out
    yesterday, another runs out today. With 恒信 a contract is in force on its last day, with 晨光 none is. Of four
    reports one is late, one was missed and nobody said why.
    """
    now, company = world.clock.now(), world.company
    await able(company.people[CONSULTANT].id, "technical", "intermediate", "testing")
    await able(company.people[LEAD].id, "technical", "junior", "quality systems")
    await hired(world, "钱七", "technical", "senior")
    await hired(world, "孙八", "operator", "senior")
    await hired(world, "已离职", "technical", "senior", ended_at=now)
    hx, cg = company.clients["HX"], company.clients["CG"]
    await db.values(
        "UPDATE role_grant SET ended_at = :now WHERE role = 'lead' AND client_id = :cg RETURNING id", now=now, cg=cg
    )
    for number, until in (("XK-昨", YESTERDAY), ("XK-今", MONDAY)):
        await db.add("licence", client_id=hx, kind="other", number=number, valid_until=until, created_at=now)
    for client, n, standing, ends in (
        (hx, 1, "active", MONDAY),
        (cg, 2, "draft", MONDAY),
        (cg, 3, "suspended", MONDAY),
        (cg, 4, "active", YESTERDAY),
    ):
        signed = {"code": f"T{n}", "number": f"HT-{n}", "begins": YESTERDAY, "ends": ends, "created_at": now}
        ended = None if standing != "active" or ends == MONDAY else now
        await db.add("contract", client_id=client, standing=standing, ended_at=ended, **signed)
    plan = {"client_id": hx, "person_id": company.people[CONSULTANT].id, "work": "delivery", "often": "once"}
    for n, (about, state, due, reason) in enumerate(
        (
            ("季度总结报告", "open", YESTERDAY, "改到昨天"),
            ("月报", "missed", YESTERDAY - timedelta(days=30), ""),
            ("半年报", "missed", YESTERDAY, "企业停产"),
            ("年报", "open", MONDAY, ""),
        )
    ):
        schedule = await db.add("schedule", **plan, about=about, begins=due, created_at=now, code=f"J9{n}")
        task = {"client_id": hx, "assignee_id": plan["person_id"], "work": "delivery", "schedule_id": schedule}
        await db.add("task", **task, state=state, due_on=due, period=due, reason=reason)


async def practising(world: World) -> None:
    """Practice firms and selves with all that would count."""
    now = world.clock.now()
    who = world.company.people[ADMINISTRATOR].id
    client = practice_client(who)
    await db.add("client", id=client, code="练习", name="练习企业", short_name="练习企业", created_at=now)
    person = await people.get_person(who)
    assert person is not None
    self_id = practice_self(who, Role.CONSULTANT)
    await db.add("person", id=self_id, name="练习", kind="technical", competence="law", language="zh", created_at=now)
    await db.add("role_grant", person_id=self_id, role="consultant", client_id=client, since=now)
    await db.add("licence", client_id=client, kind="other", number="L", valid_until=YESTERDAY, created_at=now)
    await db.add(
        "task", client_id=client, assignee_id=self_id, work="delivery", state="open", due_on=YESTERDAY, reason=""
    )


LINES = """服务能力  11月23日（周一）

🔴 技术人员 3 人，至少要 6 人
🟠 其中中级及以上 2 人，不到 6 人
🔴 1 家企业没有项目负责人
🟠 1 家企业没有履行中的合同
🔴 没有人具备：法律法规
🟠 2 个项目组领域不全
🟠 1 项已过期
🟢 技术人员都按期参加了培训
🔴 2 份报告逾期没交"""
IN_ENGLISH = """Readiness  Mon 23 Nov

🔴 3 technical staff, at least 6 are needed
🟠 2 of intermediate title or above, fewer than 6
🔴 1 client without a project lead
🟠 1 client without a contract in force
🔴 Nobody covers: Law
🟠 2 teams lack a field
🟠 1 has expired
🟢 All technical staff were trained in time
🔴 2 reports are late"""


async def test_every_figure_is_what_was_counted_by_hand_and_practice_is_in_none(world: World) -> None:
    await counted_by_hand(world)
    await practising(world)
    auditor = await world.phone(AUDITOR)
    assert await do(auditor, ">服务能力") == LINES
    await english(auditor)
    assert await do(auditor, ">readiness") == IN_ENGLISH


async def test_each_figure_is_a_tap_to_what_is_behind_it_and_on_to_where_it_is_mended(sqlite_world: World) -> None:
    await counted_by_hand(sqlite_world)
    administrator = await sqlite_world.phone(ADMINISTRATOR)

    async def behind(figure: str) -> list[str]:
        await do(administrator, ">服务能力", figure)
        return (await administrator.buttons())[:-2]

    assert await behind("技术人员") == [
        "周明：中级",
        "孙丽：初级",
        "钱七：高级及以上",
        "吴刚：类别没填",
        "郑敏：类别没填",
    ]
    assert "人员类别：技术人员" in await do(administrator, "周明")
    assert await behind("没有负责人") == ["晨光电器"]
    assert "服务分工" in await do(administrator, "晨光电器")
    assert await behind("没有合同") == ["晨光电器"]
    assert "服务合同" in await do(administrator, "晨光电器")
    assert await behind("项目组领域") == ["恒信阀门：法律法规", "晨光电器：质量管理、法律法规、管理体系"]
    assert await behind("过期") == ["2026-11-22 恒信阀门 · XK-昨"]
    assert await behind("逾期报告") == [
        "2026-10-23 恒信阀门 · 月报：周明",
        "2026-11-22 恒信阀门 · 季度总结报告：周明",
    ]
    assert await behind("专业领域") == []
    assert "法律法规：没有人" in (await administrator.last()).text


async def test_who_may_not_open_what_is_behind_a_figure_reads_it(sqlite_world: World) -> None:
    await counted_by_hand(sqlite_world)
    phone = await sqlite_world.phone(QUALITY_MANAGER)
    said = await do(phone, ">服务能力", "逾期报告")
    assert "恒信阀门 · 季度总结报告：周明" in said
    assert await phone.buttons() == ["‹ 服务能力", "首页"]


async def weekly(phone: Phone) -> list[str]:
    return [one.text for one in await phone.messages() if one.from_bot and one.text.startswith("服务能力")]


@pytest.mark.parametrize(("days", "told"), [(1, 0), (6, 0), (7, 1), (13, 1), (14, 2)])
async def test_on_mondays_administrators_and_quality_managers_are_told_in_one_message(
    sqlite_world: World, days: int, told: int
) -> None:
    world = sqlite_world
    phones = [await world.phone(one) for one in (ADMINISTRATOR, QUALITY_MANAGER, AUDITOR, LEAD)]
    await world.beat()
    await counted_by_hand(world)
    for _ in range(days):
        await world.pass_by(days=1)
    assert [len(await weekly(phone)) for phone in phones] == [told, told, 0, 0]
    if told == 1 and days == 7:
        assert "🔴 技术人员 3 人，至少要 6 人" in (await weekly(phones[0]))[0]
        assert {line.state for line in await lines("readiness")} == {"sent"}
        assert await one("SELECT count(*) AS n FROM outbox WHERE kind = 'readiness'") == 2
