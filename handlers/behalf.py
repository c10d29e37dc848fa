"""代录: of which client, what, and on which record; the rest is forms."""

from aiogram import Router

from bot.records.outcomes import Outcome
from bot.screens import behalf as screens
from bot.screens import remarks
from bot.screens.buttons import ChooseRecord, ShowBehalf
from bot.screens.remarks import remark
from bot.screens.screen import Screen
from bot.screens.ways.behalf import BEHALF
from bot.services.behalf import recording
from bot.services.behalf.disputes import SAID_WRONG
from bot.services.behalf.filing import BEGUN, SIGNED_UP
from handlers.declaring import Became, receipt
from handlers.presenting import present_screen
from handlers.pressed import says
from handlers.trainings import training_screen
from handlers.turn import Reply, Turn
from handlers.words import meant

router = Router(name="behalf")


@router.message(meant(BEHALF, ShowBehalf(0, 0)))
@router.callback_query(says(ShowBehalf))
async def show_behalf(_: object, turn: Turn, pressed: ShowBehalf) -> Reply:
    """代录: which client, unless it is known or there is but one; then what."""
    client_id = pressed.client_id
    if not client_id:
        found = await recording.clients_to_record_for(turn.who)
        if len(found) != 1:
            return screens.clients_to_record_for(found, pressed.page, turn.language)
        client_id = found[0].id
    client = await recording.client_to_record_for(turn.who, client_id)
    statements = recording.may_record_statements(turn.who, client_id)
    return screens.things_to_record(client, statements=statements, language=turn.language)


@router.callback_query(says(ChooseRecord))
async def choose_record(_: object, turn: Turn, pressed: ChooseRecord) -> Reply:
    """On which finding, training or case?"""
    client = await recording.client_to_record_for(turn.who, pressed.client_id)
    if pressed.what == screens.SESSIONS:
        sessions = await recording.sessions_to_sign_up_for(client.id, turn.cause)
        return screens.sessions_to_choose(client, sessions, pressed.page, turn.language)
    if pressed.what == screens.FINDINGS:
        findings = await recording.findings_to_fix(turn.who, client.id)
        return screens.cases_to_choose(client, screens.FINDINGS, findings, pressed.page, turn.language)
    waiting = await recording.cases_to_answer(turn.who, client.id)
    return screens.cases_to_choose(client, screens.ANSWERS, waiting, pressed.page, turn.language)


async def _begun(turn: Turn, _: Outcome) -> Screen:
    """The form that was begun for somebody is the active one now."""
    return await present_screen(turn)


async def _signed_up(turn: Turn, outcome: Outcome) -> Screen:
    card = await training_screen(turn, outcome.record_id)
    return screens.signed_up_on_behalf(outcome.said_once, card, turn.language)


async def _disputed(turn: Turn, _: int) -> Screen:
    return remark(remarks.DISPUTE_SENT, turn.language)


OUTCOMES = {BEGUN: Became(_begun), SIGNED_UP: Became(_signed_up, training_screen), SAID_WRONG: receipt(_disputed)}
