"""``reindex``: what is found by its words is indexed anew."""

import typer

from bot.commands.running import to_its_end
from bot.settings import Settings


def reindex() -> None:
    """Indexes anew what people find by words and numbers, also while the program runs; nothing else is changed."""
    typer.echo(f"{to_its_end(_indexed):,} records can be found by their words.")


async def _indexed(settings: Settings) -> int:
    from storage.database import opened
    from storage.search.keeping import count_entries, index_all_noted, note_all

    async with opened(settings.database_url, beside=True):
        await note_all()
        await index_all_noted()
        return await count_entries()
