"""``verify``: whether the trail is whole, and the one whose head was posted."""

from typing import Annotated

import typer

from bot.app.sentences import Refusal
from bot.commands.running import FOUND_SOMETHING, to_its_end
from bot.settings import Settings


def verify(
    witness: Annotated[str | None, typer.Argument(help="A seal as the bot posted it, like 412:9f3a…-…")] = None,
) -> None:
    """Re-computes the seals of the trail; exit code 1 when an entry was altered, or the trail is not the one posted."""
    from bot.app.verifying import verdict
    from bot.rules.sealing import NotAFingerprint
    from storage.database import opened

    async def checked(settings: Settings) -> bool:
        try:
            async with opened(settings.database_url, beside=True):
                whole, lines = await verdict(witness)
        except NotAFingerprint:
            raise Refusal(
                "That is not a seal: copy it from the message as it is, like 412:9f3ac01e77d1b2aa-0c1d2e3f."
            ) from None
        for line in lines:
            typer.echo(line)
        return whole

    raise typer.Exit(0 if to_its_end(checked) else FOUND_SOMETHING)
