"""组织架构: our own roles, what each is responsible for, and how they stand to each other (clauses 3.1, 3.4, 5.1.3)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.rules.people import ROLE_NAMES, Role
from bot.rules.permissions import Right, Scope
from bot.rules.text import Language, Text, joined

OVER_ALL = (Role.ADMINISTRATOR, Role.QUALITY_MANAGER, Role.AUDITOR)
"""The roles that count for all clients, as they stand beside each other."""
IN_TEAMS = (Role.LEAD, Role.CONSULTANT)
OURS = (*OVER_ALL, *IN_TEAMS)

SEE_ORGANISATION = Right(
    Text("看组织架构", "See the organisation chart"),
    {**dict.fromkeys(OVER_ALL, Scope.ALL), **dict.fromkeys(IN_TEAMS, Scope.CLIENT)},
    in_practice=False,
)
"""Who has some clients only sees the teams of those."""

TITLE = Text("组织架构图", "Organisation chart")
RESPONSIBILITIES = Text("岗位职责", "Responsibilities")
NOBODY = Text("（空缺）", "(vacant)")
NO_LEAD = Text("还没有项目负责人", "No project lead yet")

DUTIES: Mapping[Role, tuple[Text, ...]] = {
    Role.ADMINISTRATOR: (
        Text(
            "维护人员、客户、合同和公司设置，决定谁能看什么、做什么。",
            "Keeps people, clients, contracts and settings, and decides who may see and do what.",
        ),
        Text("安排备份，保管档案，保证记录查得到。", "Sees to backups and archives, so that records are found."),
        Text("配备人员、场所和设备，保证服务能力。", "Provides people, premises and equipment for the service."),
    ),
    Role.QUALITY_MANAGER: (
        Text(
            "管服务质量：受理投诉，组织满意度调查，发布制度。",
            "Looks after the quality of the service: complaints, satisfaction surveys, policies.",
        ),
        Text("投诉不由被投诉的人处理。", "Sees that nobody handles a complaint about themselves."),
        Text("突发事件后组织评审，跟进改进。", "Has incidents reviewed, and follows what is improved."),
    ),
    Role.AUDITOR: (
        Text("独立查看、核验各项记录，不改任何内容。", "Reads and verifies records independently, and changes none."),
        Text("发现问题向管理员和质量主管提出。", "Tells administrators and quality managers what is wrong."),
    ),
    Role.LEAD: (
        Text(
            "负责所服务企业的方案、进度和质量，批准报告。",
            "Answers for plan, progress and quality at the clients served, and approves reports.",
        ),
        Text("分派任务，跟踪逾期，及时向企业说明。", "Assigns work, follows what is late, tells the client in time."),
        Text("受理企业的咨询、投诉和整改验证。", "Takes up enquiries and complaints, and verifies what was rectified."),
    ),
    Role.CONSULTANT: (
        Text(
            "到企业巡查、排查、培训和指导，如实、及时记录。",
            "Visits, inspects, trains and advises the clients, and records it truthfully and in time.",
        ),
        Text("提出整改建议，跟踪到办结。", "Suggests how findings are rectified, and follows them to closure."),
        Text("保守企业的秘密，妥善保管企业的资料。", "Keeps the clients' secrets, and what they entrust to us."),
    ),
}
"""What each role of ours is responsible for; the first says it in one line."""


@dataclass(frozen=True, slots=True)
class Served:
    """A client with the consultants who serve it."""

    client: str
    consultants: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Team:
    """The clients of a project lead; ``lead`` is empty where nobody leads yet."""

    lead: str
    served: tuple[Served, ...]


@dataclass(frozen=True, slots=True)
class Organisation:
    """Who has which role: ``holders`` of each by name, and the teams; ``whole``: of all clients."""

    holders: Mapping[Role, tuple[str, ...]]
    teams: tuple[Team, ...]
    whole: bool


@dataclass(frozen=True, slots=True)
class Held:
    """A role that one of ours has, for a client unless that is empty."""

    role: Role
    person: str
    client: str


def organisation_of(held: Sequence[Held], *, whole: bool) -> Organisation:
    """The organisation, from the roles as they are held; a client with two leads stands with both."""
    holders = {role: tuple(dict.fromkeys(one.person for one in held if one.role is role)) for role in OURS}
    serving: dict[str, list[Held]] = {}
    for one in held:
        if one.role in IN_TEAMS:
            serving.setdefault(one.client, []).append(one)
    teams: dict[str, list[Served]] = {lead: [] for lead in holders[Role.LEAD]}
    for client, team in serving.items():
        consultants = tuple(one.person for one in team if one.role is Role.CONSULTANT)
        for lead in [one.person for one in team if one.role is Role.LEAD] or [""]:
            teams.setdefault(lead, []).append(Served(client, consultants))
    return Organisation(holders, tuple(Team(lead, tuple(served)) for lead, served in teams.items()), whole)


def duties_in_markdown(of: Organisation, language: Language) -> str:
    """A policy that says what each role is responsible for, and who has it now."""
    return "\n\n".join(_section(role, of.holders[role], language) for role in OURS)


def _section(role: Role, holders: Iterable[str], language: Language) -> str:
    names = joined(holders, language) or NOBODY.to(language)
    now = Text("现任：{names}", "Now: {names}").to(language, names=names)
    points = "\n".join(f"- {duty.to(language)}" for duty in DUTIES[role])
    return f"## {ROLE_NAMES[role].to(language)}\n\n{now}\n\n{points}"
