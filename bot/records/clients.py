"""Clients and sites as readers see them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ClientRecord:
    """A client as lists and titles need it."""

    id: int
    code: str
    name: str
    short_name: str


@dataclass(frozen=True, slots=True)
class SiteRecord:
    """A site with the client it belongs to; ``place``: where it is, as ``rules/spots`` writes it, or empty."""

    id: int
    client_id: int
    name: str
    address: str
    place: str
    client_name: str
    client_short_name: str
