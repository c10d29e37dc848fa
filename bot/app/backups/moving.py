"""Moves the firm to another database: the plan is shown first."""

import typer

from bot.app.backups.telling import Progress
from bot.rules.installation import FirmMoved
from bot.settings import Settings
from storage.addresses import is_there
from storage.backups.moving import Moved, move, plan_move
from storage.backups.places import Place, place_of
from storage.database import opened
from storage.installation import get_firm


async def moved(settings: Settings, target: str, *, apply: bool) -> None:
    """Shows what would be moved where, and does it if told to. Raises NotDone."""
    here, there = place_of(settings.database_url), place_of(target)
    await _must_not_have_gone(settings, there)
    if not apply:
        typer.echo(_shown(await plan_move(here, there), here, there))
        typer.echo("Nothing was done yet: the same with --apply does it, while the program is stopped.")
        return
    typer.echo(_shown(await move(here, there, Progress().told), here, there))
    typer.echo("Everything was read again and is the same. Set DATABASE_URL to the new place and start the program.")


async def _must_not_have_gone(settings: Settings, there: Place) -> None:
    """Raises FirmMoved: it goes on elsewhere; to the same place a move that was cut off may be done again."""
    if not is_there(settings.database_url):
        return
    async with opened(settings.database_url, beside=True):
        firm = await get_firm()
    if firm is not None and firm.moved_to not in (None, there.shown):
        raise FirmMoved(firm.moved_to)


def _shown(moved: Moved, here: Place, there: Place) -> str:
    seal = f", sealed up to {moved.head[0]:,}" if moved.head else ""
    return f"{moved.rows:,} rows of {moved.tables} tables{seal}: {here.shown} -> {there.shown}"
