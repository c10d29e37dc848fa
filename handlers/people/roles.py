"""人员与角色: an administrator sees and changes who is what."""

from aiogram import Router

from bot.rules.people import Person
from bot.rules.permissions import Action
from bot.screens import remarks
from bot.screens.buttons import EndRole, SetPosition, ShowRole, ShowRoles, ShowTeam
from bot.screens.homes.home import home
from bot.screens.people.roles import ENDED, end_question, person_roles, role_card, team_list
from bot.screens.remarks import remark
from bot.screens.screen import Screen
from bot.screens.ways.people import ROLES
from bot.services.handing_over.holding import things_of
from bot.services.homes import waiting as homes
from bot.services.people import roles
from bot.services.people.administrators import LastAdministrator
from bot.services.people.roles import NotAPosition
from handlers.declaring import Refusals, became
from handlers.gate import passes
from handlers.presenting import present_with
from handlers.pressed import says
from handlers.turn import Reply, Turn
from handlers.words import meant

router = Router(name="roles")


@router.message(meant(ROLES, ShowTeam(0)))
@router.callback_query(says(ShowTeam))
async def show_team(_: object, turn: Turn, pressed: ShowTeam) -> Reply:
    """人员与角色."""
    return team_list(await roles.team(turn.who), pressed.page, turn.language)


@router.callback_query(says(ShowRoles))
async def show_roles(_: object, turn: Turn, pressed: ShowRoles) -> Reply:
    """What one person is."""
    return await roles_screen(turn, pressed.person_id)


async def roles_screen(turn: Turn, person_id: int) -> Screen:
    """Somebody's roles."""
    return await _roles_as_seen(turn, turn.who, person_id)


async def _roles_as_seen(turn: Turn, who: Person, person_id: int) -> Screen:
    found = await roles.roles_of(who, person_id)
    has_work = bool(await things_of(who, turn.cause, person_id))
    return person_roles(*found, turn.language, has_work=has_work)


@router.callback_query(says(ShowRole))
async def show_role(_: object, turn: Turn, pressed: ShowRole) -> Reply:
    """One role."""
    return role_card(await roles.get_role(turn.who, pressed.grant_id), turn.language)


@router.callback_query(says(SetPosition))
async def set_position(_: object, turn: Turn, pressed: SetPosition) -> Reply:
    """The position that goes with it."""
    grant = await roles.set_position(turn.cause, turn.who, pressed.grant_id, pressed.position)
    return role_card(grant, turn.language).with_toast(remarks.SAVED.to(turn.language))


@router.callback_query(says(EndRole))
async def end_role(_: object, turn: Turn, pressed: EndRole) -> Reply:
    """结束: asked once."""
    if not pressed.sure:
        grant = await roles.get_role(turn.who, pressed.grant_id)
        return end_question(grant, turn.language, is_last_manager=await roles.is_last_manager(grant))
    person_id = await roles.end(turn.cause, turn.who, pressed.grant_id)
    now = await homes.person_now(turn.who.id)
    screen = (
        await _roles_as_seen(turn, now, person_id)
        if passes(now, Action.CHANGE_ROLES)
        else home(now, await homes.waiting_for(now, turn.cause), turn.cause.at)
    )
    return screen.with_toast(ENDED.to(turn.language))


async def _last_administrator(refusal: LastAdministrator, turn: Turn, pressed: object) -> Screen:
    last = remarks.LAST_ADMINISTRATOR
    kept = await roles_screen(turn, refusal.person_id) if isinstance(pressed, EndRole) else remark(last, turn.language)
    return kept.with_toast(last.to(turn.language), alert=True)


OUTCOMES = {roles.GIVEN: became(roles_screen)}
REFUSALS: Refusals = {LastAdministrator: _last_administrator, NotAPosition: present_with(remarks.EXPIRED)}
