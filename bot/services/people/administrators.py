"""The administrators: one always stays who can let others in (clause 5.3.3); what all of them are told."""

from typing import Any

from bot.rules.cause import Cause
from bot.rules.people import Role
from storage.people import persons as people
from storage.people import roles
from storage.post import outbox


class LastAdministrator(Exception):
    """Nobody else is administrator, so this one stays."""

    def __init__(self, person_id: int) -> None:
        super().__init__(person_id)
        self.person_id = person_id


async def keep_an_administrator(without_person: int) -> None:
    """Asked in the transaction that ends a person, or their role as administrator; the answer holds until its end.

    Raises:
        LastAdministrator: it is this person alone.
    """
    if not await roles.keeps_an_administrator(without_person):
        raise LastAdministrator(without_person)


async def tell_administrators(
    cause: Cause, kind: str, about: str, subject: tuple[str, int], parameters: dict[str, Any]
) -> None:
    """Writes each of them a message about a subject (its kind and id); ``about`` makes it the only one of its kind."""
    for administrator in await people.find_people_with_role(None, Role.ADMINISTRATOR):
        await outbox.add_message(
            key=f"{kind}:{about}:{administrator.id}",
            kind=kind,
            person_id=administrator.id,
            subject_kind=subject[0],
            subject_id=subject[1],
            send_at=cause.at,
            parameters=parameters,
        )
