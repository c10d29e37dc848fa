"""Clients and their sites."""

from collections import Counter
from dataclasses import replace
from datetime import datetime

from bot.records.clients import ClientRecord, SiteRecord
from storage import database as db
from storage.records import fetch, fetch_one
from storage.tables import Client, Site

_OF_CLIENT = {"client_name": "client__name", "client_short_name": "client__short_name"}


async def get_client(client_id: int) -> ClientRecord | None:
    """A client by id."""
    return await fetch_one(ClientRecord, Client.filter(id=client_id))


async def find_clients(scope: tuple[int, ...] | None) -> list[ClientRecord]:
    """Clients still served, within ``scope`` (None: all but those of practice).

    Where several have one short name, it is followed by the client's code: two equal buttons are told apart by it.
    """
    rows = Client.filter(ended_at=None).order_by("short_name", "id")
    found = await fetch(ClientRecord, rows.filter(id__gt=0) if scope is None else rows.filter(id__in=scope))
    namesakes = Counter(client.short_name for client in found)
    return [
        client
        if namesakes[client.short_name] == 1
        else replace(client, short_name=f"{client.short_name} · {client.code}")
        for client in found
    ]


async def get_site(site_id: int) -> SiteRecord | None:
    """A site by id."""
    # asked at every step of a patrol, so plain SQL: a query set costs ten times as much to build as to run
    return await db.row(
        SiteRecord,
        "SELECT s.id, s.client_id, s.name, s.address, c.name AS client_name, c.short_name AS client_short_name"
        " FROM site s JOIN client c ON c.id = s.client_id WHERE s.id = :id",
        id=site_id,
    )


async def find_sites(scope: tuple[int, ...] | None) -> list[SiteRecord]:
    """Sites of the clients within ``scope`` (None: all but those of practice)."""
    rows = Site.filter(ended_at=None, client__ended_at=None).order_by("client__short_name", "name", "id")
    within = rows.filter(client_id__gt=0) if scope is None else rows.filter(client_id__in=scope)
    return await fetch(SiteRecord, within, **_OF_CLIENT)


async def add_client(code: str, name: str, short_name: str, at: datetime) -> int:
    """Adds a client; ``code`` is the firm's own short key, used by imports."""
    return await db.add("client", code=code, name=name, short_name=short_name, created_at=at)


async def add_site(client_id: int, name: str, address: str) -> int:
    """Adds a site to a client."""
    return await db.add("site", client_id=client_id, name=name, address=address)
