"""Sends what is due: claim, render now, send, then mark. At-least-once: a crash in between sends once more."""

import asyncio
import logging
from datetime import timedelta

from bot.letters import opening
from bot.letters.catalogue import kind_of
from bot.letters.moot import Moot, NoAccount, NotReady, NotYet, UnknownKind
from bot.sending import CutOff, Enclosure, Moved, NotNow, Paused, Refused, Undeliverable
from bot.services.post import delivery as notices
from schedules.office import Office
from storage.post.notices import Notice
from storage.post.outbox import MessageRecord, claim_messages
from storage.updates import change_flood_pause

AT_ONCE = 16
"""People who are sent to side by side, and rows that are claimed at a time: enough for Telegram's 30 a second over a
slow network, and few enough that a pause which Telegram asks for holds few claims."""
A_ROUND_S = 1.0
LEASE = timedelta(minutes=2)
MOST_ATTEMPTS = 8
LONGEST_WAIT = timedelta(minutes=10)
GONE = "the process ended over it"

log = logging.getLogger(__name__)


class Drainer:
    """Sends to several people side by side, to each one after the other; who has to wait keeps nobody else waiting.

    What is under way is never cancelled: ``ended`` waits for it.
    """

    def __init__(self, office: Office) -> None:
        self._office = office
        self._lanes: dict[int, asyncio.Task[None]] = {}

    async def round(self) -> int:
        """Begins what is due and there is room for; comes back when there is room again, or after a second.

        Returns how many messages were claimed.
        """
        office, claimed, asked = self._office, list[MessageRecord](), 0
        if not office.sender.paused and not office.stop.is_set() and len(self._lanes) <= AT_ONCE // 2:
            now, asked = office.clock.now(), AT_ONCE - len(self._lanes)
            claimed = await claim_messages(now, now + LEASE, asked, office.holder, but=self._lanes)
        for person_id in dict.fromkeys(message.person_id for message in claimed):
            theirs = [message for message in claimed if message.person_id == person_id]
            self._lanes[person_id] = asyncio.get_running_loop().create_task(_deliver_all(office, theirs))
        # with fewer than were asked for nothing else is due, and there is no hurry to ask again
        room = AT_ONCE // 2 if len(claimed) == asked > 0 or len(self._lanes) > AT_ONCE // 2 else 0
        until = asyncio.get_running_loop().time() + A_ROUND_S
        while len(self._lanes) > room and (left := until - asyncio.get_running_loop().time()) > 0:
            await self._progress(left)
        return len(claimed)

    @property
    def busy(self) -> bool:
        """Whether something is under way."""
        return bool(self._lanes)

    async def all(self) -> int:
        """Sends everything that is due; returns how many messages were claimed."""
        total = 0
        while (claimed := await self.round()) > 0 or self.busy:
            total += claimed
        return total

    async def ended(self) -> None:
        """Comes back when nothing is under way."""
        while self._lanes:
            await self._progress(None)

    async def _progress(self, within_s: float | None) -> None:
        await asyncio.wait(self._lanes.values(), timeout=within_s, return_when=asyncio.FIRST_COMPLETED)
        over = {person_id: lane for person_id, lane in self._lanes.items() if lane.done()}
        for person_id in over:
            del self._lanes[person_id]
        for lane in over.values():
            lane.result()


async def _deliver_all(office: Office, messages: list[MessageRecord]) -> None:
    """Sends one person's messages in their order; what a pause or a stop holds back goes back uncounted."""
    for place, message in enumerate(messages):
        # what others are doing comes first: a letter is written in one go
        await asyncio.sleep(0)
        pause = timedelta() if office.stop.is_set() else await _deliver(office, message)
        if pause is not None:
            why, until = "stopped" if office.stop.is_set() else "paused", office.clock.now() + pause
            for waiting in messages[place:]:
                # the one that was just tried is put off already, and stays as it is
                await notices.put_off(office.cause(), waiting, until, why, counted=False)
            break


async def _deliver(office: Office, message: MessageRecord) -> timedelta | None:
    """Tries one message; returns for how long Telegram wants no more of them, None when it does not mind."""
    cause = office.cause()
    if message.attempts > MOST_ATTEMPTS:
        log.error("message %s (%s) is given up: each process that tried it last was gone", message.id, message.kind)
        await notices.given_up(cause, message, GONE)
        return None
    if message.expires_at is not None and message.expires_at <= cause.at:
        await notices.dropped(cause, message, "expired")
        return None
    reader_id = message.person_id
    try:
        letter = await opening.letter(message, cause.at)
        reader_id = letter.reader_id
        enclosure = None
        if letter.document is not None:
            enclosure = Enclosure(await office.files.get(letter.document.sha256), letter.document.name)
        sent = await _sent(office, letter, enclosure)
    except Moot:
        await notices.dropped(cause, message, "moot")
    except UnknownKind:
        log.error(
            "message %s is set aside: nobody knows the kind %s of %s", message.id, message.kind, message.subject_kind
        )
        await notices.set_aside(cause, message)
    except NotYet as later:
        await notices.put_off(cause, message, later.until, "quiet hours", counted=False)
    except NoAccount:
        await notices.found_out_of_reach(cause, message, "no account")
    except Undeliverable as refusal:
        if _is_edit(message):
            # whatever is said next to them finds that out
            await notices.dropped(cause, message, "moot")
        elif reader_id == message.person_id:
            await notices.found_out_of_reach(cause, message, str(refusal))
        else:
            await notices.stand_in_out_of_reach(cause, message, reader_id, str(refusal))
    except Refused as refusal:
        if _is_edit(message):
            log.info("message %s (%s): what it changes is not there: %s", message.id, message.kind, refusal)
            await notices.dropped(cause, message, "moot")
            return None
        log.error("message %s (%s) refused: %s", message.id, message.kind, refusal)
        await notices.given_up(cause, message, str(refusal))
    except Paused as asked:
        pause = timedelta(seconds=asked.seconds)
        until = office.clock.now() + pause
        if asked.everybody:
            await change_flood_pause(office.sender.bot_id, until)
        await notices.put_off(cause, message, until, "paused", counted=False)
        return pause
    except CutOff:
        # it may have arrived, and goes out once more: at-least-once
        return timedelta()
    except (NotNow, NotReady, Moved) as failure:
        await _try_later(office, message, type(failure).__name__)
    except Exception as failure:
        # a damaged file, a fault of ours: this one waits, those behind it go out
        log.exception("message %s (%s), attempt %s", message.id, message.kind, message.attempts)
        await _try_later(office, message, type(failure).__name__)
    else:
        await notices.delivered(office.cause(), message, sent, reader_id, letter.things)
    return None


async def _sent(office: Office, letter: opening.Letter, enclosure: Enclosure | None) -> Notice:
    """Sends a letter, or puts it in the place of another one."""
    if letter.edits is not None:
        await office.sender.edit(letter.chat_id, letter.edits, letter.screen)
        return Notice(letter.chat_id, letter.edits)
    if enclosure is not None and letter.asked_for:
        await office.sender.uploading(letter.chat_id)
    sent = await office.sender.send(
        letter.chat_id, letter.screen, enclosure, silent=letter.silent, answers=letter.answers
    )
    return Notice(letter.chat_id, sent)


def _is_edit(message: MessageRecord) -> bool:
    return bool(kind_of(message).replaces)


async def _try_later(office: Office, message: MessageRecord, error: str) -> None:
    if message.attempts >= MOST_ATTEMPTS:
        await notices.given_up(office.cause(), message, error)
        return
    wait = min(timedelta(seconds=2**message.attempts), LONGEST_WAIT)
    await notices.put_off(office.cause(), message, office.clock.now() + wait, error, counted=True)
