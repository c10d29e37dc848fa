"""An internal audit: programme, audit, report and review of one client lead to each other (clause 4.4.1)."""

from io import BytesIO

from pypdf import PdfReader

from bot.rules.form import Kind
from bot.services.forms.filling import present
from storage import database as db
from storage.people.persons import get_person_by_telegram
from tests.flows.steps import count, one
from tests.sandbox.phone import Phone
from tests.sandbox.pictures import picture
from tests.world import CONSULTANT, LEAD, MANAGER, World

TYPED = {Kind.TEXT: "已说明", Kind.DATE: "今天", Kind.CONFORMITY: "符合", Kind.YES_NO: "是"}


async def fill_in(phone: Phone, telegram_id: int) -> None:
    """Answers whatever is asked, one by one, and submits it."""
    person = await get_person_by_telegram(telegram_id)
    assert person is not None
    for _ in range(60):
        view = await present(person)
        assert view is not None
        buttons = await phone.buttons()
        if submits := [label for label in buttons if label.startswith("✅") and "提交" in label]:
            await phone.press(submits[0])
            return
        if view.step is None:
            ways = ("逐项填写", "下一处没填的 ›", "核对并提交 ›")
            await phone.press(next((label for label in ways if label in buttons), str(buttons)))
        elif "跳过" in buttons:
            await phone.press("跳过")
        elif view.step.question.kind is Kind.FILES:
            await phone.photo(picture())
        elif view.step.question.kind in (Kind.CHOICE, Kind.CHOICES):
            await phone.text(view.step.question.options[0].label.zh)
        elif view.step.question.kind is Kind.NUMBER:
            await phone.text(str(view.step.question.minimum or 1))
        else:
            await phone.text(TYPED[view.step.question.kind])
    raise AssertionError((await phone.last()).text)


async def test_the_records_of_a_round_lead_to_each_other_and_to_what_comes_next(sqlite_world: World) -> None:
    world = sqlite_world
    consultant, lead = await world.phone(CONSULTANT), await world.phone(LEAD)
    await consultant.text("做检查")
    await consultant.press("总装车间")
    await consultant.press("内审年度方案")
    await fill_in(consultant, CONSULTANT)
    await consultant.press("下一步：做内审 ›")
    await consultant.text("其余符合，3不符合 没有分析外部环境")
    await fill_in(consultant, CONSULTANT)
    card = (await consultant.last()).text
    assert "🔁 同一轮内审\n· 11月23日（周一） 内审年度方案" in card
    await consultant.press("下一步：写内审报告 ›")
    await fill_in(consultant, CONSULTANT)
    card = (await consultant.last()).text
    assert "内审检查表 · 得分率" in card
    assert "1 个问题" in card
    assert "下一步：管理评审 ›" in await consultant.buttons()
    opened = next(label for label in await consultant.buttons() if "内审检查表" in label)
    await consultant.press(opened)
    assert "内审报告" in (await consultant.last()).text

    # what the client does not have yet is not told in the report that they get
    manager = await world.phone(MANAGER)
    numbers = await db.column(str, "SELECT number FROM work_record ORDER BY id")
    for number in numbers:
        await lead.text(number)
        await lead.press("✅ 批准并发给企业")
    await world.beat()
    await manager.text(numbers[2])
    assert "🔁 同一轮内审" in (await manager.last()).text
    assert not [label for label in await manager.buttons() if "下一步" in label]
    assert await one("SELECT count(*) FROM work_record WHERE kind = 'inspection'") == 3
    await manager.press("检查报告")
    await world.beat()
    pages = PdfReader(BytesIO(await manager.download(await manager.last()))).pages
    said = "".join(page.extract_text() for page in pages)
    assert numbers[1] in said
    assert "同一轮内审" in said
    assert await count("failed_update") == 0
