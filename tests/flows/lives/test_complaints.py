"""Complaints and questions of one firm, played by all sides by the clock, from an empty database (clauses 5.5.1-2).

One about the lead, with a pause and taken up again; one that cannot be resolved, appealed against; two of one matter;
one whose date is not kept; and a question that was answered before.
"""

import pytest

from bot.rules.text import Language
from tests.flows.lives.people import Everybody, everybody
from tests.flows.steps import count
from tests.flows.test_a_quarter import Person
from tests.world import World

COMPLAINT, ASK = (">投诉", ">complaint"), (">问管家", ">ask the butler")
NOT_SURE, SKIP, SUBMIT, SEND = ("不清楚", "Not sure"), ("跳过", "Skip"), ("✅", "✅"), ("发送", "Send")
LATE = ("服务时效", "Timeliness")
ACCEPT, NOBODY = ("👌 受理", "👌 Accept"), ("没有涉及具体的人", "Nobody in particular")
REPLY, PROPOSE = ("💬 答复", "💬 Reply"), ("✅ 答复处理结果", "✅ Propose a resolution")
AGREE, REOPEN = ("👍 满意，办结", "👍 I agree, close it"), ("👎 不满意，重新处理", "👎 Not satisfied, reopen")
MORE, SUPPLY = ("❓ 请对方补充", "❓ Ask for more"), ("✍️ 补充", "✍️ Add what was asked")
PROMISES = ("📅 承诺记录", "📅 Promises")


async def complained(
    cast: Everybody, who: Person, what: tuple[str, str], about: tuple[str, str] = NOT_SURE, number: str = ""
) -> None:
    """Somebody of the client files a complaint."""
    await who.do(COMPLAINT, what)
    if cast.said(("不是同一件，照常提交", "Not the same, go on")) in await who.phone.buttons():
        await who.do(("不是同一件，照常提交", "Not the same, go on"))
    thanks = await who.do(LATE, about, SKIP, SUBMIT)
    assert number in thanks, thanks


async def about_the_lead(cast: Everybody) -> None:
    """The lead neither sees nor hears of it; the clock stands while the complainant is asked, and it is taken up again.

    Filed on Monday the 23rd, due on Wednesday the 2nd of December.
    """
    staff, quality, number = cast.staff, cast.quality, "TS20261123-01"
    what = (">孙丽收了我们的巡查费，人没有来", ">孙丽 charged us for a patrol and never came")
    await complained(cast, staff, what, ("孙丽", "孙丽"), number)
    await cast.heard(quality, "提出一件投诉", "complaint")
    await quality.do(f">{number}", ACCEPT, "孙丽", MORE, (">约的是几点？", ">At what time?"), SEND)
    await cast.heard(staff, "想请您补充", "asks you for more")
    await cast.on("2026-11-25")
    await staff.do((">上午九点。", ">At nine."), SEND)
    await cast.heard(quality, "补充了", "added")
    promised = await staff.do(f">{number}", PROMISES)
    assert cast.said(("12月4日（周五）18:00前办结", "resolve it by Fri 4 Dec, 18:00")) in promised, (
        "two days given back"
    )
    await quality.do(f">{number}", PROPOSE, (">费用已退。", ">The fee was paid back."), SEND)
    await cast.heard(staff, "给出了处理结果", "proposes this")
    await staff.do(f">{number}", REOPEN, (">巡查还是没有做。", ">There still was no patrol."), SEND)
    await cast.heard(quality, "不满意，要求重新处理", "is not satisfied")
    await cast.on("2026-11-27")
    await quality.do(f">{number}", PROPOSE, (">周明昨天已补巡查。", ">周明 did the patrol yesterday."), SEND)
    await cast.heard(staff, "给出了处理结果", "proposes this")
    await staff.do(("⭐ 打分并办结", "⭐ Rate and close"), "5★")
    await cast.heard(quality, "评价了，已办结", "rated it")
    await staff.do((">谢谢你们", ">thank you"))
    card = await staff.do(f">{number}")
    assert cast.said(("已办结", "Resolved")) in card, "thanks do not take it up again"
    for hidden in (number, "没有来", "never came"):
        assert hidden not in await cast.told(cast.lead)
    shown = await cast.lead.do(f">{number}") + await cast.lead.do((">进度", ">progress"))
    assert "孙丽" not in shown


async def unresolvable(cast: Everybody) -> None:
    """It is told with its reason, appealed against, and looked at by somebody who had no part in it."""
    staff, quality, number = cast.staff, cast.quality, "TS20261130-01"
    await cast.on("2026-11-30")
    await complained(cast, staff, (">去年的报告写错了型号", ">Last year's report has a wrong type"), number=number)
    await cast.world.beat()
    why = ("原始记录已经不在了。", "The record is gone.")
    await quality.do(f">{number}", ACCEPT, NOBODY, ("🚫 无法解决", "🚫 Cannot be resolved"))
    await quality.do((f">{why[0]}", f">{why[1]}"), SEND)
    assert cast.said(why) in await cast.heard(staff, "我们无法解决", "we cannot resolve this")
    await staff.do(f">{number}", ("⚖️ 申请复核", "⚖️ Appeal"), (">报告编号我有。", ">I have its number."), SEND)
    await cast.heard(cast.lead, "申请复核，请您来看", "appeals; please review it")
    assert cast.said(("维持原处理", "Uphold")) not in await quality.do(f">{number}") + await quality.keys()
    await cast.on("2026-12-02")
    changed = ("找到了底稿，出更正件。", "Found the draft; a correction will be issued.")
    await cast.lead.do(f">{number}", ("🔄 改变原处理", "🔄 Change it"), (f">{changed[0]}", f">{changed[1]}"), SEND)
    assert cast.said(changed) in await cast.heard(staff, "改变原处理", "the decision is changed")
    await cast.lead.do(f">{number}", PROPOSE, (">更正件已发。", ">The correction is sent."), SEND)
    await cast.heard(staff, "给出了处理结果", "proposes this")
    await staff.do(AGREE)
    await cast.world.beat()


async def two_of_one_matter(cast: Everybody) -> None:
    """The second complainant is asked nothing, learns nothing of the first, and hears the end of it."""
    staff, colleague, quality = cast.staff, cast.colleague, cast.quality
    first, second = "TS20261203-01", "TS20261203-02"
    await cast.on("2026-12-03")
    await complained(cast, staff, (">周二约好培训，老师没有来", ">The trainer did not come on Tuesday"), number=first)
    again = (">周二约好的培训，老师没有来上课", ">On Tuesday the trainer did not come to us")
    await complained(cast, colleague, again, number=second)
    await cast.world.beat()
    assert first not in await cast.told(colleague)
    await quality.do(f">{first}", ACCEPT, NOBODY)
    assert first in await quality.do(f">{second}")
    await quality.do(("🧷 是同一件…", "🧷 Same as…"), first, ("并入那一件", "Join to it"))
    await cast.heard(colleague, "同一件", "the same")
    await quality.do(f">{first}", PROPOSE, (">周五补课。", ">It is made up on Friday."), SEND)
    await cast.heard(staff, "给出了处理结果", "proposes this")
    await staff.do(AGREE)
    ended = await cast.heard(colleague, "有结果了", "has an end")
    assert second in ended
    told = await cast.told(colleague)
    assert first not in told
    assert "陈涛" not in told


async def broken(cast: Everybody) -> None:
    """Nothing is done until its date is past: it goes up the line, an apology goes out, and the board says so."""
    staff, quality, boss, number = cast.staff, cast.quality, cast.boss, "TS20261207-01"
    await cast.on("2026-12-07")
    await complained(cast, staff, (">发票开错了两次", ">The invoice was wrong twice"), number=number)
    await cast.world.beat()
    await quality.do(f">{number}", ACCEPT, NOBODY)
    await cast.on("2026-12-21")
    assert number in await cast.heard(staff, "很抱歉", "We are sorry")
    assert number in await cast.told(boss), "it went up the line"
    assert cast.said(("🙏 失约", "🙏 Broke")) in await quality.do((">看板", ">board"))
    await quality.do(
        f">{number}", ("🕒 告知延期", "🕒 Tell of a delay"), ">2026-12-23", (">会计休假。", ">On leave."), SEND
    )
    await cast.heard(staff, "需要更多时间", "more time")
    await quality.do(f">{number}", PROPOSE, (">已重开。", ">A new one was issued."), SEND)
    await cast.heard(staff, "给出了处理结果", "proposes this")
    await staff.do(AGREE)
    said = await staff.do(f">{number}", PROMISES)
    assert cast.said(("❌ 没有做到", "❌ Not kept")) in said
    assert cast.said(("12月23日（周三）18:00前办结", "resolve it by Wed 23 Dec, 18:00")) in said


async def answered_before(cast: Everybody) -> None:
    """What was answered once is read at once by whoever asks the like, without a name."""
    number = "ZX20261224-01"
    await cast.on("2026-12-24")
    question = (">我是陈涛，压力表多久检定一次？", ">陈涛 here: how often are gauges to be verified?")
    assert number in await cast.staff.do(ASK, question, SEND)
    await cast.world.beat()
    answer = ("一年一次，到期前一个月送检。", "Once a year, a month before it runs out.")
    await cast.consultant.do(f">{number}", REPLY, (f">{answer[0]}", f">{answer[1]}"), SEND)
    await cast.heard(cast.staff, "答复您", "replies")
    kept = await cast.lead.do(f">{number}", ("📚 收入常见问答", "📚 Add to the answers"))
    assert "陈涛" not in kept
    await cast.lead.do(("保存", "Save"))
    again = (">请问压力表多久检定一次？", ">How often must gauges be verified, please?")
    shown = await cast.colleague.do(ASK, again)
    assert cast.said(answer) in shown
    await cast.colleague.do(("👍 1 就是我要的", "👍 1 answers me"))
    assert await count("service_case WHERE kind = 'enquiry'") == 1


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_a_month_of_complaints(empty_sqlite_world: World, language: Language) -> None:
    cast = await everybody(empty_sqlite_world, language)
    await about_the_lead(cast)
    await unresolvable(cast)
    await two_of_one_matter(cast)
    await broken(cast)
    await answered_before(cast)
    assert await count("service_case WHERE kind = 'complaint'") == 5
    assert await count("service_case WHERE closed_at IS NULL") == 0
    assert await count("failed_update") == 0
