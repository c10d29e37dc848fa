"""What is written of a finding goes to it with a correction: description, immediate action, suggestion (3.6, 4.7.1)."""

import pytest

from tests.flows.checklists.test_correcting_findings import correcting
from tests.flows.checklists.test_correcting_fixed import FINDING, card_of, fixed_when_submitted
from tests.flows.steps import english, heard, one, press_sparingly
from tests.flows.test_verification import issued
from tests.sandbox.pictures import picture
from tests.world import CONSULTANT, MANAGER, STAFF, World


@pytest.mark.parametrize(
    ("key", "words", "what", "column"),
    [
        ("＋ 4 立即措施", "该批已隔离", "立即措施", "immediate"),
        ("＋ 4 建议", "封样柜加锁，专人保管", "建议", "suggestion_zh"),
    ],
)
async def test_they_reach_its_card_its_history_and_who_fixes_it(
    sqlite_world: World, key: str, words: str, what: str, column: str
) -> None:
    world = sqlite_world
    consultant = await world.phone(CONSULTANT)
    manager, _ = await issued(world)
    before = await one("SELECT promised_at FROM service_case")
    await correcting(world, consultant)
    await press_sparingly(consultant, key)
    await consultant.text(words)
    assert f"问题 {FINDING}：文字按更正后的。" in (await consultant.last()).text
    await press_sparingly(consultant, "提交")
    await world.beat()
    told = (await heard(manager, "更正了记录，这个问题现在的情况见下")).text
    assert "会上重新评过" in told
    assert words in told
    shown = await card_of(manager)
    assert words in shown
    assert f"周明 更正了记录：改了{what}\n会上重新评过" in shown
    assert await one(f"SELECT {column} FROM finding_detail") == words
    assert await one("SELECT promised_at FROM service_case") == before
    assert await one("SELECT state FROM service_case") == "to_fix"
    corrected = (await heard(manager, "✏️ 报告已更正")).text
    assert f"{what} 无 → 不符合，封样缺失，{what} {words}" in corrected


async def test_another_description_is_told_in_english_too(sqlite_world: World) -> None:
    world = sqlite_world
    consultant = await world.phone(CONSULTANT)
    manager, _ = await issued(world)
    await english(consultant)
    await english(manager)
    await correcting(world, consultant, "✏️ Correct", "Looked at it once more")
    await press_sparingly(consultant, "✏️ 4 Description")
    await consultant.text("Two of five seals are missing")
    assert f"{FINDING}: worded as corrected." in (await consultant.last()).text
    await press_sparingly(consultant, "Confirm and submit")
    await world.beat()
    told = (await heard(manager, "corrected the record; see below how this finding stands now")).text
    assert "Two of five seals are missing" in told
    assert "corrected the record: another description" in await card_of(manager)


async def test_what_the_client_wrote_of_it_since_stays(world: World) -> None:
    consultant, staff = await world.phone(CONSULTANT), await world.phone(STAFF)
    await issued(world)
    await card_of(staff)
    await press_sparingly(staff, "立即措施")
    await staff.photo(picture(), caption="该批已退回供应商")
    await correcting(world, consultant)
    await press_sparingly(consultant, "＋ 4 立即措施")
    await consultant.text("该批已隔离")
    assert f"问题 {FINDING}：立即措施另写过，仍为原文。" in (await consultant.last()).text
    await press_sparingly(consultant, "提交")
    await world.beat()
    assert await one("SELECT immediate FROM finding_detail") == "该批已退回供应商"
    assert await one("SELECT state FROM service_case") == "in_progress"


async def test_what_is_closed_says_it_and_nobody_is_asked_for_anything(sqlite_world: World) -> None:
    world = sqlite_world
    consultant, manager = await fixed_when_submitted(world), await world.phone(MANAGER)
    await correcting(world, consultant)
    await press_sparingly(consultant, "＋ 4 立即措施")
    await consultant.text("该批已隔离")
    await press_sparingly(consultant, "提交")
    await world.beat()
    shown = await card_of(manager)
    assert "已闭环" in shown
    assert "立即措施\n该批已隔离" in shown
    assert "更正了记录：改了立即措施" in shown
    assert await one("SELECT count(*) FROM outbox WHERE kind = 'case_news'") == 0
