"""Stories of the demo company as people live them in the page, in either language, with pictures on the way."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.async_api import Browser

from bot.app.demo_photo import demo_photo
from bot.rules.text import Language
from tests.browser.chromium import PHONE, Screen

STAFF, MANAGER, CONSULTANT, QUALITY_MANAGER = 101, 102, 105, 107


@dataclass
class Stage:
    """Where a story is played; ``pictures`` is the folder for what is seen, None for none."""

    browser: Browser
    url: str
    folder: Path
    language: Language = "zh"
    pictures: Path | None = None

    def say(self, zh: str, en: str) -> str:
        """The words of the language played in."""
        return zh if self.language == "zh" else en

    async def phone(self, person: int) -> Screen:
        """The phone of a person who reads this language and stands at the home screen."""
        screen = await Screen.of(self.browser, self.url, person, size=PHONE, language=self.language)
        if self.language == "en":
            await screen.type("English")
            await screen.sees("Hello")
        await screen.asks(self.say("菜单", "menu"))
        await screen.has_key(self.say("更多…", "More…"))
        return screen

    async def picture(self, screen: Screen, name: str) -> None:
        """Keeps what the person sees now."""
        if self.pictures is not None:
            await screen.settled()
            await screen.page.screenshot(path=self.pictures / f"{name}-{self.language}.png")

    def photo(self) -> Path:
        """A photo to send."""
        path = self.folder / "fixed.png"
        path.write_bytes(demo_photo("fixed"))
        return path


async def a_complaint_from_the_night_s_anger_to_its_rating(stage: Stage) -> None:
    """Filed in four actions, taken up, answered, resolved, agreed to and rated."""
    say = stage.say
    quality_manager, staff = await stage.phone(QUALITY_MANAGER), await stage.phone(STAFF)
    await staff.press(say("我要投诉", "File complaint"))
    await staff.sees("12315")
    await staff.type(
        say(
            "约好今晚来看首检，等到九点也没人来。", "You promised to come for tonight's first-piece check; nobody came."
        )
    )
    await staff.press(say("服务时效", "Timeliness"))
    await staff.press(say("不清楚", "Not sure"))
    await staff.press(say("跳过", "Skip"))
    await staff.sees(say("本单位负责人可见", "Your manager may see it"))
    await stage.picture(staff, "complaint-review")
    await staff.press("✅")
    await staff.sees(say("已收到您的投诉", "We have received your complaint"))

    await quality_manager.sees("王芳" + say("提出一件投诉", " filed a complaint"))
    await quality_manager.press(say("👌 受理", "👌 Accept"))
    await quality_manager.press(say("没有涉及具体的人", "Nobody in particular"))
    await quality_manager.sees(say("承诺时限", "Promised by"))
    await quality_manager.press(say("答复处理结果", "Propose a resolution"))
    await quality_manager.sees(say("对方确认后办结", "asked to confirm"))
    await quality_manager.type(
        say(
            "对不起，周明路上耽搁了。明早八点他到现场补做。",
            "We are sorry: 周明 was held up. He comes at eight tomorrow.",
        )
    )
    await quality_manager.press(say("发送", "Send"))
    await quality_manager.sees(say("待对方确认", "Awaiting their confirmation"))

    await staff.sees(say("吴刚给出了处理结果", "吴刚 proposes this"))
    await stage.picture(staff, "complaint-resolved")
    await staff.press(say("满意，办结", "I agree, close it"))
    await staff.press(say("⭐ 评价", "⭐ Rate us"))
    await staff.press("5")
    await staff.sees("★★★★★")
    await stage.picture(staff, "complaint-rated")


async def evidence_and_its_approval(stage: Stage) -> None:
    """A photo is the evidence; who found it approves with one tap; the client's manager hears of it."""
    say = stage.say
    consultant, staff = await stage.phone(CONSULTANT), await stage.phone(STAFF)
    await staff.type(say("待我整改", "My to-fix list"))
    await staff.sees(say("待我整改", "My to-fix list"))
    number = await staff.number_of("铜棒直接堆在地上")
    await staff.asks(number)
    await staff.press(say("提交整改", "Submit evidence"))
    await staff.sees(say("发出即提交", "sending it submits it"))
    await staff.send_photo(stage.photo(), say("已垫板，离墙三十厘米", "On pallets now, 30 cm from the wall"))
    await staff.sees(say("待复查", "Awaiting check"))
    await stage.picture(staff, "evidence")

    await consultant.sees("王芳" + say("提交了整改", " submitted the fix"))
    await stage.picture(consultant, "approval")
    await consultant.press(say("复查通过", "Approve fix"))
    await consultant.sees(say("已闭环", "Closed"))

    manager = await Screen.of(stage.browser, stage.url, MANAGER, size=PHONE, language=stage.language)
    await manager.sees("复查通过，已闭环")


async def progress_is_looked_up(stage: Stage) -> None:
    """查进度, one's own list, the firm's, a number typed, and why a date is that date."""
    say = stage.say
    staff = await stage.phone(STAFF)
    await staff.press(say("查进度", "Progress"))
    await staff.sees(say("查进度 · 我提的", "Progress · Filed by me"))
    await stage.picture(staff, "progress")
    number = await staff.number_of("台账放在值班室")
    await staff.press(say("本单位", "My firm's"))
    await staff.sees(say("查进度 · 本单位", "Progress · My firm's"))
    await staff.type(number.lower())
    await staff.sees("情况属实")
    await staff.press(say("为什么是这天", "Why this date"))
    await staff.sees(say("个工作日", "working day"))


async def an_incident_from_the_call_to_its_end(stage: Stage) -> None:
    """Reported with a word and two taps; who is called takes the lead, says how it stands, and that it is over."""
    say = stage.say
    consultant, staff = await stage.phone(CONSULTANT), await stage.phone(STAFF)
    await staff.press(say("突发事件上报", "Report an incident"))
    await staff.sees(say("出了什么事", "What happened"))
    await staff.asks(say("二号车间液压油泄漏，已停机", "Hydraulic oil leaks in hall 2, line stopped"))
    await staff.press(say("真实事件", "It is real"))
    await staff.sees(say("有人接手之前由您负责", "You lead until somebody takes over"))

    await consultant.sees(say("请马上响应", "please answer at once"))
    await stage.picture(consultant, "incident-call")
    await consultant.press(say("👌 收到，马上处理", "👌 Got it, on my way"))
    await staff.sees(say("现在由周明负责", "周明 is on it and leads now"))
    await consultant.press(say("通报进展", "Report how it stands"))
    await consultant.asks(say("已关阀，正在清理", "Valve closed, cleaning up"))
    await consultant.press(say("30 分钟后", "In 30 minutes"))
    await staff.sees(say("周明通报进展", "周明 reports"))
    await staff.press(say("📍 现状", "📍 How it stands"))
    await staff.sees(say("已关阀", "Valve closed"))
    await stage.picture(staff, "incident-status")
    await consultant.press(say("险情解除", "The danger is over"))
    await consultant.asks(say("油已清理，阀门更换", "Cleaned up, the valve is replaced"))
    await staff.sees(say("周明：险情解除", "周明: the danger is over"))


STORIES: tuple[Callable[[Stage], Awaitable[None]], ...] = (
    a_complaint_from_the_night_s_anger_to_its_rating,
    evidence_and_its_approval,
    progress_is_looked_up,
    an_incident_from_the_call_to_its_end,
)
