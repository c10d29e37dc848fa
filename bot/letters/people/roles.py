"""What somebody is told when they were given a role, or one of theirs ended."""

from datetime import datetime

from bot.letters.kind import STAYS, MessageKind, Occasion, Opening
from bot.letters.moot import Moot
from bot.rules.text import Text
from bot.screens.people.roles import clients_assigned, role_ended, role_given
from bot.screens.screen import Screen
from bot.services.people.appointing import ASSIGNED, ENDED, GIVEN
from storage.people import roles


async def _assigned(opening: Opening) -> Screen:
    """All that they were assigned at once, as far as it still holds."""
    since = datetime.fromisoformat(str(opening.message.parameters["since"]))
    assigned = [grant for grant in await roles.find_grants(opening.reader.id) if grant.since == since]
    if not assigned:
        raise Moot(ASSIGNED)
    return clients_assigned(assigned, opening.reader)


async def _given(opening: Opening) -> Screen:
    grant = await roles.get_grant(opening.message.subject_id)
    if grant is None or grant.ended_at is not None:
        raise Moot(GIVEN)
    return role_given(grant, opening.reader)


async def _ended(opening: Opening) -> Screen:
    grant = await roles.get_grant(opening.message.subject_id)
    if grant is None or grant.ended_at is None:
        raise Moot(ENDED)
    return role_ended(grant, opening.reader)


KINDS = (
    MessageKind(
        ASSIGNED,
        Text("分工通知", "news of their assignments"),
        ("person",),
        STAYS,
        _assigned,
        occasion=Occasion.HAPPENED,
    ),
    MessageKind(
        GIVEN,
        Text("岗位任命通知", "the news of a role they were given"),
        ("role_grant",),
        STAYS,
        _given,
        occasion=Occasion.HAPPENED,
    ),
    MessageKind(
        ENDED,
        Text("岗位终止通知", "the news that a role of theirs ended"),
        ("role_grant",),
        STAYS,
        _ended,
        occasion=Occasion.HAPPENED,
    ),
)
