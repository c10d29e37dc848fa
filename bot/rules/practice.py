"""Practice mode: whose practice a record belongs to is seen by its ids alone (docs/decisions/0014-practice-mode.md).

Who practises has a client of their own and one self per side, all with ids below zero. So every rule and every query
can tell practice from the real records without asking another table, and the two cannot be mixed up by a wrong scope.
"""

from bot.rules.people import Role

SIDES: tuple[Role, ...] = (Role.CONSULTANT, Role.CLIENT_STAFF, Role.CLIENT_MANAGER)
"""The parts that one person can play, in the order in which they are offered."""

GRANTED: dict[Role, tuple[Role, ...]] = {
    # a consultant who leads too can take up a complaint: there is no quality manager to practise with
    Role.CONSULTANT: (Role.CONSULTANT, Role.LEAD),
    Role.CLIENT_STAFF: (Role.CLIENT_STAFF,),
    Role.CLIENT_MANAGER: (Role.CLIENT_MANAGER,),
}
"""The roles of each self, for the practice client only."""

IDS = 10
"""Ids below zero that belong to one person: the client's, then the selves'."""


def is_practice(record_id: int | None) -> bool:
    """Whether this id of a client or person is one of practice."""
    return record_id is not None and record_id < 0


def practice_client(person_id: int) -> int:
    """The id of the client with which a person practises."""
    return -IDS * person_id


def practice_self(person_id: int, side: Role) -> int:
    """The id of the self that plays a side. Raises ValueError for a role that nobody plays."""
    return practice_client(person_id) - 1 - SIDES.index(side)


def practice_selves(person_id: int) -> tuple[int, ...]:
    """The ids of all selves of a person."""
    return tuple(practice_self(person_id, side) for side in SIDES)


def real_id(person_id: int) -> int:
    """The person behind a self; anybody else is themself."""
    return -person_id // IDS if is_practice(person_id) else person_id


def side_of(person_id: int) -> Role:
    """What a self plays."""
    return SIDES[-person_id % IDS - 1]
