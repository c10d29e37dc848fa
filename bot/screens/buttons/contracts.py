"""Contracts, what is in them, and the plans that are made of them."""

from bot.rules.ledgers.contracts import SEE_CONTRACTS, SIGN
from bot.rules.service_plans import rights
from bot.screens.buttons.packing import Data, button


@button("vi", SEE_CONTRACTS)
class ShowContractItems(Data):
    """The services of a contract."""

    contract_id: int
    page: int


@button("vs", SIGN)
class SignContract(Data):
    """合同已签订: a draft is in force from now on."""

    contract_id: int


@button("vm", SIGN)
class MakePlan(Data):
    """生成方案: a plan of a contract's services as they are now."""

    contract_id: int


@button("vp", SEE_CONTRACTS)
class ShowServicePlan(Data):
    """One version of a plan."""

    plan_id: int
    page: int


@button("vw", SEE_CONTRACTS)
class ShowPlansToAnswer(Data):
    """The plans that wait for the reader, of a client (0: of all)."""

    client_id: int
    page: int


@button("vo", SIGN)
class ShowPlanOrder(Data):
    """The lines of a version that nobody approved yet, to be put in order; which one is to move (0: none yet)."""

    plan_id: int
    item_id: int
    page: int


@button("vl", SIGN)
class MovePlanLine(Data):
    """A line of a version gets the wanted place, from 1, whichever it has by now."""

    plan_id: int
    item_id: int
    place: int


@button("va", rights.APPROVE)
class ApprovePlan(Data):
    """批准并发给企业."""

    plan_id: int


@button("vc", rights.ANSWER)
class ConfirmPlan(Data):
    """确认方案."""

    plan_id: int
