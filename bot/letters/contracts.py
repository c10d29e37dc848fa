"""What is said of contracts and service plans when it is sent: what still holds of it."""

from functools import partial

from bot.letters.kind import SENT_ON_TO_LEADS, STAYS, Compose, Leave, MessageKind, Occasion, Opening
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
from bot.services.contracts.given_back import OWED, still_here_for
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
    left = await still_here_for(opening.reader, contract.client_id) if ended else []
    return screens.contract_news(
        kind, contract, opening.language, renews=ended and renews, findings=len(found), still_here=left
    )


async def _owed(opening: Opening) -> Screen:
    contract = await contracts.get_contract(opening.message.subject_id)
    left = await still_here_for(opening.reader, contract.client_id) if contract is not None else []
    if contract is None or not left:
        raise Moot(opening.message.kind)
    return screens.property_owed(contract, left, opening.language)


async def _clients_of_plan(opening: Opening) -> tuple[int, ...]:
    plan = await service_plans.get_plan(opening.message.subject_id)
    return (plan.client_id,) if plan is not None else ()


async def _clients_of_contract(opening: Opening) -> tuple[int, ...]:
    contract = await contracts.get_contract(opening.message.subject_id)
    return (contract.client_id,) if contract is not None else ()


def _kind(
    code: MessageCode,
    name: Text,
    about: str,
    compose: Compose,
    leave: Leave = SENT_ON_TO_LEADS,
    occasion: Occasion = Occasion.HAPPENED,
) -> MessageKind:
    clients = _clients_of_plan if about == PLAN else _clients_of_contract
    return MessageKind(code, name, (about,), leave, compose, clients=clients, occasion=occasion)


KINDS = (
    _kind(messages.TO_APPROVE, Text("服务方案待批准的通知", "the plan to approve"), PLAN, _to_approve),
    _kind(messages.TO_CONFIRM, Text("服务方案待确认的通知", "the plan to confirm"), PLAN, _to_confirm, STAYS),
    _kind(messages.ANSWERED, Text("企业对服务方案的答复", "the client's answer to a plan"), PLAN, _answered),
    _kind(
        messages.UNANSWERED,
        Text("企业未答复服务方案的提醒", "that a client has not answered a plan"),
        PLAN,
        _unanswered,
        occasion=Occasion.REMINDS,
    ),
    _kind(
        messages.UNAPPROVED,
        Text("服务方案无人批准的提醒", "that nobody has approved a plan"),
        PLAN,
        _unapproved,
        STAYS,
        Occasion.REMINDS,
    ),
    _kind(
        OWED,
        Text("客户财产还没归还的提醒", "that what is a client's is still here"),
        CONTRACT,
        _owed,
        occasion=Occasion.REMINDS,
    ),
    *(
        _kind(code, name, CONTRACT, partial(_news, code))
        for code, name in (
            (contract_messages.SUSPENDED, Text("合同暂停的通知", "that a contract is suspended")),
            (contract_messages.RESUMED, Text("合同恢复的通知", "that a contract is resumed")),
            (contract_messages.ENDED, Text("合同结束的通知", "that a contract has ended")),
        )
    ),
)
