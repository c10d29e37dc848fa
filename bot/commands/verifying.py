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
    from bot.rules.sealing import NotAFingerprint, fingerprint, position_of
    from storage.database import opened
    from storage.trail.entries import get_seal
    from storage.trail.entries import verify as check

    async def checked(settings: Settings) -> bool:
        try:
            position = position_of(witness) if witness is not None else None
        except NotAFingerprint:
            raise Refusal(
                "That is not a seal: copy it from the message as it is, like 412:9f3ac01e77d1b2aa-0c1d2e3f."
            ) from None
        async with opened(settings.database_url):
            verdict = await check()
            sealed = await get_seal(position) if position is not None else None
        typer.echo(f"{verdict.entries} entries, {verdict.sealed} sealed")
        if verdict.broken_at is not None:
            typer.echo(f"BROKEN at entry {verdict.broken_at}")
        if witness is None or position is None:
            return verdict.broken_at is None
        same = sealed is not None and fingerprint(position, sealed) == witness.strip()
        typer.echo("The trail is the one that was posted." if same else "NOT the trail that was posted.")
        return same and verdict.broken_at is None

    raise typer.Exit(0 if to_its_end(checked) else FOUND_SOMETHING)
