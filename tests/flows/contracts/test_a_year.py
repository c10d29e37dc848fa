"""A year of a contract by the clock, from an empty database and through the chat alone (clauses 3.7, 4.1.3, 7).

Signed, planned, objected to, confirmed, supplemented, suspended, resumed, warned of, renewed and over; and what is told
of it in the end is what was done.
"""

from dataclasses import dataclass
from typing import TypeVar

import pytest

from bot.rules.text import CHINESE, Language
from tests.flows.contracts.contracts import plans
from tests.flows.settings.afternoon import Afternoon
from tests.flows.steps import count, heard, link_token
from tests.flows.test_a_quarter import HALL, SAVE, TODAY, Person, morning, newcomer, patrolled
from tests.world import STRANGER, World

CONTRACT, NEXT_CONTRACT = "HX-2026-11", "HX-2027-11"
CONTRACTS, ITEMS = (">合同和方案", ">contracts"), ("🧾 服务项目", "🧾 Services")
MAKE, APPROVE = ("📋 生成方案", "📋 Make the plan"), ("✅ 批准并发给企业", "✅ Approve and send")
CONFIRM, ACCEPT = ("✅ 确认方案", "✅ Confirm the plan"), ("✅ 验收", "✅ Accept")
ADD, ADDED = ("➕ 加服务项目", "➕ Add a service"), ("加进合同", "Add it")
ON_THE_MENU = ("按服务菜单", "As on the menu")
A_YEAR, SKIP = ("一年", "One year"), ("跳过", "Skip")
PATROL, GUIDANCE = ("日常巡查", "Routine patrol"), ("现场指导", "On-site guidance")
EMERGENCY = ("应急预案编制协助", "Help with the emergency plan")
"""Services as the menu calls them where one is picked."""
BOARD = (">看板", ">board")

LATE = (
    "1. 恒信阀门 · ⏰ 逾期 1\n　本周 2/3 · 上次到访 2月23日",
    "1. 恒信阀门 · ⏰ 1 late\n　this week 2/3 · last visit 23 Feb",
)
"""On the board, a day behind the second quarter's work: the patrol and the report are done, the guidance is not."""
USED = (
    (
        "应急预案编制协助：1/1 次（100%）",
        "日常巡查：3/4 次（75%）",
        "服务总结报告：2/4 次（50%）",
        "现场指导：3/4 次（75%） · 6/8 小时（75%）",
    ),
    (
        "Help with the emergency plan: 1 of 1 times (100%)",
        "Routine patrol: 3 of 4 times (75%)",
        "Summary report: 2 of 4 times (50%)",
        "On-site guidance: 3 of 4 times (75%) · 6 of 8 h (75%)",
    ),
)
"""Of what was sold: the quarter in which the client stood still is missing; 120, 90 and 150 minutes were logged."""
COVERED = (
    (
        "4/4 条到期条款有据",
        "🟢 4.4.2 应急预案编制协助 · 1/1 · 记录 2 份",
        "🟢 4.6 日常巡查 · 3/3 · 记录 3 份",
        "🟢 4.7.2 服务总结报告 · 2/2 · 记录 2 份",
        "🟢 7 现场指导 · 3/3 · 记录 3 份",
    ),
    (
        "4 of 4 due clauses on record",
        "🟢 4.4.2 Help with the emergency plan · 1/1 · 2 records",
        "🟢 4.6 Routine patrol · 3/3 · 3 records",
        "🟢 4.7.2 Summary report · 2/2 · 2 records",
        "🟢 7 On-site guidance · 3/3 · 3 records",
    ),
)
"""Of what was due: the emergency plan was handed over twice."""
OWED = (("按时 3/3（100%）", "已验收 3"), ("3 of 3 on time (100%)", "3 accepted"))
KEPT = (("兑现率 7/7（100%）", "按时 6 · 补做 1"), ("Kept 7 of 7 (100%)", "On time 6 · made up 1"))
"""Of the second year, in which the guidance of February was made up."""

Said = TypeVar("Said")


@dataclass
class Cast:
    """Who has a part in it: the administrator, who is the consultant too, the project lead, the client's manager."""

    world: World
    boss: Person
    lead: Person
    manager: Person

    @property
    def language(self) -> Language:
        """In which all of them read."""
        return self.boss.language

    def said(self, zh_and_en: tuple[Said, Said]) -> Said:
        """What of both is in their language."""
        return zh_and_en[self.language != CHINESE]

    async def on(self, day: str) -> None:
        """Lets time pass until the morning of a day."""
        await self.world.until(morning(day))

    async def heard(self, who: Person, zh: str, en: str) -> str:
        """What somebody was told with these words in it, once what is due was sent."""
        await self.world.beat()
        return (await heard(who.phone, self.said((zh, en)))).text


async def founded(world: World, language: Language) -> Cast:
    """A client with one site, who serves it, and its manager."""
    assert world.claim_link is not None
    afternoon = Afternoon(world.stranger(STRANGER), language)
    await afternoon.claim(link_token(world.claim_link))
    await afternoon.set_up()
    boss = Person(afternoon.phone, language)
    lead = await newcomer(world, boss, "孙丽", ("项目负责人", "Project lead"), "恒信阀门")
    manager = await newcomer(world, boss, "王芳", ("企业负责人", "Client manager"), "恒信阀门")
    return Cast(world, boss, lead, manager)


def typed(service: tuple[str, str]) -> tuple[str, str]:
    """What is typed to find it."""
    zh, en = service
    return f">{zh}", f">{en}"


async def signed(cast: Cast) -> None:
    """Of a year from today, with two services that were picked one by one."""
    await cast.lead.do((">签合同", ">sign a contract"), f">{CONTRACT}", (">今天", ">today"), A_YEAR)
    await cast.lead.do(("我自己一项项选", "I pick them"), ("每季度", "Quarterly"), ("履行中", "In force"))
    await cast.lead.do(("保存合同", "Save the contract"))
    for service in (PATROL, GUIDANCE):
        await cast.lead.do(CONTRACTS, CONTRACT, ITEMS, ADD, typed(service), service, ON_THE_MENU, ADDED)


async def planned(cast: Cast) -> None:
    """The client objects to the first version and confirms the second."""
    wanted = ("每季度巡查一次就够了", "A patrol each quarter is enough")
    await cast.lead.do(CONTRACTS, CONTRACT, MAKE, APPROVE)
    await cast.heard(cast.manager, "请您确认", "Please confirm")
    await cast.manager.do(("✏️ 有异议", "✏️ Object"), (f">{wanted[0]}", f">{wanted[1]}"))
    assert cast.said(wanted) in await cast.heard(cast.lead, "有异议", "objects")
    await cast.lead.do(CONTRACTS, CONTRACT, ITEMS, PATROL, ("✏️ 修改", "✏️ Change"))
    await cast.lead.do(("多久一次", "Frequency"), ("每季度一次", "Once a quarter"), SAVE)
    await cast.lead.do(CONTRACTS, CONTRACT, MAKE, APPROVE)
    await cast.heard(cast.manager, "第 2 版请您确认", "version 2")
    await cast.manager.do(CONFIRM)
    assert await plans() == [(1, "replaced"), (2, "confirmed")]


async def guided(cast: Cast, minutes: int) -> None:
    """The consultant gave the guidance that was due."""
    await cast.boss.do(TODAY, "🛠", ("现场指导", "On-site guidance"), (">教了写法", ">showed them how"), f">{minutes}")


async def handed_over(cast: Cast) -> None:
    """The lead handed over what was due, and the client's manager heard of it."""
    await cast.lead.do(TODAY, "📄")
    await cast.lead.phone.document(b"%PDF-1.4 1", "1.pdf")
    await cast.lead.do(("✅ 确认无误，提交", "✅ Confirm and submit"))
    await cast.world.beat()


async def supplemented(cast: Cast) -> None:
    """An emergency plan is added in the middle of the year, for a reason that the client reads and confirms."""
    await cast.lead.do(CONTRACTS, CONTRACT, ITEMS, ADD, typed(EMERGENCY), EMERGENCY, ON_THE_MENU)
    await cast.lead.do(("第一次", "First time"), ">2027-04-15", ADDED)
    await cast.lead.do(CONTRACTS, CONTRACT, ("🔁 变更方案", "🔁 Change the plan"), ">2027-03-15")
    await cast.lead.do((">换了新炉", ">New furnace"), ("生成新版方案", "Make the new version"), APPROVE)
    assert cast.said(("换了新炉", "New furnace")) in await cast.heard(cast.manager, "第 3 版", "version 3")
    await cast.manager.do(CONFIRM)
    assert await plans() == [(1, "replaced"), (2, "replaced"), (3, "confirmed")]


async def returned_once(cast: Cast) -> None:
    """The emergency plan is handed over, returned with a reason, handed over again and accepted."""
    await cast.on("2027-04-15")
    await handed_over(cast)
    await cast.manager.do(("↩️ 退回修改", "↩️ Return"), (">缺演练记录", ">The drill is missing"))
    assert cast.said(("缺演练记录", "The drill is missing")) in await cast.heard(cast.lead, "已退回", "Returned by")
    await cast.on("2027-04-22")
    await handed_over(cast)
    await cast.manager.do(ACCEPT)


async def stood_still(cast: Cast) -> None:
    """The client stops for a month, and with it what would have been due on 24 May."""
    await cast.on("2027-05-10")
    await cast.lead.do(CONTRACTS, CONTRACT, ("⏸ 暂停", "⏸ Suspend"), (">停产检修", ">Overhaul"))
    await cast.lead.do(("暂停并通知双方", "Suspend and tell"))
    assert cast.said(("停产检修", "Overhaul")) in await cast.heard(cast.manager, "已暂停", "suspended")
    await cast.on("2027-06-14")
    await cast.lead.do(CONTRACTS, CONTRACT, ("▶️ 恢复", "▶️ Resume"), SKIP, ("恢复并通知双方", "Resume and tell"))
    await cast.heard(cast.manager, "已恢复", "resumed")
    await cast.boss.do(TODAY)
    assert HALL not in await cast.boss.keys(), "what stood still is not made up"


async def told(cast: Cast) -> None:
    """What is told of the year is what was done."""
    used = await cast.lead.do(CONTRACTS, CONTRACT, ("📊 已用", "📊 Used"))
    covered = await cast.manager.do((">我的企业", ">my company"), ("条款覆盖", "Coverage"))
    owed = await cast.manager.do((">应交成果", ">deliverables"))
    kept = await cast.manager.do((">频次兑现", ">proof of cadence"), ("今年", "This year"))
    for text, figures in ((used, USED), (covered, COVERED), (owed, OWED), (kept, KEPT)):
        for figure in cast.said(figures):
            assert figure in text


async def renewed(cast: Cast) -> None:
    """The next one is signed before this one is over, and its work goes on behind it."""
    await cast.lead.do(CONTRACTS, CONTRACT, ("🔄 续签", "🔄 Renew"), f">{NEXT_CONTRACT}", A_YEAR, ("续签", "Renew"))
    await cast.lead.do(MAKE, APPROVE)
    await cast.heard(cast.manager, "第 1 版请您确认", "version 1")
    await cast.manager.do(CONFIRM)
    await cast.on("2027-11-22")
    await cast.boss.do(TODAY)
    assert HALL not in await cast.boss.keys()
    await cast.on("2027-11-23")
    assert CONTRACT in await cast.heard(cast.manager, "服务按续签的合同继续", "goes on by the one that renews it")
    await cast.boss.do(CONTRACTS)
    assert NEXT_CONTRACT in await cast.boss.keys()
    assert CONTRACT not in await cast.boss.keys()
    await patrolled(cast.boss, HALL)


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_a_year_of_a_contract(empty_sqlite_world: World, language: Language) -> None:
    cast = await founded(empty_sqlite_world, language)
    await signed(cast)
    await planned(cast)
    await patrolled(cast.boss, HALL)
    await guided(cast, 120)
    # a quarter later all is done on its day but the guidance
    await cast.on("2027-02-22")
    await handed_over(cast)
    await cast.manager.do(ACCEPT)
    await cast.on("2027-02-23")
    await patrolled(cast.boss, HALL)
    await cast.on("2027-02-24")
    assert cast.said(LATE) in await cast.lead.do(BOARD)
    await guided(cast, 90)
    await cast.on("2027-03-10")
    await supplemented(cast)
    await returned_once(cast)
    await stood_still(cast)
    await cast.on("2027-08-23")
    await patrolled(cast.boss, HALL)
    await guided(cast, 150)
    await handed_over(cast)
    await cast.manager.do(ACCEPT)
    # 90, 60 and 30 days before its end; the last of them is a Saturday, so it is told on Monday
    for day, left in (("2027-08-24", 90), ("2027-09-23", 60), ("2027-10-25", 28)):
        await cast.on(day)
        for who in (cast.lead, cast.boss):
            await cast.heard(who, f"{CONTRACT} 还有 {left} 天到期", f"{CONTRACT}: {left} days left")
    await told(cast)
    await renewed(cast)
    assert await count("failed_update") == 0
