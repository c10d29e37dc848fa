"""What a ledger's entries are to the rest of the service, beyond their cells: declared beside each ledger's subject."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.records.boards import HubView
from bot.records.clients import SiteRecord
from bot.records.drafts import Card, Pick
from bot.records.ledgers.entries import EntryView, LedgerEntry, WorkOf
from bot.rules.cause import Cause
from bot.rules.forms.answers import Answers
from bot.rules.forms.problems import Problem
from bot.rules.people import Person
from bot.rules.text import Text
from storage.ledgers.finding import Scope
from storage.ledgers.writing import Values


async def _nothing(*_: object) -> None:
    """Nothing is refused, and nothing follows."""


async def _nothing_said(*_: object) -> dict[str, str]:
    return {}


async def _always(_: int) -> bool:
    return True


async def _nobody(_: int) -> dict[int, str]:
    return {}


async def _nothing_answered(*_: object) -> Answers:
    return {}


async def _no_hub(_who: Person, _cause: Cause, _entry: LedgerEntry) -> HubView | None:
    return None


async def _unmarked(_who: Person, picks: Sequence[Pick], _at: datetime) -> tuple[Pick, ...]:
    return tuple(picks)


def unmarked(_: LedgerEntry, __: date) -> Text | None:
    """Nothing of how it stands."""
    return None


async def _as_it_is(_who: Person, view: EntryView, _seen: Scope) -> EntryView:
    return view


@dataclass(frozen=True, slots=True)
class Hooks:
    """What a ledger has beside its columns; each is asked inside the transaction that writes. The default does nothing.

    ``work``: whose unfinished work is an entry's; None: there is none. ``complete`` adds to a card what it shows beside
    the cells, within the clients that the reader may see; ``hub``: how things stand there as of now, where an entry is
    the hub of all that is its. ``worked_at``: the site that it is, for somebody who works there and may not see its
    card: they report what is wrong there. ``patrolled_at``: the same for who comes there to patrol. ``on_label``: what
    its label says of how it stands on a day. ``unmanaged``: the clients that would be without a manager if one ended.

    ``before_…`` raises what refuses it, before anything is written; ``after_…`` is what follows from it. After adding,
    the answer is what the outcome says once. After resuming, the id is that under which the entry is in use again, the
    moment that at which it had ended. After importing any number of entries may have been added or changed.
    ``taken_over``: of what else, by its kind and id, an entry can be taken over, as something to name; ``begins_with``:
    its answers then, and ``after_taking_over`` what follows beside.
    ``warn``: what is said of the answers before an entry is added; ``examine``: what is wrong with a typed cell, by the
    key of its column, that is fine as far as its ledger says. ``may_be_merged``: into another one. ``marked``:
    entries that somebody is to pick, with what has to be known of them at a moment.
    """

    work: Callable[[LedgerEntry], WorkOf | None] = lambda _: None
    complete: Callable[[Person, EntryView, Scope], Awaitable[EntryView]] = _as_it_is
    hub: Callable[[Person, Cause, LedgerEntry], Awaitable[HubView | None]] = _no_hub
    on_label: Callable[[LedgerEntry, date], Text | None] = unmarked
    unmanaged: Callable[[int], Awaitable[dict[int, str]]] = _nobody
    worked_at: Callable[[Person, int], Awaitable[SiteRecord | None]] = _nothing
    patrolled_at: Callable[[Person, int], Awaitable[SiteRecord | None]] = _nothing
    taken_over: Callable[[str, int], Awaitable[Card | None]] = _nothing
    begins_with: Callable[[Person, str, int], Awaitable[Answers]] = _nothing_answered
    after_taking_over: Callable[[int, str, int], Awaitable[None]] = _nothing
    warn: Callable[[Mapping[str, str]], Awaitable[Text | None]] = _nothing
    examine: Callable[[str, str], Awaitable[Problem | None]] = _nothing
    after_adding: Callable[[Cause, int], Awaitable[dict[str, str]]] = _nothing_said
    before_changing: Callable[[LedgerEntry, Values], Awaitable[None]] = _nothing
    after_changing: Callable[[Cause, int, Values], Awaitable[None]] = _nothing
    before_ending: Callable[[int], Awaitable[None]] = _nothing
    after_ending: Callable[[Cause, Person, LedgerEntry], Awaitable[None]] = _nothing
    marked: Callable[[Person, Sequence[Pick], datetime], Awaitable[tuple[Pick, ...]]] = _unmarked
    may_be_merged: Callable[[int], Awaitable[bool]] = _always
    after_resuming: Callable[[Cause, int, datetime], Awaitable[object]] = _nothing
    after_importing: Callable[[Cause], Awaitable[None]] = _nothing
