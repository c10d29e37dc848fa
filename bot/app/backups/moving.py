"""Moves the firm to another database: the plan is shown first, and no start serves it from the old one any more."""

import typer

from bot.app.backups.telling import Progress
from bot.app.installing import opened_to_migrate
from bot.settings import Settings
from storage.addresses import is_there
from storage.backups.moving import Moved, move, plan_move
from storage.backups.places import Place, place_of
from storage.database import opened
from storage.installation import change_to_moved


async def moved(settings: Settings, target: str, *, apply: bool) -> None:
    """Shows what would be moved where, and does it if told to. Raises NotDone."""
    here, there = place_of(settings.database_url), place_of(target)
    await _must_be_here(settings)

    async def depart() -> None:
        async with opened(settings.database_url, beside=True):
            await change_to_moved(there.shown)

    if not apply:
        typer.echo(_shown(await plan_move(here, there), here, there))
        typer.echo("Nothing was done yet: the same with --apply does it, while the program is stopped.")
        return
    typer.echo(_shown(await move(here, there, depart, Progress().told), here, there))
    typer.echo("Everything was read again and is the same. Set DATABASE_URL to the new place and start the program.")


async def _must_be_here(settings: Settings) -> None:
    """Raises MayNotBegin: the firm moved elsewhere before."""
    if is_there(settings.database_url):
        async with opened_to_migrate(settings, beside=True):
            return


def _shown(moved: Moved, here: Place, there: Place) -> str:
    seal = f", sealed up to {moved.head[0]:,}" if moved.head else ""
    return f"{moved.rows:,} rows of {moved.tables} tables{seal}: {here.shown} -> {there.shown}"
