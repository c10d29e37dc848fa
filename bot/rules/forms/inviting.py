"""Inviting someone: which role, and for which client."""

from bot.rules.form import Form, Kind, Option, Question, When
from bot.rules.people import FOR_ONE_CLIENT, ROLE_NAMES, Role
from bot.rules.text import Text

INVITATION = Form(
    code="invitation",
    version=2,
    title=Text("邀请加入", "Invite someone"),
    questions=(
        Question(
            key="role",
            kind=Kind.CHOICE,
            prompt=Text("邀请谁？", "Whom do you invite?"),
            label=Text("角色", "Role"),
            options=tuple(Option(role.value, ROLE_NAMES[role]) for role in Role),
        ),
        Question(
            key="client",
            kind=Kind.RECORD,
            prompt=Text("属于或服务哪家企业？", "For which client?"),
            label=Text("企业", "Client"),
            pick="client",
            visible_when=(When("role", frozenset(role.value for role in FOR_ONE_CLIENT)),),
        ),
    ),
    submit=Text("生成邀请链接", "Make the link"),
)

FORMS = (INVITATION,)
