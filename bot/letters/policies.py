"""What is said unasked about policies, as it holds when it is sent."""

from bot.letters.kind import STAYS, Hours, MessageKind, Naming, Occasion, Opening
from bot.letters.moot import Moot
from bot.records.policies import PolicyView
from bot.rules.post import thing_of
from bot.rules.text import Text
from bot.screens.policies import policy_count, policy_ready, to_read_letter
from bot.screens.screen import Screen
from bot.services import policies
from bot.services.policies import COUNT, READY, REMINDER, TO_READ
from storage.post import outbox


async def _to_read(opening: Opening) -> Naming:
    """All that the reader has still to read and confirm; of several policies published one message says it."""
    if opening.message.kind == TO_READ and await outbox.is_said_later(opening.message):
        raise Moot(TO_READ)
    versions = await policies.to_read(opening.reader)
    things = frozenset(thing_of("policy_version", version.id) for version in versions)
    if things <= opening.told:
        raise Moot(opening.message.kind)
    again = opening.message.kind == REMINDER
    return Naming(to_read_letter(versions, again=again, language=opening.language), things)


async def _count(opening: Opening) -> Naming:
    """How many have read it, which is not what the reader has to read themself."""
    view = await _view(opening)
    if not view.current:
        raise Moot(COUNT)
    return Naming(policy_count(view, opening.language), frozenset((thing_of(COUNT, view.version.id),)))


async def _ready(opening: Opening) -> Screen:
    return policy_ready(await _view(opening), opening.language)


async def _view(opening: Opening) -> PolicyView:
    """The version, for who may (still) write policies."""
    if not policies.may_write(opening.reader):
        raise Moot(opening.message.kind)
    return await policies.get_policy(opening.reader, opening.message.subject_id)


FILE_READ = Text("制度文件读取结果", "the news that a policy's file was read")

KINDS = (
    MessageKind(
        TO_READ,
        Text("制度阅读通知", "the request to read a policy"),
        ("reader",),
        STAYS,
        _to_read,
        names=True,
        occasion=Occasion.HAPPENED,
    ),
    MessageKind(
        REMINDER,
        Text("制度阅读提醒", "a reminder to read a policy"),
        ("reader",),
        STAYS,
        _to_read,
        names=True,
        occasion=Occasion.REMINDS,
    ),
    MessageKind(
        COUNT,
        Text("制度阅读统计", "how many have read a policy"),
        ("policy_version",),
        STAYS,
        _count,
        silent=True,
        names=True,
        occasion=Occasion.REMINDS,
    ),
    MessageKind(READY, FILE_READ, ("policy_version",), STAYS, _ready, hours=Hours.ANY, occasion=Occasion.HAPPENED),
)
