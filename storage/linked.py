"""Records that others link to, of whatever kind: the numbers under which people know them."""

from bot.records.links import CASE, Link
from storage import database as db


class CannotBeLinked(LookupError):
    """Records of this kind cannot be linked to, or there is none of this id."""


def number_of(kind: str, record_id: str) -> str:
    """SQL for the number of the record whose kind and id stand in these columns."""
    of_case = f"SELECT n.number FROM service_case n WHERE n.id = {record_id} AND CAST({kind} AS VARCHAR(20)) = '{CASE}'"
    of_record = f"SELECT n.number FROM work_record n WHERE n.kind = {kind} AND n.id = {record_id}"
    return f"COALESCE(({of_record}), ({of_case}))"


async def get_number(record: Link) -> str:
    """The number of a record. Raises CannotBeLinked."""
    number = await db.value(str, f"SELECT {number_of(':kind', ':id')} AS number", kind=record.kind, id=record.id)
    if number is None:
        raise CannotBeLinked(record)
    return number
