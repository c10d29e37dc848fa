"""For every kind of button a story that leads to it: whose phone, and what is pressed."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import pytest

from bot.screens import buttons as b
from tests.flows import role_stories
from tests.flows.everything import go_to, open_everything
from tests.flows.filing import (
    ENQUIRY_NUMBER,
    NUMBER,
    accepted,
    file_complaint,
    file_enquiry,
    opened_by,
    proposed,
    say,
)
from tests.flows.steps import invite, open_patrol, submit_patrol
from tests.flows.trainings import a_session, sign_up
from tests.sandbox.phone import Phone
from tests.sandbox.pictures import picture
from tests.world import (
    ADMINISTRATOR,
    CONSULTANT,
    LEAD,
    MANAGER,
    OTHER_STAFF,
    QUALITY_MANAGER,
    STAFF,
    STRANGER,
    World,
)

Coming = Callable[[World], Awaitable[object]]
Telling = Callable[[World, pytest.MonkeyPatch], Awaitable[Phone]]


@dataclass(frozen=True)
class Story:
    """What leads to a button, the kind that it is of, and its text."""

    name: str
    kind: type[b.Data]
    press: str
    tell: Telling


def _at(key: str) -> Telling:
    async def tell(world: World, monkeypatch: pytest.MonkeyPatch) -> Phone:
        phone = await open_everything(world, monkeypatch, STAFF)
        await go_to(phone, key)
        return phone

    return tell


async def _do(phone: Phone, doings: tuple[str, ...]) -> None:
    """Presses buttons, types (``>text``) and sends photos (``📷``)."""
    for doing in doings:
        if doing == "📷":
            await phone.photo(picture())
        else:
            await (phone.text(doing[1:]) if doing.startswith(">") else phone.press(doing))


def _patrol(*doings: str) -> Telling:
    """A patrol in which this was done."""

    async def tell(world: World, _: pytest.MonkeyPatch) -> Phone:
        phone = await open_patrol(world)
        await _do(phone, doings)
        return phone

    return tell


def _saying(telegram_id: int, *words: str) -> Telling:
    """Someone who typed this, on a day with a planned patrol."""

    async def tell(world: World, _: pytest.MonkeyPatch) -> Phone:
        await world.plan_patrol()
        phone = await world.phone(telegram_id)
        for word in words:
            await phone.text(word)
        return phone

    return tell


def _after_a_patrol(telegram_id: int, *doings: str) -> Telling:
    """Someone after a patrol with a finding was submitted."""

    async def tell(world: World, _: pytest.MonkeyPatch) -> Phone:
        consultant = await submit_patrol(world)
        phone = consultant if telegram_id == CONSULTANT else await world.phone(telegram_id)
        await world.beat()
        await _do(phone, doings)
        return phone

    return tell


def _training(telegram_id: int, *doings: str, hours: float = 100.5) -> Telling:
    """Someone looks at the trainings, of which one with two seats is planned and has the manager signed up."""

    async def tell(world: World, _: pytest.MonkeyPatch) -> Phone:
        session = await a_session(world, hours=hours)
        await sign_up(world, session, MANAGER)
        phone = await world.phone(telegram_id)
        await _do(phone, (">培训", *doings))
        return phone

    return tell


def _waited_for(*doings: str) -> Telling:
    """The manager's seat, for which two others wait."""

    async def tell(world: World, _: pytest.MonkeyPatch) -> Phone:
        session = await a_session(world, capacity=1, client=None)
        await sign_up(world, session, MANAGER, STAFF, OTHER_STAFF)
        phone = await world.phone(MANAGER)
        await _do(phone, (">培训", "新版标准解读", *doings))
        return phone

    return tell


def _complained(telegram_id: int, *doings: str, so_far: Coming = accepted) -> Telling:
    """Somebody looks at a complaint (or an enquiry) that came so far, and does this about it."""

    async def tell(world: World, _: pytest.MonkeyPatch) -> Phone:
        await so_far(world)
        number = ENQUIRY_NUMBER if so_far is file_enquiry else NUMBER
        phone = await opened_by(world, telegram_id, number)
        await _do(phone, doings)
        return phone

    return tell


async def _asked_for_more(world: World) -> None:
    _, handler = await accepted(world)
    await say(handler, "请对方补充", "约的是几点？")


async def _resolved(world: World) -> None:
    staff, _ = await proposed(world)
    await staff.press("满意，办结")


async def _new_training(world: World, _: pytest.MonkeyPatch) -> Phone:
    phone = await world.phone(LEAD)
    doings = (">标准解读", "质量管理", ">11月27日 14:00", ">90", ">二楼会议室", ">20", "跳过")
    await _do(phone, (">培训", "新建培训", *doings))
    return phone


async def _busy(world: World, _: pytest.MonkeyPatch) -> Phone:
    """More tasks today than the home has room for."""
    for _task in range(7):
        await world.plan_patrol()
    return await world.phone(CONSULTANT)


async def _joining(world: World, _: pytest.MonkeyPatch) -> Phone:
    phone = world.stranger(STRANGER)
    await phone.start(await invite(world, "质量主管"))
    return phone


async def _joined(world: World, monkeypatch: pytest.MonkeyPatch) -> Phone:
    phone = await _joining(world, monkeypatch)
    await phone.press("我同意")
    await phone.text("刘洋")
    return phone


async def _register(world: World, _: pytest.MonkeyPatch) -> Phone:
    phone = await world.phone(MANAGER)
    await _do(phone, (">台账", "全部", "本月"))
    return phone


async def _complaint(world: World, _: pytest.MonkeyPatch) -> Phone:
    phone = await world.phone(STAFF)
    await phone.press("我要投诉")
    await phone.text("约好没来")
    await phone.press("服务时效")
    return phone


def _of_roles(told: role_stories.Told) -> Story:
    name, kind, press, whose, doings = told

    async def tell(world: World, _: pytest.MonkeyPatch) -> Phone:
        return await role_stories.tell(world, whose, doings)

    return Story(name, kind, press, tell)


STORIES = (
    *(_of_roles(told) for told in role_stories.TOLD),
    Story("conform", b.AnswerQuestion, "✅ 符合", _patrol()),
    Story("non-conform", b.AnswerQuestion, "❌ 不符合", _patrol("✅ 符合")),
    Story("severity", b.AnswerQuestion, "严重", _patrol("❌ 不符合", ">证照过期", "📷")),
    Story("consent", b.AnswerQuestion, "我同意", _joining),
    Story("a day", b.AnswerQuestion, "30", _at("when")),
    Story("one of several", b.AnswerQuestion, "量规", _at("tools")),
    Story("a choice", b.AnswerQuestion, "电子秤", _at("main")),
    Story("stars", b.AnswerQuestion, "★4", _at("stars")),
    Story("yes, and the phone is asked next", b.AnswerQuestion, "是", _at("sealed")),
    Story("a record", b.AnswerQuestion, "乙件", _at("which")),
    Story("a month", b.ShowMonth, "›", _at("when")),
    Story("an item", b.GoToQuestion, "5", _patrol()),
    Story("a change on the review page", b.GoToQuestion, "3✓", _patrol("其余均符合", "跳过")),
    Story("a place to add", b.GoToQuestion, "＋ 现场位置", _patrol("其余均符合", "跳过")),
    Story("back", b.MoveInForm, "‹ 上一步", _patrol("✅ 符合")),
    Story("next", b.MoveInForm, "下一步 ›", _patrol("✅ 符合", "‹ 上一步")),
    Story("skip", b.MoveInForm, "跳过", _patrol("其余均符合")),
    Story("rest", b.MoveInForm, "其余均符合", _patrol("✅ 符合")),
    Story("clear", b.MoveInForm, "重新发", _patrol("其余均符合", "📷", "✏️ 现场照片")),
    Story("leave", b.MoveInForm, "存草稿，稍后继续", _patrol("✅ 符合")),
    Story("ask_cancel", b.MoveInForm, "放弃…", _patrol("✅ 符合")),
    Story("show", b.MoveInForm, "继续填写", _patrol("✅ 符合", "放弃…")),
    Story("cancel", b.MoveInForm, "放弃", _patrol("✅ 符合", "放弃…")),
    Story("submit", b.MoveInForm, "确认无误，提交", _patrol("其余均符合", "跳过")),
    Story("submit a complaint", b.MoveInForm, "提交", _complaint),
    Story("submit joining", b.MoveInForm, "没问题，加入", _joined),
    Story("open a task", b.OpenForm, "🔍", _saying(CONSULTANT)),
    Story("open a site", b.OpenForm, "总装车间", _saying(CONSULTANT, "巡查")),
    Story("open a complaint", b.OpenForm, "我要投诉", _saying(STAFF)),
    Story("open an invitation", b.OpenForm, "邀请加入", _saying(ADMINISTRATOR)),
    Story("continue", b.ContinueDraft, "继续填写", _patrol("✅ 符合", ">菜单")),
    Story("home", b.ShowHome, "首页", _saying(STAFF, "你好")),
    Story("today", b.ShowToday, "今日待办", _busy),
    Story("sites", b.ChooseSite, "临时巡查", _saying(CONSULTANT)),
    Story("findings", b.ShowFindings, "待我整改", _after_a_patrol(MANAGER)),
    Story("a finding", b.ShowCase, "WT20261123-01", _after_a_patrol(MANAGER, ">问题")),
    Story("acknowledge", b.ActOnCase, "收到", _after_a_patrol(MANAGER, ">WT20261123-01")),
    Story("nudge", b.ActOnCase, "催办", _after_a_patrol(CONSULTANT, ">WT20261123-01")),
    Story("snooze", b.SnoozeCase, "明天再提醒", _after_a_patrol(MANAGER, ">WT20261123-01")),
    Story("photos of a finding", b.ShowCaseFiles, "照片", _after_a_patrol(MANAGER, ">WT20261123-01")),
    Story("why this date", b.ExplainDate, "为什么是这天", _after_a_patrol(MANAGER, ">WT20261123-01")),
    Story("evidence", b.OpenForm, "提交整改", _after_a_patrol(STAFF, ">WT20261123-01")),
    Story("more time", b.OpenForm, "申请延期", _after_a_patrol(STAFF, ">WT20261123-01")),
    Story("progress", b.ShowProgress, "查进度", _saying(STAFF)),
    Story("progress of the firm", b.ShowProgress, "本单位", _saying(STAFF, "进度")),
    Story("ask the butler", b.OpenForm, "问管家", _saying(STAFF)),
    Story("accept", b.ActOnCase, "👌 受理", _complained(QUALITY_MANAGER, so_far=file_complaint)),
    Story("nudge the handler", b.ActOnCase, "📣 催办", _complained(STAFF)),
    Story("ask to withdraw a complaint", b.OpenForm, "↩️ 撤回", _complained(STAFF)),
    Story("withdraw a complaint", b.AnswerQuestion, "确定撤回", _complained(STAFF, "↩️ 撤回")),
    Story("confirm", b.ActOnCase, "👍 满意，办结", _complained(STAFF, so_far=proposed)),
    Story("open a reply", b.OpenForm, "💬 答复", _complained(QUALITY_MANAGER)),
    Story("send a reply", b.MoveInForm, "发送", _complained(QUALITY_MANAGER, "💬 答复", ">正在了解")),
    Story("send a question", b.MoveInForm, "发送", _complained(QUALITY_MANAGER, "请对方补充", ">约的是几点？")),
    Story("send a resolution", b.MoveInForm, "发送", _complained(QUALITY_MANAGER, "提出处理结果", "📷", ">已补巡查")),
    Story("give up on it", b.MoveInForm, "发送", _complained(QUALITY_MANAGER, "无法解决", ">无法核实")),
    Story(
        "tell of a delay",
        b.MoveInForm,
        "发送",
        _complained(QUALITY_MANAGER, "告知延期", ">12月18日", ">新人下周到岗"),
    ),
    Story("reassign", b.AnswerQuestion, "周明", _complained(QUALITY_MANAGER, "👤 改派")),
    Story(
        "decline",
        b.MoveInForm,
        "发送",
        _complained(QUALITY_MANAGER, "不予受理", ">不是我们的服务", so_far=file_complaint),
    ),
    Story("supply", b.MoveInForm, "发送", _complained(STAFF, "✍️ 补充", ">九点", so_far=_asked_for_more)),
    Story("add", b.MoveInForm, "发送", _complained(STAFF, "✍️ 补充说明", ">还有一件事")),
    Story("reopen", b.MoveInForm, "发送", _complained(STAFF, "不满意，重新处理", ">没有改", so_far=proposed)),
    Story("rate", b.AnswerQuestion, "★4", _complained(STAFF, "⭐ 评价", so_far=_resolved)),
    Story("answer an enquiry", b.MoveInForm, "发送", _complained(LEAD, "💬 答复", ">一月起", so_far=file_enquiry)),
    Story("accept an enquiry", b.ActOnCase, "👌 受理", _complained(CONSULTANT, so_far=file_enquiry)),
    Story("a patrol", b.ShowPatrol, "查看巡查", _after_a_patrol(CONSULTANT)),
    Story("recall", b.RecallPatrol, "撤回", _after_a_patrol(CONSULTANT)),
    Story("trainings", b.ShowTrainings, "培训报名", _saying(STAFF)),
    Story("a training", b.ShowTraining, "新版标准解读", _training(STAFF)),
    Story("sign up", b.SignUp, "✍️ 报名", _training(STAFF)),
    Story("sign up on the card", b.SignUp, "✍️ 报名", _training(STAFF, "新版标准解读")),
    Story("withdraw", b.Withdraw, "取消报名", _training(MANAGER, "新版标准解读")),
    Story("withdraw while others wait", b.Withdraw, "取消报名", _waited_for()),
    Story("withdraw for sure", b.Withdraw, "确定取消报名", _waited_for("取消报名")),
    Story("open a training", b.OpenForm, "新建培训", _training(CONSULTANT)),
    Story("submit a training", b.MoveInForm, "发布并通知", _new_training),
    Story("open a cancellation", b.OpenForm, "取消培训", _training(CONSULTANT, "新版标准解读")),
    Story(
        "submit a cancellation",
        b.MoveInForm,
        "取消培训并通知",
        _training(CONSULTANT, "新版标准解读", "取消培训", ">讲师生病"),
    ),
    Story("attendance", b.ShowAttendance, "签到名单", _training(CONSULTANT, "新版标准解读")),
    Story(
        "note attendance",
        b.NoteAttendance,
        "1 签到",
        _training(CONSULTANT, "新版标准解读", "签到名单", hours=3),
    ),
    Story("settings", b.ShowSettings, "设置", _saying(STAFF)),
    Story("registers", b.ShowRegisters, "导出台账", _saying(CONSULTANT)),
    Story("registers of the only client", b.ShowRegisters, "导出台账", _saying(MANAGER)),
    Story("open a register", b.OpenForm, "恒信阀门", _saying(CONSULTANT, "台账")),
    Story("submit a register", b.MoveInForm, "生成表格", _register),
    Story("language of the settings", b.SetLanguage, "English", _saying(LEAD, "设置")),
    Story("language of a form", b.SetLanguage, "EN", _patrol("✅ 符合")),
    Story("language of the welcome", b.SetLanguage, "English", _saying(STRANGER, "你好")),
)
