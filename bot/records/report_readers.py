"""Who of a client gets the reports of a kind, as whoever may change it sees it."""

from dataclasses import dataclass

from bot.records.clients import ClientRecord
from bot.rules.people import Person


@dataclass(frozen=True, slots=True)
class ReportReaders:
    """The list of one kind of record; ``kinds`` are all that have one, ``people`` the client's, and who gets it."""

    client: ClientRecord
    kind: str
    kinds: tuple[str, ...]
    people: tuple[tuple[Person, bool], ...]
