"""What forms became: kept with their drafts, shown again to a late press, and told of old drafts by their records."""

from dataclasses import replace

import pytest

from bot.app.demo_filling import Tap, fill_in
from bot.records.drafts import DraftRecord
from bot.rules.cause import Cause
from bot.rules.declaring import NotDeclared
from bot.screens.buttons import MoveInForm, pack
from bot.services.forms.purposes import PURPOSES
from handlers.outcomes import OUTCOMES
from storage import database as db
from storage.drafts import stored as drafts
from storage.migrating import migrate
from tests.flows.behalf.recording import COMPLAINT, do, record
from tests.flows.cases.filing import NUMBER, WHAT, answered
from tests.flows.people.test_stand_ins import colleague
from tests.flows.steps import count, invite, one, submit_patrol
from tests.sandbox.phone import Answer, Phone
from tests.world import ADMINISTRATOR, CONSULTANT, LEAD, MANAGER, QUALITY_MANAGER, STAFF, World

BEFORE_OUTCOMES, FIRM = "0011_policies_revoked", "恒信阀门"

SUBMITTED: tuple[tuple[str, int, tuple[str, ...], str], ...] = (
    ("filed_case", STAFF, (">投诉", f">{WHAT}", "服务时效", "不清楚", "跳过", "✅"), NUMBER),
    ("service_log", CONSULTANT, (">记一笔", FIRM, "电话", ">问了检定日期", "15 分钟"), "问了检定日期"),
    ("service_log", CONSULTANT, ("✏️ 更正", ">记错了", "＋ 时长", ">60", "提交"), "周明更正：记错了"),
    (
        "training",
        LEAD,
        (">培训", "新建培训", ">解读", "质量管理", ">11月27日 14:00", ">90", ">二楼", ">20", "跳过", "✅"),
        "二楼",
    ),
    ("training_cancellation", LEAD, ("取消培训", ">讲师生病", "取消培训并通知"), "已取消"),
    (
        "ledger.clients",
        ADMINISTRATOR,
        (">客户", "➕ 新增客户", ">新星电子有限公司", ">新星电子", "✅ 保存"),
        "新星电子",
    ),
    ("ledger.clients", ADMINISTRATOR, ("✏️ 修改", "简称", ">新星"), "新星  客户"),
    ("ledger.sites", ADMINISTRATOR, (">场所", "➕ 新增场所", FIRM, ">二号库", "✅ 保存"), "二号库"),
    (
        "setting.provider_phone",
        ADMINISTRATOR,
        (">公司设置", "公司", "公司电话", "✏️", ">0571-8888 6666"),
        "0571-8888 6666",
    ),
    ("setting.provider_name", ADMINISTRATOR, (">公司设置", "公司", "公司名称", "✏️", ">恒正质量"), "恒正质量"),
    ("days_off", ADMINISTRATOR, (">公司设置", "日历", "＋ 放假", ">12月1日-12月2日"), "12月2日（周三） 放假"),
    ("own_quiet", QUALITY_MANAGER, (">设置", "✏️ 其他时间", ">上午9点", ">10:30"), "另加 09:00–10:30"),
    (
        "policy",
        QUALITY_MANAGER,
        (">制度", "＋ 写制度", ">办法", "我方人员", "直接输入", ">当日提交。", "预览"),
        "当日提交",
    ),
    (
        "role",
        ADMINISTRATOR,
        (">人员与角色", "周明", "＋ 增加角色", "监督员", "跳过", "确认并通知本人"),
        "点角色可修改",
    ),
    ("leave", CONSULTANT, (">请假", "＋ 我要请假", ">今天", ">11月26日", "韩冰", "跳过", "确认并通知"), "韩冰"),
    ("register", MANAGER, (">台账", "全部", "本月", "生成表格"), "正在生成台账"),
    ("joining_card", MANAGER, (">加入", "新建加入卡", "跳过", "跳过", "首页", "生成加入卡"), "加入码"),
)
"""The kind, whose phone, what is pressed or typed (``>``) until the form is submitted, and what a late press shows."""

NOT_TOLD = {"joining_card", "behalf", "setting_phone"}
"""Forms of which no record tells what they became, or that are younger than the migration that reads it."""


async def newest() -> DraftRecord:
    """The draft that was submitted last."""
    (row,) = await db.values("SELECT id FROM draft WHERE state = 'submitted' ORDER BY closed_at DESC, id DESC LIMIT 1")
    found = await drafts.get_draft(row["id"])
    assert found is not None
    return found


async def press_late(phone: Phone, draft: DraftRecord) -> Answer:
    """Presses the button by which the draft was submitted once more."""
    data = pack(MoveInForm(draft.token, draft.turn - 1, "submit"))
    return await phone.press_data(await phone.last(), data, force=True)


async def outcomes() -> dict[int, tuple[str, str | None, int | None]]:
    """Form and outcome of the submitted drafts, by their ids."""
    rows = await db.values("SELECT id, form, outcome, outcome_id FROM draft WHERE state = 'submitted'")
    return {int(row["id"]): (row["form"], row["outcome"], row["outcome_id"]) for row in rows}


async def test_a_late_press_shows_the_record_and_old_drafts_are_told_theirs(world: World) -> None:
    await colleague(world)
    for kind, who, doings, shown in SUBMITTED:
        world.clock.pass_by(seconds=1)
        phone = await world.phone(who)
        await do(phone, *doings)
        draft = await newest()
        assert draft.outcome == kind, doings
        assert (await press_late(phone, draft)).text.startswith("这是旧按钮：表已提交"), kind
        assert shown in (await phone.last()).text, kind
    await submit_patrol(world)
    await answered(world)
    staff = await world.phone(STAFF)
    await record(world, "📮 投诉", "王芳", "电话", *COMPLAINT)
    await world.beat()
    await do(staff, "不对，请核实", ">我没有这样说")
    assert {"patrol", "case", "behalf_wrong"} <= {kind for _, kind, _ in (await outcomes()).values()}

    kept = await outcomes()
    await migrate(BEFORE_OUTCOMES)
    await migrate()
    told = await outcomes()
    lost = {form for draft_id, (form, kind, _) in kept.items() if told[draft_id][1] is None}
    assert lost == NOT_TOLD
    assert {draft_id: row for draft_id, row in told.items() if row[0] not in NOT_TOLD} == {
        draft_id: row for draft_id, row in kept.items() if row[0] not in NOT_TOLD
    }


async def test_a_link_that_was_made_once_is_not_shown_again(sqlite_world: World) -> None:
    token = await invite(sqlite_world, "监督员")
    administrator = await sqlite_world.phone(ADMINISTRATOR)
    await administrator.text("菜单")
    draft = await newest()
    assert draft.outcome == "invitation"
    assert (await press_late(administrator, draft)).text.startswith("此按钮已失效")
    assert token not in (await administrator.last()).text
    assert token not in str(await db.values("SELECT * FROM draft"))


async def test_a_record_that_is_no_longer_theirs_is_not_shown_by_an_old_button(sqlite_world: World) -> None:
    consultant = await submit_patrol(sqlite_world)
    now = sqlite_world.clock.now()
    await db.values("UPDATE role_grant SET ended_at = :now WHERE role = 'consultant' RETURNING id", now=now)
    draft = await newest()
    assert (await press_late(consultant, draft)).text.startswith("此按钮已失效")
    assert "XC20261123-01" not in (await consultant.last()).text


async def test_a_kind_that_the_program_knows_no_more_makes_its_buttons_old(sqlite_world: World) -> None:
    consultant = await submit_patrol(sqlite_world)
    await db.values("UPDATE draft SET outcome = 'of_yore' RETURNING id")
    assert (await press_late(consultant, await newest())).text.startswith("此按钮已失效")


async def test_a_form_that_becomes_what_it_does_not_declare_stays_open(
    sqlite_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(PURPOSES, "service_log", replace(PURPOSES["service_log"], becomes=()))
    who, client = sqlite_world.company.people[CONSULTANT], sqlite_world.company.clients["HX"]
    with pytest.raises(NotDeclared, match="service_log"):
        await fill_in(
            Cause(at=sqlite_world.clock.now(), person_id=who.id),
            who,
            "service_log",
            ("client", client),
            (Tap("phone"), "问了检定日期", "15"),
        )
    assert await one("SELECT state FROM draft") == "open"
    assert await count("work_record") == 0


def test_every_outcome_of_every_form_is_shown_and_nothing_else() -> None:
    assert {kind for purpose in PURPOSES.values() for kind in purpose.becomes} == set(OUTCOMES)
    assert all(len(kind) <= 40 for kind in OUTCOMES)
