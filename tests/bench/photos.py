"""A patrol with 40 photos as phones keep them: 12 megapixels, 3 to 5 million bytes, with camera and place in them.

They lie in the archive as they came, and no copy was made yet: what is measured is copying all of them and drawing the
report, which a patrol spreads over the time between its photos and its end.
"""

import asyncio
import os
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from io import BytesIO
from time import perf_counter

import psutil
from PIL import Image

from bot.clock import SystemClock
from bot.records.attachments import of_record
from bot.rules.cause import Cause
from bot.rules.people import Role
from bot.services.forms import filling as forms
from bot.services.forms.filling import Move
from bot.services.forms.purposes import publish_forms
from storage import attachments
from storage import database as db
from storage.clients import add_client, add_site
from storage.database import opened
from storage.files import FileStore
from storage.people import persons as people
from tests.bench.long_work import LATER, a_job
from tests.bench.tapping import Tapping, Waits

PHOTOS, DIFFERENT = 40, 5
"""So many are drawn; the others differ from them by what is not seen."""
WIDTH, HEIGHT = 4000, 3000
OFTEN_S = 0.1
REPORT = "report_patrol"


@dataclass(frozen=True, slots=True)
class Measured:
    """What a report took: seconds until it was made, the most memory that the product and its children had at once
    (in millions of bytes; what they share counts once), what they had before, and the load average."""

    seconds: float
    peak_mb: float
    before_mb: float
    load: float
    waits: Waits


async def prepare(at: datetime, files: FileStore, reader: int) -> None:
    """Files the patrol in the open database; its report waits. ``reader``: the account of its consultant."""
    cause = Cause(at=at)
    await publish_forms(cause)
    client = await add_client("FORTY", "四十企业", "四十企业", at)
    site = await add_site(client, "总装车间", "")
    consultant = await people.add_person(telegram_id=reader, name="拍照的人", language="zh", at=at)
    await people.change_consent(consultant, "拍照的人", at)
    await people.add_grant(consultant, Role.CONSULTANT, client, at)
    who = await people.get_person(consultant)
    if who is None:
        raise LookupError(consultant)
    await forms.open_form(cause, who, "patrol", "site", site)
    shown = await forms.type_text(cause, who, "全部符合")
    for move in (Move.SKIP, Move.SUBMIT):
        shown = await forms.move(cause, who, shown.view.draft.token, shown.view.draft.turn, move)  # type: ignore[assignment]
    record = await db.number("SELECT MAX(id) AS id FROM work_record")
    draft = await db.number("SELECT draft_id FROM work_record WHERE id = :id", id=record)
    for number in range(PHOTOS):
        content = await asyncio.to_thread(photo, number)
        attachment = await attachments.add_attachment(
            of_record("patrol", record),
            sent_by_id=who.id,
            draft_id=draft,
            question="scene",
            media="photo",
            sent_as="document",
            telegram_file_id=f"forty-{number}",
            telegram_unique_id=f"forty-{number}",
            album="",
            name=f"IMG_{number:04}.jpg",
            caption=f"照片 {number + 1}",
            size=len(content),
            sent_at=cause.at,
            at=cause.at,
        )
        await attachments.change_archived(attachment or 0, await files.put(content, "image/jpeg"))
    await db.values("UPDATE job SET run_at = :later WHERE state = 'waiting' RETURNING id", later=at + LATER)
    await db.values("UPDATE outbox SET state = 'cancelled' WHERE state = 'waiting' RETURNING id")


def photo(number: int) -> bytes:
    """One as a phone keeps it."""
    kept = Image.Exif()
    kept[0x010F], kept[0x0110], kept[0x0112] = "Camera", f"{number:04}", 6
    kept.get_ifd(0x8825)[2] = (31.0, 17.0, float(number))
    out = BytesIO()
    _seen(number % DIFFERENT).save(out, "JPEG", quality="keep", exif=kept)
    return out.getvalue()


@cache
def _seen(_: int) -> Image.Image:
    """Large shapes with the grain of a small sensor: neither flat nor mere noise."""
    shapes = Image.effect_noise((100, 75), 120).resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC)
    grain = [Image.blend(shapes, Image.effect_noise((WIDTH, HEIGHT), 60), 0.25) for _ in range(3)]
    out = BytesIO()
    Image.merge("RGB", grain).save(out, "JPEG", quality=85)
    picture = Image.open(BytesIO(out.getvalue()))
    picture.load()
    return picture


async def measure(url: str, product: psutil.Process, tapping: Tapping, rate: float, longest_s: float) -> Measured:
    """Lets the report begin while people tap."""
    ended = asyncio.Event()
    peak, before = _memory_mb(product), _memory_mb(product)
    beside = asyncio.ensure_future(tapping.tap(rate, longest_s, ended))
    await a_job(REPORT)(url, SystemClock().now())
    began = perf_counter()
    async with opened(url, beside=True):
        while await _under_way() and perf_counter() - began < longest_s:
            peak = max(peak, await asyncio.to_thread(_memory_mb, product))
            await asyncio.sleep(OFTEN_S)
    seconds = perf_counter() - began
    ended.set()
    return Measured(seconds, peak, before, os.getloadavg()[0], await beside)


async def _under_way() -> bool:
    return await db.any_row("SELECT 1 AS one FROM job WHERE kind = :kind AND state = 'waiting'", kind=REPORT)


def _memory_mb(product: psutil.Process) -> float:
    total = 0
    for process in (product, *product.children(recursive=True)):
        try:
            total += process.memory_full_info().pss
        except psutil.NoSuchProcess:
            continue
    return total / 1_000_000
