"""Who may try what at all: buttons and ways in say which action they stand for; what says nothing is denied."""

from bot.rules.people import Person
from bot.rules.permissions import BEFORE_CONSENT, WITHOUT_ROLE, Permit, may_anywhere
from bot.screens.ways.way import Way


def passes(person: Person | None, action: Permit | None) -> bool:
    """Whether anyone like this may try the action at all; on which record is decided by the use case."""
    if person is None or action is None:
        return False
    if person.consented_at is None:
        return action in BEFORE_CONSENT
    if not person.grants:
        return action in WITHOUT_ROLE
    return may_anywhere(person, action)


def may_go(person: Person | None, way: Way) -> bool:
    """Whether the person may go this way in."""
    return way.to_anybody or passes(person, way.action)
