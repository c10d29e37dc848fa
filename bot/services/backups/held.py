"""恢复前到期的消息: nobody knows whether the lost firm sent them, so administrators decide; nothing goes by itself."""

from bot.records.made_backups import HeldMessages
from bot.rules.cause import Cause
from bot.rules.people import Person
from bot.services.backups.looking import must_decide
from bot.services.backups.readers import deciding
from bot.services.post.writing import MessageCode, post
from storage.backups import restorations
from storage.database import writing
from storage.post import held
from storage.trail.entries import add_entry, timeline

HELD_ASKED = MessageCode("held_messages")
SEND, DROP = "send_held", "drop_held"
"""What the trail calls the two decisions."""


@writing
async def ask_again(cause: Cause) -> None:
    """Asks about what work that was due before the restoration wanted to say, unless it was asked and not answered."""
    await ask(cause)


async def ask(cause: Cause) -> None:
    """Asks whether to send what is held, once until somebody decides; inside a transaction that is open."""
    restoration = await restorations.get_last_restoration()
    if restoration is None or not await held.count_held():
        return
    decisions = [entry for entry in await timeline("restoration", restoration.id) if entry.action in (SEND, DROP)]
    for reader in await deciding():
        await post(cause, HELD_ASKED, ("restoration", restoration.id), reader.id, occurrence=len(decisions))


async def held_messages(who: Person) -> tuple[tuple[HeldMessages, ...], int]:
    """What is held, by kind; and the newest of it, up to which a decision goes."""
    must_decide(who)
    return tuple(await held.find_held()), await held.get_last_held()


@writing
async def decide(cause: Cause, who: Person, kind: str, up_to: int, *, send: bool) -> int:
    """Sends, or lets go, what is held: of one kind, or (empty) all of it, up to what was shown; returns how many."""
    must_decide(who)
    restoration = await restorations.get_last_restoration()
    settle = held.release_held if send else held.drop_held
    count = await settle(up_to, kind or None, cause.at)
    if count and restoration is not None:
        action = SEND if send else DROP
        await add_entry(cause, action, "restoration", restoration.id, kind=kind, up_to=up_to, messages=count)
    return count
