"""Clients, sites, people and assignments (clauses 3.1, 5.1.2-3): who may look at which, ending and taking back."""

from dataclasses import replace
from datetime import datetime

from bot.records.attachments import of_entry
from bot.records.boards import HubView
from bot.records.cases.cases import CaseRecord
from bot.records.ledgers.entries import EntryPage, EntryView, LedgerEntry, OpenWork, StandsUnder, WorkOf
from bot.records.links import Link
from bot.records.work_records import WorkRecord
from bot.rules.cases.kinds import LIFE_CYCLES
from bot.rules.cases.parties import may_see
from bot.rules.cause import Cause
from bot.rules.ledgers.kinds import LABELLED, LEDGERS, UNDER, is_ours
from bot.rules.ledgers.labels import REPLACED
from bot.rules.ledgers.ledger import ColumnKind, Ledger, Which
from bot.rules.ledgers.schedules import SEE_PLANS
from bot.rules.people import Person
from bot.rules.permissions import OF_CLIENTS, Action, Subject, everywhere, may, may_anywhere, on_own, roles_with
from bot.rules.record_kind import RecordKind
from bot.rules.refusing import NotForThisPerson
from bot.rules.work_records.kinds import EVENTS_OF
from bot.rules.work_records.registers import LOOK_THROUGH
from bot.services.handing_over.holding import things_of
from bot.services.ledgers.hooked import HOOKS
from bot.services.work_records.about import happens_to
from bot.services.work_records.seeing import may_second
from bot.services.work_records.seeing import may_see as may_see_record
from storage import clients, seconding
from storage.attachments import find_attachments_of
from storage.cases import stored as cases
from storage.database import writing
from storage.ledgers import finding as ledgers
from storage.ledgers import merging, open_work
from storage.ledgers import writing as ledger_writing
from storage.ledgers.freezing import is_frozen
from storage.trail.entries import add_entry, count_of
from storage.work_records.stored import find_events

PER_PAGE = 8
MOST_UNDER = 8
"""Of what stands under an entry, so many open ones and so many that ended are on its card."""


class NoSuchEntry(NotForThisPerson):
    """There is no such ledger or entry that the person may see, or change."""


class AlreadySo(Exception):
    """The entry was ended, or taken back, before; ``view`` is how it stands."""

    def __init__(self, view: EntryView) -> None:
        super().__init__(view.entry.id)
        self.view = view


def scope(who: Person, ledger: Ledger) -> ledgers.Scope:
    """The clients whose entries of a ledger the person may see, or that they see their own; None: all entries.

    What is ours has no client, so it is nothing to those who see some clients only.
    """
    if everywhere(who, ledger.seen_by):
        return None
    if is_ours(ledger):
        return ledgers.OwnedBy(who.id) if ledger.owner and on_own(who, ledger.seen_by) else ()
    roles = roles_with(ledger.seen_by)
    theirs = who.clients_looked_at(*(role for role, where in roles.items() if where in OF_CLIENTS))
    return (ledgers.OURS, *theirs) if ledger.may_be_ours and may(who, ledger.seen_by, Subject()) else theirs


def lists_of(who: Person, ledger: Ledger) -> tuple[Which, ...]:
    """The lists of a ledger that the person has: whoever sees some clients' entries sees none of our own people."""
    ours = everywhere(who, ledger.seen_by)
    return tuple(which for which in ledger.lists if ours or which is not Which.OURS)


def visible(who: Person) -> tuple[Ledger, ...]:
    """The ledgers of which the person may see something."""
    return tuple(ledger for ledger in LEDGERS.values() if scope(who, ledger) != ())


def ledger_of(who: Person, code: str) -> Ledger:
    """The ledger of this code."""
    ledger = LEDGERS.get(code)
    if ledger is None or ledger not in visible(who):
        raise NoSuchEntry(code)
    return ledger


async def overview(who: Person) -> tuple[tuple[Ledger, int], ...]:
    """The ledgers that the person may see, with how many entries are in use."""
    counted = []
    for ledger in visible(who):
        page = await ledgers.find_entries(ledger.code, scope(who, ledger), Which.CURRENT, "", 0, 1)
        counted.append((ledger, page.total))
    return tuple(counted)


async def list_entries(
    who: Person, ledger: Ledger, which: Which, page: int, *, client_id: int = 0, search: str = ""
) -> EntryPage:
    """A page of a list; with a client only what belongs to it.

    Raises:
        NoSuchEntry: the ledger has no such list, or the client is not for this person.
    """
    seen = scope(who, ledger)
    if which not in lists_of(who, ledger) or (client_id and not _is_among(client_id, seen)):
        raise NoSuchEntry(ledger.code, which, client_id)
    within = await _within(seen, client_id) if client_id else seen
    return await ledgers.find_entries(ledger.code, within, which, search, page, PER_PAGE)


def _is_among(client_id: int, seen: ledgers.Scope) -> bool:
    return seen is None or (not isinstance(seen, ledgers.OwnedBy) and client_id in seen)


async def _within(seen: ledgers.Scope, client_id: int) -> tuple[int, ...]:
    """A client with those that were merged into it, as far as they are the reader's."""
    return tuple(one for one in await clients.with_merged(client_id) if _is_among(one, seen))


def may_add(who: Person, ledger: Ledger, client_id: int) -> bool:
    """Whether the person adds to a client's list, or (0) to that of all that they see."""
    if client_id and ledger.of_client:
        return may(who, ledger.changed_by, Subject(client_id))
    return may_anywhere(who, ledger.changed_by)


def papers_of(who: Person, ledger: Ledger, client_id: int) -> int | None:
    """Of whose entries the list has papers: of its client, else of the only one or (0) of ours; None: it has none."""
    return _whose_list(who, ledger, client_id) if ledger.papers else None


async def labels_of(who: Person, ledger: Ledger, client_id: int) -> int | None:
    """Of whose entries the list has a sheet of labels, in the same way; None: of none that the person may change."""
    whose = _whose_list(who, ledger, client_id) if ledger in LABELLED else None
    if whose is None or not may(who, ledger.changed_by, Subject(whose or None)):
        return None
    # of those of all clients together nobody prints the labels
    if not (whose or is_ours(ledger) or ledger.may_be_ours):
        return None
    return whose if await has_entries(ledger, whose) else None


def among_whose(ledger: Ledger, whose: int) -> ledgers.Scope:
    """A client's entries by its id, or (0) those that are ours."""
    if whose:
        return (whose,)
    return None if is_ours(ledger) else (ledgers.OURS,)


async def has_entries(ledger: Ledger, whose: int) -> bool:
    """Whether there are any of these in use."""
    return (await ledgers.find_entries(ledger.code, among_whose(ledger, whose), Which.CURRENT, "", 0, 1)).total > 0


def _whose_list(who: Person, ledger: Ledger, client_id: int) -> int | None:
    seen = scope(who, ledger)
    if isinstance(seen, ledgers.OwnedBy):
        return None
    if client_id or seen is None or ledgers.OURS in seen:
        return client_id
    return seen[0] if len(seen) == 1 else None


def may_look_through(who: Person, ledger: Ledger) -> bool:
    """Whether the person may have the registers of what happened to those entries that are ours."""
    return ledger.code in LOOK_THROUGH and everywhere(who, LOOK_THROUGH[ledger.code])


async def name_of_client(who: Person, ledger: Ledger, client_id: int) -> str:
    """What the client is called to whose entries a list is limited; empty for all clients."""
    seen = scope(who, ledger)
    client = await clients.get_client(client_id) if client_id and _is_among(client_id, seen) else None
    return client.short_name if client is not None else ""


async def search_all(who: Person, text: str) -> tuple[tuple[Ledger, EntryPage], ...]:
    """The ledgers in which something is found, with the first of it."""
    found = []
    among = await ledgers.kinds_with_words(text)
    for ledger in (one for one in visible(who) if one.sought and ledgers.can_have(one.code, among)):
        page = await ledgers.find_entries(
            ledger.code, scope(who, ledger), Which.CURRENT, text, 0, PER_PAGE, among=among
        )
        if page.total:
            found.append((ledger, page))
    return tuple(found)


async def the_one_meant(
    who: Person, text: str, found: tuple[tuple[Ledger, EntryPage], ...]
) -> tuple[Ledger, LedgerEntry] | None:
    """The one entry that was found, or that alone has the text itself, where others only refer to it; None: several."""
    if len(found) == 1 and found[0][1].total == 1:
        return found[0][0], found[0][1].entries[0]
    itself = []
    for ledger, _ in found:
        page = await ledgers.find_entries(
            ledger.code, scope(who, ledger), Which.CURRENT, text, 0, PER_PAGE, itself=True
        )
        itself += [(ledger, entry) for entry in page.entries]
    return itself[0] if len(itself) == 1 else None


async def get_entry(who: Person, code: str, entry_id: int) -> EntryView:
    """An entry with what its card shows."""
    ledger = ledger_of(who, code)
    seen = scope(who, ledger)
    entry = await ledgers.get_entry(code, entry_id, seen)
    if entry is None:
        raise NoSuchEntry(code, entry_id)
    frozen = await is_frozen(ledger, entry)
    may_change = may(who, ledger.changed_by, Subject(entry.client_id)) and not frozen
    columns = [
        column
        for column in ledger.changeable()
        if not (column.kind is ColumnKind.CODE and entry.coded) and column.applies(entry.values)
    ]
    view = EntryView(
        ledger,
        entry,
        may_change,
        changeable=tuple(columns) if may_change and entry.ended_at is None else (),
        files=tuple(await find_attachments_of(of_entry(code, entry_id))) if ledger.files else (),
        may_merge=ledger.merges and entry.ended_at is None and may(who, Action.CHANGE_LEDGER, Subject(entry.client_id)),
        now=await ledgers.get_entry(code, entry.now_id, seen) if entry.now_id is not None else None,
        merged=await _merged_into(ledger, entry_id, seen) if ledger.merges else (),
        events=await _events(who, entry, ledger),
        event_kinds=tuple(kind for kind in EVENTS_OF.get(code, ()) if not frozen and happens_to(who, kind, entry)),
        under=tuple([await _under(who, one, entry, frozen=frozen) for one in UNDER[code]]),
    )
    if ledger.kept_by:
        asked = tuple(await seconding.find_questions(Link(code, entry_id)))
        view = replace(view, seconds=asked, may_second=bool(asked) and may_second(who, asked[-1]))
    if ledger.label and may_change:
        view = replace(view, relabelled=await count_of(REPLACED, ledger.subject, entry_id))
    return await HOOKS[code].complete(who, view, seen)


@writing
async def replace_labels(cause: Cause, who: Person, code: str, entry_id: int, turn: int) -> EntryView:
    """Labels of the entry that were printed until now open it no more; a second tap of the same key changes nothing.

    Raises:
        NoSuchEntry
    """
    view = await get_entry(who, code, entry_id)
    if not (view.ledger.label and view.may_change and view.entry.ended_at is None):
        raise NoSuchEntry(code, entry_id)
    if view.relabelled != turn:
        return view
    await add_entry(cause, REPLACED, view.ledger.subject, entry_id)
    return replace(view, relabelled=turn + 1)


async def _events(who: Person, entry: LedgerEntry, ledger: Ledger) -> tuple[WorkRecord, ...]:
    found = await find_events(ledger.code, entry.id) if ledger.code in EVENTS_OF else []
    return tuple(event for event in found if may_see_record(who, event))


async def _under(who: Person, ledger: Ledger, entry: LedgerEntry, *, frozen: bool) -> StandsUnder:
    seen = scope(who, ledger)
    over = await ledgers.find_under(ledger.code, entry.id, seen, Which.ENDED, MOST_UNDER)
    ended = [(one, await _came_to(who, ledger, one)) for one in over]
    may_add = entry.ended_at is None and not frozen and may(who, ledger.changed_by, Subject(entry.client_id))
    return StandsUnder(
        ledger,
        tuple(await ledgers.find_under(ledger.code, entry.id, seen, Which.CURRENT, MOST_UNDER)),
        tuple(ended),
        may_add,
    )


async def _came_to(who: Person, ledger: Ledger, entry: LedgerEntry) -> RecordKind | None:
    """With what an entry ended; None where somebody just ended it."""
    return next((event.of_kind for event in await _events(who, entry, ledger) if event.of_kind.ends), None)


async def _merged_into(ledger: Ledger, entry_id: int, seen: ledgers.Scope) -> tuple[LedgerEntry, ...]:
    found = [await ledgers.get_entry(ledger.code, one, seen) for one in await merging.find_merged(ledger, entry_id)]
    return tuple(one for one in found if one is not None)


async def open_work_of(who: Person, view: EntryView, cause: Cause) -> OpenWork:
    """What is not finished of a person, for a client, at a site, or of whoever serves a client there."""
    whose = HOOKS[view.ledger.code].work(view.entry)
    return await open_work_seen(who, whose, cause.at) if whose is not None else OpenWork()


async def open_work_seen(who: Person, whose: WorkOf, at: datetime) -> OpenWork:
    """What is not finished of somebody, as a reader may know it.

    Of the cases only those that the reader may see: what is private, or not released yet, is in no count of theirs. Of
    the tasks and plans only those of clients whose plans they see.
    """
    work = await open_work.count_open_work(
        at, person_id=whose.person_id, client_id=whose.client_id, site_id=whose.site_id
    )
    if whose.client_id is not None and not may(who, SEE_PLANS, Subject(whose.client_id)):
        # when a planned task is done is theirs to know once they have what came of it
        work = replace(work, tasks=0, plans=0)
    return replace(work, cases=await count_cases_seen(who, whose)) if work.cases else work


async def hub_of(who: Person, view: EntryView, cause: Cause) -> HubView | None:
    """How things stand at what an entry is, with what is its; None where that is told of no entry of its ledger."""
    return await HOOKS[view.ledger.code].hub(who, cause, view.entry)


async def held_by(who: Person, view: EntryView, cause: Cause) -> tuple[int, int] | None:
    """Whose work the reader may hand over from a card: a person's, at a client unless that is 0; None: nobody's."""
    whose = HOOKS[view.ledger.code].work(view.entry)
    if whose is None or whose.person_id is None:
        return None
    client_id = whose.client_id or 0
    things = await things_of(who, cause, whose.person_id)
    return (whose.person_id, client_id) if any(client_id in (0, one.client_id) for one in things) else None


async def count_cases_seen(who: Person, whose: WorkOf) -> int:
    """How many of somebody's open cases, or of a client's or site's, the reader may see."""
    if whose.person_id is not None:
        found = await cases.find_cases_of_person(whose.person_id)
    else:
        found = await cases.find_open_cases(LIFE_CYCLES, None if whose.client_id is None else (whose.client_id,))
    return sum(_is_open(case, whose) and may_see(who, LIFE_CYCLES[case.kind], case.parties) for case in found)


def _is_open(case: CaseRecord, whose: WorkOf) -> bool:
    return (
        case.closed_at is None
        and whose.person_id in (None, case.handler_id)
        and whose.client_id in (None, case.client_id)
        and whose.site_id in (None, case.site_id)
    )


async def left_unmanaged(view: EntryView) -> tuple[str, ...]:
    """The clients that would be without a manager when this entry ends."""
    return tuple((await HOOKS[view.ledger.code].unmanaged(view.entry.id)).values())


async def may_end(who: Person, code: str, entry_id: int) -> EntryView:
    """The entry that somebody wants to end or take back."""
    view = await get_entry(who, code, entry_id)
    if not view.may_change:
        raise NoSuchEntry(code, entry_id)
    return view


@writing
async def end_entry(cause: Cause, who: Person, code: str, entry_id: int) -> EntryView:
    """停用: ends an entry, never deletes it (clause 6); what somebody leaves unfinished is told to the client's lead.

    Raises:
        AlreadySo: it was ended before.
        LastAdministrator: nobody could let others in any more.
        NoSuchEntry: it ends by what is said of it alone (``Ledger.ended_by``).
    """
    view = await may_end(who, code, entry_id)
    if view.ledger.state or (view.ledger.ended_by and view.entry.ended_at is None):
        raise NoSuchEntry(code, entry_id)
    await end(cause, who, view)
    return await get_entry(who, code, entry_id)


async def end(cause: Cause, who: Person, view: EntryView) -> None:
    """``end_entry`` inside a transaction that is open already."""
    code, entry_id = view.ledger.code, view.entry.id
    await HOOKS[code].before_ending(entry_id)
    if not await ledger_writing.end_entry(code, entry_id, cause.at):
        raise AlreadySo(view)
    await add_entry(cause, "end", LEDGERS[code].subject, entry_id)
    await HOOKS[code].after_ending(cause, who, view.entry)


@writing
async def resume_entry(cause: Cause, who: Person, code: str, entry_id: int) -> EntryView:
    """恢复使用: takes an ended entry back; an assignment as a new one.

    Raises:
        AlreadySo: it is in use.
    """
    view = await may_end(who, code, entry_id)
    again = await ledger_writing.resume_entry(code, entry_id, cause.at)
    if again is None or view.entry.ended_at is None:
        raise AlreadySo(view)
    apart = {} if view.entry.now_id is None else {"apart_from": view.entry.now_id}
    await add_entry(cause, "resume", LEDGERS[code].subject, again, **apart)
    await HOOKS[code].after_resuming(cause, again, view.entry.ended_at)
    return await get_entry(who, code, again)
