"""docs/permissions.md: who may do what, written from the rules themselves so that it cannot lag behind them."""

from bot.rules.boards.readiness import SEE_READINESS
from bot.rules.cases.kinds import FILINGS, LIFE_CYCLES
from bot.rules.cases.life_cycle import LifeCycle, Transition
from bot.rules.deliverables.acceptance import ACCEPT, SEE_BY_PERSON, SEE_OWED
from bot.rules.handing_over import HAND_OVER
from bot.rules.ledgers.duty import HEAR_OF_UNCOVERED
from bot.rules.ledgers.kinds import LEDGERS
from bot.rules.menu.requirements import CONFIRM_REQUIREMENTS, SEE_CONFIRMED
from bot.rules.people import ROLE_NAMES, Role
from bot.rules.permissions import ACTION_NAMES, Permit, Right, Scope, in_practice, roles_with
from bot.rules.reading_reports import SET_READERS
from bot.rules.service_plans.rights import ANSWER, APPROVE
from bot.rules.tasks.visits import ANSWER_VISITS
from bot.rules.text import CHINESE, ENGLISH, Language, Text, joined
from bot.rules.unserved import HEAR_OF_UNSERVED
from bot.rules.work_records.kinds import KINDS
from bot.screens.markdown_table import table
from bot.screens.standings_named import names_of

OTHERS = (
    CONFIRM_REQUIREMENTS,
    SEE_CONFIRMED,
    HAND_OVER,
    HEAR_OF_UNSERVED,
    HEAR_OF_UNCOVERED,
    ACCEPT,
    SEE_OWED,
    SEE_BY_PERSON,
    APPROVE,
    ANSWER,
    SEE_READINESS,
    SET_READERS,
)
"""Rights of subjects that have neither records nor a ledger."""

_MARKS = {Scope.ALL: "●", Scope.SERVED: "◕", Scope.CLIENT: "◐", Scope.OWN: "○"}

_HEAD = Text(
    "# 谁可以做什么\n\n没有列出的一律不允许。本页由程序生成，请勿手改。\n\n"
    "● 全部企业　◕ 所服务的企业和本公司自己的　◐ 本企业或所服务的企业　○ 只限自己的　空白 不可以",
    "# Who may do what\n\nWhat is not listed is denied. This page is written by the program; do not edit it.\n\n"
    "● for all clients · ◕ for the clients served and what is our own · ◐ for one's own clients · "
    "○ one's own only · blank: no",
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
_LINKS = Text(
    "还没打开的邀请和换绑链接，能生成它的人都可以看到和收回：管理员全部，企业负责人本企业的，其他人只限本企业名册上员工的。",
    "A single-use link that nobody has opened is seen and taken back by whoever could have made it: administrators "
    "see all, client managers those of their firm, and others who let people in those of its listed staff.",
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
    rights = _rights()
    matrix = table(
        [Text("动作", "Action").to(language), *roles],
        [[name.to(language), *(_mark(permit, role) for role in Role)] for permit, name in rights.items()],
    )
    denied = joined((name.to(language) for permit, name in rights.items() if not in_practice(permit)), language)
    notes = (_STAND_IN.to(language), _PRIVATE.to(language), _LINKS.to(language), _PRACTICE.to(language, actions=denied))
    cycles = (_cycle(life_cycle, language) for life_cycle in LIFE_CYCLES.values())
    return "\n\n".join((_HEAD.to(language), matrix, *notes, _records(language), *cycles))


def _rights() -> dict[Permit, Text]:
    """What can be done at all, by its name."""
    named: list[tuple[Permit, Text]] = [*ACTION_NAMES.items()]
    named += [(right, right.name) for kind in KINDS for right in kind.rights]
    named += [(one.action, one.action.name) for one in FILINGS.values() if isinstance(one.action, Right)]
    named.append((ANSWER_VISITS, ANSWER_VISITS.name))
    permits = (permit for ledger in LEDGERS.values() for permit in (ledger.seen_by, ledger.changed_by))
    named += [(permit, permit.name) for permit in (*permits, *OTHERS) if isinstance(permit, Right)]
    return dict(named)


def _records(language: Language) -> str:
    """Whose the work records of each kind are, by the names above."""
    names = _rights()

    def said(permit: Permit | None) -> str:
        return names[permit].to(language) if permit is not None else ""

    heads = [
        Text("工作记录", "Work record").to(language),
        Text("提交", "File").to(language),
        Text("查看", "See").to(language),
        Text("更正、作废", "Amend, void").to(language),
        Text("撤回", "Recall").to(language),
        Text("送达后撤回", "Recall once released").to(language),
    ]
    rows = [
        [kind.name.to(language), *map(said, (kind.file, kind.see, kind.amend, kind.recall, kind.recall_issued))]
        for kind in KINDS
    ]
    return f"## {heads[0]}\n\n{table(heads, rows)}"


def _mark(permit: Permit, role: Role) -> str:
    scope = roles_with(permit).get(role)
    return "" if scope is None else _MARKS[scope]


def _cycle(life_cycle: LifeCycle, language: Language) -> str:
    seen = Text("可以看：{who}。", "Seen by: {who}.").to(language, who=names_of(life_cycle.seen_by, language))
    if life_cycle.hidden_from:
        hidden = names_of(life_cycle.hidden_from, language)
        seen += Text("不可以看：{who}。", " Never by: {who}.").to(language, who=hidden)
    heads = [
        Text("步骤", "Step").to(language),
        Text("在这些状态", "In these states").to(language),
        Text("谁可以", "Who may").to(language),
        Text("谁一律不可以", "Who may never").to(language),
    ]
    rows = [_step(life_cycle, transition, language) for transition in life_cycle.transitions]
    return f"## {life_cycle.name.to(language)}\n\n{seen}\n\n{table(heads, rows)}"


def _step(life_cycle: LifeCycle, transition: Transition, language: Language) -> list[str]:
    states = (state.name.to(language) for state in life_cycle.states if state.key in transition.since)
    never = names_of(transition.never, language)
    if transition.never_if_serious:
        serious = Text("严重的：{who}", "if serious: {who}")
        never = joined(
            filter(None, (never, serious.to(language, who=names_of(transition.never_if_serious, language)))), language
        )
    return [transition.label.to(language, day="…"), joined(states, language), names_of(transition.who, language), never]
