"""帮您编写: papers drafted in Word from what is known of a client, edited, handed over and accepted."""

import io

import docx
import pytest
from docx.oxml.ns import qn

from storage import database as db
from tests.flows.behalf.recording import do
from tests.flows.steps import count, english, one
from tests.flows.work_records.handing_over import hand_over, owed
from tests.sandbox.phone import Phone
from tests.world import (
    ADMINISTRATOR,
    AUDITOR,
    CONSULTANT,
    LEAD,
    MANAGER,
    QUALITY_MANAGER,
    STAFF,
    World,
)

PLAN, MONITORING, DUTIES = "📝 应急预案（初稿）", "📝 监测计划（初稿）", "📝 岗位职责（初稿）"


async def drafted(world: World, phone: Phone, key: str) -> str:
    """All that the file says whose key is pressed."""
    await do(phone, key)
    await world.beat()
    content = await phone.download(await phone.last())
    body = docx.Document(io.BytesIO(content)).element.body
    lines = ("".join(node.text or "" for node in line.iter(qn("w:t"))) for line in body.iter(qn("w:p")))
    return "\n".join(lines)


async def positions(world: World) -> None:
    """The manager is the principal, who works there the officer; one site has an address, the officer a phone."""
    client = world.company.clients["HX"]
    for role, position in (("client_manager", "principal"), ("client_staff", "officer")):
        await db.changed(
            "UPDATE role_grant SET position = :position WHERE role = :role AND client_id = :client",
            position=position,
            role=role,
            client=client,
        )
    await db.changed("UPDATE person SET phone = '13800000001' WHERE telegram_id = :staff", staff=STAFF)


async def test_a_consultant_has_an_emergency_plan_drafted_from_what_is_known(world: World) -> None:
    await positions(world)
    consultant = await world.phone(CONSULTANT)
    said = await do(consultant, ">帮您编写", "恒信阀门")
    assert "恒信阀门 · 帮您编写" in said.text
    paper = await drafted(world, consultant, PLAN)
    assert "恒信阀门有限公司突发质量事件应急预案" in paper
    assert {"总装车间", "城东工业园 3 号", "原料仓库", "李强", "王芳", "13800000001", "孙丽", "周明"} <= {
        *paper.split("\n")
    }
    assert "晨光" not in paper
    assert "赵伟" not in paper
    for chapter in ("总则", "分级", "组织和职责", "预警", "响应：报告", "后期处置", "保障", "培训和演练", "附则"):
        assert f"  {chapter}" in paper
    # the director is not known
    assert "【请填写：姓名】" in paper
    sent = (await consultant.last()).raw["document"]["file_name"]
    assert sent == "恒信阀门_应急预案初稿.docx"


async def test_the_monitoring_plan_has_the_rows_of_the_ledger_and_job_duties_those_in_the_positions(
    world: World,
) -> None:
    await positions(world)
    lead = await world.phone(LEAD)
    await do(lead, ">监测计划", "➕ 新增监测项", "恒信阀门", "过程", ">总装试压台", ">壳体试验压力")
    await do(lead, "没有数值，看符不符合", "每个工作日", "王芳", "没有规定", "✅ 保存")
    await do(lead, ">客户", "恒信阀门", "其他…", "帮您编写")
    paper = await drafted(world, lead, MONITORING)
    assert "总装试压台" in paper
    assert "壳体试验压力" in paper
    assert "【请填写：限值】" in paper
    await do(lead, ">帮您编写", "恒信阀门")
    paper = await drafted(world, lead, DUTIES)
    lines = paper.split("\n")
    assert lines[lines.index("任职人") + 1] == "李强"
    assert "不适用第 75 号令，或还没有核实" in paper
    await db.changed("UPDATE client SET order_75 = :yes WHERE code = 'HX'", yes=True)
    await do(lead, ">帮您编写", "恒信阀门")
    assert "台账登记本企业适用第 75 号令" in await drafted(world, lead, DUTIES)


async def test_they_are_drafted_in_english_too(sqlite_world: World) -> None:
    lead = await sqlite_world.phone(LEAD)
    await english(lead)
    await do(lead, ">draft papers", "恒信阀门")
    paper = await drafted(sqlite_world, lead, "📝 Emergency plan (draft)")
    assert "Emergency plan for quality events" in paper
    assert "[Please fill in: phone]" in paper
    assert "请填写" not in paper


async def test_what_was_edited_is_handed_over_and_accepted(world: World) -> None:
    await owed(world, what="应急预案")
    consultant = await world.phone(CONSULTANT)
    await do(consultant, ">帮您编写", "恒信阀门")
    await drafted(world, consultant, PLAN)
    await do(consultant, ">帮您编写", "恒信阀门", "📦 应交成果")
    assert "应急预案" in (await consultant.last()).text
    await hand_over(world, "应急预案", "应急预案.docx")
    await world.beat()
    manager = await world.phone(MANAGER)
    await do(manager, ">菜单", "📦 待验收 · 应急预案", "✅ 验收")
    assert await one("SELECT count(*) AS n FROM acceptance") == 1


@pytest.mark.parametrize("telegram_id", [STAFF, MANAGER, QUALITY_MANAGER, ADMINISTRATOR, AUDITOR])
async def test_nobody_else_has_them_drafted(sqlite_world: World, telegram_id: int) -> None:
    phone = await sqlite_world.phone(telegram_id)
    said = await do(phone, ">帮您编写")
    assert "文件初稿由质量管家来编写。" in said.text
    assert await count("document WHERE kind = 'emergency_plan'") == 0


async def test_a_consultant_drafts_for_the_clients_they_serve_alone(world: World) -> None:
    await db.changed(
        "UPDATE role_grant SET ended_at = :at WHERE role = 'consultant' AND client_id = :client",
        at=world.clock.now(),
        client=world.company.clients["CG"],
    )
    consultant = await world.phone(CONSULTANT)
    said = await do(consultant, ">帮您编写")
    assert "恒信阀门 · 帮您编写" in said.text
