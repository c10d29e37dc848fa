"""A typed answer loads its draft once, whatever it says and however it came to be one."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from storage import database as db
from tests.flows.cases.filing import NUMBER, accepted, say
from tests.flows.everything import go_to, open_everything
from tests.flows.steps import answers, one
from tests.sandbox.pictures import picture
from tests.world import STAFF, World


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The drafts whose answers were read, by id, as often as they were, since the list was cleared."""
    read: list[int] = []
    values = db.values

    async def listened(sql: str, **parameters: Any) -> Sequence[Mapping[str, Any]]:
        if "FROM draft_answer WHERE draft_id" in sql:
            read.append(parameters["draft_id"])
        return await values(sql, **parameters)

    monkeypatch.setattr(db, "values", listened)
    return read


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("weight", "12.5"),
        ("weight", "很重"),
        ("when", "11月30日"),
        ("when", "今天"),
        ("spot", "这里"),
        ("spot", "跳过"),
        ("phone", "138 0013 8000"),
    ],
)
async def test_a_typed_answer_loads_its_draft_once(
    sqlite_world: World, monkeypatch: pytest.MonkeyPatch, loads: list[int], key: str, said: str
) -> None:
    staff = await open_everything(sqlite_world, monkeypatch, STAFF)
    await go_to(staff, key)
    loads.clear()
    await staff.text(said)
    assert len(loads) == 1


async def test_an_answer_given_without_opening_anything_loads_its_draft_once(
    sqlite_world: World, loads: list[int]
) -> None:
    staff, handler = await accepted(sqlite_world)
    await say(handler, "请对方补充", "上周五约的是几点？")
    await sqlite_world.beat()
    await staff.text(NUMBER)
    await staff.press("✍️ 补充")
    await staff.press("存草稿，稍后继续")
    loads.clear()
    await staff.text("上午九点。")
    assert loads.count(await one("SELECT id FROM draft WHERE state = 'open'")) == 1
    assert '"上午九点。"' in (await answers()).values()


async def test_a_photo_given_so_lands_in_the_form_that_was_asked_for(sqlite_world: World) -> None:
    staff, handler = await accepted(sqlite_world)
    await say(handler, "请对方补充", "有照片吗？")
    await sqlite_world.beat()
    await staff.photo(picture())
    assert "照片已收到 1 张" in (await staff.last()).text
