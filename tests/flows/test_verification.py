"""核验: whoever holds a report asks by its code whether it holds, and hears nothing of what it says (clause 3.6)."""

import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from tests.flows.steps import count, english, one, press_sparingly, submit_patrol
from tests.sandbox.phone import Phone
from tests.world import CONSULTANT, LEAD, MANAGER, OTHER_STRANGER, STAFF, STRANGER, World

NUMBER = "XC20261123-01"
VALID = "✅ 有效"
CODE = re.compile(r"(?:核验码|Verification code) ([A-Z2-9]{4}(?: [A-Z2-9]{4}){3})")


@pytest.fixture
def world(sqlite_world: World) -> World:
    """On SQLite, but for what the database decides."""
    return sqlite_world


async def issued(world: World) -> tuple[Phone, str]:
    """A patrol whose report the client's manager got: their phone, and the code on it."""
    manager = await world.phone(MANAGER)
    await submit_patrol(world)
    await world.pass_by(minutes=11)
    return manager, await code_on_report(manager)


async def code_on_report(phone: Phone) -> str:
    """The code on the last report that the bot sent to a phone."""
    (*_, sent) = (message for message in await phone.messages() if "document" in message.raw)
    pages = PdfReader(BytesIO(await phone.download(sent))).pages
    found = CODE.search("".join(page.extract_text() for page in pages))
    assert found is not None
    return found[1]


async def verify(phone: Phone, code: str) -> str:
    """What somebody is told who sends a code."""
    await phone.text(code)
    return (await phone.last()).text


async def test_a_stranger_hears_that_a_report_holds_and_of_nobody_in_it(world: World) -> None:
    await submit_patrol(world)
    await world.beat()
    code = await code_on_report(await world.phone(CONSULTANT))
    stranger = world.stranger(STRANGER)
    assert await verify(stranger, code) == "这份文件还没有发出，请以正式发出的为准。", "the client does not have it"
    await world.pass_by(minutes=11)
    answers = {await verify(stranger, said) for said in (code, code.lower(), code.replace(" ", "-"))}
    answers |= {await verify(stranger, f"/start v-{code.replace(' ', '')}")}
    (said,) = answers
    for told in (f"巡查报告 {NUMBER} · 第 1 版", "日期：2026-11-23", "服务单位：", VALID):
        assert told in said
    for hidden in ("恒信", "总装", "周明", "李强"):
        assert hidden not in said
    assert await stranger.buttons() == []
    assert await count("person") == len(world.company.people), "nobody became known by it"
    assert await one("SELECT count(*) FROM wrong_code") == 0


async def test_who_may_have_it_asks_for_it_there_and_others_cannot(world: World) -> None:
    (manager, code), staff = await issued(world), await world.phone(STAFF)
    assert VALID in await verify(staff, code)
    assert (await staff.last()).buttons == []
    await english(manager)
    assert "✅ Valid" in await verify(manager, code)
    assert await manager.buttons() == ["📄 Send me the patrol report"]


async def test_each_language_has_a_code_of_its_own_and_none_is_kept(world: World) -> None:
    manager, first = await issued(world)
    await english(manager)
    await manager.text(NUMBER)
    await press_sparingly(manager, "Send me the patrol report")
    await world.beat()
    second = await code_on_report(manager)
    assert first != second
    stranger = world.stranger(OTHER_STRANGER)
    assert "✅ Valid" in await verify(stranger, second), "a stranger reads the language of what they hold"
    plain = first.replace(" ", "")
    assert await one(f"SELECT count(*) FROM document WHERE code_digest = '{plain}'") == 0


async def test_what_was_recalled_says_so_and_what_holds_instead(world: World) -> None:
    _, code = await issued(world)
    lead, stranger = await world.phone(LEAD), world.stranger(STRANGER)
    await lead.text(NUMBER)
    await press_sparingly(lead, "撤回")
    await lead.text("走错了车间")
    assert "❌ 已撤回" in await verify(stranger, code)
    consultant = await world.phone(CONSULTANT)
    await consultant.text(NUMBER)
    await press_sparingly(consultant, "修改")
    await press_sparingly(consultant, "提交")
    assert "为准" not in await verify(stranger, code), "what the client does not have yet is not named"
    await world.pass_by(minutes=11)
    assert "现在以 XC20261123-02 为准" in await verify(stranger, code)


async def test_after_five_wrong_codes_nothing_is_looked_up(world: World) -> None:
    _, code = await issued(world)
    stranger = world.stranger(STRANGER)
    assert "共 16 位" in await verify(stranger, code[:-1])
    for wrong in ("AB23-CD45-AB23-CD45", "ab23cd45ab23cd46", "/start v-AB23CD45AB23CD47"):
        assert "没有这个核验码" in await verify(stranger, wrong), wrong
    # of whatever kind: nobody gets five more tries for another kind of code
    await stranger.text("KM23-XY89")
    for stopped in ("AB23-CD45-AB23-CD48", code):
        assert "请 1 小时后再试" in await verify(stranger, stopped)
    await world.pass_by(minutes=61)
    assert VALID in await verify(stranger, code)
