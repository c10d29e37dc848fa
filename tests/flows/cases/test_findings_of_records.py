"""A finding starts from any record (clause 4.7.1): here from a logged service, which no way in offers yet."""

import pytest

from bot.records.links import Link
from bot.rules.cases.finding_terms import Severity
from bot.rules.cause import Cause
from bot.services.cases.findings import Found, open_finding
from storage.database import writing
from storage.linked import CannotBeLinked
from storage.people import persons
from tests.flows.behalf.recording import CLIENT, do
from tests.flows.steps import count, heard, one, press_sparingly, submit_patrol
from tests.flows.test_register import ask, rows, workbook
from tests.sandbox.pictures import picture
from tests.world import CONSULTANT, LEAD, MANAGER, STAFF, World

NUMBER, SERVICE = "WT20261123-01", "JL20261123-01"


async def found_at(world: World, record: Link, *, fixed: bool = False) -> int:
    """The consultant found something at a record of the first client."""
    who = await persons.get_person(world.company.people[CONSULTANT].id)
    client_id = await one("SELECT id FROM client WHERE code = 'HX'")
    assert who is not None
    found = Found(client_id, None, "检验记录未签字", Severity.SERIOUS, clause="4.7", fixed=fixed)
    return await writing(open_finding)(Cause(world.clock.now(), who.id), who, record, found)


async def found_at_a_service(world: World, *, fixed: bool = False) -> int:
    """Something was found while the consultant did what they logged."""
    await do(await world.phone(CONSULTANT), ">记一笔", CLIENT, "现场指导", ">指导检验记录的填写。", "90 分钟")
    return await found_at(world, Link("service", await one("SELECT id FROM work_record")), fixed=fixed)


async def test_it_is_shown_with_its_origin_fixed_checked_and_filed(world: World) -> None:
    await found_at_a_service(world)
    staff = await world.phone(STAFF)
    await staff.text("问题")
    card = await press_sparingly(staff, "1")
    for words in ("待整改", "检验记录未签字", "程度：严重", "周明", f"来源：{SERVICE}", "依据条款：4.7"):
        assert words in card.text, words
    await press_sparingly(staff, "提交整改")
    await staff.photo(picture(), caption="已补签")
    lead = await world.phone(LEAD)
    await lead.text(NUMBER)
    answer = await lead.press("复查通过")
    assert answer.text == "已闭环"
    manager = await world.phone(MANAGER)
    await ask(manager)
    (line,) = rows(await workbook(manager, world), "问题")
    assert (line["编号"], line["来源编号"], line["状态"]) == (NUMBER, SERVICE, "已闭环")


async def test_its_people_are_reminded_from_the_start(sqlite_world: World) -> None:
    manager = await sqlite_world.phone(MANAGER)
    await found_at_a_service(sqlite_world)
    await sqlite_world.pass_by(days=3)
    assert NUMBER in (await heard(manager, "请安排整改")).text


async def test_what_was_fixed_on_the_spot_reminds_nobody(sqlite_world: World) -> None:
    await found_at_a_service(sqlite_world, fixed=True)
    assert await one("SELECT state FROM service_case") == "closed"
    assert await count("outbox") == 0


async def test_a_finding_of_a_patrol_says_nothing_more_than_ever_and_is_filed_with_its_patrol(
    sqlite_world: World,
) -> None:
    await submit_patrol(sqlite_world)
    await sqlite_world.pass_by(minutes=11)
    manager = await sqlite_world.phone(MANAGER)
    await manager.text(NUMBER)
    assert "来源" not in (await manager.last()).text
    await ask(manager)
    (line,) = rows(await workbook(manager, sqlite_world), "问题")
    assert line["来源编号"] == "XC20261123-01"


@pytest.mark.parametrize("record", [Link("patrol", 4711), Link("training", 1)], ids=["not there", "of no such kind"])
async def test_nothing_is_found_at_a_record_that_there_is_not(sqlite_world: World, record: Link) -> None:
    with pytest.raises(CannotBeLinked):
        await found_at(sqlite_world, record)
    assert await count("service_case") == 0
