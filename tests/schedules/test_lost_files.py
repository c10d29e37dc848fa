"""A photo that Telegram no longer has: the report is made without it, on time, says so, and somebody asks for it."""

import io

import pypdf
import pytest

from bot.rules.text import Language
from bot.screens.post.notices import file_lost
from schedules.work_records import LOST_AFTER
from storage import database
from storage.jobs.queue import add_job
from storage.trail.entries import timeline
from tests.sandbox.phone import Phone
from tests.schedules.post_room import a_clean_patrol, heard, read_in, refuse_next, trouble
from tests.world import ADMINISTRATOR, CONSULTANT, MANAGER, World

GONE = "Bad Request: wrong file_id or the file is temporarily unavailable"


async def gone(world: World, times: int = 1000) -> None:
    """Lets Telegram refuse to hand out files."""
    await refuse_next(world, 400, GONE, times=times, method="getFile")


async def jobs() -> dict[str, str]:
    """The state of each kind of job that is about the patrol."""
    found = await database.values("SELECT kind, state FROM job WHERE kind <> 'hearing' ORDER BY id")
    return {str(row["kind"]): str(row["state"]) for row in found}


async def report_of(phone: Phone) -> str:
    """What the report says that was sent last."""
    content = await phone.download(await phone.last())
    return "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)


async def test_the_client_gets_the_report_on_time_with_a_box_in_place_of_the_photo(world: World) -> None:
    manager = await world.phone(MANAGER)
    await a_clean_patrol(world)
    await gone(world)
    await world.pass_by(minutes=10)
    said = await report_of(manager)
    assert "照片无法取得" in said
    assert "周明" in said
    assert "开始填写" not in said
    assert await jobs() == {"archive_file": "lost", "report_patrol": "done", "issue_patrol": "done"}
    assert await database.values("SELECT sha256 FROM attachment") == [{"sha256": None}]


async def test_the_consultant_gets_it_within_a_minute(sqlite_world: World) -> None:
    world = sqlite_world
    await a_clean_patrol(world)
    await gone(world)
    await world.pass_by(minutes=1)
    assert "照片无法取得" in await report_of(world.stranger(CONSULTANT))


async def test_it_is_said_in_english_too(sqlite_world: World) -> None:
    world = sqlite_world
    manager = await world.phone(MANAGER)
    await world.phone(ADMINISTRATOR)
    for reader in (MANAGER, ADMINISTRATOR):
        await read_in(world, reader, "en")
    await a_clean_patrol(world)
    await gone(world)
    await world.pass_by(minutes=10)
    assert "Photo not available" in await report_of(manager)
    assert len(await heard(world, ADMINISTRATOR, "can no longer be fetched")) == 1


async def test_the_administrators_are_told_once_for_all_photos_of_a_patrol(sqlite_world: World) -> None:
    world = sqlite_world
    await world.phone(ADMINISTRATOR)
    await a_clean_patrol(world)
    (second,) = await database.values(
        "INSERT INTO attachment (belongs_to, owner_kind, owner_id, sent_by_id, draft_id, question, media,"
        " telegram_file_id, telegram_unique_id, received_at) SELECT belongs_to, owner_kind, owner_id, sent_by_id,"
        " draft_id, question, media, 'gone', 'gone', received_at FROM attachment RETURNING id"
    )
    await add_job("archive_file", int(second["id"]), world.clock.now())
    await gone(world)
    await world.pass_by(days=1)
    (told,) = await heard(world, ADMINISTRATOR, "取不回来")
    assert "XC20261123-01" in told
    assert await heard(world, ADMINISTRATOR, "未完成") == []


async def test_what_was_lost_is_in_the_trail(sqlite_world: World) -> None:
    world = sqlite_world
    await a_clean_patrol(world)
    await gone(world)
    await world.pass_by(minutes=10)
    (row,) = await database.values("SELECT id FROM attachment")
    assert [entry.action for entry in await timeline("attachment", int(row["id"]))] == ["lose"]


async def test_a_photo_that_comes_back_in_time_is_in_the_report(sqlite_world: World) -> None:
    world = sqlite_world
    manager = await world.phone(MANAGER)
    await a_clean_patrol(world)
    # the job that archives and the one that makes the report ask in turn
    await gone(world, times=2 * (LOST_AFTER - 1))
    await world.pass_by(minutes=10)
    assert "照片无法取得" not in await report_of(manager)
    assert await jobs() == {"archive_file": "done", "report_patrol": "done", "issue_patrol": "done"}


async def test_a_network_that_is_down_for_long_loses_no_photo(sqlite_world: World) -> None:
    world = sqlite_world
    manager = await world.phone(MANAGER)
    await a_clean_patrol(world)
    await trouble(world, network_down=True)
    await world.pass_by(minutes=12)
    await trouble(world, network_down=False)
    await world.pass_by(minutes=20)
    assert "照片无法取得" not in await report_of(manager)


async def test_a_photo_found_lost_after_its_archiving_was_given_up_is_left_out_too(sqlite_world: World) -> None:
    world = sqlite_world
    manager = await world.phone(MANAGER)
    await a_clean_patrol(world)
    await trouble(world, network_down=True)
    await world.pass_by(minutes=12)
    assert (await jobs())["archive_file"] == "dead"
    await trouble(world, network_down=False)
    await gone(world)
    await world.pass_by(minutes=20)
    assert "照片无法取得" in await report_of(manager)


@pytest.mark.parametrize(("language", "report"), [("zh", "报告"), ("en", "report")])
def test_a_report_is_only_spoken_of_where_there_is_one(language: Language, report: str) -> None:
    assert report in file_lost("XC20261123-01", language).html
    assert report not in file_lost("", language).html
