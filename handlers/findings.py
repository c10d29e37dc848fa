"""Findings: the list, the card, 收到, 明天再提醒."""

from aiogram import Router
from aiogram.types import Message

from bot.rules.permissions import Action
from bot.screens import remarks
from bot.screens.buttons import AcknowledgeFinding, ShowFinding, ShowFindings, SnoozeFinding
from bot.screens.findings import finding_card
from bot.screens.findings import findings as list_screen
from bot.services import findings
from handlers.gate import passes
from handlers.homes import parked
from handlers.presenting import not_allowed
from handlers.pressed import says
from handlers.turn import Reply, Turn
from handlers.words import Intent, meant

router = Router(name="findings")


@router.message(meant(Intent.FINDINGS))
async def say_findings(_: Message, turn: Turn) -> Reply:
    """待我整改 / 未闭环问题."""
    if not passes(turn.person, Action.SEE_FINDING):
        return await not_allowed(turn)
    await parked(turn)
    return list_screen(await findings.open_findings(turn.who), 0, turn.cause.at, turn.language)


@router.callback_query(says(ShowFindings))
async def show_findings(_: object, turn: Turn, pressed: ShowFindings) -> Reply:
    """The list, from a button."""
    return list_screen(await findings.open_findings(turn.who), pressed.page, turn.cause.at, turn.language)


@router.callback_query(says(ShowFinding))
async def show_finding(_: object, turn: Turn, pressed: ShowFinding) -> Reply:
    """One finding."""
    return finding_card(await findings.get_finding(turn.who, pressed.finding_id), turn.cause.at, turn.language)


@router.callback_query(says(AcknowledgeFinding))
async def acknowledge(_: object, turn: Turn, pressed: AcknowledgeFinding) -> Reply:
    """收到，马上处理."""
    view = await findings.acknowledge(turn.cause, turn.who, pressed.finding_id, pressed.state)
    return finding_card(view, turn.cause.at, turn.language).with_toast(remarks.ACKNOWLEDGED.to(turn.language))


@router.callback_query(says(SnoozeFinding))
async def snooze(_: object, turn: Turn, pressed: SnoozeFinding) -> Reply:
    """明天再提醒."""
    view = await findings.snooze(turn.cause, turn.who, pressed.finding_id)
    return finding_card(view, turn.cause.at, turn.language).with_toast(remarks.WILL_REMIND.to(turn.language))
