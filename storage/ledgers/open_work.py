"""What is not finished yet: of a person, of a client, at a site."""

from datetime import datetime

from bot.records.ledgers.entries import OpenWork
from storage import database as db


async def count_open_work(
    at: datetime, *, person_id: int | None = None, client_id: int | None = None, site_id: int | None = None
) -> OpenWork:
    """Counts open cases, planned tasks, training sessions and plans; several limits hold together.

    A person's are the cases that they handle, the tasks planned for them, the sessions they give, the plans they are
    in. Who may see which of them is not asked: it is for those who may.
    """
    found = await db.rows(
        OpenWork,
        "SELECT (SELECT count(*) FROM service_case k WHERE k.closed_at IS NULL"
        + _limits(("k.handler_id", person_id), ("k.client_id", client_id), ("k.site_id", site_id))
        + ") AS cases, (SELECT count(*) FROM task t WHERE t.state = 'open'"
        + _limits(("t.assignee_id", person_id), ("t.client_id", client_id), ("t.site_id", site_id))
        + ") AS tasks, (SELECT count(*) FROM training_session s WHERE s.state = 'planned' AND s.ends_at > :at"
        + _limits(("s.trainer_id", person_id), ("s.client_id", client_id), ("0", site_id))
        + ") AS trainings, (SELECT count(*) FROM schedule p WHERE p.ended_at IS NULL"
        + ("" if person_id is None else f" AND {int(person_id)} IN (p.person_id, p.second_id, p.third_id)")
        + _limits(("p.client_id", client_id), ("p.site_id", site_id))
        + ") AS plans",
        at=at,
    )
    return found[0]


async def find_clients_with_open_work(person_id: int, at: datetime) -> list[int]:
    """The clients at which a person has something unfinished."""
    return await db.column(
        int,
        "SELECT k.client_id AS id FROM service_case k WHERE k.closed_at IS NULL AND k.handler_id = :person_id"
        " UNION SELECT t.client_id FROM task t WHERE t.state = 'open' AND t.assignee_id = :person_id"
        " UNION SELECT s.client_id FROM training_session s WHERE s.state = 'planned' AND s.ends_at > :at"
        " AND s.trainer_id = :person_id AND s.client_id IS NOT NULL"
        " UNION SELECT p.client_id FROM schedule p WHERE p.ended_at IS NULL"
        " AND CAST(:person_id AS BIGINT) IN (p.person_id, p.second_id, p.third_id) ORDER BY 1",
        person_id=person_id,
        at=at,
    )


def _limits(*limits: tuple[str, int | None]) -> str:
    return "".join(f" AND {column} = {int(wanted)}" for column, wanted in limits if wanted is not None)
