"""一个季度: a firm with two clients is founded in the chat, planned and lived through, and its cadence proved (4.6)."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import aiohttp

from bot.rules.text import CHINESE, Language
from tests.flows.settings.afternoon import Afternoon
from tests.flows.steps import count, link_token
from tests.sandbox.phone import Phone
from tests.world import STRANGER, World


@dataclass
class Person:
    """Somebody with a phone, who does everything by words and keys of their language."""

    phone: Phone
    language: Language

    async def do(self, *doings: str | tuple[str, str]) -> str:
        """Presses keys and types (``>text``), each as it is in Chinese and in English; what is shown then."""
        for doing in doings:
            zh, en = doing if isinstance(doing, tuple) else (doing, doing)
            said = zh if self.language == CHINESE else en
            await (self.phone.text(said[1:]) if said.startswith(">") else self.phone.press(said))
        return (await self.phone.last()).text

    async def keys(self) -> str:
        """The keys of the newest message that has any."""
        return " | ".join(await self.phone.buttons())


async def newcomer(
    world: World, administrator: Person, name: str, role: tuple[str, str], client: str | None = None
) -> Person:
    """Somebody new, who joins by a link that the administrator made, for one client or for the firm."""
    whose = () if client is None else (client,)
    await administrator.do((">邀请加入", ">invite"), role, *whose, ("生成邀请链接", "Make the link"))
    token = link_token((await administrator.phone.last()).text)
    async with aiohttp.ClientSession(world.sandbox.url) as page:
        body = {"first_name": name, "language_code": "zh-hans" if administrator.language == CHINESE else "en"}
        added = await (await page.post("/sandbox/people", json=body)).json()
    person = Person(world.stranger(int(added["person"]["id"])), administrator.language)
    await person.phone.start(token)
    if "同意" in (await person.phone.last()).text and person.language != CHINESE:
        await person.phone.press("EN")
    await person.do(("我同意", "I agree"), f">{name}", ("没问题，加入", "join"))
    return person


PLAN, NEW = (">工作计划", ">work plans"), ("➕ 新增工作计划", "➕ New work plan")
PATROL = ("巡查", "Patrol")
KEPT = {
    "恒信阀门": (
        ("兑现率 5/5（100%）\n按时 3 · 补做 2", "Kept 5 of 5 (100%)\nOn time 3 · made up 2"),
        ("兑现率 7/7（100%）\n按时 7", "Kept 7 of 7 (100%)\nOn time 7"),
    ),
    "晨光电器": (
        ("兑现率 10/12（83%）\n按时 10 · 漏做 2", "Kept 10 of 12 (83%)\nOn time 10 · missed 2"),
        ("兑现率 13/13（100%）\n按时 13", "Kept 13 of 13 (100%)\nOn time 13"),
    ),
}
"""What was kept in each quarter: the weekly patrols but those that the shutdown left out, and those of Tue and Thu."""
SAVE = ("✅ 保存", "✅ Save")
CONFIRM = ("✅ 确认交接", "✅ Hand it over")
TODAY, WEEK, MISSED = (">今日待办", ">today"), (">本周安排", ">this week"), (">漏做和逾期", ">missed")
CADENCE = (">频次兑现", ">proof of cadence")
HALL, LINE = "恒信阀门 · 总装车间", "晨光电器 · 一号产线"


def morning(day: str) -> datetime:
    """Half past nine of a day in Beijing."""
    return datetime.fromisoformat(f"{day}T09:30:00+08:00")


async def founded(world: World, language: Language) -> tuple[Person, Person, Person, Person]:
    """Two clients with a site each, two consultants who serve both, and a manager, all from an empty database."""
    assert world.claim_link is not None
    afternoon = Afternoon(world.stranger(STRANGER), language)
    await afternoon.claim(link_token(world.claim_link))
    await afternoon.set_up()
    boss = Person(afternoon.phone, language)
    await boss.do((">客户", ">clients"), ("➕ 新增客户", "➕ New client"), ">晨光电器有限公司", ">晨光电器", SAVE)
    await boss.do((">场所", ">sites"), ("➕ 新增场所", "➕ New site"), "晨光电器", ">一号产线", SAVE)
    consultant = ("质量管家", "Consultant")
    zhou = await newcomer(world, boss, "周明", consultant, "恒信阀门")
    wu = await newcomer(world, boss, "吴刚", consultant, "恒信阀门")
    manager = await newcomer(world, boss, "王芳", ("企业负责人", "Client manager"), "恒信阀门")
    for name in ("周明", "吴刚"):
        await boss.do((">服务分工", ">assignments"), ("➕ 新增分工", "➕ New assignment"))
        await boss.do("晨光电器", name, consultant, SAVE)
    return boss, zhou, wu, manager


async def patrolled(person: Person, place: str) -> None:
    """Their first task at a place is done: everything conforms."""
    await person.do(TODAY, place, (">全部符合", ">all ok"), ("跳过", "Skip"), ("确认无误，提交", "Confirm and submit"))


async def test_a_quarter_of_two_clients(empty_world: World) -> None:
    await a_quarter(empty_world, "zh")


async def test_the_same_quarter_in_english(empty_sqlite_world: World) -> None:
    await a_quarter(empty_sqlite_world, "en")


async def a_quarter(world: World, language: Language) -> None:
    """Founded, planned, lived through and proved."""
    boss, zhou, wu, manager = await founded(world, language)
    await boss.do(PLAN, NEW, "恒信阀门", PATROL, "总装车间", ("每周一次", "Once a week"), "周明", SAVE)
    await boss.do(PLAN, NEW, "晨光电器", PATROL, "一号产线", ("每周固定几天", "On certain weekdays"))
    await boss.do(("周二", "Tue"), ("周四", "Thu"), ("下一步", "Next"), "周明", SAVE)
    assert "11" in (await boss.phone.last()).text
    await patrolled(zhou, HALL)
    for day in ("2026-11-24", "2026-11-26"):
        await world.until(morning(day))
        await patrolled(zhou, LINE)
    # the second week: the visit of Monday is put on Wednesday
    await world.until(morning("2026-11-27"))
    await zhou.do(WEEK, ("下周", "Next week"), HALL, ("📅 改日期", "📅 Other day"), ">2026-12-02", ">客户盘点")
    await world.until(morning("2026-12-01"))
    await patrolled(zhou, LINE)
    await world.until(morning("2026-12-02"))
    await patrolled(zhou, HALL)
    for day in ("2026-12-03", "2026-12-08", "2026-12-10"):
        await world.until(morning(day))
        await patrolled(zhou, LINE)
    await patrolled(zhou, HALL)
    # a week in which nothing was done: what is frequent is missed, what is rare is made up
    await world.until(morning("2026-12-21"))
    await zhou.do(MISSED, ("✏️ 一起说明原因（3）", "✏️ One reason for all (3)"), (">生病住院", ">in hospital"))
    await patrolled(zhou, HALL)
    await patrolled(zhou, HALL)
    for day in ("2026-12-22", "2026-12-24"):
        await world.until(morning(day))
        await patrolled(zhou, LINE)
    # the first client closes for two weeks over the new year
    await boss.do((">公司设置", ">company"), ("日历", "Calendar"), "恒信阀门", ("＋ 停工", "+ Shutdown"))
    await boss.do((">2026-12-28 到 2027-01-10", ">2026-12-28 to 2027-01-10"))
    await world.beat()
    # whoever served both leaves; everything goes to the colleague in one go
    role = ("质量管家", "Consultant")
    for client in ("恒信阀门", "晨光电器"):
        zh, en = (f"{client} · {one} 周明" for one in role)
        await boss.do((">服务分工", ">assignments"), (zh, en), ("🚫 停用", "🚫 Deactivate"), ("确定停用", "Deactivate"))
    await boss.do(">/handover", "周明", ("全部交给…", "Hand over all of it…"), "吴刚", CONFIRM)
    await zhou.do(TODAY)
    assert LINE not in await zhou.keys()
    for day in ("2026-12-29", "2026-12-31"):
        await world.until(morning(day))
        await patrolled(wu, LINE)
    # and so on until the quarter is over
    coming = date(2027, 1, 4)
    while coming <= date(2027, 2, 22):
        await world.until(morning(coming.isoformat()))
        for place in (HALL, LINE):
            await wu.do(TODAY)
            if place in await wu.keys():
                await patrolled(wu, place)
        coming += timedelta(days=1)
    # once the clients have what was done
    await world.pass_by(hours=1)
    for client, (before, since) in KEPT.items():
        for quarter, kept in ((("上季度", "Last quarter"), before), (("本季度", "This quarter"), since)):
            assert kept[language != CHINESE] in await boss.do(CADENCE, client, quarter)
    told = await manager.do(CADENCE, ("上季度", "Last quarter"))
    assert ("改期（客户盘点）：11月30日 → 12月2日", "Moved (客户盘点): 30 Nov → 2 Dec")[language != CHINESE] in told
    told = await boss.do(CADENCE, "晨光电器", ("上季度", "Last quarter"))
    assert ("漏做（生病住院）：12月15日、17日", "Missed (in hospital): 15, 17 Dec")[language != CHINESE] in told
    assert await count("failed_update") == 0
