"""Two firms of one name and people of one name are told apart wherever they are named: by walking through all of it.

Both firms have one of everything; then they, their sites, their people and ours are given the same names. From there on
no name is said without the code that tells whose it is, and no two buttons of a screen read the same.
"""

import json
import re
from collections import Counter
from collections.abc import Sequence
from io import BytesIO

import openpyxl
import pytest

from bot.rules.names import LONGEST_BEFORE_CODE
from bot.rules.people import Role
from bot.screens.buttons import OpenForm, unpack
from bot.screens.ways import WAYS
from storage import database as db
from storage import namesakes
from storage.clients import add_client, add_site
from storage.people import persons as people
from tests.flows.behalf.recording import do
from tests.flows.joining.joining import ask, make_card
from tests.flows.steps import heard, one
from tests.flows.test_not_for_the_client import NOT_SAID, looks, said_in
from tests.flows.two_firms import one_of_everything, someone
from tests.sandbox.phone import Json, Phone
from tests.world import (
    ADMINISTRATOR,
    CONSULTANT,
    LEAD,
    MANAGER,
    OTHER_MANAGER,
    OTHER_STAFF,
    OTHER_STRANGER,
    QUALITY_MANAGER,
    STAFF,
    STRANGER,
    World,
)

SHORT, FULL = "双生阀", "双生阀门厂"
PEOPLE = {
    "赵双": (CONSULTANT, LEAD),
    "钱双": (MANAGER, OTHER_MANAGER),
    "李双": (STAFF, OTHER_STAFF),
    "吴双": (QUALITY_MANAGER, ADMINISTRATOR),
}
LONG = "苏州工业园区恒信精密阀门与管件制造及检测服务（集团）股份"
BARE = re.compile(rf"(?<!姓名：)(?:{FULL}|{SHORT}(?!门)|{'|'.join(PEOPLE)})(?! · )")
"""A name with nothing behind it; in the ledger itself it stands under 姓名, with the code above."""
OF_EACH_KIND = 2
"""So many buttons of a kind are pressed, or forms of a kind opened: of more the screens are the same."""


async def name_alike() -> None:
    """From now on both firms have the same names, and so have the people of each pair."""
    await db.changed("UPDATE client SET short_name = :short, name = :full WHERE id > 0", short=SHORT, full=FULL)
    await db.changed("UPDATE site SET name = '总装车间' WHERE name = '一号产线'")
    for name, accounts in PEOPLE.items():
        for account in accounts:
            await db.changed("UPDATE person SET name = :name WHERE telegram_id = :account", name=name, account=account)


async def twins(world: World) -> None:
    """One of everything at two firms that are called the same."""
    await one_of_everything(world, "HX", "总装车间")
    await one_of_everything(world, "CG", "一号产线")
    for client in world.company.clients.values():
        consultant = world.company.people[LEAD].id
        await people.add_grant(consultant, Role.CONSULTANT, client, world.clock.now())
    await name_alike()


def faults(calls: Sequence[Json], own: str) -> list[str]:
    """Where a name is said bare, and which buttons of a message read the same; ``own`` is the reader's own name."""
    found = []
    for call in calls:
        said = said_in(call)
        found += [f"bare {bare}: {said}" for bare in BARE.findall(said) if bare != own]
        rows = json.loads(call["params"].get("reply_markup") or "{}").get("inline_keyboard") or []
        seen: dict[str, str] = {}
        for button in (button for row in rows for button in row):
            data = button.get("callback_data", "")
            if seen.setdefault(button["text"], data) != data:
                found.append(f"two buttons {button['text']}: {said}")
    return found


async def walk(phone: Phone, own: str) -> tuple[list[str], int]:
    """Presses everything that looks at something or opens a form; what is wrong, and how much was seen."""
    wrong: list[str] = []
    reached: list[str] = []
    seen: Counter[tuple[str, ...]] = Counter()

    async def look(at: int) -> None:
        calls = await phone.calls_since(at)
        wrong.extend(faults([call for call in calls if str(call["chat_id"]) == str(phone.chat_id)], own))
        for call in calls:
            for row in json.loads(call["params"].get("reply_markup") or "{}").get("inline_keyboard") or []:
                for button in row:
                    data = button.get("callback_data", "")
                    if data and (looks(type(unpack(data))) or isinstance(unpack(data), OpenForm)):
                        reached.append(data)

    for word in (f"/{code}" for code in WAYS if code not in NOT_SAID):
        at = await phone.calls()
        await phone.text(word)
        await look(at)
    while reached:
        data = reached.pop()
        pressed = unpack(data)
        kind = (
            type(pressed).__name__,
            *((pressed.form, pressed.subject_kind) if isinstance(pressed, OpenForm) else ()),
        )
        if seen[kind] < OF_EACH_KIND:
            seen[kind] += 1
            at = await phone.calls()
            await phone.tap_data(await phone.last(), data, force=True)
            await look(at)
    return wrong, seen.total()


@pytest.mark.parametrize("who", [account for pair in PEOPLE.values() for account in pair])
async def test_nobody_meets_a_name_that_could_be_another_ones(sqlite_world: World, who: int) -> None:
    world = sqlite_world
    await twins(world)
    own = next(name for name, accounts in PEOPLE.items() if who in accounts)
    wrong, seen = await walk(await world.phone(who), own)
    assert seen > 10
    assert wrong == []


async def test_no_letter_and_no_digest_names_anybody_bare(sqlite_world: World) -> None:
    world = sqlite_world
    await twins(world)
    phones = {account: await world.phone(account) for accounts in PEOPLE.values() for account in accounts}
    at = await phones[STAFF].calls()
    await world.pass_by(days=12)
    calls = await phones[STAFF].calls_since(at)
    assert len(calls) > 20
    wrong = []
    for name, accounts in PEOPLE.items():
        for account in accounts:
            theirs = [call for call in calls if str(call["chat_id"]) == str(phones[account].chat_id)]
            wrong += faults(theirs, name)
    assert wrong == []


@pytest.mark.parametrize(
    ("who", "doings"),
    [
        (QUALITY_MANAGER, (">TS20261123-01", "改派")),
        (QUALITY_MANAGER, (">TS20261123-01", "涉及谁")),
        (CONSULTANT, (">代录", "双生阀 · HX", "投诉")),
        (ADMINISTRATOR, (">邀请加入", "企业员工")),
        (ADMINISTRATOR, (">培训", "＋")),
        (LEAD, (">请假", "＋")),
    ],
)
async def test_no_picker_offers_two_that_read_the_same(sqlite_world: World, who: int, doings: tuple[str, ...]) -> None:
    world = sqlite_world
    await twins(world)
    for client in ("HX", "CG"):
        other = world.company.people[STAFF if client == "CG" else OTHER_STAFF].id
        await people.add_grant(other, Role.CLIENT_STAFF, world.company.clients[client], world.clock.now())
    phone = await world.phone(who)
    at = await phone.calls()
    await do(phone, *doings)
    own = next(name for name, accounts in PEOPLE.items() if who in accounts)
    assert faults(await phone.calls_since(at), own) == []


async def test_a_register_names_nobody_bare(sqlite_world: World) -> None:
    world = sqlite_world
    await twins(world)
    phone = await world.phone(MANAGER)
    await phone.text("台账")
    for press in ("全部", "本月", "生成表格"):
        await phone.press(press)
    await world.beat()
    book = openpyxl.load_workbook(BytesIO(await phone.download(await heard(phone, "📊"))))
    rows = [row for sheet in book.worksheets for row in sheet.iter_rows(values_only=True)]
    cells = [str(cell) for row in rows for cell in row if cell]
    assert any("李双 · " in cell for cell in cells)
    assert [cell for cell in cells if BARE.search(cell)] == []


async def test_two_who_wait_under_one_name_are_told_apart(world: World) -> None:
    _, link = await make_card(world)
    for account in (STRANGER, OTHER_STRANGER):
        await ask(world.stranger(account), link, name="周双")
    phone = await world.phone(MANAGER)
    await do(phone, ">加入", "待批准")
    waiting = [button for button in await phone.buttons() if "周双" in button]
    assert len(waiting) == len(set(waiting)) == 2


async def test_a_stranger_changes_nobodys_name_and_practice_neither(sqlite_world: World) -> None:
    world = sqlite_world
    _, link = await make_card(world)
    name = await one("SELECT name FROM person WHERE telegram_id = :id", id=STAFF)
    await ask(world.stranger(STRANGER), link, name=name)
    phone = await world.phone(MANAGER)
    await do(phone, ">加入", "成员")
    assert f"{name} · P" not in str(await phone.buttons())
    consultant = await world.phone(CONSULTANT)
    await consultant.text("练习")
    assert " · P" not in str(await consultant.buttons())


async def test_of_a_long_name_the_code_is_seen(world: World) -> None:
    for code in ("L1", "L2"):
        await add_client(code, f"{LONG} {code}", LONG, world.clock.now())
        for _ in range(2):
            person_id = await people.add_person(telegram_id=None, name=LONG, language="zh", at=world.clock.now())
            await people.add_grant(person_id, Role.CLIENT_STAFF, world.company.clients["HX"], world.clock.now())
    administrator = await world.phone(ADMINISTRATOR)
    await administrator.text("加入")
    manager = await world.phone(CONSULTANT)
    await do(manager, ">代录", "恒信阀门", "投诉")
    for phone in (administrator, manager):
        shown = [button for button in await phone.buttons() if button.startswith(LONG[:9])]
        assert len(shown) == len(set(shown)) > 1
        assert max(map(len, shown)) <= LONGEST_BEFORE_CODE + 8
    named = await people.find_people_on_record(world.company.clients["HX"], Role.CLIENT_STAFF)
    listed = await db.column(
        str, f"SELECT {namesakes.person('p')} AS name FROM person p WHERE p.name = :name", name=LONG
    )
    assert {person.called for person in named if person.name == LONG} == set(listed)


async def test_spaces_and_capitals_make_no_other_name(world: World) -> None:
    await add_client("HX2", "恒信 阀门有限公司", "恒信 阀门", world.clock.now())
    client = await add_client("ABC", "Abc", "Abc", world.clock.now())
    await add_client("ABD", "ABC", "ABC", world.clock.now())
    await add_site(client, "一", "")
    phone = await someone(world, "管理", Role.ADMINISTRATOR)
    await phone.text("加入")
    shown = str(await phone.buttons())
    assert all(label in shown for label in ("恒信阀门 · HX", "恒信 阀门 · HX2", "Abc · ABC", "ABC · ABD"))
