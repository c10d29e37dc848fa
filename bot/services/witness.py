"""An outside witness of the trail: its head, sent to people every day, stays where the program cannot reach it."""

from datetime import date

from bot.rules.cause import Cause
from bot.rules.people import Role
from storage import outbox, people, trail


async def post_head(cause: Cause, day: date) -> None:
    """Sends the administrators the head of the trail; nothing before its first entry."""
    head = await trail.head()
    if head is None:
        return
    position, sealed = head
    for administrator in await people.find_people_with_role(None, Role.ADMINISTRATOR):
        await outbox.add_message(
            key=f"trail_head:{day.isoformat()}:{administrator.id}",
            kind="trail_head",
            person_id=administrator.id,
            subject_kind="seal",
            subject_id=position,
            send_at=cause.at,
            parameters={"day": day.isoformat(), "hash": sealed},
        )
