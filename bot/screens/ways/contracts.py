"""Contracts and service plans."""

from bot.rules.free_text import Heard
from bot.rules.ledgers.contracts import CONTRACTS, SEE_CONTRACTS, SIGN
from bot.rules.ledgers.ledger import Which
from bot.rules.people import Role
from bot.rules.text import Text
from bot.rules.ways_in import Topic
from bot.screens.buttons import OpenForm, ShowLedger
from bot.screens.ways.way import Entrance, Way

_SIGNING = Topic(132, "contracts", frozenset({Role.LEAD, Role.ADMINISTRATOR}))
CONTRACT_LIST = Way(
    "service_plans",
    SEE_CONTRACTS,
    Text("合同和方案", "Contracts and plans"),
    words=Text("合同|服务方案|方案", "contract|service plan|plan"),
    entrance=Entrance(116, lambda _: ShowLedger(CONTRACTS.code, Which.CURRENT.value, 0, 0, ""), rare=True),
    help=(Topic(62, "service_plan", frozenset({Role.CLIENT_MANAGER})), _SIGNING),
    by=Text("合同和方案由企业负责人和服务团队来看。", "Contracts are for the client manager and the team to see."),
    instead=("progress",),
    offer=Text("要看合同和方案吗？", "Would you like to look at contracts and plans?"),
    heard=Heard(contains=Text("合同|方案|买了什么服务|包括哪些服务", "contract|service plan")),
)
SIGN_CONTRACT = Way(
    "sign_contract",
    SIGN,
    Text("签合同", "Sign a contract"),
    words=Text("新合同|新增合同", "new contract"),
    entrance=Entrance(117, lambda _: OpenForm(CONTRACTS.begun_by or "", "", 0), rare=True),
    help=(_SIGNING,),
    by=Text("合同由项目负责人或管理员来签。", "Contracts are signed by the lead or an administrator."),
    instead=("service_plans",),
)

WAYS = (CONTRACT_LIST, SIGN_CONTRACT)
