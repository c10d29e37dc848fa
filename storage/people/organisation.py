"""Who of ours has which role now, as the organisation chart tells it (clause 3.4)."""

from bot.rules.organisation import OURS, Held
from storage import database as db
from storage import namesakes

_RANKS = " ".join(f"WHEN '{role.value}' THEN {rank}" for rank, role in enumerate(OURS))


async def find_held(clients: tuple[int, ...] | None) -> list[Held]:
    """The roles of our people, by role, client and name; of those for a client only these clients' (None: of all).

    What is practised with, clients that ended, and people who left are in none.
    """
    within = "TRUE" if clients is None else f"(g.client_id IS NULL OR g.client_id IN ({db.listed(clients)}))"
    return await db.rows(
        Held,
        f"SELECT g.role, {namesakes.person('p')} AS person, COALESCE({namesakes.client('c')}, '') AS client"
        " FROM role_grant g JOIN person p ON p.id = g.person_id LEFT JOIN client c ON c.id = g.client_id"
        f" WHERE g.role IN ({db.listed(OURS)}) AND g.ended_at IS NULL AND p.ended_at IS NULL AND p.id > 0"
        f" AND (g.client_id IS NULL OR (c.id > 0 AND c.ended_at IS NULL)) AND {within}"
        f" ORDER BY CASE g.role {_RANKS} END, c.short_name, p.name, g.id",
    )
