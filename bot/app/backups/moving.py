"""Moves the firm to another database: the plan is shown first."""

import typer

from bot.app.backups.telling import Progress
from bot.settings import Settings
from storage.backups.moving import Moved, move, plan_move
from storage.backups.places import Place, place_of


async def moved(settings: Settings, target: str, *, apply: bool) -> None:
    """Shows what would be moved where, and does it if told to. Raises NotDone."""
    here, there = place_of(settings.database_url), place_of(target)
    if not apply:
        typer.echo(_shown(await plan_move(here, there), here, there))
        typer.echo("Nothing was done yet: the same with --apply does it, while the program is stopped.")
        return
    typer.echo(_shown(await move(here, there, Progress().told), here, there))
    typer.echo("Everything was read again and is the same. Set DATABASE_URL to the new place and start the program.")


def _shown(moved: Moved, here: Place, there: Place) -> str:
    seal = f", sealed up to {moved.head[0]:,}" if moved.head else ""
    return f"{moved.rows:,} rows of {moved.tables} tables{seal}: {here.shown} -> {there.shown}"
