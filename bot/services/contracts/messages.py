"""Who is told what becomes of a contract: the client's managers, and the team that serves them."""

from bot.records.contracts import ContractRecord
from bot.rules.cause import Cause
from bot.rules.people import Role
from bot.services.post.writing import MessageCode, post
from storage.people import persons as people

CONTRACT = "contract"
SUSPENDED, RESUMED, ENDED = (
    MessageCode("contract_suspended"),
    MessageCode("contract_resumed"),
    MessageCode("contract_ended"),
)
BOTH_SIDES = (Role.CLIENT_MANAGER, Role.CONSULTANT, Role.LEAD)


async def tell_both_sides(cause: Cause, kind: MessageCode, contract: ContractRecord) -> None:
    """Tells the client's managers and the team, but whoever did it themself."""
    for reader in await people.find_people_with_role(contract.client_id, *BOTH_SIDES):
        if reader.id != cause.person_id:
            await post(cause, kind, (CONTRACT, contract.id), reader.id, occurrence=cause.at.isoformat())
