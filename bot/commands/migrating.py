"""``migrate``: the database is brought to the schema of this version."""

import typer

from bot.commands.running import to_its_end
from bot.settings import Settings


def migrate() -> None:
    """Brings the database to the newest migration."""
    to_its_end(_migrated)
    typer.echo("The database is up to date.")


async def _migrated(settings: Settings) -> None:
    from bot.app.installing import opened_to_migrate
    from storage.migrating import migrate as apply

    async with opened_to_migrate(settings):
        await apply()
