"""A drill by day and an incident at three in the night, from the duty list to the paper (clauses 5.4 b-c).

Played by all sides by the clock, from an empty database.
"""

from datetime import datetime

import pytest

from bot.rules.text import Language
from tests.flows.cases.test_incident_papers import paper
from tests.flows.lives.people import Everybody, everybody
from tests.flows.steps import count
from tests.world import World

REPORT, REAL = (">突发事件", ">incident"), ("🚨 真实事件，马上通知", "🚨 It is real: alert them")
DRILL = ("🎭 这是演练", "🎭 It is a drill")
LEAK = (">二号车间液压油泄漏，已停机", ">Hydraulic oil leaks in hall 2, stopped")
COME, ALSO = ("👌 收到，马上处理", "👌 Got it, on my way"), ("👌 收到，我也来", "👌 Got it, coming too")
CANNOT = ("🙅 我去不了", "🙅 I cannot come")
STANDS, IN_HALF_AN_HOUR = ("📝 通报进展", "📝 Report how it stands"), ("30 分钟后", "In 30 minutes")
OVER, REVIEW = ("✅ 险情解除", "✅ The danger is over"), ("📋 复盘", "📋 Review")
REVIEWED, NO_CHANGE = ("完成复盘", "Complete the review"), (">无，预案适用", ">Nothing, it fits")
STATUS = ("📍 现状", "📍 How it stands")
CALLED, MUST = ("请马上响应", "please answer at once"), ("⏳ 须按时告知", "⏳ Notice owed")
DUTY, PUT = (">值班表", ">duty list"), ("➕ 新增值班人员", "➕ New person on duty")
SAVE = ("✅ 保存", "✅ Save")
NUMBER, DRILLED = "SJ20261126-01", "SJ20261124-01"
PAPER = ("📄 发我突发事件报告", "📄 Send me the incident report")
ON_PAPER = (
    (
        "12026-11-2603:00王芳被呼叫",
        "2026-11-2603:00王芳去不了",
        "2026-11-2603:00刘洋被呼叫",
        "2026-11-2603:10吴刚被呼叫",
        "2026-11-2603:15周明收到，马上处理",
        "告知事项：消费品缺陷（第19号令）：报市场监管部门",
        "更换密封圈周明2026-11-302026-11-30完成",
        "预案修订增加液压油处置卡",
    ),
    (
        "12026-11-2603:00王芳wascalled",
        "2026-11-2603:00王芳cannotcome",
        "2026-11-2603:00刘洋wascalled",
        "2026-11-2603:10吴刚wascalled",
        "2026-11-2603:15周明isonitandleads",
        "Noticeowed:Defectiveconsumergoods(Order19):marketauthority",
        "Replacetheseal周明2026-11-30done2026-11-30",
        "ChangestotheemergencyplanAcardforhydraulicoil",
    ),
)
"""In this order: who was called when, who came, what was owed, done and learned."""
AUTHORITY = ("政府部门", "Authority")


async def on_duty(cast: Everybody, name: str, turn: int, part: tuple[str, str], duties: tuple[str, str]) -> None:
    """The client's manager puts somebody on the list."""
    await cast.manager.do(DUTY, PUT, name, f">{turn}", part, duties, SAVE)


async def at(cast: Everybody, moment: str) -> None:
    """Lets time pass until a moment in Beijing."""
    await cast.world.until(datetime.fromisoformat(f"2026-11-{moment}:00+08:00"))


async def drilled(cast: Everybody) -> None:
    """By day everybody is there; a drill says what it is in everything that it says, and ends like the real thing."""
    await at(cast, "24T14:00")
    await cast.staff.do(REPORT, LEAK, DRILL)
    called = await cast.heard(cast.manager, *CALLED)
    assert called.startswith(cast.said(("【演练】", "[Drill]")))
    assert cast.said(("您来指挥", "You lead")) in called
    await cast.manager.do(COME)
    await cast.manager.do(OVER, (">七分钟到位。", ">All there in seven minutes."))
    await cast.world.beat()
    await cast.lead.do(f">{DRILLED}", REVIEW, (">照明不足", ">Too dark"), (">加两盏应急灯", ">Two more lamps"))
    await cast.lead.do(NO_CHANGE, REVIEWED)
    await cast.world.beat()


async def nobody_awake(cast: Everybody) -> None:
    """At three the first on the list cannot come, the second sleeps, and so on, until our consultant comes."""
    await at(cast, "26T03:00")
    reported = await cast.staff.do(REPORT, LEAK, REAL)
    assert NUMBER in reported
    await cast.heard(cast.manager, *CALLED)
    assert cast.said(CALLED) not in await cast.told(cast.colleague)
    await cast.manager.do(CANNOT)
    assert cast.said(("您来关阀", "Close the valve")) in await cast.heard(cast.colleague, *CALLED)
    assert cast.said(CALLED) not in await cast.told(cast.quality)
    await at(cast, "26T03:15")
    await cast.heard(cast.quality, *CALLED)
    await cast.heard(cast.consultant, "还没有人响应", "Nobody has answered yet")
    await cast.consultant.do(COME)
    await cast.heard(cast.staff, "现在由周明负责", "周明 is on it and leads now")


async def in_hand(cast: Everybody) -> None:
    """How it stands is asked for, read by who comes late, and written into by whoever sees something."""
    lead = cast.consultant
    await at(cast, "26T03:50")
    await cast.heard(lead, "通报", "report")
    await lead.do(f">{NUMBER}", STANDS, (">已关阀，正在清理", ">Valve closed, cleaning"), IN_HALF_AN_HOUR)
    assert cast.said(("已关阀", "Valve closed")) in await cast.heard(cast.staff, "周明通报进展", "周明 reports")
    await cast.staff.do(f">{NUMBER}", ("✍️ 补充情况", "✍️ Add something"), (">油到了排水沟", ">Oil in the drain"))
    assert cast.said(("排水沟", "the drain")) in await cast.heard(lead, "陈涛补充", "陈涛 adds")
    await lead.do(f">{NUMBER}", MUST, ("消费品缺陷（第 19 号令）", "Defective consumer goods (Order 19)"))
    stands = await cast.lead.do(f">{NUMBER}", STATUS)
    for words in (("已关阀", "Valve closed"), ("排水沟", "the drain"), ("第 19 号令", "Order 19")):
        assert cast.said(words) in stands, stands
    await lead.do(f">{NUMBER}", ("📌 定措施", "📌 Set a measure"), (">更换密封圈", ">Replace the seal"), "周明")
    await lead.do(("不用写", "Not needed"), ">2026-11-30")
    await at(cast, "26T04:15")
    await lead.do(f">{NUMBER}", OVER, (">油已清理", ">The oil is cleaned up"))
    await cast.heard(cast.staff, "险情解除", "the danger is over")


async def afterwards(cast: Everybody) -> None:
    """The authority is told in time, the measure done, the review closes it, and all of it is on paper."""
    lead = cast.consultant
    await cast.on("2026-11-27")
    await lead.do(f">{NUMBER}", ("📞 登记已告知", "📞 Note who was informed"), AUTHORITY)
    await lead.do(("消费品缺陷（第 19 号令）", "Defective consumer goods (Order 19)"), ("电话", "Telephone"))
    await lead.do(("刚才", "Just now"), (">区市场监管局值班室", ">The district's market authority"))
    await cast.lead.do(f">{NUMBER}", REVIEW, (">密封圈老化", ">An old seal"), (">见措施", ">See measures"))
    await cast.lead.do((">增加液压油处置卡", ">A card for hydraulic oil"), REVIEWED)
    await cast.heard(cast.manager, "完成了复盘", "completed the review")
    await cast.on("2026-11-30")
    await lead.do((">今天", ">today"), ("更换密封圈", "Replace the seal"), (">已更换", ">Replaced"))
    await lead.do(("确认无误，提交", "Confirm and submit"))


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_a_drill_and_the_night_after_it(empty_sqlite_world: World, language: Language) -> None:
    cast = await everybody(empty_sqlite_world, language)
    await on_duty(cast, "王芳", 1, (">总指挥", ">In command"), (">您来指挥", ">You lead"))
    await on_duty(cast, "刘洋", 2, (">抢险组", ">Repair"), (">您来关阀", ">Close the valve"))
    await drilled(cast)
    await nobody_awake(cast)
    await in_hand(cast)
    await afterwards(cast)
    await cast.manager.do(f">{NUMBER}")
    on_paper = await paper(cast.manager.phone, cast.world, cast.said(PAPER))
    at = 0
    for line in cast.said(ON_PAPER):
        assert line in on_paper[at:], (line, on_paper)
        at = on_paper.index(line, at)
    assert await count("failed_update") == 0
