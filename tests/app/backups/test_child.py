"""The backup command as a child process: its report is read, it gives way to the chat, and it ends with the program."""

import asyncio
import json
import os
from pathlib import Path

import pytest

from bot.app.backups.child import NICE, ChildBackUp
from bot.records.made_backups import BackupReport, UnreadableReport, read_report
from schedules.office import Stopped

WHOLE = (
    '{"name": "20261123T180000Z", "target": "s3://firm/backups", "rows": 7, "files": 2, "bytes": 100,'
    ' "encrypted": true, "recipient": "age1abc", "verified": true}'
)


def sh(script: str, *arguments: object, longest_s: float = 60) -> ChildBackUp:
    """A command that runs this."""
    return ChildBackUp(("/bin/sh", "-c", script, *map(str, arguments)), longest_s)


async def test_the_last_line_is_its_report() -> None:
    report = await sh('echo "40 tables"; echo "$0"', WHOLE)()
    assert report == BackupReport(
        name="20261123T180000Z",
        target="s3://firm/backups",
        row_count=7,
        file_count=2,
        size=100,
        encrypted=True,
        recipient="age1abc",
    )
    assert report.whole


async def test_a_failure_comes_with_its_sentence() -> None:
    report = await sh("""echo '{"error": "NoRoom", "sentence": "The disk is full."}'; exit 1""")()
    assert (report.whole, report.error, report.sentence) == (False, "NoRoom", "The disk is full.")


@pytest.mark.parametrize("script", ["exit 3", "echo half a; exit 3", f"echo '{WHOLE}'; exit 3", "kill -9 $$"])
async def test_one_that_breaks_down_has_failed(script: str) -> None:
    report = await sh(script)()
    code = -9 if "kill" in script else 3
    assert (report.error, report.sentence) == (
        "NoReport",
        f"The backup command ended with code {code}; the log says why.",
    )


async def test_it_has_less_of_the_processor() -> None:
    # it may have begun a moment before
    report = await sh(f"""until [ "$(nice)" = {NICE} ]; do :; done; echo '{WHOLE}'""")()
    assert report.whole


async def test_it_is_given_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BACKUP_TO", "elsewhere")
    report = await sh("""echo "{\\"error\\": \\"Told\\", \\"sentence\\": \\"$BACKUP_TO\\"}"; exit 1""")()
    assert report.sentence == "elsewhere"


async def test_one_that_takes_too_long_is_ended_with_all_that_it_started(tmp_path: Path) -> None:
    report = await sh('sleep 600 & echo $! > "$0/child"; wait', tmp_path, longest_s=0.2)()
    assert (report.error, report.whole) == ("TookTooLong", False)
    assert not _lives(int((tmp_path / "child").read_text()))


async def test_a_stop_ends_it_and_none_begins_after(tmp_path: Path) -> None:
    back_up = sh('echo $$ > "$0/started"; sleep 600', tmp_path)
    going = asyncio.create_task(back_up())
    async with asyncio.timeout(20):
        while not (tmp_path / "started").exists() or not (tmp_path / "started").read_text():  # noqa: ASYNC110 -- it says so
            await asyncio.sleep(0.01)
    await back_up.stop()
    with pytest.raises(Stopped):
        await going
    assert not _lives(int((tmp_path / "started").read_text()))
    with pytest.raises(Stopped):
        await back_up()


async def test_a_stop_while_it_is_being_started_ends_it_too() -> None:
    back_up = sh("sleep 600")
    going = asyncio.create_task(back_up())
    await asyncio.sleep(0)
    await back_up.stop()
    async with asyncio.timeout(20):
        with pytest.raises(Stopped):
            await going


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    # a child of a child may still wait to be buried
    return "Z" not in Path(f"/proc/{pid}/stat").read_text().split(")")[1]


@pytest.mark.parametrize("line", ["", "null", "[]", "{}", '{"name": "x"}', '{"error"', '"error"', "7"])
def test_what_is_no_report_is_refused(line: str) -> None:
    with pytest.raises(UnreadableReport):
        read_report(line)


def test_the_sentence_of_a_failure_is_kept_as_far_as_there_is_room() -> None:
    report = read_report(json.dumps({"error": "E" * 100, "sentence": "s" * 1000}))
    assert (len(report.error), len(report.sentence)) == (60, 300)
