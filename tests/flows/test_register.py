"""Registers out: asked for in the chat, made by the worker, sent as a workbook of one client only."""

from datetime import datetime, timedelta
from io import BytesIO

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from bot.documents.in_child import Press
from bot.rules.people import Role
from bot.rules.permissions import MATRIX, Action
from bot.services import registers as service
from schedules import registers as making
from schedules.jobs import LEASE, MOST_ATTEMPTS, run_due_jobs
from schedules.progress import Progress
from storage import database as db
from tests.flows.cases.filing import accepted, opened_by, say
from tests.flows.steps import count, english, heard, one, press_sparingly, submit_patrol
from tests.flows.trainings.trainings import a_session, sign_up
from tests.flows.two_firms import SECRETS, one_of_everything, someone
from tests.sandbox.phone import Message, Phone
from tests.schedules.post_room import lines, trouble
from tests.world import (
    ADMINISTRATOR,
    AUDITOR,
    CONSULTANT,
    LEAD,
    MANAGER,
    OTHER_MANAGER,
    OTHER_STAFF,
    QUALITY_MANAGER,
    STAFF,
    World,
)

ALL_SHEETS = [
    "封面",
    "巡查",
    "检查",
    "问题",
    "投诉和咨询",
    "突发事件",
    "培训报名",
    "服务记录",
    "交付文件",
    "其他工作",
    "证照续期",
    "企业确认",
    "调查计划",
    "企业自查",
    "监测记录",
    "客户财产领用",
    "客户财产归还",
    "客户财产销毁",
    "客户财产遗失、泄露",
    "风险调级",
    "承诺记录",
    "企业自查逐项",
]


@pytest.fixture
def world(sqlite_world: World) -> World:
    """On SQLite: tests/flows/test_a_week.py, test_a_month.py and the rushes walk the same ways on both databases."""
    return sqlite_world


async def ask(phone: Phone, *presses: str, client: str | None = None) -> Message:
    """Asks for registers: all of this month, unless other buttons are named."""
    await phone.text("台账")
    if client is not None:
        await phone.press(client)
    for press in presses or ("全部", "本月", "生成表格"):
        await press_sparingly(phone, press)
    return await phone.last()


async def workbook(phone: Phone, world: World) -> Workbook:
    """The workbook that arrives."""
    await world.beat()
    return openpyxl.load_workbook(BytesIO(await phone.download(await heard(phone, "📊"))))


def rows(book: Workbook, sheet: str) -> list[dict[str, object]]:
    """A sheet's rows by the titles of their columns."""
    header, *found = book[sheet].iter_rows(values_only=True)
    return [dict(zip(map(str, header), row, strict=True)) for row in found]


async def complain(world: World, telegram_id: int, what: str, *, open_to_manager: bool, about: str = "") -> None:
    """Somebody files a complaint from the phone."""
    phone = await world.phone(telegram_id)
    await phone.text("我要投诉")
    await phone.text(what)
    if "不是同一件，照常提交" in await phone.buttons():
        await phone.press("不是同一件，照常提交")
    await phone.press("服务时效")
    await phone.press(about or "不清楚")
    await phone.press("跳过")
    if open_to_manager:
        await phone.press("＋ 本单位负责人可见")
        await phone.press("是")
    await phone.press("提交")


async def test_a_manager_asks_and_gets_one_workbook_of_the_own_firm(world: World) -> None:
    await submit_patrol(world)
    session = await a_session(world)
    await sign_up(world, session, STAFF)
    await complain(world, STAFF, "=1+1 约好没来", open_to_manager=True)
    await world.pass_by(minutes=11)
    manager = await world.phone(MANAGER)
    answer = await ask(manager)
    assert "好了会发给您" in answer.text
    book = await workbook(manager, world)
    assert book.sheetnames == ALL_SHEETS
    (patrol,) = rows(book, "巡查")
    assert (patrol["编号"], patrol["状态"], patrol["问题数"]) == ("XC20261123-01", "已送达企业", 1)
    assert (patrol["计划日期"], patrol["用时（分钟）"]) == (datetime(2026, 11, 23), 0)
    (finding,) = rows(book, "问题")
    assert (finding["编号"], finding["严重程度"], finding["状态"]) == ("WT20261123-01", "一般", "待整改")
    (complaint,) = rows(book, "投诉和咨询")
    assert (complaint["内容"], complaint["类别"], complaint["状态"]) == ("=1+1 约好没来", "投诉", "待受理")
    assert (complaint["投诉类别"], complaint["严重程度"], complaint["希望的结果"]) == ("服务时效", None, None)
    promises = [(row["编号"], row["承诺事项"], row["承诺人"], row["结果"]) for row in rows(book, "承诺记录")]
    assert promises == [(complaint["编号"], what, "公司时限", "未到期") for what in ("受理", "办结")]
    (seat,) = rows(book, "培训报名")
    assert (seat["培训主题"], seat["状态"], seat["签到"]) == ("新版标准解读", "已报名", None)
    said = await heard(manager, "📊")
    assert "巡查 1" in said.text
    assert "2026-11-01 至 2026-11-30" in said.text


async def test_what_is_late_says_for_how_long_and_a_manager_hides_nothing_from_themselves(sqlite_world: World) -> None:
    world = sqlite_world
    await submit_patrol(world)
    await complain(world, MANAGER, "约好没来", open_to_manager=False)
    await complain(world, STAFF, "报告有错字", open_to_manager=False)
    await db.values("UPDATE service_case SET promised_at = :at RETURNING id", at=world.clock.now() - timedelta(days=9))
    await db.values(
        "UPDATE service_case SET paused_at = :at WHERE title = '报告有错字' RETURNING id",
        at=world.clock.now() - timedelta(days=2),
    )
    phone = await world.phone(ADMINISTRATOR)
    await ask(phone, client="恒信阀门")
    book = await workbook(phone, world)
    assert [row["逾期天数"] for row in rows(book, "问题")] == [9]
    filed = {row["内容"]: (row["逾期天数"], row["对本企业负责人保密"]) for row in rows(book, "投诉和咨询")}
    assert filed == {"约好没来": (9, None), "报告有错字": (7, "是")}


async def test_the_workbook_is_in_the_language_of_whoever_asked(world: World) -> None:
    await submit_patrol(world)
    await world.pass_by(minutes=11)
    manager = await world.phone(MANAGER)
    await english(manager)
    await manager.text("registers")
    for press in ("Findings", "This month", "Make the spreadsheet"):
        await press_sparingly(manager, press)
    assert "will be sent to you" in (await manager.last()).text
    book = await workbook(manager, world)
    assert book.sheetnames == ["Cover", "Findings"]
    (finding,) = rows(book, "Findings")
    assert finding["State"] == "To fix"
    assert str(finding["Suggested rectification"]).isascii()


async def test_nothing_of_another_client_is_ever_in_a_register(sqlite_world: World) -> None:
    world = sqlite_world
    firms = [await one_of_everything(world, "HX", "总装车间"), await one_of_everything(world, "CG", "一号产线")]
    await complain(world, STAFF, f"{SECRETS['HX']}投诉", open_to_manager=True)
    await complain(world, OTHER_STAFF, f"{SECRETS['CG']}投诉", open_to_manager=True)
    await world.pass_by(minutes=11)
    for telegram_id, client in (
        (MANAGER, None),
        (OTHER_MANAGER, None),
        (CONSULTANT, "恒信阀门"),
        (ADMINISTRATOR, "恒信阀门"),
        (AUDITOR, "恒信阀门"),
        (QUALITY_MANAGER, "恒信阀门"),
    ):
        phone = await world.phone(telegram_id)
        await ask(phone, client=client)
        book = await workbook(phone, world)
        own, other = ("CG", "HX") if telegram_id == OTHER_MANAGER else ("HX", "CG")
        name = await one("SELECT name FROM client WHERE id = :id", id=firms[0 if own == "HX" else 1].client)
        for sheet in book.sheetnames[1:]:
            found = rows(book, sheet)
            assert {row["服务对象"] for row in found} <= {name}, (telegram_id, sheet)
            assert SECRETS[other] not in str(found), (telegram_id, sheet)
        assert rows(book, "巡查"), telegram_id
        assert rows(book, "培训报名"), telegram_id


async def test_what_was_promised_is_filed_with_each_change_its_reason_and_how_late_it_came(world: World) -> None:
    _, handler = await accepted(world, visible=True)
    await say(handler, "💬 答复", "我们在查。")
    # promised by Wednesday 2 December
    await world.until(world.clock.now() + timedelta(days=8))
    await say(await opened_by(world, QUALITY_MANAGER), "🕒 告知延期", "12月4日", "要等检测结果。")
    await world.until(world.clock.now() + timedelta(days=6))
    await say(await opened_by(world, QUALITY_MANAGER), "🕒 告知延期", "12月9日", "=检测还没有做完。")
    manager = await world.phone(MANAGER)
    await ask(manager, "投诉和咨询", "今年", "生成表格")
    found = [
        (
            row["承诺事项"],
            row["承诺人"],
            str(row["承诺时限"])[:10],
            row["改到"] and str(row["改到"])[:10],
            row["改期原因"],
            row["结果"],
            row["晚几天"],
        )
        for row in rows(await workbook(manager, world), "承诺记录")
    ]
    assert found == [
        ("受理", "公司时限", "2026-11-24", None, None, "按时", None),
        ("办结", "公司时限", "2026-12-02", "2026-12-04", "要等检测结果。", "到期前改期", None),
        ("首次答复", "公司时限", "2026-11-26", None, None, "按时", None),
        ("办结", "吴刚", "2026-12-04", "2026-12-09", "=检测还没有做完。", "逾期后改期", 3),
        ("办结", "吴刚", "2026-12-09", None, None, "未到期", None),
    ]


async def test_complaints_are_listed_for_those_only_who_may_look_at_them(sqlite_world: World) -> None:
    world = sqlite_world
    await complain(world, STAFF, "请保密的事", open_to_manager=False)
    await complain(world, STAFF, "可以公开的事", open_to_manager=True)
    quality_manager = world.company.people[QUALITY_MANAGER].name
    await complain(world, STAFF, "关于质量主管的事", open_to_manager=True, about=quality_manager)
    listed, promised = {}, {}
    for telegram_id, client in ((MANAGER, None), (CONSULTANT, "恒信阀门"), (QUALITY_MANAGER, "恒信阀门")):
        phone = await world.phone(telegram_id)
        await ask(phone, "投诉和咨询", "本月", "生成表格", client=client)
        book = await workbook(phone, world)
        listed[telegram_id] = {row["内容"] for row in rows(book, "投诉和咨询")}
        promised[telegram_id] = len(rows(book, "承诺记录"))
    # accepted and resolved by a day: of each of those alone
    assert promised == {telegram_id: 2 * len(found) for telegram_id, found in listed.items()}
    assert listed == {
        MANAGER: {"可以公开的事", "关于质量主管的事"},
        CONSULTANT: set(),
        QUALITY_MANAGER: {"请保密的事", "可以公开的事"},
    }


async def test_a_manager_gets_no_patrol_that_was_not_issued_to_the_firm(world: World) -> None:
    await submit_patrol(world)
    manager, consultant = await world.phone(MANAGER), await world.phone(CONSULTANT)
    await ask(manager)
    book = await workbook(manager, world)
    assert rows(book, "巡查") == rows(book, "问题") == []
    assert "这段时间没有记录" in (await heard(manager, "📊")).text
    await ask(consultant, client="恒信阀门")
    assert len(rows(await workbook(consultant, world), "巡查")) == 1


async def test_own_dates_are_asked_for_and_must_not_run_backwards(world: World) -> None:
    await submit_patrol(world)
    await world.pass_by(minutes=11)
    manager = await world.phone(MANAGER)
    await ask(manager, "巡查", "自选日期")
    await manager.text("11月23日")
    await manager.text("11月22日")
    assert "最早可以选 11月23日" in (await manager.last()).text
    await manager.text("11月23日")
    await press_sparingly(manager, "生成表格")
    book = await workbook(manager, world)
    assert len(rows(book, "巡查")) == 1
    assert book["封面"]["B4"].value == "2026-11-23 至 2026-11-23"


async def test_a_day_to_come_is_refused_and_an_earlier_one_wants_its_year(sqlite_world: World) -> None:
    manager = await sqlite_world.phone(MANAGER)
    await ask(manager, "巡查", "自选日期")
    for to_come in ("10月1日", "明天"):
        await manager.text(to_come)
        assert "最晚可以选 11月23日（周一）；更早的请写上年份" in (await manager.last()).text
    await manager.text("2026年10月1日")
    assert "到哪天为止" in (await manager.last()).text
    await manager.text("今天")
    assert "✅ 生成表格" in await manager.buttons()


async def test_last_months_register_has_nothing_of_this_month(world: World) -> None:
    await submit_patrol(world)
    await world.pass_by(minutes=11)
    manager = await world.phone(MANAGER)
    await ask(manager, "全部", "上月", "生成表格")
    book = await workbook(manager, world)
    assert all(rows(book, sheet) == [] for sheet in ALL_SHEETS[1:])


async def test_a_register_of_several_pages_is_whole(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "PAGE", 2)
    for n in range(5):
        await complain(world, STAFF, f"第{n}件", open_to_manager=n != 3)
    manager = await world.phone(MANAGER)
    await ask(manager, "投诉和咨询", "本月", "生成表格")
    listed = [row["内容"] for row in rows(await workbook(manager, world), "投诉和咨询")]
    assert listed == ["第0件", "第1件", "第2件", "第4件"]


async def test_client_staff_cannot_ask_and_others_only_for_clients_they_serve(sqlite_world: World) -> None:
    world = sqlite_world
    staff = await world.phone(STAFF)
    await staff.text("台账")
    assert "台账由企业负责人来导出" in (await staff.last()).text
    assert Role.CLIENT_STAFF not in MATRIX[Action.EXPORT_REGISTER]
    elsewhere = await someone(world, "别家管家", Role.CONSULTANT, world.company.clients["CG"])
    await elsewhere.text("台账")
    assert "要哪些台账" in (await elsewhere.last()).text
    assert await one("SELECT subject_id FROM draft WHERE form = 'register'") == world.company.clients["CG"]


async def test_whoever_lost_the_role_meanwhile_gets_nothing(world: World) -> None:
    manager = await world.phone(MANAGER)
    await ask(manager)
    await db.values(
        "UPDATE role_grant SET ended_at = :at WHERE person_id = :person_id RETURNING id",
        at=world.clock.now(),
        person_id=world.company.people[MANAGER].id,
    )
    await world.beat()
    assert await lines("register") == []
    assert "document" not in (await manager.last()).raw


async def test_a_button_pressed_twice_asks_once(world: World) -> None:
    manager = await world.phone(MANAGER)
    await ask(manager, "全部", "本月")
    review = await manager.last()
    data = next(button.data for button in review.buttons if "生成表格" in button.text)
    await manager.press_data(review, data or "")
    again = await manager.press_data(await manager.last(), data or "", force=True)
    assert "刚才没处理成功" not in again.text
    await world.beat()
    assert len(await lines("register")) == 1


async def test_the_export_is_in_the_trail(world: World) -> None:
    await ask(await world.phone(LEAD), client="恒信阀门")
    await world.beat()
    found = await db.values("SELECT action FROM trail WHERE subject_kind = 'register' ORDER BY id")
    assert [row["action"] for row in found] == ["ask", "export"]


# Progress


@pytest.fixture
def every_line_is_long(monkeypatch: pytest.MonkeyPatch, world: World) -> None:
    """A register of few lines takes long: each page a second."""
    monkeypatch.setattr(making, "LONG", 1)
    read = service.pages

    async def slowly(request: object, register: str) -> object:
        async for page in read(request, register):  # type: ignore[arg-type]
            world.clock.pass_by(seconds=2)
            yield page

    monkeypatch.setattr(service, "pages", slowly)


def shown(calls: list[dict[str, object]], method: str) -> list[str]:
    """What calls of a method said."""
    return [str(call["params"]["text"]) for call in calls if call["method"] == method]  # type: ignore[index]


@pytest.mark.usefixtures("every_line_is_long")
async def test_a_long_export_shows_its_progress_in_one_message(world: World) -> None:
    await submit_patrol(world)
    await world.pass_by(minutes=11)
    manager = await world.phone(MANAGER)
    await ask(manager)
    at = await manager.calls()
    await world.beat()
    calls = await manager.calls_since(at)
    (begun,) = [text for text in shown(calls, "sendMessage") if "正在生成台账" in text]
    assert "巡查：1 行" in begun
    assert "问题…" in begun
    *between, last = shown(calls, "editMessageText")
    assert any("问题：1 行" in text for text in between)
    assert "正在排版" in between[-1]
    assert "台账已生成" in last
    assert len({call["params"]["message_id"] for call in calls if call["method"] == "editMessageText"}) == 1
    assert (await manager.download(await heard(manager, "📊")))[:2] == b"PK"


async def test_a_short_export_needs_no_progress_message(world: World) -> None:
    manager = await world.phone(MANAGER)
    await ask(manager)
    at = await manager.calls()
    await world.beat()
    assert [call["method"] for call in await manager.calls_since(at)] == ["sendChatAction", "sendDocument"]


@pytest.mark.usefixtures("every_line_is_long")
async def test_after_a_crash_the_same_progress_message_goes_on_and_one_workbook_is_sent(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    class PowerCut(BaseException):
        pass

    async def cut_off(press: Press[object], book: object) -> bytes:
        raise PowerCut

    await submit_patrol(world)
    await world.pass_by(minutes=11)
    manager = await world.phone(MANAGER)
    await ask(manager)
    at = await manager.calls()
    with monkeypatch.context() as power:
        power.setattr(Press, "render", cut_off)
        with pytest.raises(PowerCut):
            await run_due_jobs(world.heart.office)
    await world.pass_by(seconds=LEASE.total_seconds() + 10)
    calls = await manager.calls_since(at)
    assert len([text for text in shown(calls, "sendMessage") if "正在生成台账" in text]) == 1
    assert "台账已生成" in shown(calls, "editMessageText")[-1]
    assert len([call for call in calls if call["method"] == "sendDocument"]) == 1


async def test_a_crash_after_the_hand_over_sends_no_second_workbook(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    class PowerCut(BaseException):
        pass

    async def cut_off(progress: object, screen: object) -> None:
        raise PowerCut

    manager = await world.phone(MANAGER)
    await ask(manager)
    with monkeypatch.context() as power:
        power.setattr(Progress, "end", cut_off)
        with pytest.raises(PowerCut):
            await run_due_jobs(world.heart.office)
    await world.pass_by(seconds=LEASE.total_seconds() + 10)
    assert len(await lines("register")) == 1
    assert await count("document") == 1
    assert len([m for m in await manager.messages() if "document" in m.raw]) == 1


@pytest.mark.usefixtures("every_line_is_long")
async def test_a_progress_message_that_cannot_be_sent_holds_no_workbook_up(world: World) -> None:
    await submit_patrol(world)
    await world.pass_by(minutes=11)
    manager = await world.phone(MANAGER)
    await ask(manager)
    refusal = {"method": "sendMessage", "times": 1, "error_code": 400, "description": "Bad Request: no"}
    await trouble(world, fail_next=refusal)
    await world.beat()
    assert (await manager.download(await heard(manager, "📊")))[:2] == b"PK"


async def test_whoever_waits_for_a_workbook_that_was_given_up_is_told(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Broken(Exception):
        pass

    async def broken(press: Press[object], book: object) -> bytes:
        raise Broken

    manager, administrator = await world.phone(MANAGER), await world.phone(ADMINISTRATOR)
    await ask(manager)
    monkeypatch.setattr(Press, "render", broken)
    await world.pass_by(hours=1)
    assert "没能生成" in (await manager.last()).text
    assert "台账没能生成" in (await administrator.last()).text
    assert await one("SELECT attempts FROM job WHERE kind = 'make_register'") == MOST_ATTEMPTS


async def test_a_register_names_no_one_who_complained_unnamed(sqlite_world: World) -> None:
    world = sqlite_world
    phone = await world.phone(MANAGER)
    for word in ("我要投诉", "约好没来"):
        await phone.text(word)
    for key in ("服务时效", "不清楚", "跳过", "＋ 对团队匿名", "是", "提交"):
        await phone.press(key)
    named = {}
    for who in (ADMINISTRATOR, QUALITY_MANAGER):
        reader = await world.phone(who)
        await ask(reader, client="恒信阀门")
        (line,) = rows(await workbook(reader, world), "投诉和咨询")
        named[who] = (line["提出人"], line["对本企业负责人保密"])
    # that its own manager filed it would tell whose it is
    assert named[ADMINISTRATOR] == ("匿名", "是")
    assert named[QUALITY_MANAGER][0] != "匿名"


async def test_a_register_tells_how_grave_a_complaint_is_and_what_is_hoped_for(sqlite_world: World) -> None:
    world = sqlite_world
    phone = await world.phone(STAFF)
    for word in ("我要投诉", "约好没来"):
        await phone.text(word)
    for key in ("服务时效", "不清楚"):
        await phone.press(key)
    await phone.text("换一位管家")
    await phone.press("提交")
    quality = await world.phone(QUALITY_MANAGER)
    await quality.text("TS20261123-01")
    for key in ("🏷 类别和程度", "专业能力", "🔴 严重"):
        await quality.press(key)
    await ask(quality, client="恒信阀门")
    (line,) = rows(await workbook(quality, world), "投诉和咨询")
    assert (line["投诉类别"], line["严重程度"], line["希望的结果"]) == ("专业能力", "严重", "换一位管家")
