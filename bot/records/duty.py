"""Who is on the duty list of a client, and which clients have nobody there."""

from dataclasses import dataclass

from bot.rules.duty import Shift


@dataclass(frozen=True, slots=True)
class OnDuty:
    """Somebody on a client's duty list who has a role there, with when and in which part of the emergency plan.

    ``turn``: in which order they are called. ``part``, ``duties``: empty where the list does not say.
    """

    person_id: int
    name: str
    turn: int
    part: str
    duties: str
    phone: str
    shift: Shift


@dataclass(frozen=True, slots=True)
class Uncovered:
    """A client whose contract runs, and whose duty list is ``empty`` or has nobody whom messages reach."""

    client_id: int
    name: str
    empty: bool
