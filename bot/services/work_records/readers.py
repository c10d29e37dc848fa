"""Who of a client gets a report: the letter and the document follow one list for each kind (clauses 4.7.1, 5.3.3)."""

from collections.abc import Mapping

from bot.records.clients import ClientRecord
from bot.records.report_readers import ReportReaders
from bot.records.work_records import WorkRecord
from bot.rules.cause import Cause
from bot.rules.people import CLIENT_SIDE, Person
from bot.rules.permissions import Subject, may
from bot.rules.reading_reports import SET_READERS, readers_among
from bot.rules.record_kind import RecordKind
from bot.rules.refusing import NotForThisPerson
from bot.rules.work_records.kinds import RECORD_KINDS
from bot.services.work_records.seeing import NoSuchRecord
from storage import clients
from storage.database import writing
from storage.people import persons as people
from storage.trail.entries import add_entry
from storage.work_records import readers as stored
from storage.work_records import stored as records

REPORTED: Mapping[str, RecordKind] = {
    code: kind for code, kind in RECORD_KINDS.items() if kind.document and kind.waits and not kind.ours
}
"""The kinds whose reports go to a list of people."""


class NoSuchList(NotForThisPerson):
    """There is no such list of a client that the person may change."""


class LastReader(Exception):
    """Somebody has to get the reports."""


async def readers_of(record: WorkRecord) -> tuple[Person, ...]:
    """Who of its client gets the record once it is released: only people who have a role there now."""
    if record.client_id is None:
        return ()
    return await _readers(record.client_id, record.kind)


async def _readers(client_id: int, kind: str) -> tuple[Person, ...]:
    found = await people.find_people_with_role(client_id, *sorted(CLIENT_SIDE))
    # what is said of a client that was merged into another stands there
    said = await stored.find_said(await clients.get_staying(client_id) or client_id, kind) if kind in REPORTED else {}
    return readers_among(found, client_id, said)


async def reads(who: Person, record: WorkRecord) -> bool:
    """Whether the person has the report of a record for being on its list, whatever else they may look at."""
    if record.released_at is None or record.kind not in REPORTED or not record.stands:
        return False
    return any(one.id == who.id for one in await readers_of(record))


async def get_read(who: Person, number: str) -> WorkRecord:
    """The record of this number, for who has its report for being on the list and sees no such records.

    Raises:
        NoSuchRecord
    """
    record = await records.get_record_by_number(number)
    if record is None or not await reads(who, record):
        raise NoSuchRecord(number)
    return record


async def get_list(who: Person, client_id: int, kind: str) -> ReportReaders:
    """The list of a kind (empty: the first), to be changed by whoever may.

    Raises:
        NoSuchList
    """
    client = await _client(who, client_id)
    kind = kind or next(iter(REPORTED))
    if kind not in REPORTED:
        raise NoSuchList(client_id, kind)
    theirs = await people.find_people_with_role(client.id, *sorted(CLIENT_SIDE))
    get_it = {one.id for one in await _readers(client.id, kind)}
    return ReportReaders(client, kind, tuple(REPORTED), tuple((one, one.id in get_it) for one in theirs))


@writing
async def set_reader(cause: Cause, who: Person, client_id: int, kind: str, person_id: int, *, gets: bool) -> None:
    """Says whether somebody of the client gets the reports of a kind.

    Raises:
        NoSuchList: it is not the person's to say, or that is nobody of the client.
        LastReader
    """
    listed = await get_list(who, client_id, kind)
    now = {one.id: on for one, on in listed.people}
    if person_id not in now:
        raise NoSuchList(client_id, kind, person_id)
    if now[person_id] is gets:
        return
    if not gets and sum(now.values()) == 1:
        raise LastReader(client_id, kind)
    await stored.say(listed.client.id, listed.kind, person_id, cause.at, gets=gets)
    await add_entry(cause, "readers", "client", listed.client.id, record_kind=kind, person=person_id, gets=gets)


def may_set(who: Person, client_id: int) -> bool:
    """Whether the person says who of a client gets reports."""
    return may(who, SET_READERS, Subject(client_id))


async def _client(who: Person, client_id: int) -> ClientRecord:
    staying = await clients.get_staying(client_id) or client_id
    client = await clients.get_client(staying) if may_set(who, staying) else None
    if client is None:
        raise NoSuchList(client_id)
    return client
