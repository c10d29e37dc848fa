"""What stories of self-checks begin with: a client under Order 75, whose people have their positions."""

from datetime import date

from bot.rules.people import Position
from storage import database as db
from tests.sandbox.phone import Phone
from tests.sandbox.pictures import picture
from tests.world import MANAGER, STAFF, World


async def keep_self_checks(world: World, since: date = date(2026, 11, 23), client: str = "HX") -> int:
    """The client keeps its self-checks here from a day on; 王芳 is its officer, 李强 its principal."""
    client_id = world.company.clients[client]
    await db.changed(
        "UPDATE client SET order_75 = TRUE, order_75_why = 'licence', self_checks_from = :since WHERE id = :id",
        since=since,
        id=client_id,
    )
    await appoint(world, STAFF, Position.OFFICER)
    await appoint(world, MANAGER, Position.PRINCIPAL)
    return client_id


async def appoint(world: World, telegram_id: int, position: Position | None) -> None:
    """Somebody of a client has this position there now."""
    await db.changed(
        "UPDATE role_grant SET position = :position WHERE person_id = :id AND client_id IS NOT NULL",
        position=position or "",
        id=world.company.people[telegram_id].id,
    )


async def with_problem(world: World) -> Phone:
    """The officer recorded a problem today, and sees its card."""
    await keep_self_checks(world)
    officer = await world.phone(STAFF)
    await officer.text("自查")
    await officer.press("❗ 有问题")
    await officer.photo(picture(), caption="4 防错装置被停用")
    await officer.press("✅ 其余均符合，提交")
    return officer
