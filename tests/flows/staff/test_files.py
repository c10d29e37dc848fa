"""人员档案: what is kept of somebody beside their certificates, and who sees it (clauses 3.2, 5.1.1)."""

from io import BytesIO

import openpyxl

from tests.flows.behalf.recording import do
from tests.flows.staff.test_certificates import certified
from tests.flows.steps import english
from tests.sandbox.phone import Phone
from tests.world import ADMINISTRATOR, AUDITOR, CONSULTANT, LEAD, MANAGER, QUALITY_MANAGER, World


async def file_of(world: World, who: int, whose: str = "周明") -> Phone:
    """Somebody's phone at the file of one of ours."""
    phone = await world.phone(who)
    await do(phone, ">人员档案", whose)
    return phone


async def assessed(world: World, result: str = "不合格") -> Phone:
    """The lead's phone after they assessed the consultant."""
    lead = await file_of(world, LEAD)
    await do(lead, "📊 岗位考评", ">2026 年度", result, ">孙丽", ">报告两次迟交", "提交")
    return lead


async def test_how_somebody_was_hired_is_entered_and_theirs_to_see(world: World) -> None:
    administrator = await file_of(world, ADMINISTRATOR)
    given = (">2024-03-01", "社会招聘", ">本科，质量工程师六年", ">郑敏")
    said = (await do(administrator, "🤝 登记选聘", *given, "提交")).text
    assert "来源：社会招聘" in said
    assert "决定人：郑敏" in said
    consultant = await world.phone(CONSULTANT)
    said = (await do(consultant, ">我的档案")).text
    assert "选聘记录" in said
    assert "🤝 登记选聘" not in await consultant.buttons()


async def test_the_hours_of_the_year_are_summed_once_they_are_confirmed(world: World) -> None:
    consultant, administrator = await world.phone(CONSULTANT), await world.phone(ADMINISTRATOR)
    for day, hours in (("2026-03-10", "24"), ("2026-11-20", "16"), ("2025-12-01", "40")):
        await do(consultant, ">我的档案", "🎓 登记继续教育", f">{day}", ">计量基础", f">{hours}", ">市计量院", "提交")
    assert "2026 年继续教育 0 学时" in (await do(consultant, ">我的档案")).text
    for number in ("JX20261123-01", "JX20261123-02", "JX20261123-03"):
        await do(administrator, f">{number}", "✅ 核对无误")
    said = (await do(consultant, ">我的档案")).text
    assert "2026 年继续教育 40 学时，上次 2026-11-20" in said
    await do(administrator, ">人员档案", "周明")
    assert "2026 年继续教育 40 学时" in (await administrator.last()).text


async def test_how_somebody_did_is_seen_by_them_and_who_looks_after_people_alone(world: World) -> None:
    await assessed(world)
    for who, sees in ((LEAD, True), (QUALITY_MANAGER, True), (ADMINISTRATOR, True), (AUDITOR, False)):
        phone = await file_of(world, who)
        assert ("不合格" in (await phone.last()).text) is sees, who
        await phone.text("KP20261123-01")
        assert ("报告两次迟交" in (await phone.last()).text) is sees, who
    consultant = await world.phone(CONSULTANT)
    assert "不合格" in (await do(consultant, ">我的档案")).text
    manager = await world.phone(MANAGER)
    for word in ("人员档案", "我的档案", "KP20261123-01"):
        await manager.text(word)
        assert "不合格" not in (await manager.last()).text, word


async def test_a_consultant_has_their_own_file_and_no_list(sqlite_world: World) -> None:
    consultant = await sqlite_world.phone(CONSULTANT)
    await do(consultant, ">人员档案")
    assert "孙丽" not in str(await consultant.buttons())
    for whose in (sqlite_world.company.people[LEAD].id, sqlite_world.company.people[MANAGER].id):
        answer = await consultant.press_data(await consultant.last(), f"pfile|{whose}", force=True)
        assert "的档案" not in answer.text
    administrator = await sqlite_world.phone(ADMINISTRATOR)
    manager = sqlite_world.company.people[MANAGER].id
    answer = await administrator.press_data(await administrator.last(), f"o|hiring|people|{manager}", force=True)
    assert "哪天聘用的" not in answer.text, "a client's people have no file here"


async def test_in_practice_there_is_no_file(sqlite_world: World) -> None:
    await certified(sqlite_world)
    consultant = await sqlite_world.phone(CONSULTANT)
    await do(consultant, ">练习", "质量管家", ">我的档案")
    assert "内审员" not in (await consultant.last()).text


async def test_in_english(sqlite_world: World) -> None:
    await certified(sqlite_world, "2026-11-01")
    lead = await sqlite_world.phone(LEAD)
    await english(lead)
    await do(lead, ">staff files")
    assert "周明 ⚠️ certificate expired" in await lead.buttons()
    said = (await do(lead, "周明 ⚠️ certificate expired")).text
    assert "File of 周明" in said
    assert "⚠️ 内审员 · expired on 2026-11-01" in said
    assert "Continuing education in 2026: 0 hours" in said


async def test_the_files_go_out_as_registers_without_what_the_reader_may_not_see(world: World) -> None:
    await assessed(world)
    administrator = await file_of(world, ADMINISTRATOR)
    await do(administrator, "🎓 登记继续教育", ">2026-11-20", ">新版标准", ">8", "公司内部培训", "提交")
    for who, seen in ((ADMINISTRATOR, 1), (AUDITOR, 0)):
        phone = await world.phone(who)
        await do(phone, ">人员档案", "📊 导出人员档案台账", "全部", "今年", "生成表格")
        await world.beat()
        (said,) = [one for one in await phone.messages() if "人员档案台账" in one.text and "继续教育" in one.text]
        assert f"岗位考评 {seen}" in said.text, who
        book = openpyxl.load_workbook(BytesIO(await phone.download(said)))
        rows = [[cell.value for cell in row] for row in book["继续教育"].iter_rows()]
        assert "周明" in str(rows)
        assert "新版标准" in str(rows)
        assert ("不合格" in str([[c.value for c in row] for row in book["岗位考评"].iter_rows()])) is bool(seen), who
