"""Inviting people, and letting them join."""

from bot.rules.free_text import Heard
from bot.rules.people import Person, Role
from bot.rules.permissions import Action, everywhere
from bot.rules.text import Text
from bot.rules.ways_in import Topic
from bot.screens.buttons import Data, OpenForm, ShowFirms
from bot.screens.ways.way import Entrance, Way, about_a_firm


def _invitation(person: Person) -> Data:
    """Administrators choose role and client; a manager invites to their own firm."""
    if everywhere(person, Action.INVITE):
        return OpenForm("invitation", "", 0)
    return about_a_firm("staff_invitation", Action.INVITE)(person)


INVITE = Way(
    "invite",
    Action.INVITE,
    Text("邀请加入", "Invite someone"),
    words=Text("邀请", ""),
    keys={Role.ADMINISTRATOR: 1},
    entrance=Entrance(130, _invitation, rare=True),
    help=(Topic(60, "inviting", frozenset({Role.ADMINISTRATOR})),),
    by=Text("邀请由企业负责人和管理员来发。", "Client managers and administrators make the invitations."),
    instead=("joining", "ask", "progress"),
    heard=Heard(contains=Text("邀请|加人|拉人", "invite|invitation")),
)
JOINING = Way(
    "joining",
    Action.MAKE_JOINING_CARD,
    Text("人员加入", "Joining"),
    words=Text("加入|加入卡|成员", "members"),
    entrance=Entrance(140, lambda _: ShowFirms(0)),
    help=(Topic(70, "joining", frozenset({Role.CONSULTANT, Role.LEAD, Role.CLIENT_MANAGER, Role.ADMINISTRATOR})),),
    by=Text("人员加入由企业负责人和质量管家来办。", "Client managers and consultants let people join."),
    instead=("ask", "progress"),
    offer=Text("要用加入卡吗？", "Would you like to use a joining card?"),
    heard=Heard(contains=Text("新员工|新同事|新来|加入|入职", "new colleague|new colleagues|join|joining")),
)

WAYS = (INVITE, JOINING)
