"""The administrators: one always stays who can let others in (clause 5.3.3)."""

from storage.people import roles


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
