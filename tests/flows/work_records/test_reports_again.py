"""Any report again in at most two actions: the same bytes, or a version that says what changed (clauses 3.6, 4.7.1).

Every kind of record with a report is walked; a new kind has to say here how one is filed.
"""

from collections.abc import Awaitable, Callable, Mapping

import pytest

from bot.rules.work_records.kinds import RECORD_KINDS
from bot.rules.work_records.self_checks import SELF_CHECK
from bot.services.documents import DOCUMENT_KINDS
from storage import database as db
from tests.flows.behalf.recording import do
from tests.flows.checklists.self_checking import with_problem
from tests.flows.checklists.test_audits import fill_in
from tests.flows.steps import count, english, one, press_sparingly, submit_patrol
from tests.sandbox.phone import Phone
from tests.world import CONSULTANT, LEAD, MANAGER, STAFF, World


async def _patrol(world: World) -> None:
    await submit_patrol(world)
    await world.pass_by(minutes=11)


async def _inspection(world: World) -> None:
    consultant, lead = await world.phone(CONSULTANT), await world.phone(LEAD)
    await do(consultant, ">做检查", "总装车间")
    await press_sparingly(consultant, "风险识别")
    await fill_in(consultant, CONSULTANT)
    await world.beat()
    await do(lead, f">{await one('SELECT number FROM work_record')}", "✅ 批准并发给企业")
    await world.beat()


async def _self_check(world: World) -> None:
    await with_problem(world)


FILED: Mapping[str, Callable[[World], Awaitable[None]]] = {
    "patrol": _patrol,
    "inspection": _inspection,
    "self_check": _self_check,
}
REPORTED = sorted({kind.subject for kind in DOCUMENT_KINDS.values() if kind.subject in RECORD_KINDS})


async def newest(phone: Phone) -> bytes:
    """The file that came last."""
    sent = [message for message in await phone.messages() if message.from_bot and "document" in message.raw]
    return await phone.download(sent[-1])


@pytest.mark.parametrize("kind", REPORTED)
async def test_the_same_bytes_in_two_actions_in_both_languages(kind: str, sqlite_world: World) -> None:
    world = sqlite_world
    reader = await world.phone(STAFF if kind == SELF_CHECK.kind else MANAGER)
    await FILED[kind](world)
    number = str(await one("SELECT number FROM work_record"))
    (document,) = [one for one in DOCUMENT_KINDS.values() if one.subject == kind]
    for send in ("发我", "Send me the"):
        again = []
        for _ in range(2):
            await reader.text(number)
            (key,) = [label for label in await reader.buttons() if send in label]
            await press_sparingly(reader, key)
            await world.beat()
            again.append(await newest(reader))
            await world.pass_by(minutes=1)
        assert again[0].startswith(b"%PDF")
        # what tells how it stands says when it was made; any other report is kept as it was
        assert document.as_of_now or again[0] == again[1]
        await english(reader)
    assert await count("failed_update") == 0


async def test_after_an_approval_each_reader_has_it_in_their_own_language(sqlite_world: World) -> None:
    manager = await sqlite_world.phone(MANAGER)
    await english(manager)
    await _inspection(sqlite_world)
    assert set(await _languages()) == {"zh", "en"}
    (sent,) = [message for message in await manager.messages() if message.from_bot and "document" in message.raw]
    assert "inspection-report" in str(sent.raw["document"]["file_name"])


async def _languages() -> list[str]:
    return [str(row["language"]) for row in await db.values("SELECT language FROM document")]
