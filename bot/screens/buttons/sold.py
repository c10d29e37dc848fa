"""What was sold and what of it was used."""

from bot.rules.ledgers.contracts import SEE_CONTRACTS
from bot.screens.buttons.packing import Data, button


@button("vu", SEE_CONTRACTS)
class ShowUsed(Data):
    """已用: of the services of a contract."""

    contract_id: int
    page: int
