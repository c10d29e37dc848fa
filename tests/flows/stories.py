"""For every kind of button a story that leads to it: whose phone, and what is pressed."""

from dataclasses import dataclass
from datetime import date

import pytest

from bot.screens import buttons as b
from storage.clients import add_client
from tests.flows.backups.stories import BACKUP_STORIES
from tests.flows.behalf.recording import COMPLAINT, NEW_PERSON, do
from tests.flows.boards.company import at_the_coverage
from tests.flows.cases.filing import (
    file_complaint,
    file_enquiry,
    proposed,
)
from tests.flows.cases.test_lasting import closed, reviewing
from tests.flows.cases.test_uncovered import contract
from tests.flows.checklists.self_checking import keep_self_checks, with_problem
from tests.flows.checklists.stories import CHECKLIST_STORIES, COPY
from tests.flows.contracts.stories import CONTRACT_STORIES
from tests.flows.handing_over.handing import colleague
from tests.flows.handing_over.stories import HANDING_STORIES
from tests.flows.ledgers.stories import LEDGER_STORIES, MENU_STORIES
from tests.flows.ledgers.test_custody import handed_out
from tests.flows.ledgers.test_equipment_events import CARD
from tests.flows.ledgers.test_impacts import OUT, measured
from tests.flows.ledgers.test_property import received
from tests.flows.people import role_stories
from tests.flows.settings.stories import SETTING_STORIES
from tests.flows.spot_stories import SPOT_STORIES
from tests.flows.task_stories import TASK_STORIES, busy_all_day
from tests.flows.tellings import (
    REGISTERS_ASKED,
    Telling,
    after_a_patrol,
    asked_for_more,
    asking,
    at_question,
    busy,
    complained,
    complaint_told,
    do_all,
    doing,
    importing,
    joined,
    joining,
    linked,
    listed,
    logged,
    maybe_listed,
    new_training,
    on_patrol,
    own_list,
    promised_in_vain,
    recording,
    register_asked,
    resolved,
    roll_asked,
    saying,
    saying_much,
    told_for_them,
    training,
    visit,
    waited_for,
    waiting,
    wished,
    with_card,
)
from tests.flows.two_firms import a_third_firm
from tests.flows.work_records.handing_over import DELIVERABLE_STORIES
from tests.sandbox.phone import Phone
from tests.world import (
    ADMINISTRATOR,
    CONSULTANT,
    LEAD,
    MANAGER,
    QUALITY_MANAGER,
    STAFF,
    STRANGER,
    World,
)


async def _given_to_keep(world: World, _: pytest.MonkeyPatch) -> Phone:
    """Somebody is asked whether they have what they were given to keep."""
    lead = await world.phone(LEAD)
    await received(world, keeper="孙丽")
    await world.beat()
    return lead


async def _two_uncovered(world: World, _: pytest.MonkeyPatch) -> Phone:
    """Two clients have a contract in force, and nobody on their duty list."""
    lead = await world.phone(LEAD)
    for code in ("HX", "CG"):
        await contract(world, code=code)
    await do(lead, ">首页")
    return lead


@dataclass(frozen=True)
class Story:
    """What leads to a button, the kind that it is of, and its text."""

    name: str
    kind: type[b.Data]
    press: str
    tell: Telling


async def _handed_out(world: World, _: pytest.MonkeyPatch) -> Phone:
    receiver = await world.phone(QUALITY_MANAGER)
    await handed_out(world)
    await world.beat()
    return receiver


async def _found_wrong(world: World, _: pytest.MonkeyPatch) -> Phone:
    lead = await measured(world)
    await do(lead, *CARD, *OUT)
    await do(lead, *CARD)
    return lead


def _of_roles(told: role_stories.Told) -> Story:
    name, kind, press, whose, doings = told

    async def tell(world: World, _: pytest.MonkeyPatch) -> Phone:
        return await role_stories.tell(world, whose, doings)

    return Story(name, kind, press, tell)


def _of_handing_over(name: str, kind: type[b.Data], press: str, whose: int, doings: tuple[str, ...]) -> Story:
    async def tell(world: World, _: pytest.MonkeyPatch) -> Phone:
        await colleague(world)
        await world.plan_patrol()
        await a_third_firm(world)
        await add_client("XY", "远航机械有限公司", "远航机械", world.clock.now())
        phone = await world.phone(whose)
        await do_all(phone, doings)
        return phone

    return Story(name, kind, press, tell)


BOARD_STORIES = tuple(
    Story(f"board: {press}", kind, press, saying(who, *words))
    for kind, press, who, *words in (
        (b.ShowBoard, "进度看板", LEAD, "菜单"),
        (b.ShowBoard, "逾期漏做", LEAD, "看板"),
        (b.AskDocument, "🖼 看图", LEAD, "看板"),
        (b.ShowClient, "1", LEAD, "看板"),
        (b.ShowClientRest, "其他…", MANAGER, "我的企业"),
        (b.ShowSkeletons, "恒信阀门", CONSULTANT, "帮您编写"),
        (b.ShowClientCases, "投诉", MANAGER, "我的企业"),
        (b.ShowFound, "问题", MANAGER, "我的企业"),
        (b.ShowFoundChoices, "🔍 筛选", MANAGER, "待我整改", "📊 问题看板"),
        (b.ShowFoundFigures, "📊 统计图", MANAGER, "待我整改", "📊 问题看板"),
        (b.ShowClientTrainings, "培训", MANAGER, "我的企业"),
        (b.ShowClientPapers, "文件", MANAGER, "我的企业"),
        (b.ShowReportReaders, "📮 谁收报告", MANAGER, "我的企业", "文件"),
        (b.SetReportReader, "▫️ 王芳 · 企业员工", MANAGER, "我的企业", "文件", "📮 谁收报告"),
        (b.ShowCoverage, "条款覆盖", MANAGER, "我的企业"),
    )
)


async def _self_check_problem(world: World, _: pytest.MonkeyPatch) -> Phone:
    return await with_problem(world)


def _self_checks_unseen(*presses: str) -> Telling:
    async def tell(world: World, _: pytest.MonkeyPatch) -> Phone:
        await with_problem(world)
        phone = await world.phone(CONSULTANT)
        await world.pass_by(days=7)
        await phone.text("今日待办")
        for press in presses:
            await phone.press(press)
        return phone

    return tell


async def _self_check_report(world: World, _: pytest.MonkeyPatch) -> Phone:
    await keep_self_checks(world, date(2026, 11, 16))
    phone = await world.phone(MANAGER)
    await phone.text("菜单")
    return phone


async def _fixed_before(world: World, _: pytest.MonkeyPatch) -> Phone:
    await closed(world)
    return await reviewing(world)


async def _self_check_to_review(world: World, _: pytest.MonkeyPatch) -> Phone:
    await with_problem(world)
    phone = await world.phone(CONSULTANT)
    await phone.text("自查记录")
    await phone.press("恒信阀门")
    await phone.press("1")
    return phone


SELF_CHECK_STORIES = tuple(
    Story(f"self-check: {press}", kind, press, saying(STAFF, "自查"))
    for kind, press in (
        (b.RecordSelfCheck, "✅ 今日无问题"),
        (b.RecordSelfCheck, "⏸ 停产"),
        (b.OpenForm, "❗ 有问题"),
        (b.ShowRecords, "📋 自查记录"),
    )
)

STORIES = (
    *SELF_CHECK_STORIES,
    Story(
        "finish",
        b.MoveInForm,
        "✅ 其余均符合，提交",
        doing(STAFF, ">自查", "❗ 有问题", ">4 防错装置被停用"),
    ),
    *(Story(*told) for told in SPOT_STORIES),
    Story("self-check: the week", b.OpenSelfCheckReport, "🏭 核对周报告", _self_check_report),
    Story("self-check: hand on", b.HandOnSelfCheck, "🤝", _self_check_problem),
    Story("self-check: to look at", b.ShowUnseenSelfChecks, "👁 恒信阀门", _self_checks_unseen()),
    Story("self-check: all seen", b.MarkAllSelfChecksSeen, "👁 全部已看", _self_checks_unseen("👁 恒信阀门")),
    Story("self-check: seen", b.MarkSelfCheckSeen, "👁 已看", _self_check_to_review),
    Story("handed out: received", b.AcceptHandout, "✅ 都收到了", _handed_out),
    Story("an instrument was wrong: to judge", b.ShowImpacts, "🧭 失准追溯", _found_wrong),
    Story("staff: somebody's file", b.ShowStaffFile, "我的档案", saying(CONSULTANT, "菜单", "更多…", "查记录…")),
    Story("staff: all files", b.ShowStaffFiles, "人员档案", saying(LEAD, "菜单", "更多…", "查记录…")),
    Story("monitoring: of a client", b.ShowMonitoring, "监测", saying(STAFF, "菜单", "更多…", "做记录…")),
    Story("self-check: the day", b.ShowSelfCheck, "做自查", saying(STAFF, "菜单", "更多…", "做记录…")),
    *(_of_roles(told) for told in role_stories.TOLD),
    *(_of_handing_over(*told) for told in HANDING_STORIES),
    Story("conform", b.AnswerQuestion, "✅ 符合", on_patrol()),
    Story("non-conform", b.AnswerQuestion, "❌ 不符合", on_patrol("✅ 符合")),
    Story("severity", b.AnswerQuestion, "严重", on_patrol("❌ 不符合", ">证照过期", "📷")),
    Story("consent", b.AnswerQuestion, "我同意", joining),
    Story("a day", b.AnswerQuestion, "30", at_question("when")),
    Story("one of several", b.AnswerQuestion, "量规", at_question("tools")),
    Story("a choice", b.AnswerQuestion, "电子秤", at_question("main")),
    Story("stars", b.AnswerQuestion, "4★", at_question("stars")),
    Story("yes, and the phone is asked next", b.AnswerQuestion, "是", at_question("sealed")),
    Story("a record", b.AnswerQuestion, "乙件", at_question("which")),
    Story("a month", b.ShowMonth, "›", at_question("when")),
    Story("an item", b.GoToQuestion, "5", on_patrol()),
    Story("a change on the review page", b.GoToQuestion, "3✓", on_patrol("全部符合", "跳过")),
    Story("a place to add", b.GoToQuestion, "＋ 现场位置", on_patrol("全部符合", "跳过")),
    Story("a form with what was written", b.OpenFormWithText, "我要投诉", saying(STAFF, "我要投诉你们的人态度不好")),
    Story("another way than answering", b.GoInstead, "不是回答", saying(STAFF, "我要投诉", "培训")),
    Story("back", b.MoveInForm, "‹ 上一步", on_patrol("✅ 符合")),
    Story("next", b.MoveInForm, "下一步 ›", on_patrol("✅ 符合", "‹ 上一步")),
    Story("skip", b.MoveInForm, "跳过", on_patrol("全部符合")),
    Story("rest", b.MoveInForm, "其余均符合", on_patrol("✅ 符合")),
    Story("clear", b.MoveInForm, "重新发", on_patrol("全部符合", "📷", "✏️ 现场照片")),
    Story("leave", b.MoveInForm, "存草稿，稍后继续", on_patrol("✅ 符合")),
    Story("ask_cancel", b.MoveInForm, "放弃…", on_patrol("✅ 符合")),
    Story("show", b.MoveInForm, "继续填写", on_patrol("✅ 符合", "放弃…")),
    Story("cancel", b.MoveInForm, "放弃", on_patrol("✅ 符合", "放弃…")),
    Story("submit", b.MoveInForm, "确认无误，提交", on_patrol("全部符合", "跳过")),
    Story("submit a complaint", b.MoveInForm, "提交", complaint_told),
    Story("submit joining", b.MoveInForm, "没问题，加入", joined),
    Story("open a task", b.OpenForm, "🔍", saying(CONSULTANT)),
    Story("open a site", b.OpenForm, "总装车间", saying(CONSULTANT, "巡查")),
    Story("open a complaint", b.OpenForm, "我要投诉", saying(STAFF)),
    Story("open an invitation", b.OpenForm, "邀请加入", doing(ADMINISTRATOR, ">菜单", "更多")),
    Story("board", b.MoveInForm, "☰ 列表填写", on_patrol("换检查表", "标准巡查", "逐项填写")),
    Story("one_by_one", b.MoveInForm, "逐项填写", on_patrol("换检查表", "标准巡查")),
    Story("review", b.MoveInForm, "核对并提交", on_patrol("换检查表", "标准巡查", "全部符合", "☰ 列表填写")),
    Story("which checklist", b.ChooseChecklist, "换检查表", on_patrol()),
    Story("an item of the board", b.AnswerItem, "不适用", on_patrol("换检查表", "标准巡查")),
    Story("an item of the board that is wrong", b.AnswerItem, "不符合", on_patrol("换检查表", "标准巡查")),
    Story("a fix that lasts", b.SayEffect, "Ⓐ 保持", _fixed_before),
    Story("a page of the board", b.ShowBoardPage, "下一页 ›", on_patrol("换检查表", "标准巡查")),
    Story("continue", b.ContinueDraft, "继续填写", on_patrol("✅ 符合", ">菜单")),
    Story("home", b.ShowHome, "首页", saying(STAFF, "你好")),
    Story("more", b.ShowMore, "更多", saying(CONSULTANT, "菜单")),
    Story("the next page of the help", b.ShowHelp, "2/3 ›", saying(LEAD, "help")),
    Story("a shelf of ways", b.ShowShelf, "查记录…", saying(CONSULTANT, "更多…")),
    Story("today", b.ShowToday, "查看全部", busy),
    Story("everything that waits", b.ShowWaiting, "查看全部", saying_much),
    Story("sites", b.BeginRecord, "临时巡查", saying(CONSULTANT)),
    Story("findings", b.ShowFindings, "待我整改", after_a_patrol(MANAGER)),
    Story("a finding", b.ShowCase, "1", after_a_patrol(MANAGER, ">问题")),
    Story("acknowledge", b.ActOnCase, "收到", after_a_patrol(MANAGER, ">WT20261123-01")),
    Story("nudge", b.ActOnCase, "催办", after_a_patrol(CONSULTANT, ">WT20261123-01")),
    Story("snooze", b.SnoozeCase, "明天再提醒", after_a_patrol(MANAGER, ">WT20261123-01")),
    Story("photos of a finding", b.ShowCaseFiles, "照片", after_a_patrol(MANAGER, ">WT20261123-01")),
    Story("why this date", b.ExplainDate, "为什么是这天", after_a_patrol(MANAGER, ">WT20261123-01")),
    Story(
        "how an incident stands",
        b.ShowStatus,
        "现状",
        doing(STAFF, ">突发事件", ">液压油泄漏", "真实事件", ">SJ20261123-01"),
    ),
    Story("evidence", b.OpenForm, "提交整改", after_a_patrol(STAFF, ">WT20261123-01")),
    Story("agree to more time", b.ActOnCase, "同意到", wished),
    Story("no more time", b.OpenForm, "不同意延期", wished),
    Story("more time", b.OpenForm, "申请延期", after_a_patrol(STAFF, ">WT20261123-01")),
    Story("progress", b.ShowProgress, "查进度", saying(STAFF)),
    Story(
        "the guide",
        b.ShowSetUp,
        "开局向导",
        doing(ADMINISTRATOR, ">场所", "➕ 新增场所", "恒信阀门", ">三号库", "✅ 保存"),
    ),
    Story(
        "adopt the defaults",
        b.AdoptTerms,
        "采用默认期限",
        doing(ADMINISTRATOR, ">开局", "填公司名称", ">远山质量服务", "开局向导"),
    ),
    Story("progress of the firm", b.ShowProgress, "本单位", saying(STAFF, "进度")),
    Story("sift progress", b.ChooseSift, "🔎 筛选", complained(STAFF, ">进度")),
    Story("progress of one kind", b.ShowSifted, "投诉", complained(STAFF, ">进度", "🔎 筛选")),
    Story("nobody on duty", b.ShowUncovered, "⚠️ 2 家企业", _two_uncovered),
    Story("ask the butler", b.OpenForm, "问管家", saying(STAFF)),
    Story(
        "broken promises",
        b.ShowBroken,
        "未守承诺",
        complained(QUALITY_MANAGER, ">看板", "投诉咨询", so_far=promised_in_vain),
    ),
    Story("complaints board", b.ShowStatements, "投诉咨询", saying(QUALITY_MANAGER, "看板")),
    Story("what was promised", b.ShowPromises, "承诺记录", complained(QUALITY_MANAGER, so_far=file_complaint)),
    Story("accept", b.OpenForm, "👌 受理", complained(QUALITY_MANAGER, so_far=file_complaint)),
    Story(
        "say whom it is about", b.AnswerQuestion, "周明", complained(QUALITY_MANAGER, "👌 受理", so_far=file_complaint)
    ),
    Story("nudge the handler", b.ActOnCase, "📣 催办", complained(STAFF)),
    Story("ask to withdraw a complaint", b.OpenForm, "↩️ 撤回", complained(STAFF)),
    Story("withdraw a complaint", b.AnswerQuestion, "确定撤回", complained(STAFF, "↩️ 撤回")),
    Story("confirm", b.ActOnCase, "👍 满意，办结", complained(STAFF, so_far=proposed)),
    Story("open a reply", b.OpenForm, "💬 答复", complained(QUALITY_MANAGER)),
    Story("send a reply", b.MoveInForm, "发送", complained(QUALITY_MANAGER, "💬 答复", ">正在了解")),
    Story("send a question", b.MoveInForm, "发送", complained(QUALITY_MANAGER, "请对方补充", ">约的是几点？")),
    Story("send a resolution", b.MoveInForm, "发送", complained(QUALITY_MANAGER, "答复处理结果", "📷", ">已补巡查")),
    Story("give up on it", b.MoveInForm, "发送", complained(QUALITY_MANAGER, "无法解决", ">无法核实")),
    Story(
        "tell of a delay",
        b.MoveInForm,
        "发送",
        complained(QUALITY_MANAGER, "告知延期", ">12月18日", ">新人下周到岗"),
    ),
    Story("reassign", b.AnswerQuestion, "周明", complained(QUALITY_MANAGER, "👤 改派")),
    Story(
        "decline",
        b.MoveInForm,
        "发送",
        complained(QUALITY_MANAGER, "不予受理", ">不是我们的服务", so_far=file_complaint),
    ),
    Story("supply", b.MoveInForm, "发送", complained(STAFF, "✍️ 补充", ">九点", so_far=asked_for_more)),
    Story("add", b.MoveInForm, "发送", complained(STAFF, "✍️ 补充说明", ">还有一件事")),
    Story("reopen", b.MoveInForm, "发送", complained(STAFF, "不满意，重新处理", ">没有改", so_far=proposed)),
    Story("rate", b.AnswerQuestion, "4★", complained(STAFF, "⭐ 评价", so_far=resolved)),
    Story("answer an enquiry", b.MoveInForm, "发送", complained(LEAD, "💬 答复", ">一月起", so_far=file_enquiry)),
    Story("accept an enquiry", b.ActOnCase, "👌 受理", complained(CONSULTANT, so_far=file_enquiry)),
    Story("a patrol", b.ShowRecord, "查看巡查", after_a_patrol(CONSULTANT)),
    Story("recall", b.RecallRecord, "撤回", after_a_patrol(CONSULTANT, released=False)),
    Story("correct what was recalled", b.ReviseRecord, "修改", after_a_patrol(CONSULTANT, "撤回", released=False)),
    Story("end what was recalled", b.OpenForm, "作废", after_a_patrol(CONSULTANT, "撤回", released=False)),
    Story("confirm on the spot", b.PresentCode, "📲 现场扫码确认", after_a_patrol(CONSULTANT, ">XC20261123-01")),
    Story("say that one keeps something", b.ConfirmSecond, "📥 已收到保管", _given_to_keep),
    Story("confirm a patrol", b.ConfirmRecord, "👌 确认", after_a_patrol(MANAGER, ">XC20261123-01")),
    Story("recall what was issued", b.OpenForm, "撤回", after_a_patrol(LEAD, ">XC20261123-01")),
    Story("trainings", b.ShowTrainings, "培训报名", saying(STAFF, "更多…")),
    Story("past trainings", b.ShowPastTrainings, "📚 培训记录", training(STAFF)),
    Story("a training", b.ShowTraining, "新版标准解读", training(STAFF)),
    Story("sign up", b.SignUp, "✍️ 报名", training(STAFF)),
    Story("sign up on the card", b.SignUp, "✍️ 报名", training(STAFF, "新版标准解读")),
    Story("withdraw", b.Withdraw, "取消报名", training(MANAGER, "新版标准解读")),
    Story("withdraw while others wait", b.Withdraw, "取消报名", waited_for()),
    Story("withdraw for sure", b.Withdraw, "确定取消报名", waited_for("取消报名")),
    Story("open a training", b.OpenForm, "新建培训", training(CONSULTANT)),
    Story("submit a training", b.MoveInForm, "发布并通知", new_training),
    Story("open a change of a training", b.OpenForm, "修改培训", training(CONSULTANT, "新版标准解读")),
    Story(
        "submit a change of a training",
        b.MoveInForm,
        "改好并通知",
        training(CONSULTANT, "新版标准解读", "修改培训", "地点", ">三楼培训室"),
    ),
    Story("open a cancellation", b.OpenForm, "取消培训", training(CONSULTANT, "新版标准解读")),
    Story(
        "submit a cancellation",
        b.MoveInForm,
        "取消培训并通知",
        training(CONSULTANT, "新版标准解读", "取消培训", ">讲师生病"),
    ),
    Story("attendance", b.ShowAttendance, "签到名单", training(CONSULTANT, "新版标准解读")),
    Story(
        "note attendance",
        b.NoteAttendance,
        "▫️",
        training(CONSULTANT, "新版标准解读", "签到名单", hours=3),
    ),
    Story("note that all came", b.NoteRest, "✅ 全部到了", roll_asked),
    Story("note that nobody came", b.NoteRest, "❌ 都没来", roll_asked),
    Story("firms", b.ShowFirms, "人员加入", saying(CONSULTANT, "更多…")),
    Story("a firm", b.ShowFirm, "恒信阀门", saying(CONSULTANT, "加入")),
    Story("open a joining card", b.OpenForm, "新建加入卡", saying(MANAGER, "加入")),
    Story("open an invitation of staff", b.OpenForm, "邀请加入", saying(MANAGER, "加入")),
    Story("ask to join", b.MoveInForm, "没问题，申请加入", asking),
    Story("take a request back", b.WithdrawRequest, "撤回申请", waiting()),
    Story("take a request back for sure", b.WithdrawRequest, "确定撤回", waiting("撤回申请")),
    Story("a joining card", b.ShowJoiningCard, "0/50", with_card(MANAGER, ">加入")),
    Story("a joining card again", b.AskDocument, "发我加入卡", with_card(LEAD, ">加入", "恒信阀门", "0/50")),
    Story("links", b.ShowLinks, "未打开的链接", linked(MANAGER)),
    Story("take a link back?", b.RevokeLink, "员工", linked(MANAGER, "未打开的链接")),
    Story("take a link back", b.RevokeLink, "收回", linked(MANAGER, "未打开的链接", "员工")),
    Story("revoke", b.RevokeJoiningCard, "停用", with_card(MANAGER, ">加入", "0/50")),
    Story("revoke for sure", b.RevokeJoiningCard, "停用", with_card(MANAGER, ">加入", "0/50", "停用")),
    Story("who waits", b.ShowRequests, "2 人待批准", with_card(MANAGER, waiting=2)),
    Story("one who waits", b.ShowRequest, "刘洋", with_card(MANAGER, ">加入", "待批准加入", waiting=1)),
    Story("let all in", b.ApproveRequests, "本页 2 人都批准", with_card(MANAGER, "2 人待批准", waiting=2)),
    Story("let one in", b.ApproveRequests, "✅ 批准", with_card(MANAGER, "1 人待批准", "刘洋", waiting=1)),
    Story("let in as listed", b.ApproveAsListed, "是同一人", maybe_listed),
    Story("decline to let in", b.OpenForm, "不批准", with_card(MANAGER, "1 人待批准", "刘洋", waiting=1)),
    Story("members", b.ShowMembers, "成员", saying(MANAGER, "加入")),
    Story("a member", b.ShowMember, "王芳", with_card(MANAGER, ">加入", "成员")),
    Story("remove", b.RemoveMember, "移出", with_card(MANAGER, ">加入", "成员", "王芳")),
    Story("remove for sure", b.RemoveMember, "移出", with_card(MANAGER, ">加入", "成员", "王芳", "移出")),
    Story("give another account", b.AnswerQuestion, "原账号", with_card(MANAGER, ">加入", "成员", "王芳", "换绑账号")),
    Story("open an invitation of somebody listed", b.OpenForm, "邀请 TA 加入", listed(">人员", "刘洋")),
    Story("invite somebody listed", b.AnswerQuestion, "生成邀请链接", listed(">人员", "刘洋", "邀请 TA 加入")),
    Story("leave a firm", b.LeaveFirm, "退出企业", saying(STAFF, "更多…", "设置")),
    Story("leave a firm for sure", b.LeaveFirm, "退出", with_card(STAFF, ">设置", "退出企业")),
    Story("settings", b.ShowSettings, "设置", saying(STAFF, "更多…")),
    Story("registers", b.ShowRegisters, "导出台账", doing(CONSULTANT, ">菜单", "更多")),
    Story("registers of the only client", b.ShowRegisters, "导出台账", doing(MANAGER, ">菜单", "更多")),
    Story("made registers", b.ShowMadeRegisters, "我的台账", doing(MANAGER, *REGISTERS_ASKED)),
    Story("promised and done", b.ShowCadence, "频次兑现", doing(CONSULTANT, ">菜单", "更多")),
    Story("promised and done of a client", b.ShowCadence, "恒信阀门", saying(LEAD, "频次")),
    *BOARD_STORIES,
    Story("a clause", b.ShowClause, "2", at_the_coverage),
    Story("promised and done in a quarter", b.ShowCadence, "本季度", saying(MANAGER, "频次")),
    Story("a patrol's report again", b.AskDocument, "发我巡查报告", after_a_patrol(LEAD, ">XC20261123-01")),
    Story("open a register", b.OpenForm, "恒信阀门", saying(CONSULTANT, "台账")),
    Story("submit a register", b.MoveInForm, "生成表格", register_asked),
    *(Story(name, kind, press, doing(ADMINISTRATOR, *doings)) for name, kind, press, doings in LEDGER_STORIES),
    *(Story(name, kind, press, doing(CONSULTANT, *doings)) for name, kind, press, doings in MENU_STORIES),
    *(Story(name, kind, press, doing(LEAD, *doings)) for name, kind, press, doings in TASK_STORIES),
    *(Story(name, kind, press, doing(LEAD, *doings)) for name, kind, press, doings in CHECKLIST_STORIES),
    Story("ask to publish a checklist", b.AskToPublish, "📨 请发布", doing(CONSULTANT, *COPY)),
    Story("a page of today", b.ShowTodayFrom, "›", busy_all_day),
    Story("readiness", b.ShowBoard, "服务能力", doing(ADMINISTRATOR, ">菜单", "更多")),
    Story("what is behind a figure", b.ShowFigure, "技术人员", doing(ADMINISTRATOR, ">服务能力")),
    Story("spreadsheets", b.ShowLedgerFiles, "导入导出", doing(ADMINISTRATOR, ">菜单", "更多")),
    Story("export", b.ExportLedgers, "📤 导出表格", saying(ADMINISTRATOR, "导出")),
    Story("import", b.ApplyImport, "导入", importing()),
    Story("do not import", b.DropImport, "取消", importing()),
    Story("which column is it", b.SayName, "名字", own_list("工号")),
    Story("one more column", b.SayName, "手机号码", own_list("工号", "名字")),
    Story("leave columns out", b.SayName, "没点的不导入", own_list("工号", "名字")),
    Story("forget names", b.ForgetNames, "忘掉", own_list("工号", "名字", "没点的不导入", ">导出")),
    Story("on behalf", b.ShowBehalf, "代录", saying(CONSULTANT, "更多…")),
    Story("findings to record on", b.ChooseRecord, "📷 提交整改", recording()),
    Story("somebody new", b.AnswerQuestion, "电话", recording("💬 咨询", *NEW_PERSON)),
    Story("sign somebody up", b.AnswerQuestion, "当面", recording("🎓 培训报名", "新版标准解读", *NEW_PERSON)),
    Story("submit for somebody", b.MoveInForm, "提交", recording("📮 投诉", "王芳", "电话", *COMPLAINT[:2])),
    Story("withdraw for somebody", b.AnswerQuestion, "纸质", complained(CONSULTANT, "↩️ 撤回", so_far=told_for_them)),
    Story("a visit fits", b.ConfirmVisits, "✅ 可以", visit(MANAGER)),
    Story("another day for a visit", b.OpenForm, "📅 换一天", visit(MANAGER)),
    Story("before going", b.ShowVisit, "🧭 行前一页", visit(CONSULTANT, wish=True)),
    Story("set out", b.NoteVisit, "🚗 出发", visit(CONSULTANT, "🧭 行前一页", wish=True)),
    Story("agree to another day", b.AnswerWish, "✅ 同意改到", visit(CONSULTANT, wish=True)),
    Story("keep the day", b.AnswerWish, "📌 仍在", visit(CONSULTANT, "🧭 行前一页", wish=True)),
    Story("log a service", b.BeginRecord, "记一笔", saying(CONSULTANT, "更多…", "做记录…")),
    Story("how long", b.AnswerQuestion, "90 分钟", logged("首页", ">记一笔", "恒信阀门", "现场指导", ">看了现场")),
    Story("services", b.ShowRecords, "‹ 服务记录", logged()),
    Story("a service", b.ShowRecord, "1", logged("‹ 服务记录")),
    Story("files of a service", b.ShowRecordFiles, "🖼 照片", logged()),
    Story("submit a correction", b.MoveInForm, "提交", logged("✏️ 更正", ">写错了", "＋ 时长", "60 分钟")),
    *(Story(*told) for told in (*SETTING_STORIES, *BACKUP_STORIES, *CONTRACT_STORIES, *DELIVERABLE_STORIES)),
    Story("what was sent", b.ShowSent, "📎 1 份待归位", doing(STAFF, "📷", ">菜单")),
    Story("elsewhere", b.ShowSent, "用在别处", on_patrol("📷")),
    Story("use what was sent", b.UseSent, "问管家", doing(STAFF, "📷")),
    Story("hand in what was sent", b.UseSent, "📷 提交整改", after_a_patrol(STAFF, "📷")),
    Story("of which client", b.ChooseFirmForSent, "记一笔", doing(CONSULTANT, "📷")),
    Story("to which item", b.PlaceSent, "3", on_patrol("📷")),
    Story("into the open form", b.PlaceSent, "▶️ 日常巡查", on_patrol(">菜单", "📷")),
    Story("put aside", b.PutAside, "先放一边", doing(STAFF, "📷")),
    Story("add a contact that was sent", b.AddContact, "➕ 加入人员名单", doing(ADMINISTRATOR, "👤")),
    Story("a text that was too long", b.ShowSentText, "📄 看原文", on_patrol("❌ 不符合", ">" + "封样" * 600)),
    Story("language of the settings", b.SetLanguage, "English", saying(LEAD, "更多…", "设置")),
    Story("language of a form", b.SetLanguage, "EN", on_patrol("✅ 符合")),
    Story("language of the welcome", b.SetLanguage, "English", saying(STRANGER, "你好")),
)
