"""Sends what is due: claim, render now, send, then mark. At-least-once: a crash in between sends once more."""

import logging
from datetime import timedelta

from bot.letters import opening
from bot.letters.catalogue import kind_of
from bot.letters.moot import Moot, NoAccount, NotReady, NotYet, UnknownKind
from bot.sending import CutOff, Enclosure, Moved, NotNow, Paused, Refused, Undeliverable
from bot.services.post import delivery as notices
from schedules.office import Office
from storage.post.outbox import MessageRecord, Notice, claim_messages
from storage.updates import change_flood_pause, get_flood_pause

AT_ONCE = 10
"""Few rows at a time: a pause that Telegram asks for then holds few claims."""
LEASE = timedelta(minutes=2)
MOST_ATTEMPTS = 8
LONGEST_WAIT = timedelta(minutes=10)
GONE = "the process ended over it"

log = logging.getLogger(__name__)


async def heed_pause(office: Office) -> None:
    """Takes over a pause that Telegram asked another process of this bot for."""
    until = await get_flood_pause(office.sender.bot_id)
    left = (until - office.clock.now()).total_seconds() if until is not None else 0.0
    if left > 0:
        office.sender.pause(left)


async def drain(office: Office) -> int:
    """Sends one round of due messages; returns how many were claimed."""
    if office.sender.paused or office.stop.is_set():
        return 0
    now = office.clock.now()
    claimed = await claim_messages(now, now + LEASE, AT_ONCE, office.holder)
    for place, message in enumerate(claimed):
        if office.stop.is_set() or not await _deliver(office, message):
            await _hand_back(office, claimed[place if office.stop.is_set() else place + 1 :])
            break
    return len(claimed)


async def _hand_back(office: Office, waiting: list[MessageRecord]) -> None:
    """What was claimed and not tried, for a pause or a stop, goes back uncounted; what has ended stays as it is."""
    why = "stopped" if office.stop.is_set() else "paused"
    for message in waiting:
        until = office.clock.now() + timedelta(seconds=office.sender.paused)
        await notices.put_off(office.cause(), message, until, why, counted=False)


async def _deliver(office: Office, message: MessageRecord) -> bool:
    """Tries one message; False when Telegram asked for a pause, or the program stops."""
    cause = office.cause()
    if message.attempts > MOST_ATTEMPTS:
        log.error("message %s (%s) is given up: each process that tried it last was gone", message.id, message.kind)
        await notices.given_up(cause, message, GONE)
        return True
    if message.expires_at is not None and message.expires_at <= cause.at:
        await notices.dropped(cause, message, "expired")
        return True
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
            return True
        log.error("message %s (%s) refused: %s", message.id, message.kind, refusal)
        await notices.given_up(cause, message, str(refusal))
    except Paused as pause:
        until = cause.at + timedelta(seconds=pause.seconds)
        await change_flood_pause(office.sender.bot_id, until)
        await notices.put_off(cause, message, until, "paused", counted=False)
        return False
    except CutOff:
        # it may have arrived, and goes out once more: at-least-once
        return False
    except (NotNow, NotReady, Moved) as failure:
        await _try_later(office, message, type(failure).__name__)
    except Exception as failure:
        # a damaged file, a fault of ours: this one waits, those behind it go out
        log.exception("message %s (%s), attempt %s", message.id, message.kind, message.attempts)
        await _try_later(office, message, type(failure).__name__)
    else:
        await notices.delivered(office.cause(), message, sent, reader_id, letter.things)
    return True


async def _sent(office: Office, letter: opening.Letter, enclosure: Enclosure | None) -> Notice:
    """Sends a letter, or puts it in the place of another one."""
    if letter.edits is not None:
        await office.sender.edit(letter.chat_id, letter.edits, letter.screen)
        return Notice(letter.chat_id, letter.edits)
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
