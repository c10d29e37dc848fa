"""Clients and their sites."""

from datetime import datetime

from bot.records.clients import ClientRecord, SiteRecord
from storage import database as db
from storage import namesakes

_CLIENT = f"SELECT c.id, c.code, {namesakes.firm('c')} AS name, {namesakes.client('c')} AS short_name FROM client c "
_SITE = (
    "SELECT s.id, s.client_id, s.name, s.address, s.place,"
    f" {namesakes.firm('c')} AS client_name, {namesakes.client('c')} AS client_short_name"
    " FROM site s JOIN client c ON c.id = s.client_id "
)


async def get_client(client_id: int) -> ClientRecord | None:
    """A client by id."""
    return await db.row(ClientRecord, _CLIENT + "WHERE c.id = :id", id=client_id)


async def has_ended(client_id: int) -> bool:
    """Whether a client is served no more."""
    return await db.any_row("SELECT id FROM client WHERE id = :id AND ended_at IS NOT NULL", id=client_id)


async def with_merged(client_id: int) -> tuple[int, ...]:
    """The ids of a client and of those that were merged into it: what was recorded under any of them is the client's."""
    return (client_id, *await db.column(int, "SELECT id FROM client WHERE now_id = :id ORDER BY id", id=client_id))


async def find_with_merged(clients: tuple[int, ...]) -> tuple[int, ...]:
    """The ids of these clients and of those that were merged into any of them."""
    named = db.listed(clients)
    return (*clients, *await db.column(int, f"SELECT id FROM client WHERE now_id IN ({named}) ORDER BY id"))


async def get_staying(client_id: int) -> int | None:
    """The id of the client into which this one was merged; None for one that stands alone."""
    return await db.value(int, "SELECT now_id FROM client WHERE id = :id", id=client_id)


async def find_clients(scope: tuple[int, ...] | None) -> list[ClientRecord]:
    """Clients still served, within ``scope`` (None: all but those of practice)."""
    within = "c.id > 0" if scope is None else f"c.id IN ({db.listed(scope)})"
    return await db.rows(ClientRecord, f"{_CLIENT}WHERE c.ended_at IS NULL AND {within} ORDER BY c.short_name, c.id")


async def get_site(site_id: int) -> SiteRecord | None:
    """A site by id."""
    return await db.row(SiteRecord, _SITE + "WHERE s.id = :id", id=site_id)


async def find_sites(scope: tuple[int, ...] | None) -> list[SiteRecord]:
    """Sites of the clients within ``scope`` (None: all but those of practice)."""
    within = "s.client_id > 0" if scope is None else f"s.client_id IN ({db.listed(scope)})"
    return await db.rows(
        SiteRecord,
        f"{_SITE}WHERE s.ended_at IS NULL AND c.ended_at IS NULL AND {within} ORDER BY c.short_name, s.name, s.id",
    )


async def add_client(code: str, name: str, short_name: str, at: datetime) -> int:
    """Adds a client; ``code`` is the firm's own short key, used by imports."""
    return await db.add("client", code=code, name=name, short_name=short_name, created_at=at)


async def add_site(client_id: int, name: str, address: str) -> int:
    """Adds a site to a client."""
    return await db.add("site", client_id=client_id, name=name, address=address)
