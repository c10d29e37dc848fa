"""What is said unasked about policies, as it holds when it is sent."""

from bot.letters.moot import Moot
from bot.rules.people import Person
from bot.screens.policies import policy_count, policy_ready, to_read_letter
from bot.screens.screen import Screen
from bot.services import policies
from bot.services.policies import COUNT, READY, REMINDER, TO_READ
from storage.post.outbox import MessageRecord

KINDS = frozenset({TO_READ, REMINDER, COUNT, READY})


async def policy_letter(message: MessageRecord, reader: Person) -> Screen:
    """The message for its reader.

    Raises:
        Moot: everything is read, or replaced, or no longer theirs.
    """
    if message.kind in (TO_READ, REMINDER):
        versions = await policies.to_read(reader)
        if not versions:
            raise Moot(message.kind)
        return to_read_letter(versions, again=message.kind == REMINDER, language=reader.language)
    if not policies.may_write(reader):
        raise Moot(message.kind)
    view = await policies.get_policy(reader, message.subject_id)
    if message.kind == COUNT:
        if not view.current:
            raise Moot(message.kind)
        return policy_count(view, reader.language)
    return policy_ready(view, reader.language)
