"""Makes registers: reads in pages, shows how far it is in one message, and has the child draw the workbook."""

import asyncio
import logging
from datetime import datetime, timedelta

from bot.documents.packing import PackedSheet
from bot.documents.registers import page_of, sheet_of, workbook_of
from bot.records.registers import RegisterRequest
from bot.rules.registers import Register
from bot.screens.registers import register_progress, register_ready
from bot.screens.screen import Screen
from bot.sending import Moved, NotNow, Paused, Refused, Undeliverable
from bot.services import registers
from schedules.office import Office
from storage.settings.firm import get_settings

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONG = 200
"""Lines from which on it takes long enough to show the progress."""
EDIT_EVERY = timedelta(seconds=1)

log = logging.getLogger(__name__)


async def make_register(office: Office, draft_id: int) -> None:
    """The workbook that a submitted form asks for; another try after a crash sends no second one."""
    request = await registers.get_request(draft_id)
    if request is None:
        return
    progress = await _Progress.of(office, request)
    if await registers.get_made(request.id, request.who.language) is None:
        counts: dict[Register, int] = {}
        sheets = [await _read(request, register, counts, progress) for register in request.registers]
        await progress.show(counts, drawing=True)
        language = request.who.language
        provider = (await get_settings()).provider_name or office.provider_name
        book = workbook_of(request, tuple(sheets), provider, language, office.clock.now())
        sha256 = await office.files.put(await office.press.render(book), MEDIA_TYPE)
        await registers.hand_over(office.cause(), request, sha256, {key.value: n for key, n in counts.items()})
    await progress.end()


async def _read(
    request: RegisterRequest, register: Register, counts: dict[Register, int], progress: "_Progress"
) -> PackedSheet:
    pages: list[bytes] = []
    counts[register] = 0
    async for page in registers.pages(request, register):
        pages.append(page_of(register, page, request.who.language))
        counts[register] += len(page)
        await progress.show(counts)
        # SQLite answers without waiting, so without this the chat would stand still until all is read
        await asyncio.sleep(0)
    return sheet_of(register, pages, counts[register])


class _Progress:
    """One message per request, edited at most once a second. It may fail: the workbook matters, not this."""

    def __init__(self, office: Office, request: RegisterRequest, message_id: int | None) -> None:
        self._office = office
        self._request = request
        self._message_id = message_id
        self._shown_at: datetime | None = None

    @classmethod
    async def of(cls, office: Office, request: RegisterRequest) -> "_Progress":
        """The progress of a request, in the message of an earlier try if there was one."""
        return cls(office, request, await registers.get_progress_message(request.id))

    async def show(self, counts: dict[Register, int], *, drawing: bool = False) -> None:
        """How many lines were read of which register, if it is worth saying and was not said just now.

        That everything was read (``drawing``) is said in any case: what follows takes longest.
        """
        now = self._office.clock.now()
        if self._message_id is None and sum(counts.values()) < LONG:
            return
        if not drawing and self._shown_at is not None and now - self._shown_at < EDIT_EVERY:
            return
        self._shown_at = now
        waiting = tuple(register for register in self._request.registers if register not in counts)
        await self._say(register_progress(counts, waiting, self._request.who.language, drawing=drawing))

    async def end(self) -> None:
        """The progress becomes the news that it is done."""
        if self._message_id is not None:
            await self._say(register_ready(self._request.who.language))

    async def _say(self, screen: Screen) -> None:
        chat_id = self._request.who.telegram_id
        if chat_id is None:
            return
        try:
            if self._message_id is None:
                self._message_id = await self._office.sender.send(chat_id, screen)
                await registers.note_progress_message(self._office.cause(), self._request, self._message_id)
            else:
                await self._office.sender.edit(chat_id, self._message_id, screen)
        except (Moved, NotNow, Paused, Refused, Undeliverable) as failure:
            log.info("progress of register %s not shown: %s", self._request.id, type(failure).__name__)
