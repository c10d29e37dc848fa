"""并入: what is shown once an entry was merged into another, and why somebody who has joined is not."""

from functools import partial

from bot.rules.forms.merging import MERGING
from bot.screens import remarks
from bot.screens.ledgers.merging import HAS_JOINED, MERGED
from bot.screens.screen import Screen
from bot.services.ledgers import merging
from handlers.declaring import Refusals, became
from handlers.ledgers.entries import entry_screen
from handlers.turn import Turn


async def _merged(turn: Turn, entry_id: int, *, ledger: str) -> Screen:
    return await entry_screen(turn, ledger, entry_id)


async def _has_ended(refusal: merging.HasEnded, turn: Turn, _: object) -> Screen:
    card = await entry_screen(turn, refusal.ledger.code, refusal.entry_id)
    return card.with_toast(remarks.ALREADY.to(turn.language))


async def _has_joined(refusal: merging.HasJoined, turn: Turn, _: object) -> Screen:
    return remarks.headed(await entry_screen(turn, refusal.ledger.code, refusal.entry_id), HAS_JOINED, turn.language)


OUTCOMES = {
    merging.MERGED[code]: became(partial(_merged, ledger=ledger.code), MERGED) for code, ledger in MERGING.items()
}
REFUSALS: Refusals = {merging.HasEnded: _has_ended, merging.HasJoined: _has_joined}
