"""Joining: codes that are typed, 人员加入 of a firm, 待批准加入, cards, members, 退出企业."""

from aiogram import Router
from aiogram.types import Message

from bot.records.outcomes import Outcome
from bot.rules.joining import CardLink, CardState, is_nearly_code, read_code
from bot.screens import remarks
from bot.screens.buttons import (
    ApproveAsListed,
    ApproveRequests,
    LeaveFirm,
    RemoveMember,
    RevokeJoiningCard,
    RevokeLink,
    ShowFirm,
    ShowFirms,
    ShowJoiningCard,
    ShowLinks,
    ShowMember,
    ShowMembers,
    ShowRequest,
    ShowRequests,
    WithdrawRequest,
)
from bot.screens.cases.outcomes import invitation_made, listed_invited
from bot.screens.homes.home import first_home
from bot.screens.joining import links as link_pages
from bot.screens.joining import members as pages
from bot.screens.joining import requests as screens
from bot.screens.joining.succession import last_manager
from bot.screens.joining.welcome import invitation_refused, invitation_revoked
from bot.screens.screen import Screen
from bot.screens.ways.joining import JOINING
from bot.services.homes import arriving
from bot.services.homes import waiting as homes
from bot.services.homes.arriving import CardNotForOurs
from bot.services.joining import cards as joining_cards
from bot.services.joining import inviting, inviting_listed, links, members
from bot.services.joining import requests as joining_requests
from bot.services.joining import withdrawal as joining_withdrawal
from bot.services.joining.arrivals import JOINED, InvitationNotValid, InvitationRevoked
from bot.services.joining.links import LinkClosed
from bot.services.joining.members import MemberGone
from bot.services.joining.requests import AlreadyDecided, CardNotOpen
from bot.services.joining.withdrawal import RequestClosed
from bot.services.people.succession import LastManager
from handlers.arriving import arrival_screens
from handlers.declaring import Became, Refusals, became
from handlers.presenting import home_screen, present_screen, present_with
from handlers.pressed import says
from handlers.turn import Reply, Turn
from handlers.typed_codes import code_typed, mistyped_by_a_stranger
from handlers.words import meant

router = Router(name="joining")


@router.message(code_typed(read_code))
async def type_code(_: Message, turn: Turn, code: str) -> Reply:
    """A joining code, typed: as if its QR code had been scanned."""
    arrival = await arriving.arrive_by_card(turn.cause, turn.person, turn.telegram_id, turn.language, CardLink(code))
    return await arrival_screens(arrival, turn)


@router.message(mistyped_by_a_stranger(is_nearly_code))
async def mistype_code(_: Message, turn: Turn) -> Reply:
    """A code that is too short or too long: told so, instead of the greeting again."""
    return screens.card_refused(CardState.UNKNOWN, turn.language)


@router.message(meant(JOINING, ShowFirms(0)))
@router.callback_query(says(ShowFirms))
async def show_firms(_: object, turn: Turn, pressed: ShowFirms) -> Reply:
    """人员加入: of which firm, unless there is but one."""
    found = await joining_cards.firms_of(turn.who)
    return await _firm(turn, found[0][0]) if len(found) == 1 else pages.firms(found, pressed.page, turn.language)


@router.callback_query(says(ShowFirm))
async def show_firm(_: object, turn: Turn, pressed: ShowFirm) -> Reply:
    """One firm."""
    return await _firm(turn, pressed.client_id)


async def _firm(turn: Turn, client_id: int) -> Screen:
    view, cards = await joining_cards.get_firm(turn.who, turn.cause, client_id)
    return pages.firm(view, cards, turn.cause.at, turn.language)


@router.callback_query(says(ShowRequests))
async def show_requests(_: object, turn: Turn, pressed: ShowRequests) -> Reply:
    """待批准加入."""
    return await _requests(turn, pressed.client_id, pressed.page)


async def _requests(turn: Turn, client_id: int, page: int = 0) -> Screen:
    found = await joining_requests.waiting_for_firm(turn.who, client_id)
    return screens.requests(client_id, found, page, turn.language)


@router.callback_query(says(ShowRequest))
async def show_request(_: object, turn: Turn, pressed: ShowRequest) -> Reply:
    """One person who waits."""
    return screens.request_page(await joining_requests.get_request(turn.who, pressed.request_id), turn.language)


@router.callback_query(says(ApproveRequests))
async def approve(_: object, turn: Turn, pressed: ApproveRequests) -> Reply:
    """批准, one or the whole page."""
    n = await joining_requests.approve(turn.cause, turn.who, pressed.client_id, pressed.first, pressed.last)
    return (await _requests(turn, pressed.client_id)).with_toast(screens.LET_IN.to(turn.language, n=n))


@router.callback_query(says(ApproveAsListed))
async def approve_as_listed(_: object, turn: Turn, pressed: ApproveAsListed) -> Reply:
    """是同一人."""
    n = await joining_requests.approve_as_listed(turn.cause, turn.who, pressed.request_id, pressed.person_id)
    request = await joining_requests.get_request(turn.who, pressed.request_id)
    return (await _requests(turn, request.client_id)).with_toast(screens.LET_IN.to(turn.language, n=n))


@router.callback_query(says(WithdrawRequest))
async def withdraw(_: object, turn: Turn, pressed: WithdrawRequest) -> Reply:
    """撤回申请, asked once."""
    if not pressed.sure:
        request = await joining_withdrawal.own_request(turn.who, pressed.request_id)
        return screens.withdraw_question(request, turn.language)
    await joining_withdrawal.withdraw(turn.cause, turn.who, pressed.request_id)
    return (await home_screen(turn)).with_toast(screens.REQUEST_WITHDRAWN.to(turn.language))


@router.callback_query(says(ShowJoiningCard))
async def show_card(_: object, turn: Turn, pressed: ShowJoiningCard) -> Reply:
    """One joining card."""
    return await card_screen(turn, pressed.card_id)


async def card_screen(turn: Turn, card_id: int) -> Screen:
    """A joining card with its code and link."""
    card = await joining_cards.get_card(turn.who, card_id)
    return pages.joining_card(card, joining_cards.link_of(card, turn.bot_username), turn.cause.at, turn.language)


@router.callback_query(says(RevokeJoiningCard))
async def revoke_card(_: object, turn: Turn, pressed: RevokeJoiningCard) -> Reply:
    """停用, asked once."""
    if not pressed.sure:
        return pages.revoke_question(await joining_cards.get_card(turn.who, pressed.card_id), turn.language)
    await joining_cards.revoke(turn.cause, turn.who, pressed.card_id)
    return (await card_screen(turn, pressed.card_id)).with_toast(pages.REVOKED.to(turn.language))


@router.callback_query(says(ShowLinks))
async def show_links(_: object, turn: Turn, pressed: ShowLinks) -> Reply:
    """未打开的链接."""
    return await _links(turn, pressed.page)


async def _links(turn: Turn, page: int = 0) -> Screen:
    return link_pages.links(await links.open_links(turn.who, turn.cause), page, turn.language)


@router.callback_query(says(RevokeLink))
async def revoke_link(_: object, turn: Turn, pressed: RevokeLink) -> Reply:
    """收回, asked once."""
    if not pressed.sure:
        found = await links.get_link(turn.who, turn.cause, pressed.invitation_id)
        return link_pages.revoke_question(found, turn.language)
    await links.revoke(turn.cause, turn.who, pressed.invitation_id)
    return (await _links(turn)).with_toast(link_pages.REVOKED.to(turn.language))


@router.callback_query(says(ShowMembers))
async def show_members(_: object, turn: Turn, pressed: ShowMembers) -> Reply:
    """成员."""
    return await members_screen(turn, pressed.client_id, pressed.page)


async def members_screen(turn: Turn, client_id: int, page: int = 0) -> Screen:
    """The members of a firm."""
    name, found = await members.list_members(turn.who, client_id)
    return pages.members(client_id, name, found, page, turn.language)


@router.callback_query(says(ShowMember))
async def show_member(_: object, turn: Turn, pressed: ShowMember) -> Reply:
    """One member."""
    return pages.member(await members.get_member(turn.who, pressed.client_id, pressed.person_id), turn.language)


@router.callback_query(says(RemoveMember))
async def remove_member(_: object, turn: Turn, pressed: RemoveMember) -> Reply:
    """移出, asked once."""
    if not pressed.sure:
        view = await members.get_member(turn.who, pressed.client_id, pressed.person_id)
        return pages.remove_question(view, turn.language)
    await members.remove(turn.cause, turn.who, pressed.client_id, pressed.person_id)
    return (await members_screen(turn, pressed.client_id)).with_toast(pages.REMOVED.to(turn.language))


@router.callback_query(says(LeaveFirm))
async def leave_firm(_: object, turn: Turn, pressed: LeaveFirm) -> Reply:
    """退出企业, asked once."""
    if not pressed.sure:
        name, held = await members.own_firm(turn.who, pressed.client_id)
        return pages.leave_question(pressed.client_id, name, held, turn.language)
    name = await members.leave(turn.cause, turn.who, pressed.client_id)
    return pages.left(name, await homes.person_now(turn.who.id))


async def _joined(turn: Turn, _: Outcome) -> Screen:
    """Straight to the home, in one message with the keys at the bottom (a press has two calls)."""
    person = await homes.person_now(turn.who.id)
    return first_home(person, await homes.waiting_for(person, turn.cause), turn.cause.at)


def _link(turn: Turn, outcome: Outcome) -> str:
    """An invitation's link, which nobody can be shown again: its token is not kept."""
    return f"https://t.me/{turn.bot_username}?start={outcome.said_once['token']}"


async def _invited(turn: Turn, outcome: Outcome) -> Screen:
    return invitation_made(_link(turn, outcome), outcome.record_id, turn.language)


async def _listed_invited(turn: Turn, outcome: Outcome) -> Screen:
    return listed_invited(_link(turn, outcome), outcome.record_id, outcome.said_once["name"], turn.language)


async def _reconnection_made(turn: Turn, outcome: Outcome) -> Screen:
    return pages.reconnection_made(_link(turn, outcome), turn.language)


async def _requested(turn: Turn, outcome: Outcome) -> Screen:
    return screens.asked(await joining_withdrawal.own_request(turn.who, outcome.record_id), turn.language)


OUTCOMES = {
    JOINED: Became(_joined),
    inviting.INVITED: Became(_invited),
    inviting_listed.INVITED: Became(_listed_invited),
    members.RECONNECTION_MADE: Became(_reconnection_made),
    joining_cards.MADE: became(card_screen, pages.SENT, of_set_up=True),
    joining_requests.REQUESTED: Became(_requested),
    joining_requests.DECLINED: became(_requests, screens.DECLINED),
}


async def _no_invitation(_: InvitationNotValid, turn: Turn, __: object) -> Reply:
    return (invitation_refused(turn.language), await present_screen(turn))


async def _revoked_invitation(_: InvitationRevoked, turn: Turn, __: object) -> Reply:
    return (invitation_revoked(turn.language), await present_screen(turn))


async def _link_closed(_: LinkClosed, turn: Turn, __: object) -> Screen:
    return (await _links(turn)).with_toast(remarks.ALREADY.to(turn.language))


async def _card_not_open(refusal: CardNotOpen, turn: Turn, _: object) -> Screen:
    return screens.card_refused(refusal.state, turn.language)


async def _not_for_ours(_: CardNotForOurs, turn: Turn, __: object) -> Screen:
    return screens.not_for_ours(turn.language)


async def _already_decided(refusal: AlreadyDecided, turn: Turn, _: object) -> Screen:
    page = screens.request_page(refusal.request, turn.language)
    return page.with_toast(screens.decided(refusal.request, turn.language))


async def _member_gone(refusal: MemberGone, turn: Turn, _: object) -> Screen:
    return (await members_screen(turn, refusal.client_id)).with_toast(remarks.ALREADY.to(turn.language))


async def _last_manager(refusal: LastManager, turn: Turn, _: object) -> Screen:
    return last_manager(refusal.client_id, refusal.name, turn.language)


REFUSALS: Refusals = {
    LastManager: _last_manager,
    InvitationNotValid: _no_invitation,
    InvitationRevoked: _revoked_invitation,
    LinkClosed: _link_closed,
    CardNotOpen: _card_not_open,
    CardNotForOurs: _not_for_ours,
    RequestClosed: present_with(remarks.ALREADY),
    AlreadyDecided: _already_decided,
    MemberGone: _member_gone,
}
