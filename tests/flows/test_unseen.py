"""Characters of direction do nothing: not in what is sent, nor in what was kept before they were looked at.

Everybody types, captions and names files with them throughout: each story goes as it does without them, nothing of them
is stored and nothing of them is said. Old rows are written past the entrance, and looked for in whatever shows them.
"""

import json
from io import BytesIO

import openpyxl
import pytest
from pypdf import PdfReader

from bot.rules.unseen import received
from storage import database as db
from tests.flows.rewinding import state
from tests.flows.steps import heard, one
from tests.flows.test_namesakes import walk
from tests.flows.two_firms import SECRETS, one_of_everything
from tests.sandbox.phone import Json, Message, Phone
from tests.sandbox.pictures import picture
from tests.world import ADMINISTRATOR, CONSULTANT, MANAGER, QUALITY_MANAGER, STAFF, STRANGER, World

TURNS = "\u202e\u2066\u200f"


def turned(text: str | None) -> str | None:
    """The same words, with what turns them around behind the first character."""
    return text and text[0] + TURNS + text[1:]


def typing_with_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every phone types, captions, and names files and people with characters of direction from now on."""
    send, upload = Phone._send, Phone._upload

    async def sent(phone: Phone, doing: str, body: Json) -> Message:
        return await send(phone, doing, {**body, "text": turned(body["text"])} if "text" in body else body)

    async def uploaded(
        phone: Phone, kind: str, content: bytes, name: str, caption: str | None = None, *more: object, **named: object
    ) -> Message:
        return await upload(phone, kind, content, turned(name) or "", turned(caption), *more, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(Phone, "_send", sent)
    monkeypatch.setattr(Phone, "_upload", uploaded)


def turns_in(said: object) -> list[str]:
    """The pieces of something in which a character of direction is."""
    pieces = json.dumps(said, ensure_ascii=False, default=str).split('"')
    return [piece for piece in pieces if any(turn in piece for turn in TURNS)]


async def sheets(phone: Phone, world: World) -> list[object]:
    """Every cell of the registers of a firm, with the name of the file."""
    await phone.text("台账")
    for press in ("全部", "本月", "生成表格"):
        await phone.press(press)
    await world.beat()
    book = openpyxl.load_workbook(BytesIO(await phone.download(await heard(phone, "📊"))))
    return [[sheet.title, *(cell for row in sheet.iter_rows(values_only=True) for cell in row)] for sheet in book]


def test_nothing_of_them_is_left_of_what_is_received() -> None:
    sent = {"text": f"a{TURNS}b", "photo": [{"file_name": f"fdp{TURNS}.exe", "size": 3}], "is_bot": False, "x": None}
    assert received(sent) == {"text": "ab", "photo": [{"file_name": "fdp.exe", "size": 3}], "is_bot": False, "x": None}
    # what natives write stays: joined pictures, tones of skin, line ends, spaces of every width
    kept = "👨\u200d👩\u200d👧 👍🏽 ﷺ नमस्ते\u200c\u3000一\n二\tⅢ"
    assert received(kept) == kept


async def test_whoever_types_with_them_does_what_whoever_types_without_them_does(
    sqlite_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = sqlite_world
    typing_with_turns(monkeypatch)
    at = await (await world.phone(CONSULTANT)).calls()
    firm = await one_of_everything(world, "HX", "总装车间")

    consultant = await world.phone(CONSULTANT)
    await consultant.document(b"%PDF", "合同.pdf", caption="存一下")
    await consultant.photo(picture(), caption="没有题的照片")
    stranger = world.stranger(STRANGER)
    await stranger.text("你好")
    manager = await world.phone(MANAGER)
    await manager.text("随便说一句话")
    administrator = await world.phone(ADMINISTRATOR)
    await administrator.text("查找 阀门")
    kept = await sheets(manager, world)
    await world.pass_by(days=3)

    assert firm.complaint
    assert await one("SELECT count(*) AS n FROM failed_update") == 0
    assert turns_in(state()) == []
    assert turns_in(kept) == []
    assert turns_in([call["params"] for call in await consultant.calls_since(at)]) == []


@pytest.mark.parametrize("only", [TURNS, f" {TURNS} "])
async def test_who_sends_nothing_else_is_answered_like_who_sends_nothing(sqlite_world: World, only: str) -> None:
    phone = await sqlite_world.phone(STAFF)
    await phone.text(only)
    assert (await phone.last()).text
    assert await one("SELECT count(*) AS n FROM failed_update") == 0


OLD = (
    ("client", "name"),
    ("client", "short_name"),
    ("site", "name"),
    ("site", "address"),
    ("person", "name"),
    ("person", "code"),
    ("service_case", "title"),
    ("training_session", "title"),
    ("training_session", "place"),
    ("attachment", "caption"),
    ("attachment", "name"),
)
"""What a firm may have kept of them from before; a service cannot be changed, and is logged with them."""


async def test_what_was_kept_with_them_is_shown_without_them(
    sqlite_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = sqlite_world
    monkeypatch.setitem(SECRETS, "HX", f"恒信机密{TURNS}的资料")
    await one_of_everything(world, "HX", "总装车间")
    for table, column in OLD:
        await db.changed(f"UPDATE {table} SET {column} = {column} || '{TURNS}' || 'x' WHERE {column} <> ''")
    for trigger in await _triggers_of("draft_answer"):
        await db.changed(f"DROP TRIGGER {trigger}")
    await db.changed(f"UPDATE draft_answer SET value = replace(value, '机密', '机' || '{TURNS}' || '密')")
    phones = [await world.phone(account) for account in (STAFF, MANAGER, CONSULTANT, QUALITY_MANAGER, ADMINISTRATOR)]
    at = await phones[0].calls()
    for phone in phones:
        _, seen = await walk(phone, "")
        assert seen > 10
    kept = await sheets(phones[1], world)
    await phones[1].text("XC20261123-01")
    await phones[1].press("巡查报告")
    await world.beat()
    await world.pass_by(days=5)
    calls = await phones[0].calls_since(at)
    assert turns_in([call["params"] for call in calls]) == []
    assert turns_in(kept) == []
    report = await phones[1].wait_for(lambda message: ".pdf" in str(message.raw.get("document", "")))
    pages = PdfReader(BytesIO(await phones[1].download(report))).pages
    assert not any(turn in page.extract_text() for page in pages for turn in TURNS)


async def _triggers_of(table: str) -> list[str]:
    """What freezes the rows of a table: the old ones are written as a firm had them before."""
    found = await db.values("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = :table", table=table)
    return [str(row["name"]) for row in found]
