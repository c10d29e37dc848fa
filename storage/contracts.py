"""Service contracts and their items as they were signed (clauses 3.5, 3.7)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.records.contracts import ContractItemRecord, ContractRecord
from bot.rules.ledgers.contracts import Standing
from storage import database as db
from storage import namesakes

_CONTRACT = (
    f"SELECT k.id, k.client_id, {namesakes.client('c')} AS client_short_name, k.number, k.standing, k.standing_at,"
    " k.reason, k.begins, k.ends, k.rhythm, k.renews_id, k.ended_at,"
    " (SELECT MAX(n.id) FROM contract n WHERE n.renews_id = k.id AND n.ended_at IS NULL) AS renewed_id"
    " FROM contract k JOIN client c ON c.id = k.client_id"
)
_ITEM = (
    "SELECT i.id, i.client_id, i.contract_id, i.item_id, i.name, i.clause, i.work,"
    " i.site_id, COALESCE(s.name, '') AS site_name, i.often, i.every, i.person_id, i.begins, i.depth,"
    " i.minutes, i.deliverable, i.weekdays, i.unannounced, i.ended_at"
    " FROM contract_item i LEFT JOIN site s ON s.id = i.site_id"
)


async def get_contract(contract_id: int) -> ContractRecord | None:
    """A contract, in use or over."""
    return await db.row(ContractRecord, f"{_CONTRACT} WHERE k.id = :id", id=contract_id)


async def find_contracts(client_ids: tuple[int, ...]) -> list[ContractRecord]:
    """All contracts of these clients, the latest first."""
    return await db.rows(
        ContractRecord,
        f"{_CONTRACT} WHERE k.client_id IN ({db.listed(client_ids)}) ORDER BY k.begins DESC, k.id DESC",
    )


async def find_over(day: date) -> list[ContractRecord]:
    """The contracts in use whose last day was before this one, of clients in use."""
    return await db.rows(
        ContractRecord,
        f"{_CONTRACT} WHERE k.id > 0 AND k.ends < :day AND k.ended_at IS NULL AND c.ended_at IS NULL ORDER BY k.id",
        day=day,
    )


async def find_items(contract_id: int) -> list[ContractItemRecord]:
    """The items in use of a contract as they were put in order; the others behind, by the standard, then as added."""
    return await db.rows(
        ContractItemRecord,
        f"{_ITEM} WHERE i.contract_id = :id AND i.ended_at IS NULL "
        " ORDER BY CASE WHEN i.place IS NULL THEN 1 ELSE 0 END, i.place, i.clause, i.id",
        id=contract_id,
    )


async def change_standing(contract_id: int, since: Standing, to: Standing, reason: str, at: datetime) -> bool:
    """Has a contract in use stand otherwise; False: it does not stand as it did (any more)."""
    return await db.any_row(
        "UPDATE contract SET standing = :to, standing_at = :at, reason = :reason"
        " WHERE id = :id AND standing = :since AND ended_at IS NULL RETURNING id",
        id=contract_id,
        since=since.value,
        to=to.value,
        reason=reason,
        at=at,
    )


async def note_reason(contract_id: int, reason: str, at: datetime) -> None:
    """Notes why a contract ended."""
    await db.change("contract", contract_id, reason=reason, standing_at=at)


async def follow(contract_id: int, renews_id: int) -> None:
    """Notes that a contract renews another."""
    await db.change("contract", contract_id, renews_id=renews_id)


_COPIED = (
    "item_id, name, clause, work, site_id, often, every, person_id, depth, minutes, deliverable, weekdays, unannounced,"
    " place"
)
_FROM_MENU = (
    "m.id, m.name, m.clause, m.work, NULL, COALESCE(NULLIF(m.often, ''), 'once'), m.every, NULL, m.depth, m.minutes,"
    " m.deliverable, '', FALSE, NULL"
)


async def _code(contract_id: int) -> None:
    """Gives those items codes that have none."""
    await db.values(
        "UPDATE contract_item SET code = 'X' || id WHERE contract_id = :id AND code IS NULL RETURNING id",
        id=contract_id,
    )


async def copy_package(contract: ContractRecord, at: datetime) -> None:
    """The items of the menu's standard package become the contract's."""
    await db.values(
        f"INSERT INTO contract_item (client_id, contract_id, {_COPIED}, created_at)"
        f" SELECT :client_id, :contract_id, {_FROM_MENU}, :at FROM menu_item m"
        " WHERE m.package AND m.ended_at IS NULL ORDER BY m.clause, m.id RETURNING id",
        client_id=contract.client_id,
        contract_id=contract.id,
        at=at,
    )
    await _code(contract.id)


async def copy_items(source_id: int, contract: ContractRecord, at: datetime) -> None:
    """The items in use of another contract become this one's too; they begin when it begins."""
    await db.values(
        f"INSERT INTO contract_item (client_id, contract_id, {_COPIED}, created_at)"
        f" SELECT :client_id, :contract_id, {_COPIED}, :at FROM contract_item"
        " WHERE contract_id = :source_id AND ended_at IS NULL ORDER BY id RETURNING id",
        client_id=contract.client_id,
        contract_id=contract.id,
        source_id=source_id,
        at=at,
    )
    await _code(contract.id)


async def copy_from_menu(
    contract: ContractRecord, item_id: int, at: datetime, *, often: str | None, **said: str | int | bool | date | None
) -> int:
    """One item of the menu becomes the contract's, but for what was said otherwise; returns its id.

    Raises:
        LookupError: there is no such item.
    """
    found = await db.value(
        int,
        f"INSERT INTO contract_item (client_id, contract_id, {_COPIED}, created_at)"
        f" SELECT :client_id, :contract_id, {_FROM_MENU}, :at FROM menu_item m WHERE m.id = :item_id RETURNING id",
        client_id=contract.client_id,
        contract_id=contract.id,
        item_id=item_id,
        at=at,
    )
    if found is None:
        raise LookupError(item_id)
    otherwise = {key: value for key, value in said.items() if value not in (None, "")}
    if often is not None:
        otherwise |= {"often": often, "every": said.get("every") or ""}
    if otherwise:
        await db.change("contract_item", found, **otherwise)
    await _code(contract.id)
    return found


async def put_in_order(item_ids: Sequence[int]) -> None:
    """Has items be one behind the other in this order."""
    for place, item_id in enumerate(item_ids, 1):
        await db.change("contract_item", item_id, place=place)


async def begin_on(days: Mapping[int, date]) -> None:
    """Has items, by their ids, be done first on these days."""
    for item_id, day in days.items():
        await db.change("contract_item", item_id, begins=day)


async def report_each(
    contract: ContractRecord, clause: str, often: str, every: str, begins: date, at: datetime
) -> None:
    """Has the items of a clause be done so often, first on a day; where there is none, the menu's first is added."""
    changed = await db.values(
        "UPDATE contract_item SET often = :often, every = :every, begins = :begins"
        " WHERE contract_id = :contract_id AND clause = :clause AND ended_at IS NULL RETURNING id",
        often=often,
        every=every,
        begins=begins,
        contract_id=contract.id,
        clause=clause,
    )
    item_id = await db.value(
        int, "SELECT MIN(id) FROM menu_item WHERE clause = :clause AND ended_at IS NULL", clause=clause
    )
    if not changed and item_id is not None:
        await copy_from_menu(contract, item_id, at, often=often, every=every, begins=begins)


@dataclass(frozen=True, slots=True)
class SoldTask:
    """What the contract says of a planned task: how deep it goes, and the code of the menu's item; empty: nothing."""

    depth: str
    menu_code: str


async def get_sold_task(task_id: int) -> SoldTask | None:
    """The same by the task; None where it is of no contract."""
    return await db.row(
        SoldTask,
        "SELECT i.depth, COALESCE(m.code, '') AS menu_code FROM task t JOIN schedule s ON s.id = t.schedule_id"
        " JOIN contract_item i ON i.id = s.item_id LEFT JOIN menu_item m ON m.id = i.item_id WHERE t.id = :task_id",
        task_id=task_id,
    )
