"""Makes registers: reads in pages, shows how far it is in one message, and has the child draw the workbook."""

from datetime import datetime, timedelta

from bot.records.registers import RegisterRequest
from bot.rules.text import Text
from bot.screens.registers import register_progress, register_ready
from bot.services import registers
from bot.services.documents import version_to_make
from schedules.documents import desk_of, put
from schedules.kinds import JobKind
from schedules.office import Office
from schedules.progress import Progress

LONG = 200
"""Lines from which on it takes long enough to show the progress."""
EDIT_EVERY = timedelta(seconds=1)


async def make_register(office: Office, draft_id: int) -> None:
    """The workbook that a submitted form asks for; another try after a crash sends no second one."""
    request = await registers.get_request(draft_id)
    if request is None:
        return
    language = request.who.language
    subject = ("register", request.id)
    progress = await Progress(office, request.who, "register_progress", subject).found()
    version = await version_to_make(registers.REGISTER, request.id, language)
    if version is not None:
        counts: dict[str, int] = {}
        reading, desk = _Reading(office, request, progress), await desk_of(office)
        book = await registers.workbook(request, language, desk, counts, reading.show)
        await reading.show(counts, drawing=True)

        async def hand_over() -> None:
            await registers.hand_over(office.cause(), request, language, counts)

        await put(office, registers.REGISTER, request.id, language, version, book, desk, hand_over)
    await progress.end(register_ready(language))


class _Reading:
    """Says how far the reading of registers is, at most once a second."""

    def __init__(self, office: Office, request: RegisterRequest, progress: Progress) -> None:
        self._office = office
        self._request = request
        self._progress = progress
        self._shown_at: datetime | None = None

    async def show(self, counts: dict[str, int], *, drawing: bool = False) -> None:
        """How many lines were read of which register, if it is worth saying and was not said just now.

        That everything was read (``drawing``) is said in any case: what follows takes longest.
        """
        now = self._office.clock.now()
        if not self._progress.begun and sum(counts.values()) < LONG:
            return
        if not drawing and self._shown_at is not None and now - self._shown_at < EDIT_EVERY:
            return
        self._shown_at = now
        waiting = tuple(register for register in self._request.registers if register not in counts)
        await self._progress.say(register_progress(counts, waiting, self._request.who.language, drawing=drawing))


NOT_MADE = Text("一份台账没能生成。", "A register that was asked for could not be made.")

REGISTER_JOBS = (JobKind("make_register", make_register, NOT_MADE, also_tell=registers.tell_of_failure),)
