"""That most of a service is used, told to the leads."""

from bot.letters.kind import SENT_ON_TO_LEADS, MessageKind, Occasion, Opening
from bot.letters.moot import Moot
from bot.rules.ledgers.contracts import SEE_CONTRACTS
from bot.rules.permissions import Subject, may
from bot.rules.text import Text
from bot.screens.contracts.used import used_up
from bot.screens.screen import Screen
from bot.services.sold import ITEM, USED_UP, services_of
from storage import contracts


async def _used_up(opening: Opening) -> Screen:
    """As it is now, of a contract that goes on."""
    message = opening.message
    contract = await contracts.get_contract(int(message.parameters["contract"]))
    if contract is None or contract.ended_at is not None:
        raise Moot(message.kind)
    found = await services_of(contract, message.subject_id)
    if not found or not may(opening.reader, SEE_CONTRACTS, Subject(contract.client_id)):
        raise Moot(message.kind)
    return used_up(contract, found[0], int(message.parameters["share"]), opening.language)


async def _client(opening: Opening) -> tuple[int, ...]:
    contract = await contracts.get_contract(int(opening.message.parameters["contract"]))
    return () if contract is None else (contract.client_id,)


KINDS = (
    MessageKind(
        USED_UP,
        Text("服务快用完的提醒", "that most of a service is used"),
        (ITEM,),
        SENT_ON_TO_LEADS,
        _used_up,
        clients=_client,
        occasion=Occasion.HAPPENED,
    ),
)
