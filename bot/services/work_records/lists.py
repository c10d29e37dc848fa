"""Work records by client, site or person and month; and as the lines of registers (clauses 3.6, 6.3)."""

from collections import Counter
from collections.abc import AsyncIterator, Sequence

from bot.records.clients import ClientRecord, SiteRecord
from bot.records.work_records import RecordLine, RecordList, WorkRecord
from bot.rules.beijing import beijing_day
from bot.rules.cause import Cause
from bot.rules.people import Person
from bot.rules.permissions import Subject, may, may_anywhere
from bot.rules.record_kind import CLIENT, RecordKind
from bot.rules.registers import Period, month_of
from bot.rules.releasing import is_for
from bot.services.work_records.said_among import said_among
from bot.services.work_records.seeing import NoSuchRecord, may_see
from bot.services.work_records.thin import thin_among
from storage import clients
from storage.work_records import lines, stored


async def list_records(
    who: Person, cause: Cause, kind: RecordKind, of: str, of_id: int, month: str, sort: str
) -> RecordList:
    """The records of a client, a site or (``person``) of whoever asks, or (empty) ours, in a month.

    ``month``: ``2026-11``; empty: the latest that has any; none that there is: this one. ``sort`` empty: all. Those
    that are void too.

    Raises:
        NoSuchRecord: no such list is this person's.
    """
    client, site = await _whose(who, kind, of, of_id)
    whose = await clients.with_merged(of_id) if of == CLIENT else (of_id,)
    today = beijing_day(cause.at)
    # on the first day of a month nobody wants to look at nothing
    waits_too = client is None or is_for(who, client.id, None)
    last = await stored.get_last_day(kind.kind, of, whose, today, waits_too=waits_too) if not month else None
    period = month_of(month, last or today)
    found = await stored.find_records(kind.kind, of, whose, period.first, period.last)
    seen = [record for record in found if may_see(who, record)]
    counted = [record for record in seen if record.stands]
    return RecordList(
        kind,
        of,
        of_id,
        client,
        site,
        period,
        sort,
        tuple(record for record in seen if sort in ("", _sort(record))),
        dict(Counter(_sort(record) for record in counted)),
        sum(int(record.said.get(kind.minutes, 0)) for record in counted),
        who.id,
        may(who, kind.file, Subject(client.id)) if client is not None else may_anywhere(who, kind.file),
        tuple(await clients.find_sites((client.id,))) if kind.of_site and client is not None else (),
        await thin_among(who, kind.kind, seen) if kind.finds else {},
        await said_among(kind, seen),
    )


def _sort(record: WorkRecord) -> str:
    return record.said.get(record.of_kind.sorted_by, "")


async def _whose(who: Person, kind: RecordKind, of: str, of_id: int) -> tuple[ClientRecord | None, SiteRecord | None]:
    """The client and the site that a list is of."""
    if of == "":
        if kind.ours and of_id == 0 and may(who, kind.see, Subject()):
            return None, None
    elif of == "person":
        if of_id == who.id and may_anywhere(who, kind.see):
            return None, None
    else:
        site = await clients.get_site(of_id) if of == "site" else None
        client = await clients.get_client(of_id if site is None else site.client_id) if of != "site" or site else None
        if of in stored.OF and client is not None and may(who, kind.see, Subject(client.id)):
            return client, site
    raise NoSuchRecord(kind.kind, of, of_id)


async def pages(
    kind: RecordKind, client_id: int | None, period: Period, size: int
) -> AsyncIterator[Sequence[RecordLine]]:
    """The lines of a register of a period, at most ``size`` at a time; of what was merged into the client too.

    ``client_id`` None: of what is ours.
    """
    for one in await clients.with_merged(client_id) if client_id is not None else (None,):
        after, more = 0, True
        while more:
            page = await lines.find_lines(kind.kind, one, period.first, period.last, after, size)
            more = len(page) == size
            if page:
                after = page[-1].id
                yield page
