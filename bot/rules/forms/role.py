"""Giving somebody a role: which, for which client, in which position (clauses 3.1, 5.1.3)."""

from bot.rules.form import Form, Kind, Option, Question, When
from bot.rules.people import CLIENT_SIDE, FOR_ONE_CLIENT, POSITION_NAMES, POSITIONS_OF, ROLE_NAMES, Position, Role
from bot.rules.text import Text


def _position(key: str, role: Role, roles: frozenset[Role], prompt: Text) -> Question:
    return Question(
        key,
        Kind.CHOICE,
        prompt,
        label=Text("岗位", "Position"),
        clause="5.1.3",
        required=False,
        options=tuple(Option(one.value, POSITION_NAMES[one]) for one in Position if one in POSITIONS_OF[role]),
        visible_when=(When("role", frozenset(one.value for one in roles)),),
    )


ROLE = Form(
    "role",
    2,
    Text("增加角色", "Give a role"),
    (
        Question(
            "role",
            Kind.CHOICE,
            Text("给什么角色？", "Which role?"),
            label=Text("角色", "Role"),
            options=tuple(Option(role.value, ROLE_NAMES[role]) for role in Role),
        ),
        Question(
            "client",
            Kind.RECORD,
            Text("属于或服务哪家企业？", "For which client?"),
            label=Text("企业", "Client"),
            pick="client",
            visible_when=(When("role", frozenset(role.value for role in FOR_ONE_CLIENT)),),
        ),
        _position(
            "client_position",
            Role.CLIENT_MANAGER,
            CLIENT_SIDE,
            Text("在企业担任什么岗位？没有就跳过。", "Which position at the client? Skip if none."),
        ),
        _position(
            "our_position",
            Role.CONSULTANT,
            frozenset(Role) - CLIENT_SIDE,
            Text("属于哪一类服务人员？不确定就跳过。", "Which kind of staff? Skip if you are not sure."),
        ),
    ),
    submit=Text("确认并通知本人", "Confirm and tell them"),
)

FORMS = (ROLE,)
