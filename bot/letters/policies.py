"""What is said unasked about policies, as it holds when it is sent."""

from bot.letters.kind import STAYS, Hours, MessageKind, Opening
from bot.letters.moot import Moot
from bot.records.policies import PolicyView
from bot.rules.text import Text
from bot.screens.policies import policy_count, policy_ready, to_read_letter
from bot.screens.screen import Screen
from bot.services import policies
from bot.services.policies import COUNT, READY, REMINDER, TO_READ


async def _to_read(opening: Opening) -> Screen:
    """All that the reader has still to read and confirm."""
    versions = await policies.to_read(opening.reader)
    if not versions:
        raise Moot(opening.message.kind)
    return to_read_letter(versions, again=opening.message.kind == REMINDER, language=opening.language)


async def _count(opening: Opening) -> Screen:
    view = await _view(opening)
    if not view.current:
        raise Moot(COUNT)
    return policy_count(view, opening.language)


async def _ready(opening: Opening) -> Screen:
    return policy_ready(await _view(opening), opening.language)


async def _view(opening: Opening) -> PolicyView:
    """The version, for who may (still) write policies."""
    if not policies.may_write(opening.reader):
        raise Moot(opening.message.kind)
    return await policies.get_policy(opening.reader, opening.message.subject_id)


FILE_READ = Text("制度文件读取结果", "the news that a policy's file was read")

KINDS = (
    MessageKind(TO_READ, Text("制度阅读通知", "the request to read a policy"), ("reader",), STAYS, _to_read),
    MessageKind(REMINDER, Text("制度阅读提醒", "a reminder to read a policy"), ("reader",), STAYS, _to_read),
    MessageKind(
        COUNT, Text("制度阅读统计", "how many have read a policy"), ("policy_version",), STAYS, _count, silent=True
    ),
    MessageKind(READY, FILE_READ, ("policy_version",), STAYS, _ready, hours=Hours.ANY),
)
