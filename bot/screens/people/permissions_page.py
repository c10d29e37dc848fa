"""docs/permissions.md: who may do what, written from the rules themselves so that it cannot lag behind them."""

from collections.abc import Iterable, Mapping

from bot.rules.cases.kinds import LIFE_CYCLES
from bot.rules.cases.life_cycle import LifeCycle, Party, Standing, Transition
from bot.rules.people import ROLE_NAMES, Role
from bot.rules.permissions import MATRIX, NOT_IN_PRACTICE, Action, Scope
from bot.rules.text import CHINESE, ENGLISH, Language, Text

ACTION_NAMES: Mapping[Action, Text] = {
    Action.SEE_HOME: Text("看首页", "See the home"),
    Action.CHANGE_SETTINGS: Text("改自己的设置", "Change one's settings"),
    Action.FILL_IN_DRAFT: Text("填写自己的表单", "Fill in one's forms"),
    Action.PATROL: Text("巡查", "Do a patrol"),
    Action.SEE_PATROL: Text("看巡查", "See a patrol"),
    Action.RECALL_PATROL: Text("撤回巡查", "Recall a patrol"),
    Action.SEE_FINDING: Text("看问题", "See findings"),
    Action.SEE_CASE: Text("查进度（见下）", "See cases (below)"),
    Action.ACT_ON_CASE: Text("处理（见下）", "Act on cases (below)"),
    Action.COMPLAIN: Text("投诉、咨询", "Complain, ask"),
    Action.INVITE: Text("邀请", "Invite"),
    Action.SEE_TRAINING: Text("看培训", "See trainings"),
    Action.SIGN_UP: Text("报名", "Sign up"),
    Action.WITHDRAW: Text("取消报名", "Withdraw"),
    Action.PLAN_TRAINING: Text("安排培训", "Plan trainings"),
    Action.TAKE_ATTENDANCE: Text("签到", "Take attendance"),
    Action.EXPORT_REGISTER: Text("导出台账", "Export registers"),
    Action.SEE_LEDGER: Text("看企业与人员", "See clients and people"),
    Action.CHANGE_LEDGER: Text("改企业与人员", "Change clients and people"),
    Action.IMPORT_LEDGERS: Text("导入导出表格", "Import and export ledgers"),
    Action.MAKE_JOINING_CARD: Text("做加入卡", "Make joining cards"),
    Action.APPROVE_JOINING: Text("批准加入", "Let people join"),
    Action.REMOVE_MEMBER: Text("移出人员", "Remove members"),
    Action.RECONNECT: Text("换绑账号", "Give another account"),
    Action.LEAVE_FIRM: Text("退出企业", "Leave a firm"),
    Action.RECORD_ON_BEHALF: Text("代录", "Record on behalf"),
    Action.RECORD_STATEMENT: Text("代录对方的话", "Record what was said"),
    Action.SEE_SERVICE: Text("看服务记录", "See logged services"),
    Action.LOG_SERVICE: Text("记一笔", "Log a service"),
    Action.AMEND_SERVICE: Text("更正服务记录", "Amend a logged service"),
    Action.CHANGE_FIRM_SETTINGS: Text("改公司设置", "Change the firm's settings"),
    Action.READ_POLICY: Text("读制度", "Read policies"),
    Action.WRITE_POLICY: Text("发布制度", "Publish policies"),
    Action.CHANGE_ROLES: Text("改角色", "Change roles"),
    Action.ARRANGE_STAND_IN: Text("安排请假代班", "Arrange leave and stand-ins"),
    Action.PRACTISE: Text("练习", "Practise"),
}

PARTY_NAMES: Mapping[Party, Text] = {
    Party.OPENER: Text("提出人", "who opened it"),
    Party.HANDLER: Text("处理人", "who handles it"),
    Party.ABOUT: Text("所涉人员", "whom it is about"),
    Party.RECTIFIER: Text("整改人", "who rectified it"),
    Party.RECORDER: Text("代录人", "who recorded it on behalf"),
    Party.FIX_RECORDER: Text("整改代录人", "who recorded the fix on behalf"),
}

_MARKS = {Scope.ALL: "●", Scope.CLIENT: "◐", Scope.OWN: "○"}

_HEAD = Text(
    "# 谁可以做什么\n\n没有列出的一律不允许。本页由程序生成，请勿手改。\n\n"
    "● 全部企业　◐ 本企业或所服务的企业　○ 只限自己的　空白 不可以",
    "# Who may do what\n\nWhat is not listed is denied. This page is written by the program; do not edit it.\n\n"
    "● for all clients · ◐ for one's own clients · ○ one's own only · blank: no",
)
_STAND_IN = Text(
    "代班人在请假期间有请假人的项目角色，也受同样的限制：请假人不能做的、关于请假人的投诉，代班人都不能做。",
    "While somebody is on leave their stand-in has their team roles and their limits: neither what they may not do nor "
    "a complaint about them.",
)
_PRIVATE = Text(
    "提出人不让本单位负责人看的投诉，企业负责人看不到。",
    "A complaint that its author keeps from their own manager is not seen by the client manager.",
)
_PRACTICE = Text(
    "练习模式中只能接触自己的练习企业；这些不能练习：{actions}。",
    "Practice reaches one's own practice firm only; these cannot be practised: {actions}.",
)


def page() -> str:
    """The whole page, in English and in Chinese."""
    return "\n\n".join(_part(language) for language in (ENGLISH, CHINESE)) + "\n"


def _part(language: Language) -> str:
    roles = [ROLE_NAMES[role].to(language) for role in Role]
    matrix = _table(
        [Text("动作", "Action").to(language), *roles],
        [[ACTION_NAMES[action].to(language), *(_mark(action, role) for role in Role)] for action in Action],
    )
    denied = _listed((ACTION_NAMES[action].to(language) for action in Action if action in NOT_IN_PRACTICE), language)
    notes = (_STAND_IN.to(language), _PRIVATE.to(language), _PRACTICE.to(language, actions=denied))
    cycles = (_cycle(life_cycle, language) for life_cycle in LIFE_CYCLES.values())
    return "\n\n".join((_HEAD.to(language), matrix, *notes, *cycles))


def _mark(action: Action, role: Role) -> str:
    scope = MATRIX[action].get(role)
    return "" if scope is None else _MARKS[scope]


def _cycle(life_cycle: LifeCycle, language: Language) -> str:
    seen = Text("可以看：{who}。", "Seen by: {who}.").to(language, who=_names(life_cycle.seen_by, language))
    if life_cycle.hidden_from:
        hidden = _names(life_cycle.hidden_from, language)
        seen += Text("不可以看：{who}。", " Never by: {who}.").to(language, who=hidden)
    heads = [
        Text("步骤", "Step").to(language),
        Text("在这些状态", "In these states").to(language),
        Text("谁可以", "Who may").to(language),
        Text("谁一律不可以", "Who may never").to(language),
    ]
    rows = [_step(life_cycle, transition, language) for transition in life_cycle.transitions]
    return f"## {life_cycle.name.to(language)}\n\n{seen}\n\n{_table(heads, rows)}"


def _step(life_cycle: LifeCycle, transition: Transition, language: Language) -> list[str]:
    states = (state.name.to(language) for state in life_cycle.states if state.key in transition.since)
    never = _names(transition.never, language)
    if transition.never_if_serious:
        serious = Text("严重的：{who}", "if serious: {who}")
        never = _listed(
            filter(None, (never, serious.to(language, who=_names(transition.never_if_serious, language)))), language
        )
    return [transition.label.to(language), _listed(states, language), _names(transition.who, language), never]


def _names(standing: Iterable[Standing], language: Language) -> str:
    found = frozenset(standing)
    roles = (ROLE_NAMES[role].to(language) for role in Role if role in found)
    parties = (PARTY_NAMES[party].to(language) for party in Party if party in found)
    return _listed((*roles, *parties), language)


def _listed(names: Iterable[str], language: Language) -> str:
    return ("、" if language == CHINESE else ", ").join(names)


def _table(heads: list[str], rows: list[list[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
