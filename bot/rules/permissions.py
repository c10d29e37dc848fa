"""Who may do what: deny by default, decided here and nowhere else (clause 5.3.3, DESIGN.md section 4)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum

from bot.rules.people import Grant, Person, Role
from bot.rules.practice import is_practice
from bot.rules.text import Text


class Action(StrEnum):
    """Something a person may want to do."""

    SEE_HOME = "see_home"
    CHANGE_SETTINGS = "change_settings"
    FILL_IN_DRAFT = "fill_in_draft"
    PATROL = "patrol"
    SEE_PLANNED = "see_planned"
    SEE_PATROL = "see_patrol"
    RECALL_PATROL = "recall_patrol"
    RECALL_ISSUED_PATROL = "recall_issued_patrol"
    SEE_RECORD = "see_record"
    ACT_ON_RECORD = "act_on_record"
    SEE_FINDING = "see_finding"
    SEE_CASE = "see_case"
    ACT_ON_CASE = "act_on_case"
    ASK_DOCUMENT = "ask_document"
    COMPLAIN = "complain"
    INVITE = "invite"
    SEE_TRAINING = "see_training"
    SIGN_UP = "sign_up"
    WITHDRAW = "withdraw"
    PLAN_TRAINING = "plan_training"
    TAKE_ATTENDANCE = "take_attendance"
    EXPORT_REGISTER = "export_register"
    SEE_LEDGER = "see_ledger"
    CHANGE_LEDGER = "change_ledger"
    IMPORT_LEDGERS = "import_ledgers"
    CHANGE_LICENCES = "change_licences"
    MAKE_JOINING_CARD = "make_joining_card"
    APPROVE_JOINING = "approve_joining"
    REMOVE_MEMBER = "remove_member"
    RECONNECT = "reconnect"
    LEAVE_FIRM = "leave_firm"
    RECORD_ON_BEHALF = "record_on_behalf"
    RECORD_STATEMENT = "record_statement"
    LOG_SERVICE = "log_service"
    SEE_SERVICE = "see_service"
    AMEND_SERVICE = "amend_service"
    SEE_CADENCE = "see_cadence"
    CHANGE_FIRM_SETTINGS = "change_firm_settings"
    READ_POLICY = "read_policy"
    WRITE_POLICY = "write_policy"
    CHANGE_ROLES = "change_roles"
    ARRANGE_STAND_IN = "arrange_stand_in"
    PRACTISE = "practise"
    SEE_BACKUPS = "see_backups"
    USE_TRAY = "use_tray"


class Scope(Enum):
    """On which subjects a role may do it."""

    OWN = "own"
    CLIENT = "client"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Subject:
    """What an action is about: the client it belongs to and the person it is of; None where there is none."""

    client_id: int | None = None
    owner_id: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Right:
    """An action that a subject declares itself: ``roles`` may do it, each on these subjects.

    ``in_practice``: also who practises may, since it reaches nobody and changes nothing real. ``looks_back``: it looks
    at what was recorded, also of what was merged into a client since (``LOOKING_BACK``).
    """

    name: Text
    roles: Mapping[Role, Scope]
    in_practice: bool = True
    looks_back: bool = False


Permit = Action | Right
"""What somebody may do or not."""

_EVERYONE = dict.fromkeys(Role, Scope.OWN)

_TEAM = {Role.CONSULTANT: Scope.CLIENT, Role.LEAD: Scope.CLIENT}
_ABOVE_STAFF = {
    Role.CLIENT_MANAGER: Scope.CLIENT,
    **_TEAM,
    Role.QUALITY_MANAGER: Scope.ALL,
    Role.ADMINISTRATOR: Scope.ALL,
    Role.AUDITOR: Scope.ALL,
}
"""Who sees the records of a client, whoever made them: everybody but its staff."""
_LOOKS_AFTER_JOINING = {Role.CLIENT_MANAGER: Scope.CLIENT, **_TEAM, Role.ADMINISTRATOR: Scope.ALL}

MATRIX: Mapping[Action, Mapping[Role, Scope]] = {
    Action.SEE_HOME: _EVERYONE,
    Action.CHANGE_SETTINGS: _EVERYONE,
    Action.FILL_IN_DRAFT: _EVERYONE,
    Action.PATROL: _TEAM,
    # which tasks and which steps is decided by whose they are, and by who plans (services/tasks)
    Action.SEE_PLANNED: {
        **_TEAM,
        Role.QUALITY_MANAGER: Scope.ALL,
        Role.ADMINISTRATOR: Scope.ALL,
        Role.AUDITOR: Scope.ALL,
    },
    Action.SEE_PATROL: _ABOVE_STAFF,
    Action.RECALL_PATROL: {Role.CONSULTANT: Scope.OWN, Role.LEAD: Scope.OWN},
    Action.RECALL_ISSUED_PATROL: {Role.LEAD: Scope.CLIENT},
    # which records and what is done to them is decided by their kind (rules/work_records)
    Action.SEE_RECORD: _EVERYONE,
    Action.ACT_ON_RECORD: _EVERYONE,
    Action.SEE_FINDING: {Role.CLIENT_STAFF: Scope.CLIENT, **_ABOVE_STAFF},
    # which cases and which steps is decided by the life cycles' tables (rules/cases)
    Action.SEE_CASE: _EVERYONE,
    Action.ACT_ON_CASE: _EVERYONE,
    # which documents is decided by the rule of their record (services/documents)
    Action.ASK_DOCUMENT: _EVERYONE,
    Action.COMPLAIN: {Role.CLIENT_STAFF: Scope.CLIENT, Role.CLIENT_MANAGER: Scope.CLIENT},
    # which roles is decided by the form: a client's manager is offered the two of the client's side
    Action.INVITE: {Role.CLIENT_MANAGER: Scope.CLIENT, Role.ADMINISTRATOR: Scope.ALL},
    Action.SEE_TRAINING: {Role.CLIENT_STAFF: Scope.CLIENT, **_ABOVE_STAFF},
    Action.SIGN_UP: {Role.CLIENT_STAFF: Scope.CLIENT, Role.CLIENT_MANAGER: Scope.CLIENT},
    Action.WITHDRAW: {Role.CLIENT_STAFF: Scope.OWN, Role.CLIENT_MANAGER: Scope.OWN},
    Action.PLAN_TRAINING: {Role.CONSULTANT: Scope.OWN, Role.LEAD: Scope.OWN, Role.ADMINISTRATOR: Scope.ALL},
    Action.TAKE_ATTENDANCE: {Role.CONSULTANT: Scope.OWN, Role.LEAD: Scope.CLIENT, Role.ADMINISTRATOR: Scope.ALL},
    Action.CHANGE_FIRM_SETTINGS: {Role.ADMINISTRATOR: Scope.ALL},
    # which policies is decided by their audience (rules/policies)
    Action.READ_POLICY: _EVERYONE,
    Action.WRITE_POLICY: {Role.QUALITY_MANAGER: Scope.ALL, Role.ADMINISTRATOR: Scope.ALL},
    # which of the lines is decided by the rules for looking at them (services/registers)
    Action.EXPORT_REGISTER: _ABOVE_STAFF,
    # which of the ledgers a client's own managers may see stands with the ledgers (rules/ledgers)
    Action.SEE_LEDGER: {
        Role.CLIENT_MANAGER: Scope.CLIENT,
        **_TEAM,
        Role.ADMINISTRATOR: Scope.ALL,
        Role.AUDITOR: Scope.ALL,
    },
    Action.CHANGE_LEDGER: {Role.ADMINISTRATOR: Scope.ALL},
    Action.IMPORT_LEDGERS: {Role.ADMINISTRATOR: Scope.ALL},
    Action.CHANGE_LICENCES: {Role.CLIENT_MANAGER: Scope.CLIENT, **_TEAM, Role.ADMINISTRATOR: Scope.ALL},
    Action.MAKE_JOINING_CARD: _LOOKS_AFTER_JOINING,
    Action.APPROVE_JOINING: _LOOKS_AFTER_JOINING,
    Action.REMOVE_MEMBER: {Role.CLIENT_MANAGER: Scope.CLIENT, Role.ADMINISTRATOR: Scope.ALL},
    # whom a client's manager may give another account is decided by rules/joining.may_reconnect
    Action.RECONNECT: {Role.CLIENT_MANAGER: Scope.CLIENT, Role.ADMINISTRATOR: Scope.ALL},
    Action.LEAVE_FIRM: {Role.CLIENT_STAFF: Scope.CLIENT, Role.CLIENT_MANAGER: Scope.CLIENT},
    # for whom, and that they may do it themselves, is decided by services/acting
    Action.RECORD_ON_BEHALF: {
        Role.CLIENT_MANAGER: Scope.CLIENT,
        **_TEAM,
        Role.QUALITY_MANAGER: Scope.ALL,
        Role.ADMINISTRATOR: Scope.ALL,
    },
    # complaints, enquiries and what is said about them: never through one's own manager; an administrator where
    # whoever else may record it handles it
    Action.RECORD_STATEMENT: {**_TEAM, Role.QUALITY_MANAGER: Scope.ALL, Role.ADMINISTRATOR: Scope.ALL},
    Action.LOG_SERVICE: _TEAM,
    Action.SEE_SERVICE: _ABOVE_STAFF,
    Action.AMEND_SERVICE: {Role.CONSULTANT: Scope.OWN, Role.LEAD: Scope.CLIENT},
    Action.SEE_CADENCE: _ABOVE_STAFF,
    Action.CHANGE_ROLES: {Role.ADMINISTRATOR: Scope.ALL},
    # the owner is who is absent: one's own leave, or that of the team that one leads
    Action.ARRANGE_STAND_IN: {Role.CONSULTANT: Scope.OWN, Role.LEAD: Scope.CLIENT, Role.ADMINISTRATOR: Scope.ALL},
    Action.PRACTISE: _EVERYONE,
    # the owner is their keeper, whoever of ours that is
    Action.SEE_BACKUPS: {
        Role.CONSULTANT: Scope.OWN,
        Role.LEAD: Scope.OWN,
        Role.QUALITY_MANAGER: Scope.ALL,
        Role.ADMINISTRATOR: Scope.ALL,
    },
    # for what it can be used is decided by the rules of what it is used for
    Action.USE_TRAY: _EVERYONE,
}

ACTION_NAMES: Mapping[Action, Text] = {
    Action.SEE_HOME: Text("看首页", "See the home"),
    Action.CHANGE_SETTINGS: Text("改自己的设置", "Change one's settings"),
    Action.FILL_IN_DRAFT: Text("填写自己的表单", "Fill in one's forms"),
    Action.PATROL: Text("巡查", "Do a patrol"),
    Action.SEE_PLANNED: Text("看排好的工作", "See planned work"),
    Action.SEE_PATROL: Text("看巡查", "See a patrol"),
    Action.RECALL_PATROL: Text("撤回巡查", "Recall a patrol"),
    Action.RECALL_ISSUED_PATROL: Text("撤回已送达的巡查", "Recall an issued patrol"),
    Action.SEE_RECORD: Text("看工作记录（见下）", "See work records (below)"),
    Action.ACT_ON_RECORD: Text("处理工作记录（见下）", "Act on work records (below)"),
    Action.SEE_FINDING: Text("看问题", "See findings"),
    Action.SEE_CASE: Text("查进度（见下）", "See cases (below)"),
    Action.ACT_ON_CASE: Text("处理（见下）", "Act on cases (below)"),
    Action.ASK_DOCUMENT: Text("要文件（看得到的记录）", "Ask for documents (of what one may see)"),
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
    Action.CHANGE_LICENCES: Text("维护证照", "Keep licences"),
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
    Action.SEE_CADENCE: Text("看频次兑现", "See what was promised and done"),
    Action.CHANGE_FIRM_SETTINGS: Text("改公司设置", "Change the firm's settings"),
    Action.READ_POLICY: Text("读制度", "Read policies"),
    Action.WRITE_POLICY: Text("发布制度", "Publish policies"),
    Action.CHANGE_ROLES: Text("改角色", "Change roles"),
    Action.ARRANGE_STAND_IN: Text("安排请假代班", "Arrange leave and stand-ins"),
    Action.PRACTISE: Text("练习", "Practise"),
    Action.SEE_BACKUPS: Text("备份", "Backups"),
    Action.USE_TRAY: Text("用自己发来的照片、文件", "Use the photos and files one sent"),
}
"""As docs/permissions.md calls them."""

NOT_IN_PRACTICE = frozenset(
    {
        Action.INVITE,
        Action.CHANGE_LEDGER,
        Action.CHANGE_LICENCES,
        Action.IMPORT_LEDGERS,
        Action.MAKE_JOINING_CARD,
        Action.APPROVE_JOINING,
        Action.REMOVE_MEMBER,
        Action.RECONNECT,
        Action.LEAVE_FIRM,
        Action.RECORD_ON_BEHALF,
        Action.RECORD_STATEMENT,
        Action.SEE_CADENCE,
        Action.CHANGE_FIRM_SETTINGS,
        Action.READ_POLICY,
        Action.WRITE_POLICY,
        Action.CHANGE_ROLES,
        Action.ARRANGE_STAND_IN,
        Action.SEE_BACKUPS,
    }
)
"""What would reach real people, or change what they may do; and what counts, since practice never does."""


LOOKING_BACK = frozenset(
    {
        Action.SEE_PATROL,
        Action.SEE_FINDING,
        Action.SEE_TRAINING,
        Action.SEE_SERVICE,
        Action.SEE_CADENCE,
        Action.SEE_LEDGER,
        Action.EXPORT_REGISTER,
    }
)
"""What somebody may do with what was recorded under a client that was merged into theirs; nothing new begins there.

Which of its cases they see, and help to finish, is decided by the life cycles' tables (rules/cases).
"""

BEFORE_CONSENT = frozenset({Action.FILL_IN_DRAFT, Action.CHANGE_SETTINGS})
"""What a person may do who has not consented yet: read and answer what joining asks."""

WITHOUT_ROLE = BEFORE_CONSENT | {Action.SEE_HOME}
"""What a person may do who waits to be let in, or belongs nowhere any more: also see how that stands."""


def may(person: Person, action: Permit, subject: Subject) -> bool:
    """Whether the person may do this to that subject: some grant of theirs must say so."""
    scopes = _scopes(person, action)
    counting = _counting(person, action)
    return any(_covers(scopes.get(grant.role), grant.client_id, person.id, subject) for grant in counting)


def _counting(person: Person, action: Permit) -> tuple[Grant, ...]:
    looks_back = action.looks_back if isinstance(action, Right) else action in LOOKING_BACK
    return (*person.grants, *person.past_grants) if looks_back else person.grants


def roles_with(action: Permit) -> Mapping[Role, Scope]:
    """The roles that may do it, each with the subjects on which it may."""
    return action.roles if isinstance(action, Right) else MATRIX.get(action, {})


def in_practice(action: Permit) -> bool:
    """Whether somebody who practises may do it too."""
    return action.in_practice if isinstance(action, Right) else action not in NOT_IN_PRACTICE


def _scopes(person: Person, action: Permit) -> Mapping[Role, Scope]:
    return {} if person.practising and not in_practice(action) else roles_with(action)


def _covers(scope: Scope | None, client_id: int | None, person_id: int, subject: Subject) -> bool:
    if scope is Scope.ALL:
        # practice is nobody's but theirs who practise
        return not is_practice(subject.client_id) and not is_practice(subject.owner_id)
    if scope is Scope.CLIENT:
        return client_id is not None and client_id == subject.client_id
    if scope is Scope.OWN:
        return subject.owner_id == person_id and (client_id is None or subject.client_id in (None, client_id))
    return False


def everywhere(person: Person, action: Permit) -> bool:
    """Whether the person may do it for all clients, so that queries need no scope."""
    return any(_scopes(person, action).get(grant.role) is Scope.ALL for grant in person.grants)


def on_own(person: Person, action: Permit) -> bool:
    """Whether the person may do it on what is theirs."""
    return may(person, action, Subject(owner_id=person.id))


def may_anywhere(person: Person, action: Permit) -> bool:
    """Whether some grant of the person's allows it on any subject at all; on which is for ``may`` to decide."""
    return any(grant.role in _scopes(person, action) for grant in person.grants)


def clients_for(person: Person, action: Permit) -> tuple[int, ...] | None:
    """The clients to which a query for this action must be scoped; None means all clients."""
    if everywhere(person, action):
        return None
    scopes = _scopes(person, action)
    return tuple(
        sorted(
            {
                grant.client_id
                for grant in _counting(person, action)
                if grant.client_id is not None and scopes.get(grant.role) is Scope.CLIENT
            }
        )
    )
