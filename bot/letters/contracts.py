"""What is said of contracts and service plans when it is sent: what still holds of it."""

from functools import partial

from bot.letters.kind import SENT_ON_TO_LEADS, STAYS, MessageKind, Occasion, Opening
from bot.letters.moot import Moot
from bot.records.service_plans import PlanVersion
from bot.rules.ledgers.contracts import SIGN
from bot.rules.permissions import Subject, may
from bot.rules.service_plans import rights
from bot.rules.service_plans.states import PlanState
from bot.rules.text import Text
from bot.screens.contracts import letters as screens
from bot.screens.screen import Screen
from bot.services.contracts import messages as contract_messages
from bot.services.contracts.findings import open_findings
from bot.services.contracts.messages import CONTRACT
from bot.services.contracts.signing import NoSuchContract
from bot.services.post.writing import MessageCode
from bot.services.service_plans import messages
from bot.services.service_plans.messages import PLAN
from bot.services.service_plans.seeing import get_contract, may_see_plan
from storage import contracts, service_plans


async def _plan(opening: Opening, *states: PlanState) -> PlanVersion:
    """The plan, as long as it stands so and its reader may see it."""
    plan = await service_plans.get_plan(opening.message.subject_id)
    if plan is None or plan.state not in states or not may_see_plan(opening.reader, plan):
        raise Moot(opening.message.kind)
    return plan


async def _to_approve(opening: Opening) -> Screen:
    return screens.to_approve(await _plan(opening, PlanState.SUBMITTED), opening.language)


async def _to_confirm(opening: Opening) -> Screen:
    plan = await _plan(opening, PlanState.APPROVED)
    if not may(opening.reader, rights.ANSWER, Subject(plan.client_id)):
        raise Moot(opening.message.kind)
    again = opening.message.key.split(":")[2:3] == ["again"]
    return screens.to_confirm(plan, opening.language, again=again)


async def _answered(opening: Opening) -> Screen:
    plan = await _plan(opening, PlanState.CONFIRMED, PlanState.OBJECTED)
    return screens.answered(plan, await service_plans.words_of(plan.id), opening.language)


async def _unanswered(opening: Opening) -> Screen:
    return screens.unanswered(await _plan(opening, PlanState.APPROVED), opening.language)


async def _unapproved(opening: Opening) -> Screen:
    return screens.unapproved(await _plan(opening, PlanState.SUBMITTED), opening.language)


async def _news(kind: str, opening: Opening) -> Screen:
    try:
        contract = await get_contract(opening.reader, opening.message.subject_id)
    except NoSuchContract:
        raise Moot(kind) from None
    renews = contract.renewed_id is None and may(opening.reader, SIGN, Subject(contract.client_id))
    found = await open_findings(contract)
    ended = kind == contract_messages.ENDED
    return screens.contract_news(kind, contract, opening.language, renews=ended and renews, findings=len(found))


async def _clients_of_plan(opening: Opening) -> tuple[int, ...]:
    plan = await service_plans.get_plan(opening.message.subject_id)
    return (plan.client_id,) if plan is not None else ()


async def _clients_of_contract(opening: Opening) -> tuple[int, ...]:
    contract = await contracts.get_contract(opening.message.subject_id)
    return (contract.client_id,) if contract is not None else ()


def _of_contract(code: MessageCode, name: Text) -> MessageKind:
    return MessageKind(
        code,
        name,
        (CONTRACT,),
        SENT_ON_TO_LEADS,
        partial(_news, code),
        clients=_clients_of_contract,
        occasion=Occasion.HAPPENED,
    )


KINDS = (
    MessageKind(
        messages.TO_APPROVE,
        Text("服务方案待批准的通知", "the plan to approve"),
        (PLAN,),
        SENT_ON_TO_LEADS,
        _to_approve,
        clients=_clients_of_plan,
        occasion=Occasion.HAPPENED,
    ),
    MessageKind(
        messages.TO_CONFIRM,
        Text("服务方案待确认的通知", "the plan to confirm"),
        (PLAN,),
        STAYS,
        _to_confirm,
        clients=_clients_of_plan,
        occasion=Occasion.HAPPENED,
    ),
    MessageKind(
        messages.ANSWERED,
        Text("企业对服务方案的答复", "the client's answer to a plan"),
        (PLAN,),
        SENT_ON_TO_LEADS,
        _answered,
        clients=_clients_of_plan,
        occasion=Occasion.HAPPENED,
    ),
    MessageKind(
        messages.UNANSWERED,
        Text("企业未答复服务方案的提醒", "that a client has not answered a plan"),
        (PLAN,),
        SENT_ON_TO_LEADS,
        _unanswered,
        clients=_clients_of_plan,
        occasion=Occasion.REMINDS,
    ),
    MessageKind(
        messages.UNAPPROVED,
        Text("服务方案无人批准的提醒", "that nobody has approved a plan"),
        (PLAN,),
        STAYS,
        _unapproved,
        clients=_clients_of_plan,
        occasion=Occasion.REMINDS,
    ),
    _of_contract(contract_messages.SUSPENDED, Text("合同暂停的通知", "that a contract is suspended")),
    _of_contract(contract_messages.RESUMED, Text("合同恢复的通知", "that a contract is resumed")),
    _of_contract(contract_messages.ENDED, Text("合同结束的通知", "that a contract has ended")),
)
