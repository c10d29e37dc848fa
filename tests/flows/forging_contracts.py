"""What somebody might forge about the contract of a firm, its services and its plan."""

from bot.rules.ledgers.contracts import SEE_CONTRACTS, SIGN
from bot.rules.permissions import Permit, Subject
from bot.rules.service_plans import rights
from bot.screens import buttons as b
from tests.flows.two_firms import Firm


def contract_buttons(firm: Firm) -> list[tuple[b.Data, Permit, Subject]]:
    """What could be pressed about a firm's contract and plan."""
    of_client = Subject(firm.client)
    return [
        (b.ShowEntry("contracts", firm.contract), SEE_CONTRACTS, of_client),
        (b.ShowContractItems(firm.contract, 0), SEE_CONTRACTS, of_client),
        (b.ShowUsed(firm.contract, 0), SEE_CONTRACTS, of_client),
        (b.ShowServicePlan(firm.plan, 0), SEE_CONTRACTS, of_client),
        (b.SignContract(firm.contract), SIGN, of_client),
        (b.MakePlan(firm.contract), SIGN, of_client),
        (b.OpenForm("contract_suspension", "contract", firm.contract), SIGN, of_client),
        (b.ShowPlanOrder(firm.plan, 0, 0), SIGN, of_client),
        (b.MovePlanLine(firm.plan, 1, 1), SIGN, of_client),
        (b.ApprovePlan(firm.plan), rights.APPROVE, of_client),
        (b.OpenForm("service_plan_objection", "service_plan", firm.plan), rights.ANSWER, of_client),
        (b.ConfirmPlan(firm.plan), rights.ANSWER, of_client),
    ]
