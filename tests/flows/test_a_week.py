"""A week of five people, in both languages, with their mistakes, double taps and a program that is started anew."""

import pytest

from bot.rules.text import CHINESE, Language
from tests.flows.steps import count, heard, one
from tests.flows.trainings.trainings import a_session
from tests.sandbox.phone import Phone
from tests.sandbox.pictures import picture
from tests.world import CONSULTANT, LEAD, MANAGER, QUALITY_MANAGER, STAFF, World

FINDING, COMPLAINT, ENQUIRY = "WT20261123-01", "TS20261123-01", "ZX20261125-01"


class Week:
    """The five phones, and the words of the language that they all read."""

    def __init__(self, world: World, language: Language) -> None:
        self.world = world
        self.language = language

    def say(self, zh: str, en: str) -> str:
        """The words in the language of this week."""
        return zh if self.language == CHINESE else en

    async def begin(self) -> None:
        """Everybody opens the chat and reads the language."""
        for who in (STAFF, MANAGER, CONSULTANT, LEAD, QUALITY_MANAGER):
            phone = await self.world.phone(who)
            if self.language != CHINESE:
                await phone.text("English")
        self.staff, self.manager, self.consultant, self.lead, self.quality = (
            self.world.phones[who] for who in (STAFF, MANAGER, CONSULTANT, LEAD, QUALITY_MANAGER)
        )

    async def press(self, phone: Phone, zh: str, en: str) -> None:
        """Presses a button, as thumbs do: twice."""
        text = self.say(zh, en)
        message = next(found for found in reversed(await phone.messages()) if found.button(text))
        button = message.button(text)
        assert button is not None
        await phone.press_data(message, button.data or "")
        await phone.press_data(message, button.data or "", force=True)

    async def sees(self, phone: Phone, zh: str, en: str) -> None:
        """The newest message says it."""
        assert self.say(zh, en) in (await phone.last()).text

    async def hears(self, phone: Phone, zh: str, en: str) -> None:
        """It was said some time."""
        await heard(phone, self.say(zh, en))

    async def monday(self) -> None:
        """A patrol with a finding; a complaint."""
        await self.world.plan_patrol()
        await self.consultant.text(self.say("菜单", "menu"))
        await self.press(self.consultant, "总装车间", "总装车间")
        await self.consultant.text(self.say("9 有点怪", "9 is strange"))
        await self.sees(self.consultant, "⚠️", "⚠️")
        await self.consultant.text(self.say("全部符合，除4 封样缺失", "all ok except 4 seal missing"))
        await self.consultant.text(self.say("稍后拍", "later"))
        await self.sees(self.consultant, "这里需要的是照片", "A photo is needed here")
        await self.consultant.sticker()
        await self.sees(self.consultant, "这里需要的是照片", "A photo is needed here")
        await self.consultant.photo(picture())
        await self.press(self.consultant, "一般", "Ordinary")
        await self.press(self.consultant, "否", "No")
        await self.press(self.consultant, "确认无误，提交", "Confirm and submit")
        await self.world.pass_by(minutes=11)
        await self.hears(self.manager, "巡查报告", "Patrol report")

        await self.staff.sticker()
        await self.sees(self.staff, "请打字告诉我", "Tell me in words")
        await self.press(self.staff, "我要投诉", "File complaint")
        await self.staff.text(self.say("约好上周五巡查，没有人来！！", "Nobody came on Friday!!"))
        await self.staff.sticker("😡")
        await self.press(self.staff, "服务时效", "Timeliness")
        await self.press(self.staff, "不清楚", "Not sure")
        await self.press(self.staff, "跳过", "Skip")
        await self.press(self.staff, "✅", "✅")
        await self.sees(self.staff, COMPLAINT, COMPLAINT)
        await self.world.beat()
        await self.press(self.quality, "👌 受理", "👌 Accept")
        await self.press(self.quality, "没有涉及具体的人", "Nobody in particular")
        await self.world.beat()
        await self.hears(self.staff, "已受理，由吴刚处理", "Accepted; 吴刚 is handling it")

    async def tuesday(self) -> None:
        """A question, answered after the program was started anew; the fix, returned and done again."""
        await self.quality.text(COMPLAINT)
        await self.press(self.quality, "请对方补充", "Ask for more")
        await self.quality.text(self.say("约的是几点？", "At what time?"))
        await self.world.restart()
        await self.press(self.quality, "发送", "Send")
        await self.world.beat()
        await self.staff.text(self.say("上午九点", "At nine"))
        await self.world.restart()
        await self.press(self.staff, "发送", "Send")
        await self.world.beat()
        await self.hears(self.quality, "王芳补充了", "王芳 added")

        await self.staff.text(self.say("待我整改", "My to-fix list"))
        await self.press(self.staff, "1", "1")
        await self.press(self.staff, "提交整改", "Submit evidence")
        await self.staff.text(self.say("已经好了", "done"))
        await self.sees(self.staff, "请发照片", "Please send a photo")
        await self.staff.photo(picture(), caption=self.say("补好了", "replaced"))
        await self.sees(self.staff, "待复查", "Awaiting check")
        await self.world.beat()
        await self.press(self.consultant, "退回重改", "Return")
        await self.consultant.text(self.say("看不到标签，请补拍近照。", "The label cannot be seen."))
        await self.press(self.consultant, "📅", "📅")
        await self.world.beat()
        await self.hears(self.staff, "周明退回了整改", "周明 returned the fix")
        await self.press(self.staff, "提交整改", "Submit evidence")
        await self.world.restart()
        await self.staff.album([picture(65), picture(66)])
        await self.world.beat()
        await self.press(self.lead, "复查通过", "Approve fix")
        await self.sees(self.lead, "已闭环", "Closed")

    async def wednesday(self) -> None:
        """A training with one seat; a question to the butler."""
        await a_session(self.world, capacity=1, hours=2 * 24 + 4.5)
        await self.world.beat()
        await self.press(self.staff, "✍️ 报名", "✍️ Sign up")
        await self.manager.text(self.say("培训报名", "Trainings"))
        await self.press(self.manager, "新版标准解读", "新版标准解读")
        await self.press(self.manager, "名额已满，排候补", "Full, join waitlist")
        await self.sees(self.manager, "候补第 1 位", "Waitlist no. 1")
        await self.press(self.staff, "取消报名", "Withdraw")
        if await count("sign_up") == 2 and await one("SELECT count(*) FROM sign_up WHERE state = 'withdrawn'") == 0:
            await self.press(self.staff, "确定取消报名", "Yes, withdraw")
        await self.world.beat()
        await self.hears(self.manager, "已递补成功", "seat is yours")

        await self.press(self.manager, "问管家", "Ask the butler")
        await self.manager.text(self.say("新标准什么时候执行？", "When does the new standard apply?"))
        await self.press(self.manager, "发送", "Send")
        await self.world.beat()
        await self.press(self.consultant, "💬 答复", "💬 Reply")
        await self.consultant.text(self.say("2027 年 1 月 1 日。", "From 1 January 2027."))
        await self.press(self.consultant, "发送", "Send")
        await self.world.beat()
        await self.hears(self.manager, "周明答复您", "周明 replies")

    async def thursday(self) -> None:
        """A resolution that is not good enough."""
        await self.quality.text(COMPLAINT)
        await self.press(self.quality, "答复处理结果", "Propose a resolution")
        await self.quality.text(self.say("已调整排班。", "The roster was changed."))
        await self.press(self.quality, "发送", "Send")
        await self.world.beat()
        await self.press(self.staff, "不满意，重新处理", "Not satisfied, reopen")
        await self.sees(self.staff, "已调整排班。", "The roster was changed.")
        await self.world.restart()
        await self.staff.text(self.say("巡查还没补。", "The patrol is still to be done."))
        await self.press(self.staff, "发送", "Send")
        await self.world.beat()
        await self.hears(self.quality, "王芳不满意", "王芳 is not satisfied")

    async def friday(self) -> None:
        """Everything is done, rated and handed out."""
        await self.hears(self.manager, "新版标准解读", "新版标准解读")
        await self.quality.text(COMPLAINT)
        await self.press(self.quality, "答复处理结果", "Propose a resolution")
        await self.quality.text(self.say("已补做巡查。", "The patrol was made up for."))
        await self.press(self.quality, "发送", "Send")
        await self.world.beat()
        await self.press(self.staff, "满意，办结", "I agree, close it")
        await self.press(self.staff, "⭐ 评价", "⭐ Rate us")
        await self.press(self.staff, "5★", "5★")
        await self.sees(self.staff, "★★★★★", "★★★★★")
        await self.manager.text(self.say("查进度", "Progress"))
        await self.sees(self.manager, ENQUIRY, ENQUIRY)
        await self.manager.text(self.say("台账", "registers"))
        await self.press(self.manager, "全部", "All")
        await self.press(self.manager, "本月", "This month")
        await self.press(self.manager, "生成表格", "Make the spreadsheet")
        await self.world.beat()
        await self.hears(self.manager, "📊", "📊")


async def play(world: World, language: Language) -> Week:
    """Monday to Friday, from half past nine on."""
    week = Week(world, language)
    await week.begin()
    for day in (week.monday, week.tuesday, week.wednesday, week.thursday, week.friday):
        await day()
        await world.pass_by(days=1)
    return week


@pytest.mark.parametrize(("database", "language"), [("sqlite", "en"), ("postgres", "zh")], indirect=["database"])
async def test_five_people_live_through_a_week(world: World, language: Language) -> None:
    week = await play(world, language)
    states = "SELECT state FROM service_case WHERE number = :number"
    assert [await one(states, number=number) for number in (FINDING, COMPLAINT, ENQUIRY)] == [
        "closed",
        "resolved",
        "resolved",
    ]
    assert await count("work_record") == 1
    assert await one("SELECT count(*) FROM service_case") == 3
    said = "('sent', 'cancelled', 'moot', 'waiting')"
    untold = f"SELECT count(*) FROM outbox WHERE person_id = :person AND state NOT IN {said}"
    for who in (STAFF, MANAGER, CONSULTANT, LEAD, QUALITY_MANAGER):
        assert await one(untold, person=world.company.people[who].id) == 0
    assert await count("failed_update") == 0
    other = "We are sorry" if week.language == CHINESE else "您"
    for phone in (week.staff, week.manager, week.lead, week.quality):
        spoken = [message.text for message in (await phone.messages())[3:] if message.raw["from"]["is_bot"]]
        assert not [text for text in spoken if other in text]
