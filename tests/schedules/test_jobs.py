"""Long work: files leave Telegram, reports are made, patrols are issued; what fails is tried again, then reported."""

import hashlib
from dataclasses import replace

import pytest

from bot.documents.in_child import Press, PressBroke, TooMuch
from bot.rules.declaring import DeclaredTwice, by_code
from bot.screens.post.notices import work_failed
from schedules import jobs as work
from schedules.jobs import DIED, LEASE, MOST_ATTEMPTS, MOST_DEATHS, run_due_jobs
from schedules.office import Office
from storage import database
from storage.jobs.queue import add_job
from tests.sandbox.pictures import picture
from tests.schedules.post_room import a_clean_patrol, a_patrol_with_a_finding, heard, lines, read_in, trouble
from tests.world import ADMINISTRATOR, CONSULTANT, MANAGER, World


async def jobs(kind: str) -> list[tuple[str, int]]:
    """State and attempts of the jobs of a kind."""
    found = await database.values("SELECT state, attempts FROM job WHERE kind = :kind ORDER BY id", kind=kind)
    return [(str(row["state"]), int(row["attempts"])) for row in found]


async def documents() -> list[str]:
    """The languages of the reports that were made."""
    return [str(row["language"]) for row in await database.values("SELECT language FROM document ORDER BY language")]


async def test_a_photo_is_copied_off_telegram_under_the_sha_of_its_content(world: World) -> None:
    await a_clean_patrol(world)
    await world.beat()
    content = picture()
    (row,) = await database.values("SELECT sha256 FROM attachment")
    assert row["sha256"] == hashlib.sha256(content).hexdigest()
    assert await world.heart.office.files.get(str(row["sha256"])) == content
    assert await jobs("archive_file") == [("done", 1)]


async def test_the_report_is_made_although_the_photo_could_not_be_fetched_at_first(world: World) -> None:
    await a_clean_patrol(world)
    planned = {"method": "getFile", "times": 3, "error_code": 500, "description": "Internal Server Error"}
    await trouble(world, fail_next=planned)
    await world.beat()
    assert await documents() == []
    await world.pass_by(minutes=1)
    assert await documents() == ["zh"]
    assert {state for state, _ in await jobs("archive_file") + await jobs("report_patrol")} == {"done"}
    assert "document" in (await world.stranger(CONSULTANT).last()).raw


async def test_the_client_gets_the_report_although_the_network_was_down_at_its_hour(world: World) -> None:
    manager = await world.phone(MANAGER)
    await a_clean_patrol(world)
    await trouble(world, network_down=True)
    await world.pass_by(minutes=11)
    await trouble(world, network_down=False)
    await world.pass_by(minutes=20)
    assert "XC20261123-01" in (await manager.last()).text
    assert (await manager.download(await manager.last())).startswith(b"%PDF")


async def test_the_client_gets_a_report_in_each_language_its_managers_read(world: World) -> None:
    manager = await world.phone(MANAGER)
    await read_in(world, MANAGER, "en")
    await a_patrol_with_a_finding(world)
    await world.pass_by(minutes=10)
    assert await documents() == ["en", "zh"]
    assert "1 finding needs fixing" in (await manager.last()).text


async def test_a_recalled_patrol_makes_no_report_for_the_client(world: World) -> None:
    manager = await world.phone(MANAGER)
    await a_clean_patrol(world)
    await world.beat()
    await world.stranger(CONSULTANT).press("撤回")
    await world.pass_by(days=1)
    assert await jobs("issue_patrol") == [("cancelled", 0)]
    assert await lines("patrol_report") == []
    assert "document" not in (await manager.last()).raw


async def test_a_patrol_recalled_before_its_report_was_made_makes_none_at_all(world: World) -> None:
    await a_clean_patrol(world)
    await world.stranger(CONSULTANT).press("撤回")
    await world.pass_by(days=1)
    assert await documents() == []
    assert await lines("%report") == []


async def test_a_job_that_keeps_failing_is_dead_and_the_administrator_is_told(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    administrator, manager = await world.phone(ADMINISTRATOR), await world.phone(MANAGER)
    await a_clean_patrol(world)

    class Broken(Exception):
        pass

    async def broken(press: Press[object], report: object) -> bytes:
        raise Broken

    monkeypatch.setattr(Press, "render", broken)
    await world.pass_by(hours=1)
    assert await jobs("report_patrol") == [("dead", MOST_ATTEMPTS)]
    assert await jobs("issue_patrol") == [("dead", MOST_ATTEMPTS)]
    told = await heard(world, ADMINISTRATOR, "XC20261123-01")
    assert len(told) == 2
    assert "document" not in (await manager.last()).raw
    assert "Broken" not in (await administrator.last()).text


@pytest.mark.parametrize(
    ("failure", "attempts", "error"),
    [(TooMuch("it took longer than 240 s"), 1, "it took longer than 240 s"), (PressBroke(), MOST_DEATHS, DIED)],
)
async def test_a_document_that_no_child_can_draw_is_dead_soon_and_says_why(
    world: World, monkeypatch: pytest.MonkeyPatch, failure: Exception, attempts: int, error: str
) -> None:
    await world.phone(ADMINISTRATOR)
    await a_clean_patrol(world)

    async def broken(press: Press[object], report: object) -> bytes:
        raise failure

    monkeypatch.setattr(Press, "render", broken)
    await world.pass_by(minutes=1)
    assert await jobs("report_patrol") == [("dead", attempts)]
    (said,) = await database.values("SELECT error FROM job WHERE kind = 'report_patrol'")
    assert said["error"] == error
    assert len(await heard(world, ADMINISTRATOR, "XC20261123-01")) == 1


async def test_one_failing_job_does_not_hold_up_the_others(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(office: Office, attachment_id: int) -> None:
        raise LookupError

    monkeypatch.setitem(work.JOB_KINDS, "archive_file", replace(work.JOB_KINDS["archive_file"], work=broken))
    await a_clean_patrol(world)
    await world.beat()
    assert await jobs("report_patrol") == [("done", 1)]
    assert await jobs("archive_file") == [("waiting", 1)]


async def test_a_job_cut_off_by_a_crash_is_done_after_its_lease(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    class PowerCut(BaseException):
        pass

    async def cut_off(office: Office, attachment_id: int) -> None:
        raise PowerCut

    await a_clean_patrol(world)
    kind = work.JOB_KINDS["archive_file"]
    monkeypatch.setitem(work.JOB_KINDS, "archive_file", replace(kind, work=cut_off))
    with pytest.raises(PowerCut):
        await run_due_jobs(world.heart.office)
    monkeypatch.setitem(work.JOB_KINDS, "archive_file", kind)
    await world.pass_by(seconds=LEASE.total_seconds())
    assert await jobs("archive_file") == [("done", 2)]
    assert await jobs("report_patrol") == [("done", 2)]
    assert len(await lines("own_report")) == 1


async def test_a_job_that_nobody_knows_is_set_aside_and_told(world: World) -> None:
    await world.phone(ADMINISTRATOR)
    await add_job("of_another_version", 7, world.clock.now())
    await a_clean_patrol(world)
    await world.beat()
    assert await jobs("of_another_version") == [("set_aside", 1)]
    assert await jobs("report_patrol") == [("done", 1)]
    await world.pass_by(days=1)
    assert len(await heard(world, ADMINISTRATOR, "不认识的后台工作")) == 1


def test_every_kind_of_job_has_words_for_what_failed() -> None:
    for kind in work.JOB_KINDS.values():
        said = [work_failed(words, "XC20261123-01", "en").html for words in (kind.failed.zh, kind.failed.en)]
        assert not any("{" in text or "}" in text for text in said), kind.code
        names_it = ["XC20261123-01" in text for text in said]
        assert names_it == ["{number}" in kind.failed.zh] * 2, kind.code


def test_two_kinds_of_job_with_one_code_raise() -> None:
    kind = work.JOB_KINDS["archive_file"]
    with pytest.raises(DeclaredTwice):
        by_code((kind, kind))


async def test_work_that_processes_end_over_is_given_up_at_last(world: World) -> None:
    administrator = await world.phone(ADMINISTRATOR)
    await a_clean_patrol(world)
    gone = f"attempts = {MOST_ATTEMPTS}, held_by = 'a process that is gone', lease_until = NULL"
    await database.values(f"UPDATE job SET {gone} WHERE kind = 'report_patrol' RETURNING id")
    await world.beat()
    assert await jobs("report_patrol") == [("dead", MOST_ATTEMPTS + 1)]
    assert await documents() == []
    assert len(await heard(world, ADMINISTRATOR, "XC20261123-01 的报告没能生成")) == 1
    assert administrator


async def test_what_had_not_begun_when_the_program_was_to_stop_goes_back_uncounted(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    office, begun = world.heart.office, list[int]()

    async def stopped_over(_: Office, subject_id: int) -> None:
        begun.append(subject_id)
        office.stop.set()

    monkeypatch.setattr(work, "JOB_KINDS", {"long": replace(work.JOB_KINDS["archive_file"], work=stopped_over)})
    for subject in range(3):
        await add_job("long", subject, world.clock.now())
    await run_due_jobs(office)
    assert begun == [0]
    assert await jobs("long") == [("done", 1), ("waiting", 0), ("waiting", 0)]
    assert await run_due_jobs(office) == 0
    assert await world.beat() == 0
