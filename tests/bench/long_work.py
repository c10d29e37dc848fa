"""Long work for a product to do while people tap: prepared in its database before it starts, let go while it runs."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path

import openpyxl
from PIL import Image

from bot.documents.drawing import Drawn, draw
from bot.documents.in_child import Press
from bot.documents.ledgers.checking import LedgerUpload, check_packed, unpacked
from bot.documents.ledgers.workbook import LedgerExport, draw_ledgers
from bot.records.attachments import of_record
from bot.records.ledgers.files import FileState
from bot.rules.cause import Cause
from bot.rules.people import Person, Role
from bot.services.forms import filling as forms
from bot.services.forms.filling import Move
from bot.services.forms.purposes import publish_forms
from bot.services.ledgers import files as ledger_files
from storage import attachments
from storage import database as db
from storage.clients import add_client, add_site
from storage.database import opened
from storage.files import FileStore
from storage.ledgers.files import get_ledger_file
from storage.ledgers.pages import read_ledgers
from storage.people import persons as people

PHOTOS, LINES, IMPORTED, READERS = 40, 100_000, 20_000, 10_000
LATER = timedelta(days=365)
Release = Callable[[str, datetime], Awaitable[None]]


async def prepare(at: datetime, files: FileStore, readers: list[int]) -> None:
    """Prepares all of it in the open database: a report, a register, an import that was confirmed, and readers.

    ``readers`` are accounts of people who can be told something; the others of ``READERS`` wait behind them.
    """
    cause = Cause(at=at)
    await publish_forms(cause)
    client = await add_client("LONG", "长工企业", "长工企业", at)
    site = await add_site(client, "总装车间", "")
    office = await _person("办公室", at, None)
    await people.change_consent(office, "办公室", at)
    for role in (Role.LEAD, Role.CONSULTANT):
        await people.add_grant(office, role, client, at)
    await people.add_grant(office, Role.ADMINISTRATOR, None, at)
    who = await people.get_person(office)
    if who is None:
        raise LookupError(office)
    await _report(cause, who, site, files)
    await _register(cause, who, client)
    await _import(cause, who, files)
    for number in range(READERS):
        await _person(f"读者{number}", at, readers[number] if number < len(readers) else 9_000_000_000 + number)
    await db.values("UPDATE job SET run_at = :later WHERE state = 'waiting' RETURNING id", later=at + LATER)
    # nothing of what the preparing caused is said while it is measured
    await db.values("UPDATE outbox SET state = 'cancelled' WHERE state = 'waiting' RETURNING id")


async def _person(name: str, at: datetime, telegram_id: int | None) -> int:
    return await people.add_person(telegram_id=telegram_id, name=name, language="zh", at=at)


async def _report(cause: Cause, who: Person, site: int, files: FileStore) -> None:
    await forms.open_form(cause, who, "patrol", "site", site)
    shown = await forms.type_text(cause, who, "全部符合")
    for move in (Move.SKIP, Move.SUBMIT):
        shown = await forms.move(cause, who, shown.view.draft.token, shown.view.draft.turn, move)  # type: ignore[assignment]
    record = await db.number("SELECT MAX(id) AS id FROM work_record")
    draft = await db.number("SELECT draft_id FROM work_record WHERE id = :id", id=record)
    for number in range(PHOTOS):
        content = _photo(number)
        attachment = await attachments.add_attachment(
            of_record("patrol", record),
            sent_by_id=who.id,
            draft_id=draft,
            question="photos",
            media="photo",
            sent_as="",
            telegram_file_id=f"long-{number}",
            telegram_unique_id=f"long-{number}",
            album="",
            name="photo.jpg",
            caption=f"照片 {number + 1}",
            size=len(content),
            sent_at=cause.at,
            at=cause.at,
        )
        await db.change("attachment", attachment or 0, sha256=await files.put(content, "image/jpeg"))


def _photo(number: int) -> bytes:
    """As large as a phone's photo is when Telegram has made it smaller."""
    picture = Image.effect_noise((1280, 960), 40 + number % 20).convert("RGB")
    out = BytesIO()
    picture.save(out, "JPEG", quality=80)
    return out.getvalue()


async def _register(cause: Cause, who: Person, client: int) -> None:
    for first in range(0, LINES, 10_000):
        await db.values(
            "INSERT INTO service_case (kind, number, client_id, state, title, opened_by_id, opened_at)"
            " SELECT 'enquiry', 'ZX20260101-' || n, CAST(:client AS BIGINT), 'awaiting', '请问', CAST(:who AS BIGINT),"
            f" CAST(:at AS {db.moment_type()}) FROM ({_NUMBERS[db.dialect()]}) AS numbers RETURNING id",
            client=client,
            who=who.id,
            at=cause.at,
            first=first + 100_000,
            last=first + 109_999,
        )
    await forms.open_form(cause, who, "register", "client", client)
    await forms.type_text(cause, who, "全部")
    shown = await forms.type_text(cause, who, "本月")
    await forms.move(cause, who, shown.view.draft.token, shown.view.draft.turn, Move.SUBMIT)


_NUMBERS = {
    "sqlite": "WITH RECURSIVE n (n) AS (SELECT :first UNION ALL SELECT n + 1 FROM n WHERE n < :last) SELECT n FROM n",
    "postgres": "SELECT n FROM generate_series(CAST(:first AS INT), CAST(:last AS INT)) AS n",
}


async def _import(cause: Cause, who: Person, files: FileStore) -> None:
    press: Press[Drawn] = Press(draw)
    try:
        await ledger_files.make_known(cause)
        empty = await press.render(Drawn(draw_ledgers, LedgerExport(await read_ledgers(), "zh", cause.at)))
        content = await asyncio.to_thread(_with_people, empty)
        await ledger_files.receive(cause, who, "long", "人员.xlsx")
        file_id = await db.number("SELECT MAX(id) AS id FROM ledger_file")
        upload = LedgerUpload(content, await read_ledgers(), file_id, "zh", cause.at)
        found = unpacked(await press.render(Drawn(check_packed, upload)))
    finally:
        await press.close()
    file = await get_ledger_file(file_id)
    if file is None or found.summary.added != IMPORTED:
        raise RuntimeError(f"the import to measure is refused: {found.summary}")
    await ledger_files.checked(cause, file, found, await files.put(content, "application/xlsx"), None)
    await db.values("UPDATE job SET state = 'done' WHERE kind = 'check_ledgers' RETURNING id")
    confirmed = await ledger_files.confirm(cause, who, file_id)
    if confirmed.state is not FileState.CONFIRMED:
        raise RuntimeError(confirmed.state)


def _with_people(empty: bytes) -> bytes:
    book = openpyxl.load_workbook(BytesIO(empty))
    sheet = book["人员"]
    for number in range(IMPORTED):
        sheet.append([f"L{number:06}", f"新员工{number}"])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def a_job(kind: str) -> Release:
    """Lets a job of this kind begin."""

    async def release(url: str, at: datetime) -> None:
        async with opened(url, beside=True):
            await db.values("UPDATE job SET run_at = :at WHERE kind = :kind RETURNING id", at=at, kind=kind)

    return release


async def an_announcement(url: str, at: datetime) -> None:
    """Tells every reader something, by one statement, as the publishing of a policy does."""
    async with opened(url, beside=True):
        await db.values(
            "INSERT INTO outbox (key, kind, person_id, subject_kind, subject_id, parameters, state, send_at)"
            " SELECT 'long:' || p.id, 'undelivered', p.id, 'outbox', 0, CAST(:told AS TEXT), 'waiting',"
            f" CAST(:at AS {db.moment_type()}) FROM person p WHERE p.name LIKE '读者%' RETURNING id",
            told={"name": "全体人员", "kind": "patrol_report"},
            at=at,
        )


LONG_WORK: Mapping[str, tuple[str | None, Release]] = {
    f"a report of {PHOTOS} photos": ("report_patrol", a_job("report_patrol")),
    f"a register of {LINES:,} lines": ("make_register", a_job("make_register")),
    f"an import of {IMPORTED:,}": ("apply_ledgers", a_job("apply_ledgers")),
    f"an announcement to {READERS:,}": (None, an_announcement),
}
"""What is measured, with the kind of its job: None for what goes on for longer than it is measured."""


async def until_done(url: str, job: str) -> None:
    """Comes back when the job has ended."""
    async with opened(url, beside=True):
        while await _waits(job):
            pass


async def _waits(job: str) -> bool:
    await asyncio.sleep(0.25)
    return await db.any_row("SELECT 1 AS one FROM job WHERE kind = :kind AND state = 'waiting'", kind=job)


def file_store(folder: Path) -> FileStore:
    """The archive of a product in this folder."""
    return FileStore(folder / "files")
