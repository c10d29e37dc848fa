"""A client that lacks somebody of the team."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unserved:
    """A client without project lead, without consultant, or without both."""

    client_id: int
    name: str
    no_lead: bool
    no_consultant: bool
