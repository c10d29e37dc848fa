"""Joining a client: requests, cards and members."""

from bot.rules.permissions import Action
from bot.screens.buttons.packing import Data, button


@button("jf", Action.MAKE_JOINING_CARD)
class ShowFirms(Data):
    """人员加入: the clients whose members the person looks after."""

    page: int


@button("jc", Action.MAKE_JOINING_CARD)
class ShowFirm(Data):
    """人员加入 of one client: who waits, its cards, its members."""

    client_id: int


@button("jq", Action.APPROVE_JOINING)
class ShowRequests(Data):
    """待批准加入 of one client."""

    client_id: int
    page: int


@button("jr", Action.APPROVE_JOINING)
class ShowRequest(Data):
    """One person who waits to join."""

    request_id: int


@button("ja", Action.APPROVE_JOINING)
class ApproveRequests(Data):
    """批准: wants everyone in who waits between these two requests, both included."""

    client_id: int
    first: int
    last: int


@button("jb", Action.APPROVE_JOINING)
class ApproveAsListed(Data):
    """是同一人: wants the joiner in as this person of the list, of whom they are the account."""

    request_id: int
    person_id: int


# who waits may belong nowhere yet; that it is their own request is for the use case
@button("jw", Action.SEE_HOME)
class WithdrawRequest(Data):
    """撤回申请: who waits does not want to join any more. ``sure`` is 1 once that was asked."""

    request_id: int
    sure: int


@button("jk", Action.MAKE_JOINING_CARD)
class ShowJoiningCard(Data):
    """One joining card."""

    card_id: int


@button("jx", Action.MAKE_JOINING_CARD)
class RevokeJoiningCard(Data):
    """停用: ends a joining card. ``sure`` is 1 once that was asked."""

    card_id: int
    sure: int


@button("ji", Action.MAKE_JOINING_CARD)
class ShowLinks(Data):
    """Single-use links that nobody has opened yet."""

    page: int


@button("jz", Action.MAKE_JOINING_CARD)
class RevokeLink(Data):
    """收回: ends a link that nobody has opened. ``sure`` is 1 once that was asked."""

    invitation_id: int
    sure: int


@button("jm", Action.REMOVE_MEMBER)
class ShowMembers(Data):
    """The members of a client."""

    client_id: int
    page: int


@button("jp", Action.REMOVE_MEMBER)
class ShowMember(Data):
    """One member of a client."""

    client_id: int
    person_id: int


@button("jo", Action.REMOVE_MEMBER)
class RemoveMember(Data):
    """移出: ends somebody's membership. ``sure`` is 1 once that was asked."""

    client_id: int
    person_id: int
    sure: int


@button("jl", Action.LEAVE_FIRM)
class LeaveFirm(Data):
    """退出企业: ends one's own membership. ``sure`` is 1 once that was asked."""

    client_id: int
    sure: int
