"""Who serves a client, as a part of other questions: a consultant or lead of its team who has not left."""

from bot.rules.people import LENT
from storage import database as db


def serves(person: str, client: str) -> str:
    """SQL: whether the person of this id has a team role of their own for the client of this id."""
    return (
        "EXISTS (SELECT 1 FROM role_grant own JOIN person team ON team.id = own.person_id AND team.ended_at IS NULL"
        f" WHERE own.person_id = {person} AND own.client_id = {client} AND own.role IN ({db.listed(sorted(LENT))})"
        " AND own.ended_at IS NULL)"
    )
