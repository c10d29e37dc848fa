"""The work on spreadsheets: its progress, a crash in between, what is given up, and an office begun from one file."""

from collections.abc import Sequence

import pytest

from bot.documents.in_child import Press
from schedules import ledgers
from schedules.jobs import LEASE, MOST_ATTEMPTS, run_due_jobs
from schedules.progress import Progress
from storage import database as db
from tests.flows.ledgers.ledgers import add, exported, imported, uploaded
from tests.flows.steps import count, heard, link_token, one
from tests.sandbox.phone import Json
from tests.schedules.post_room import lines
from tests.world import ADMINISTRATOR, STRANGER, World

FIRM = {"客户": [["XY", "星宇电子有限公司", "星宇电子", "是"]]}


class PowerCut(BaseException):
    """Ends the process in a test's mind."""


@pytest.fixture
def everything_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """Even a small workbook shows its progress."""
    monkeypatch.setattr(ledgers, "LONG_BYTES", 0)


def shown(calls: Sequence[Json], method: str) -> list[str]:
    """The texts of these calls."""
    return [str(call["params"].get("text", "")) for call in calls if call["method"] == method]


@pytest.mark.usefixtures("everything_is_long")
async def test_a_long_import_shows_its_progress_in_one_message_each(sqlite_world: World) -> None:
    administrator = await sqlite_world.phone(ADMINISTRATOR)
    at = await administrator.calls()
    await uploaded(sqlite_world, FIRM)
    await imported(sqlite_world, administrator)
    calls = await administrator.calls_since(at)
    said = shown(calls, "sendMessage")
    assert [len([text for text in said if words in text]) for words in ("逐行核对", "正在导入 1 条")] == [1, 1]
    edited = shown(calls, "editMessageText")
    assert "✅ 已检查，结果见下方。" in edited
    assert edited[-1] == "✅ 已处理，结果见下方。"


@pytest.mark.usefixtures("everything_is_long")
async def test_a_crash_after_the_import_imports_nothing_twice(
    sqlite_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def cut_off(progress: object, screen: object) -> None:
        raise PowerCut

    world = sqlite_world
    administrator = await uploaded(world, FIRM)
    await administrator.press("导入")
    with monkeypatch.context() as power:
        power.setattr(Progress, "end", cut_off)
        with pytest.raises(PowerCut):
            await run_due_jobs(world.heart.office)
    at = await administrator.calls()
    await world.pass_by(seconds=LEASE.total_seconds() + 10)
    assert await count("client") == len(world.company.clients) + 1
    assert len(await lines("ledgers_imported")) == 1
    assert await one("SELECT count(*) FROM trail WHERE action = 'import'") == 1
    assert shown(await administrator.calls_since(at), "editMessageText") == ["✅ 已处理，结果见下方。"]


async def test_whoever_waits_for_an_import_that_was_given_up_is_told(
    sqlite_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Broken(Exception):
        pass

    async def broken(press: Press[object], upload: object) -> bytes:
        raise Broken

    world = sqlite_world
    administrator = await uploaded(world, FIRM)
    monkeypatch.setattr(Press, "render", broken)
    await administrator.press("导入")
    await world.pass_by(hours=1)
    assert "什么都没有改动" in (await heard(administrator, "这份表格没能处理")).text
    assert await heard(administrator, "一份表格没能导入")
    assert await one("SELECT attempts FROM job WHERE kind = 'apply_ledgers'") == MOST_ATTEMPTS
    assert await count("client") == len(world.company.clients)


async def test_who_is_no_administrator_any_more_imports_nothing(sqlite_world: World) -> None:
    world = sqlite_world
    administrator = await uploaded(world, FIRM)
    await administrator.press("导入")
    await db.values(
        "UPDATE role_grant SET ended_at = :at WHERE person_id = :id RETURNING id",
        at=world.clock.now(),
        id=world.company.people[ADMINISTRATOR].id,
    )
    await world.beat()
    assert await count("client") == len(world.company.clients)


async def test_from_nothing_one_filled_in_workbook_makes_the_firm(empty_world: World) -> None:
    world = empty_world
    owner = world.stranger(STRANGER)
    await owner.start(link_token(str(world.claim_link)))
    await owner.press("我同意")
    await owner.text("郑敏")
    await owner.press("没问题，加入")
    book = await exported(world, owner)
    assert [cell.value for cell in book["人员"][2]][1] == "郑敏"
    content = add(
        book,
        {
            "客户": [["HX", "恒信阀门有限公司", "恒信阀门", "是"]],
            "场所": [["HX-1", "HX", "总装车间", "城东工业园 3 号"]],
            "人员": [["T1", "周明", "", "", "", ""], ["HX-01", "李强", "HX", "企业负责人", "主要负责人", ""]],
            "服务分工": [["HX", "T1", "质量管家", "技术人员"]],
        },
    )
    await owner.document(content, "恒信.xlsx")
    await world.beat()
    said = await imported(world, owner)
    assert said.text == "✅ 已导入\n客户：新增 1\n场所：新增 1\n人员：新增 2\n服务分工：新增 1"
    assert await count("failed_update") == 0
