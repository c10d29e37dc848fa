"""Documents: named so that people know them, in versions, asked for again by everyone who may see their record."""

from dataclasses import replace
from datetime import datetime

import pytest

from bot.documents.in_child import Press
from bot.rules.declaring import DeclaredTwice
from bot.screens.buttons import AskDocument, pack
from bot.services.documents import DOCUMENT_KINDS, WrongDocumentKind, merged
from schedules.jobs import MOST_ATTEMPTS
from storage import database as db
from tests.flows.ledgers.ledgers import exported, saved, upload
from tests.flows.steps import english, heard, one, press_sparingly, submit_patrol
from tests.sandbox.phone import Message, Phone
from tests.schedules.post_room import lines
from tests.world import ADMINISTRATOR, AUDITOR, CONSULTANT, LEAD, MANAGER, OTHER_MANAGER, STAFF, World

NUMBER = "XC20261123-01"
REPORT = "恒信阀门_总装车间_巡查报告_20261123.pdf"


@pytest.fixture
def world(sqlite_world: World) -> World:
    """On SQLite, but for what the database decides."""
    return sqlite_world


async def files(phone: Phone) -> list[str]:
    """The names of the files that the bot sent, in order."""
    return [message.raw["document"]["file_name"] for message in await phone.messages() if "document" in message.raw]


async def ask(phone: Phone, label: str = "发我巡查报告", number: str = NUMBER) -> None:
    """Opens the card of a patrol and asks for its report."""
    await phone.text(number)
    await press_sparingly(phone, label)


async def on_the_card(phone: Phone, number: str = NUMBER) -> list[str]:
    """What the card of a patrol offers of documents."""
    await phone.text(number)
    return [button.text for button in (await phone.last()).buttons if "📄" in button.text]


async def test_whoever_may_see_a_patrol_asks_for_its_report_again(world: World) -> None:
    phones = [await world.phone(telegram_id) for telegram_id in (CONSULTANT, LEAD, MANAGER, AUDITOR)]
    await submit_patrol(world)
    await world.pass_by(minutes=11)
    for phone in phones:
        before = len(await files(phone))
        await ask(phone)
        await world.beat()
        assert (await files(phone))[before:] == [REPORT], phone.chat_id
        sent = await phone.last()
        assert sent.text == f"📄 巡查报告 {NUMBER}\n恒信阀门 · 总装车间 · 2026-11-23"
        assert (await phone.download(sent)).startswith(b"%PDF")
    assert await one("SELECT count(*) FROM document") == 1, "it was made once"


async def test_the_answer_comes_at_once_and_the_card_stays(world: World) -> None:
    lead = await world.phone(LEAD)
    await submit_patrol(world)
    await lead.text(NUMBER)
    card, at = await lead.last(), await lead.calls()
    await lead.press("发我巡查报告")
    (call,) = await lead.calls_since(at)
    assert (call["method"], call["params"]["text"]) == ("answerCallbackQuery", "马上发给您")
    assert await lead.last() == card


async def test_in_a_language_in_which_there_is_none_it_is_made_first(world: World) -> None:
    await submit_patrol(world)
    await world.pass_by(minutes=11)
    auditor = await world.phone(AUDITOR)
    await english(auditor)
    await ask(auditor, "Send me the patrol report")
    await world.beat()
    assert await files(auditor) == ["恒信阀门_总装车间_patrol-report_20261123.pdf"]
    assert (await auditor.last()).text.startswith(f"📄 Patrol report {NUMBER}")
    assert await one("SELECT count(*) FROM document WHERE version = 1") == 2


async def test_it_comes_at_night_too(world: World) -> None:
    await submit_patrol(world)
    await world.pass_by(hours=14)
    manager = await world.phone(MANAGER)
    before = await files(manager)
    await ask(manager)
    await world.beat()
    assert len(await files(manager)) == len(before) + 1


async def test_two_taps_ask_once_and_a_later_one_again(world: World) -> None:
    await submit_patrol(world)
    await world.pass_by(minutes=11)
    manager = await world.phone(MANAGER)
    await ask(manager)
    await world.beat()
    await ask(manager)
    await world.beat()
    assert len(await lines("document")) == 1
    await world.pass_by(minutes=1)
    await ask(manager)
    await world.beat()
    assert [line.state for line in await lines("document")] == ["sent", "sent"]


async def test_the_client_has_none_before_the_patrol_is_issued(world: World) -> None:
    await submit_patrol(world)
    manager = await world.phone(MANAGER)
    assert await on_the_card(manager) == []
    await manager.press_data(await manager.last(), pack(AskDocument("patrol_report", 1, 0)), force=True)
    await world.beat()
    assert await files(manager) == []
    await world.pass_by(minutes=11)
    assert await on_the_card(manager) == ["📄 发我巡查报告"]


async def test_of_a_patrol_that_was_recalled_nobody_has_one(world: World) -> None:
    consultant = await submit_patrol(world)
    await world.beat()
    assert await on_the_card(consultant) == ["📄 发我巡查报告"]
    await consultant.press("撤回")
    assert await on_the_card(consultant) == []


async def test_others_have_none(world: World) -> None:
    await submit_patrol(world)
    await world.pass_by(minutes=11)
    for telegram_id in (STAFF, OTHER_MANAGER):
        phone = await world.phone(telegram_id)
        await phone.press_data(await phone.last(), pack(AskDocument("patrol_report", 1, 0)), force=True)
        await world.beat()
        assert await files(phone) == []
    assert await lines("document") == []


async def test_who_lost_the_right_meanwhile_gets_nothing(world: World) -> None:
    await submit_patrol(world)
    await world.pass_by(minutes=11)
    auditor = await world.phone(AUDITOR)
    await ask(auditor)
    await db.values(
        "UPDATE role_grant SET ended_at = :at WHERE person_id = :id RETURNING id",
        at=world.clock.now(),
        id=world.company.people[AUDITOR].id,
    )
    await world.beat()
    assert await files(auditor) == []
    assert [line.state for line in await lines("document")] == ["moot"]


async def test_that_somebody_asked_is_in_the_trail(world: World) -> None:
    await submit_patrol(world)
    await world.pass_by(minutes=11)
    await ask(await world.phone(LEAD))
    found = await db.values("SELECT action, person_id FROM trail WHERE subject_kind = 'document'")
    assert [tuple(row.values()) for row in found] == [("ask", world.company.people[LEAD].id)]


# Registers and spreadsheets


async def register(world: World, phone: Phone) -> Message:
    """The registers of this month, made and sent."""
    await phone.text("台账")
    for press in ("全部", "本月", "生成表格"):
        await press_sparingly(phone, press)
    await world.beat()
    return await heard(phone, "📊")


async def test_a_register_that_was_made_is_found_and_sent_again(world: World) -> None:
    manager = await world.phone(MANAGER)
    sent = await register(world, manager)
    await world.pass_by(days=1)
    await manager.press_data(sent, str(sent.buttons[0].data))
    assert "我的台账" in (await manager.last()).text
    await press_sparingly(manager, "恒信阀门 全部 2026-11-01…11-30")
    await world.beat()
    assert await files(manager) == ["恒信阀门_台账_20261101-20261130.xlsx"] * 2
    first, again = [message for message in await manager.messages() if "document" in message.raw]
    assert await manager.download(first) == await manager.download(again)


async def test_who_reads_another_language_by_now_gets_the_register_in_it(world: World) -> None:
    manager = await world.phone(MANAGER)
    sent = await register(world, manager)
    await english(manager)
    await manager.press_data(sent, str(sent.buttons[0].data))
    await press_sparingly(manager, "恒信阀门 All")
    await world.beat()
    assert (await files(manager))[-1] == "恒信阀门_registers_20261101-20261130.xlsx"


async def test_a_register_is_for_whoever_asked_alone(world: World) -> None:
    manager = await world.phone(MANAGER)
    await register(world, manager)
    request = await one("SELECT subject_id FROM document")
    lead = await world.phone(LEAD)
    await lead.press_data(await lead.last(), pack(AskDocument("register", request, 0)), force=True)
    await world.beat()
    assert await files(lead) == []


async def test_an_export_and_a_marked_copy_are_sent_again_as_they_were(world: World) -> None:
    administrator = await world.phone(ADMINISTRATOR)
    book = await exported(world, administrator)
    export = await administrator.last()
    await administrator.press("发我客户与人员表")
    await world.beat()
    assert await files(administrator) == ["客户与人员表_20261123.xlsx"] * 2
    assert await administrator.download(await administrator.last()) == await administrator.download(export)

    book["人员"].append(["XY-003", "", "XX", "老板", "", "abc"])
    marked = await upload(world, administrator, saved(book), "新客户.xlsx")
    assert (await files(administrator))[-1] == "新客户_标错表格_20261123.xlsx"
    await administrator.press("发我标错表格")
    await world.beat()
    assert (await files(administrator))[-1] == "新客户_标错表格_20261123.xlsx"
    assert await administrator.download(await administrator.last()) == await administrator.download(marked)


# Versions


def correct_at(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    """What reports of patrols say was corrected at a moment."""

    async def corrected_at(_: int) -> datetime:
        return moment

    kind = DOCUMENT_KINDS["patrol_report"]
    monkeypatch.setitem(DOCUMENT_KINDS, "patrol_report", replace(kind, corrected_at=corrected_at))


async def test_after_a_correction_the_next_version_is_sent_and_the_old_one_stays_openable(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    await submit_patrol(world)
    await world.pass_by(minutes=11)
    correct_at(monkeypatch, world.clock.now())
    lead = await world.phone(LEAD)
    await ask(lead)
    await world.beat()
    sent = await lead.last()
    assert sent.text.startswith(f"📄 巡查报告 {NUMBER} 第 2 版")
    assert await files(lead) == ["恒信阀门_总装车间_巡查报告_20261123_第2版.pdf"]
    await world.pass_by(minutes=1)
    await ask(lead)
    await world.beat()
    assert await one("SELECT count(*) FROM document") == 2, "the second version says what the record says"

    await lead.press("看第 1 版")
    await world.beat()
    assert (await files(lead))[-1] == REPORT
    assert (await lead.last()).text.startswith(f"📄 巡查报告 {NUMBER}\n")
    english_reader = await world.phone(AUDITOR)
    await english(english_reader)
    await ask(english_reader, "Send me the patrol report")
    await world.beat()
    assert "version 2" in (await english_reader.last()).text, "one number is one content"
    await english_reader.press("See version 1")
    await world.beat()
    assert (await files(english_reader))[-1] == REPORT, "in the language that there is"


# What fails


async def test_whoever_waits_for_a_document_that_was_given_up_is_told_and_may_ask_again(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Broken(Exception):
        pass

    async def broken(press: Press[object], drawn: object) -> bytes:
        raise Broken

    await submit_patrol(world)
    await world.pass_by(minutes=11)
    auditor, administrator = await world.phone(AUDITOR), await world.phone(ADMINISTRATOR)
    await english(auditor)
    await ask(auditor, "Send me the patrol report")
    with monkeypatch.context() as trouble:
        trouble.setattr(Press, "render", broken)
        await world.pass_by(hours=1)
    assert await one("SELECT attempts FROM job WHERE kind = 'make_document'") == MOST_ATTEMPTS
    assert await heard(auditor, f"the patrol report of {NUMBER} could not be made")
    assert await heard(administrator, f"{NUMBER} 的一份文件没能生成")
    assert not [text for text in await administrator.messages() if "未送达" in text.text]
    await ask(auditor, "Send me the patrol report")
    await world.beat()
    assert await files(auditor) == ["恒信阀门_总装车间_patrol-report_20261123.pdf"]


def test_a_row_that_cannot_be_used_raises() -> None:
    kind = DOCUMENT_KINDS["patrol_report"]
    for wrong in (replace(kind, code="x" * 21), replace(kind, ending="exe")):
        with pytest.raises(WrongDocumentKind):
            merged((wrong,))
    with pytest.raises(DeclaredTwice):
        merged((kind, kind))
