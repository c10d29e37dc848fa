"""制度: the list, reading, 已阅读并理解, publishing, who has not read it."""

from aiogram import Router

from bot.rules.organisation import SEE_ORGANISATION
from bot.rules.permissions import may_anywhere
from bot.screens import organisation as charts
from bot.screens import remarks
from bot.screens.buttons import (
    ConfirmReading,
    DraftDuties,
    SettlePolicy,
    ShowOrganisation,
    ShowPolicies,
    ShowPolicy,
    ShowReaders,
)
from bot.screens.policies import policy_list, policy_page, readers_page, sure_to_revoke
from bot.screens.screen import Screen
from bot.screens.ways.organisation import ORGANISATION
from bot.screens.ways.policies import POLICIES
from bot.services import organisation, policies
from handlers.declaring import became
from handlers.pressed import says
from handlers.turn import Reply, Turn
from handlers.words import meant

router = Router(name="policies")

LAST_PAGE = 10**6


async def _listed(turn: Turn, page: int) -> Screen:
    found = await policies.list_policies(turn.who)
    writes, ours = policies.may_write(turn.who), may_anywhere(turn.who, SEE_ORGANISATION)
    return policy_list(found, page, writes=writes, ours=ours, language=turn.language)


@router.message(meant(POLICIES, ShowPolicies(0)))
@router.callback_query(says(ShowPolicies))
async def show_policies(_: object, turn: Turn, pressed: ShowPolicies) -> Reply:
    """制度."""
    return await _listed(turn, pressed.page)


@router.callback_query(says(ShowPolicy))
async def show_policy(_: object, turn: Turn, pressed: ShowPolicy) -> Reply:
    """One page of a version."""
    return policy_page(await policies.get_policy(turn.who, pressed.version_id), pressed.page, turn.language)


@router.callback_query(says(ConfirmReading))
async def confirm_reading(_: object, turn: Turn, pressed: ConfirmReading) -> Reply:
    """已阅读并理解."""
    view = await policies.confirm_reading(turn.cause, turn.who, pressed.version_id)
    return policy_page(view, LAST_PAGE, turn.language).with_toast(remarks.THANKS_FOR_READING.to(turn.language))


@router.callback_query(says(SettlePolicy))
async def settle_policy(_: object, turn: Turn, pressed: SettlePolicy) -> Reply:
    """Publishes a version, gives it up, or revokes what is in force."""
    match pressed.wanted:
        case "publish":
            view = await policies.publish(turn.cause, turn.who, pressed.version_id)
            return policy_page(view, 0, turn.language).with_toast(
                remarks.POLICY_PUBLISHED.to(turn.language, n=view.readers)
            )
        case "ask_revoke":
            return sure_to_revoke(await policies.get_policy(turn.who, pressed.version_id), turn.language)
        case "revoke":
            return policy_page(await policies.revoke(turn.cause, turn.who, pressed.version_id), 0, turn.language)
        case _:
            await policies.discard(turn.cause, turn.who, pressed.version_id)
            return await _listed(turn, 0)


@router.callback_query(says(ShowReaders))
async def show_readers(_: object, turn: Turn, pressed: ShowReaders) -> Reply:
    """Who has not read it."""
    view, found, page = await policies.find_unread(turn.who, pressed.version_id, pressed.page)
    return readers_page(view, found, page, policies.READERS_PER_PAGE, turn.language)


@router.message(meant(ORGANISATION, ShowOrganisation()))
@router.callback_query(says(ShowOrganisation))
async def show_organisation(_: object, turn: Turn) -> Reply:
    """组织架构."""
    of = await organisation.organisation_for(turn.who)
    return charts.organisation(of, turn.who, writes=policies.may_write(turn.who))


@router.callback_query(says(DraftDuties))
async def draft_duties(_: object, turn: Turn) -> Reply:
    """写岗位职责: what each of ours is responsible for, to look at before it is published."""
    return await _written(turn, await organisation.draft_duties(turn.cause, turn.who))


async def _written(turn: Turn, version_id: int) -> Screen:
    return policy_page(await policies.get_policy(turn.who, version_id), 0, turn.language)


OUTCOMES = {policies.WRITTEN: became(_written)}
