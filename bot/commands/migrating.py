"""``migrate``: the database is brought to the schema of this version."""

import typer

from bot.clock import Clock
from bot.commands.running import to_its_end
from bot.settings import Settings


def migrate(context: typer.Context) -> None:
    """Brings the database to the newest migration; one with something in it is backed up first."""
    to_its_end(lambda settings: _migrated(settings, context.obj))
    typer.echo("The database is up to date.")


async def _migrated(settings: Settings, clock: Clock) -> None:
    from bot.app.backups.making import bring_up_to_date
    from bot.app.installing import opened_to_migrate

    async with opened_to_migrate(settings):
        await bring_up_to_date(settings, clock)
