"""``doctor``, ``health`` and ``--version``: how the installation is."""

import typer

from bot import __version__
from bot.commands.running import FOUND_SOMETHING, to_its_end
from bot.settings import Settings
from storage.versions import NEWEST

MARKS = {True: "✓", False: "✗", None: "–"}


def version(wanted: bool) -> None:
    """Prints which version this is, and of which schema."""
    if wanted:
        typer.echo(f"Quality Butler {__version__} (schema {NEWEST})")
        raise typer.Exit


def doctor(context: typer.Context) -> None:
    """Looks token, Telegram, webhook, clock, database, disk and fonts over; exit code 1 when something is wrong."""

    async def looked_over(settings: Settings) -> bool:
        from bot.app.doctor import Patient, look_over

        token = settings.bot_token.get_secret_value() if settings.bot_token else ""
        findings = await look_over(Patient(settings, token, context.obj))
        for finding in findings:
            typer.echo(f"{MARKS[finding.well]} {finding.what}: {finding.said}")
        return all(finding.well is not False for finding in findings)

    raise typer.Exit(0 if to_its_end(looked_over) else FOUND_SOMETHING)


def health(context: typer.Context) -> None:
    """For probes: exit code 0 when the program is at work and its database answers, else 1."""

    async def ails(settings: Settings) -> str | None:
        from bot.app.health import what_ails

        return await what_ails(settings, context.obj)

    found = to_its_end(ails)
    typer.echo(found or "The program is at work.", err=found is not None)
    raise typer.Exit(FOUND_SOMETHING if found else 0)
