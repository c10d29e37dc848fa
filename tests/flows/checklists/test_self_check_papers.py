"""The papers of the self-checks: their names, a PDF to sign, a workbook item by item (clauses 4.6, 6.3)."""

from datetime import date
from io import BytesIO

from pypdf import PdfReader

from storage import database as db
from tests.flows.behalf.recording import do
from tests.flows.checklists.self_checking import keep_self_checks, with_problem
from tests.flows.checklists.test_self_check_month import WEEKLY, director_of, hour
from tests.flows.steps import count, english, heard, one
from tests.flows.test_register import ask, rows, workbook
from tests.sandbox.phone import Phone
from tests.world import ADMINISTRATOR, CONSULTANT, MANAGER, OTHER_MANAGER, STAFF, World

TITLE = "每日工业产品质量安全检查记录"


async def called_otherwise(world: World, what: str = "每日自查的名称", title: str = TITLE) -> None:
    """The administrator says what the papers are called."""
    administrator = await world.phone(ADMINISTRATOR)
    await do(administrator, ">公司设置", "文字", what, "✏️ 改写", "✏️ 中文", f">{title}", "保存")


async def paper(phone: Phone, world: World, key: str = "发我自查签字表") -> str:
    """The paper of the card that is shown, as it reads."""
    await phone.press(key)
    await world.beat()
    pdf = PdfReader(BytesIO(await phone.download(await phone.last())))
    return "".join(page.extract_text() for page in pdf.pages).replace("\n", "").replace(" ", "")


async def test_the_papers_are_called_as_the_firm_calls_them(sqlite_world: World) -> None:
    await called_otherwise(sqlite_world)
    await keep_self_checks(sqlite_world)
    officer = await sqlite_world.phone(STAFF)
    await do(officer, ">自查", "✅ 今日无问题", "查看 ZC")
    assert TITLE in (await officer.last()).text
    assert TITLE in await paper(officer, sqlite_world)
    await officer.text("自查记录")
    assert f"每日 · 未发现问题（零风险报告） · {TITLE}" in (await officer.last()).text
    manager = await sqlite_world.phone(MANAGER)
    await ask(manager, "企业自查", "本月", "生成表格", client=None)
    (row,) = rows(await workbook(manager, sqlite_world), "企业自查")
    assert row["记录名称"] == TITLE


async def test_the_paper_of_a_day_says_item_by_item_what_was_found_and_done(sqlite_world: World) -> None:
    officer, butler = await with_problem(sqlite_world), await sqlite_world.phone(CONSULTANT)
    await do(officer, "🔧 记处理结果", ">装置已恢复，当班产品全检", "✅ 确认无误，提交")
    await do(butler, f">{await one('SELECT number FROM work_record')}", "💬 写意见", ">请写明停用了几个班次")
    said = await paper(officer, sqlite_world)
    assert "恒信阀门有限公司企业每日自查编号：ZC20261123-01" in said
    assert "结果有问题日期2026-11-23记录人王芳" in said
    assert "检查项目检查结果发现的问题与防范措施处理结果" in said
    assert "发现的问题项目问题防范措施处理结果4关键工序与参数防错装置被停用" in said
    assert said.count("装置已恢复，当班产品全检") == 2
    assert "请写明停用了几个班次" in said
    assert "质量安全员（签字）质量安全总监（签字）主要负责人（签字）" in said.replace("日期", "")
    assert said.count("（签字）") == 3
    # the butler may have it, another client may not
    assert "防错装置被停用" in await paper(butler, sqlite_world)
    stranger = await sqlite_world.phone(OTHER_MANAGER)
    await stranger.text("ZC20261123-01")
    assert "防错装置" not in (await stranger.last()).text


async def test_a_shut_down_day_is_called_so_on_its_paper(sqlite_world: World) -> None:
    await called_otherwise(sqlite_world)
    await keep_self_checks(sqlite_world)
    officer = await sqlite_world.phone(STAFF)
    await do(officer, ">自查", "⏸ 停产", "查看 ZC")
    said = await paper(officer, sqlite_world)
    assert f"{TITLE}编号：ZC20261123-01结果停产" in said
    assert "未发现问题" not in said
    await english(officer)
    await officer.text("ZC20261123-01")
    assert "ResultShutdown" in await paper(officer, sqlite_world, "self-check sheet")


async def test_the_report_of_a_week_is_a_paper_of_its_own(sqlite_world: World) -> None:
    world = sqlite_world
    await called_otherwise(world, "每周自查报告的名称", "每周工业产品质量安全排查治理报告")
    client = await keep_self_checks(world)
    director = await director_of(world, client)
    await world.until(hour(date(2026, 11, 27), 15))
    await heard(director, "本周自查报告待确认")
    await do(director, *WEEKLY)
    said = await paper(director, world)
    assert "每周工业产品质量安全排查治理报告" in said
    assert "第几周2026年第48周（2026-11-23至2026-11-29）" in said
    assert "确认人质量安全总监" in said
    assert "下周工作重点盯住量具" in said


async def test_the_manager_takes_the_self_checks_home_in_a_workbook_also_after_the_end(sqlite_world: World) -> None:
    await with_problem(sqlite_world)
    await db.changed("UPDATE contract SET ends = '2026-11-20', ended_at = :at", at=sqlite_world.clock.now())
    manager = await sqlite_world.phone(MANAGER)
    await ask(manager, "企业自查", "本月", "生成表格", client=None)
    book = await workbook(manager, sqlite_world)
    (row,) = rows(book, "企业自查")
    assert (row["记录人"], row["类型"], row["结果"]) == ("王芳", "每日", "有问题")
    assert row["发现的问题"] == "防错装置被停用"
    assert str(row["日期"])[:10] == "2026-11-23"
    items = rows(book, "企业自查逐项")
    assert [one["序号"] for one in items] == list(range(1, 12))
    assert [one["检查结果"] for one in items] == ["符合"] * 3 + ["不符合"] + ["符合"] * 7
    assert (items[3]["项目"], items[3]["发现的问题"]) == ("关键工序与参数", "防错装置被停用")
    assert await count("failed_update") == 0
