"""For every kind of button a story that leads to it: whose phone, and what is pressed."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import pytest

from bot.screens import buttons as b
from tests.flows.behalf.recording import COMPLAINT, NEW_PERSON, do, record
from tests.flows.cases.filing import (
    ENQUIRY_NUMBER,
    NUMBER,
    accepted,
    file_complaint,
    file_enquiry,
    opened_by,
    proposed,
    say,
)
from tests.flows.everything import go_to, open_everything
from tests.flows.joining.joining import ask, make_card
from tests.flows.joining.members import on_the_list
from tests.flows.ledgers.ledgers import uploaded
from tests.flows.ledgers.stories import LEDGER_STORIES
from tests.flows.people import role_stories
from tests.flows.settings.stories import SETTING_STORIES
from tests.flows.steps import invite, open_patrol, submit_patrol
from tests.flows.trainings.trainings import a_session, sign_up
from tests.sandbox.phone import Phone
from tests.sandbox.pictures import picture
from tests.world import (
    ADMINISTRATOR,
    CONSULTANT,
    LEAD,
    MANAGER,
    OTHER_STAFF,
    OTHER_STRANGER,
    QUALITY_MANAGER,
    STAFF,
    STRANGER,
    World,
)

REGISTERS_ASKED = (">台账", "全部", "本月", "生成表格")

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


def _doing(telegram_id: int, *doings: str) -> Telling:
    """Someone who did this."""

    async def tell(world: World, _: pytest.MonkeyPatch) -> Phone:
        phone = await world.phone(telegram_id)
        await _do(phone, doings)
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


def _import(*doings: str) -> Telling:
    """An administrator who sent a workbook with a new client in it."""

    async def tell(world: World, _: pytest.MonkeyPatch) -> Phone:
        phone = await uploaded(world, {"客户": [["XY", "星宇电子有限公司", "星宇电子", "是"]]})
        await _do(phone, doings)
        return phone

    return tell


async def _complaint(world: World, _: pytest.MonkeyPatch) -> Phone:
    phone = await world.phone(STAFF)
    await phone.press("我要投诉")
    await phone.text("约好没来")
    await phone.press("服务时效")
    return phone


def _card(telegram_id: int, *doings: str, waiting: int = 0) -> Telling:
    """Somebody after the manager made a joining card by which so many asked to join, with what is due said."""

    async def tell(world: World, _: pytest.MonkeyPatch) -> Phone:
        code, link = await make_card(world)
        for name, account in (("刘洋", STRANGER), ("赵六", OTHER_STRANGER))[:waiting]:
            await ask(world.stranger(account), link, name=name)
        phone = await world.phone(telegram_id)
        await _do(phone, tuple(code if doing == ">code" else doing for doing in doings))
        return phone

    return tell


async def _asking(world: World, _: pytest.MonkeyPatch) -> Phone:
    """A stranger who has filled everything in."""
    _code, link = await make_card(world)
    phone = world.stranger(STRANGER)
    await phone.start(link)
    await _do(phone, ("我同意", ">刘洋", "跳过"))
    return phone


def _listed(*doings: str) -> Telling:
    """The consultant, with somebody on the list of the firm who has no account."""

    async def tell(world: World, _: pytest.MonkeyPatch) -> Phone:
        await on_the_list(world, "刘洋", "A012")
        phone = await world.phone(CONSULTANT)
        await _do(phone, doings)
        return phone

    return tell


def _waiting(*doings: str) -> Telling:
    """A stranger who waits to be let in."""

    async def tell(world: World, _: pytest.MonkeyPatch) -> Phone:
        phone = world.stranger(STRANGER)
        await ask(phone, (await make_card(world))[1])
        await _do(phone, doings)
        return phone

    return tell


async def _maybe_listed(world: World, _: pytest.MonkeyPatch) -> Phone:
    """The manager looks at somebody who may be on the list."""
    await on_the_list(world, "刘洋", "A012")
    return await _card(MANAGER, ">加入", "待批准加入", "刘洋", waiting=1)(world, _)


def _recording(*doings: str) -> Telling:
    """The consultant records something on behalf of somebody, on a day with a training and a finding to fix."""

    async def tell(world: World, _: pytest.MonkeyPatch) -> Phone:
        await a_session(world)
        phone = await submit_patrol(world)
        await _do(phone, (">代录", "恒信阀门", *doings))
        return phone

    return tell


async def _told_for_them(world: World) -> None:
    """A complaint that was recorded for somebody without the app."""
    phone = await record(world, "📮 投诉", *NEW_PERSON, "电话")
    await do(phone, *COMPLAINT)


def _logged(*doings: str) -> Telling:
    """The consultant logs services, one of them with a photo."""

    async def tell(world: World, _: pytest.MonkeyPatch) -> Phone:
        phone = await world.phone(CONSULTANT)
        await _do(phone, (">记一笔", "恒信阀门", "电话", "📷", ">讲了封样要求", "30 分钟", *doings))
        return phone

    return tell


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
    Story("open an invitation", b.OpenForm, "邀请加入", _doing(ADMINISTRATOR, ">菜单", "更多")),
    Story("continue", b.ContinueDraft, "继续填写", _patrol("✅ 符合", ">菜单")),
    Story("home", b.ShowHome, "首页", _saying(STAFF, "你好")),
    Story("more", b.ShowMore, "更多", _saying(CONSULTANT, "菜单")),
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
    Story(
        "the guide",
        b.ShowSetUp,
        "开局向导",
        _doing(ADMINISTRATOR, ">场所", "➕ 新增场所", "恒信阀门", ">三号库", "✅ 保存"),
    ),
    Story(
        "adopt the defaults",
        b.AdoptTerms,
        "采用默认期限",
        _doing(ADMINISTRATOR, ">开局", "填公司名称", ">远山质量服务", "开局向导"),
    ),
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
    Story("firms", b.ShowFirms, "人员加入", _saying(CONSULTANT)),
    Story("a firm", b.ShowFirm, "恒信阀门", _saying(CONSULTANT, "加入")),
    Story("open a joining card", b.OpenForm, "新建加入卡", _saying(MANAGER, "加入")),
    Story("open an invitation of staff", b.OpenForm, "邀请加入", _saying(MANAGER, "加入")),
    Story("ask to join", b.MoveInForm, "没问题，申请加入", _asking),
    Story("take a request back", b.WithdrawRequest, "撤回申请", _waiting()),
    Story("take a request back for sure", b.WithdrawRequest, "确定撤回", _waiting("撤回申请")),
    Story("a joining card", b.ShowJoiningCard, "0/50", _card(MANAGER, ">加入")),
    Story("a joining card again", b.AskDocument, "发我加入卡", _card(LEAD, ">加入", "恒信阀门", "0/50")),
    Story("revoke", b.RevokeJoiningCard, "停用", _card(MANAGER, ">加入", "0/50")),
    Story("revoke for sure", b.RevokeJoiningCard, "停用", _card(MANAGER, ">加入", "0/50", "停用")),
    Story("who waits", b.ShowRequests, "2 人待批准", _card(MANAGER, waiting=2)),
    Story("one who waits", b.ShowRequest, "刘洋", _card(MANAGER, ">加入", "待批准加入", waiting=1)),
    Story("let all in", b.ApproveRequests, "本页 2 人都批准", _card(MANAGER, "2 人待批准", waiting=2)),
    Story("let one in", b.ApproveRequests, "✅ 批准", _card(MANAGER, "1 人待批准", "刘洋", waiting=1)),
    Story("let in as listed", b.ApproveAsListed, "是同一人", _maybe_listed),
    Story("decline to let in", b.OpenForm, "不批准", _card(MANAGER, "1 人待批准", "刘洋", waiting=1)),
    Story("members", b.ShowMembers, "成员", _saying(MANAGER, "加入")),
    Story("a member", b.ShowMember, "王芳", _card(MANAGER, ">加入", "成员")),
    Story("remove", b.RemoveMember, "移出", _card(MANAGER, ">加入", "成员", "王芳")),
    Story("remove for sure", b.RemoveMember, "移出", _card(MANAGER, ">加入", "成员", "王芳", "移出")),
    Story("give another account", b.AnswerQuestion, "原账号", _card(MANAGER, ">加入", "成员", "王芳", "换绑账号")),
    Story("open an invitation of somebody listed", b.OpenForm, "邀请 TA 加入", _listed(">人员", "刘洋")),
    Story("invite somebody listed", b.AnswerQuestion, "生成邀请链接", _listed(">人员", "刘洋", "邀请 TA 加入")),
    Story("leave a firm", b.LeaveFirm, "退出企业", _saying(STAFF, "设置")),
    Story("leave a firm for sure", b.LeaveFirm, "退出", _card(STAFF, ">设置", "退出企业")),
    Story("settings", b.ShowSettings, "设置", _saying(STAFF)),
    Story("registers", b.ShowRegisters, "导出台账", _doing(CONSULTANT, ">菜单", "更多")),
    Story("registers of the only client", b.ShowRegisters, "导出台账", _doing(MANAGER, ">菜单", "更多")),
    Story("made registers", b.ShowMadeRegisters, "我的台账", _doing(MANAGER, *REGISTERS_ASKED)),
    Story("a patrol's report again", b.AskDocument, "发我巡查报告", _after_a_patrol(LEAD, ">XC20261123-01")),
    Story("open a register", b.OpenForm, "恒信阀门", _saying(CONSULTANT, "台账")),
    Story("submit a register", b.MoveInForm, "生成表格", _register),
    *(Story(name, kind, press, _doing(ADMINISTRATOR, *doings)) for name, kind, press, doings in LEDGER_STORIES),
    Story("spreadsheets", b.ShowLedgerFiles, "导入导出", _doing(ADMINISTRATOR, ">菜单", "更多")),
    Story("export", b.ExportLedgers, "📤 导出表格", _saying(ADMINISTRATOR, "导出")),
    Story("import", b.ApplyImport, "导入", _import()),
    Story("do not import", b.DropImport, "取消", _import()),
    Story("on behalf", b.ShowBehalf, "代录", _saying(CONSULTANT)),
    Story("findings to record on", b.ChooseRecord, "📷 提交整改", _recording()),
    Story("somebody new", b.AnswerQuestion, "电话", _recording("💬 咨询", *NEW_PERSON)),
    Story("sign somebody up", b.AnswerQuestion, "当面", _recording("🎓 培训报名", "新版标准解读", *NEW_PERSON)),
    Story("submit for somebody", b.MoveInForm, "提交", _recording("📮 投诉", "王芳", "电话", *COMPLAINT[:2])),
    Story("withdraw for somebody", b.AnswerQuestion, "纸质", _complained(CONSULTANT, "↩️ 撤回", so_far=_told_for_them)),
    Story("log a service", b.ChooseServed, "记一笔", _saying(CONSULTANT)),
    Story("how long", b.AnswerQuestion, "90 分钟", _logged("首页", ">记一笔", "恒信阀门", "现场指导", ">看了现场")),
    Story("services", b.ShowServices, "‹ 服务记录", _logged()),
    Story("a service", b.ShowService, "讲了封样要求", _logged("‹ 服务记录")),
    Story("files of a service", b.ShowServiceFiles, "🖼 照片", _logged()),
    Story("submit a correction", b.MoveInForm, "提交", _logged("✏️ 更正", ">写错了", "＋ 时长", "60 分钟")),
    *(Story(*told) for told in SETTING_STORIES),
    Story("language of the settings", b.SetLanguage, "English", _saying(LEAD, "设置")),
    Story("language of a form", b.SetLanguage, "EN", _patrol("✅ 符合")),
    Story("language of the welcome", b.SetLanguage, "English", _saying(STRANGER, "你好")),
)
