"""A label that is scanned while a question asks for such an entry is the answer; else it opens its card."""

from storage import database as db
from tests.flows.behalf.recording import do
from tests.flows.ledgers.test_equipment import CALIPER, equipped
from tests.flows.steps import english, press_sparingly
from tests.sandbox.phone import Message, Phone
from tests.world import ADMINISTRATOR, LEAD, World

PLAN = (">工作计划", "➕ 新增工作计划", "恒信阀门", "巡查")
WHERE, HOW_OFTEN = "请选择场所", "请选择多久一次"


async def site_of(code: str) -> tuple[int, str]:
    """A site of a client: its id, and what it is called."""
    site, *_ = await db.values(
        "SELECT s.id, s.name FROM site s JOIN client c ON c.id = s.client_id WHERE c.code = :code ORDER BY s.id",
        code=code,
    )
    return int(site["id"]), str(site["name"])


async def scan(phone: Phone, ledger: str, entry_id: int) -> Message:
    """Scans a label; what is shown then."""
    await phone.start(f"e-{ledger}-{entry_id}")
    return await phone.last()


async def test_it_answers_the_question_that_asks_for_it_and_the_next_one_is_shown(sqlite_world: World) -> None:
    lead = await sqlite_world.phone(LEAD)
    site, name = await site_of("HX")
    assert WHERE in (await do(lead, *PLAN)).text
    assert HOW_OFTEN in (await scan(lead, "sites", site)).text
    await do(lead, "每周一次", "周明")
    assert f"场所：{name}" in (await lead.last()).text
    await press_sparingly(lead, "✅ 保存")
    assert await db.column(int, "SELECT site_id FROM schedule") == [site]


async def test_what_cannot_be_picked_there_and_what_is_not_asked_for_opens_its_card(sqlite_world: World) -> None:
    administrator = await sqlite_world.phone(ADMINISTRATOR)
    (site, name), (other, others) = await site_of("HX"), await site_of("CG")
    await do(administrator, *PLAN)
    said = (await scan(administrator, "sites", other)).text
    assert f"晨光电器 · {others}  场所" in said, "another client's site is no answer"
    said = (await do(administrator, ">工作计划", "➕ 新增工作计划")).text
    assert WHERE in said, "the form waited where it was"
    assert HOW_OFTEN in (await scan(administrator, "sites", site)).text
    said = (await scan(administrator, "sites", site)).text
    assert f"恒信阀门 · {name}  场所" in said, "nothing asks for a site any more"


async def test_an_instrument_is_picked_by_its_label_in_either_language(sqlite_world: World) -> None:
    administrator = await equipped(sqlite_world, who=ADMINISTRATOR)
    await equipped(sqlite_world, who=ADMINISTRATOR)
    first, second = await db.column(int, "SELECT id FROM equipment ORDER BY id")
    assert f"{CALIPER}  仪器" in (await scan(administrator, "equipment", second)).text
    await press_sparingly(administrator, "🔗 并入另一条")
    preview = (await scan(administrator, "equipment", first)).text
    assert f"「{CALIPER} · E2」将停用，以后看「{CALIPER} · E1」" in preview
    await english(administrator)
    assert f"{CALIPER}  Instrument" in (await scan(administrator, "equipment", first)).text
