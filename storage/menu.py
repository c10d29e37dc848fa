"""The service menu beside its ledger: what of it has been brought in (clauses 2, 3.5)."""

from collections.abc import Iterable

from storage import database as db


async def find_known(codes: Iterable[str]) -> frozenset[str]:
    """Those of the codes under which the menu has an item, offered or retired."""
    return frozenset(await db.column(str, f"SELECT code FROM menu_item WHERE code IN ({db.listed(codes)})"))
