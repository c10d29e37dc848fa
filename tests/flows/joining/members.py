"""People of a firm as an import or a card leaves them."""

from bot.rules.people import Role
from storage.people import persons as people
from tests.flows.steps import one
from tests.world import World


async def on_the_list(
    world: World, name: str, code: str, role: Role = Role.CLIENT_STAFF, *, client: int | None = None
) -> int:
    """Somebody whom an import put on a firm's list (the first one's), without an account."""
    now = world.clock.now()
    person_id = await people.add_person(telegram_id=None, name=name, language="zh", at=now)
    await one("UPDATE person SET code = :code WHERE id = :id RETURNING id", code=code, id=person_id)
    await people.add_grant(person_id, role, client or world.company.clients["HX"], now)
    return person_id


async def roles_of(telegram_id: int) -> str:
    """The open roles of an account's person, with their clients."""
    return str(
        await one(
            "SELECT COALESCE(group_concat(g.role || ' ' || g.client_id), '') AS it FROM role_grant g"
            " JOIN person p ON p.id = g.person_id WHERE p.telegram_id = :id AND g.ended_at IS NULL",
            id=telegram_id,
        )
    )
