"""What clients said to the records of a list (clauses 3.6, 4.7.1)."""

from collections.abc import Sequence

from bot.records.work_records import ClientSaid, WorkRecord
from bot.rules.record_kind import RecordKind
from bot.services.work_records.content import digest_of
from storage.work_records.confirming import find_said_to


async def said_among(kind: RecordKind, records: Sequence[WorkRecord]) -> dict[int, ClientSaid]:
    """By their ids what the client said to those of these records of a kind to which anything was said.

    Of what was corrected since it is looked whether it was said to what the record says now.
    """
    if kind.confirm is None:
        return {}
    found = await find_said_to(kind.kind, [record.id for record in records])
    told = dict[int, ClientSaid]()
    for record in records:
        if said := found.get(record.id):
            before = bool(record.amended) and await digest_of(record) not in {one.digest for one in said}
            told[record.id] = ClientSaid(tuple(dict.fromkeys(one.said for one in said)), before)
    return told
