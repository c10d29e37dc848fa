"""Records that others link to: which kinds there are, and the numbers under which people know them."""

from collections.abc import Mapping

from bot.records.links import Link
from storage import database as db

NUMBERED: Mapping[str, str] = {"patrol": "patrol", "service": "service_log"}
"""Kinds of records, as the trail names them -> the table that has their numbers."""


class CannotBeLinked(LookupError):
    """Records of this kind cannot be linked to, or there is none of this id."""


def number_of(kind: str, record_id: str) -> str:
    """SQL for the number of the record whose kind and id stand in these columns."""
    found = (
        f"WHEN '{name}' THEN (SELECT n.number FROM {table} n WHERE n.id = {record_id})"
        for name, table in NUMBERED.items()
    )
    return f"CASE {kind} {' '.join(found)} END"


async def get_number(record: Link) -> str:
    """The number of a record. Raises CannotBeLinked."""
    table = NUMBERED.get(record.kind)
    number = await db.value(str, f"SELECT number FROM {table} WHERE id = :id", id=record.id) if table else None
    if number is None:
        raise CannotBeLinked(record)
    return number
