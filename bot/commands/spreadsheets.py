"""``export`` and ``import``: the ledgers as a workbook."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.app.collector import keep_collector_away
from bot.app.sentences import Refusal
from bot.commands.running import FOUND_SOMETHING, to_its_end
from bot.rules.text import CHINESE, Language
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.documents.ledgers.checking import Checked

IN_LANGUAGE = typer.Option(help="Language of the workbook and of what is said: zh or en.")


def export_ledgers(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="The workbook to write, .xlsx.")],
    language: Annotated[Language, IN_LANGUAGE] = CHINESE,
) -> None:
    """Writes clients, sites, people and assignments into a workbook: the template of an import."""
    from bot.app.spreadsheets import export

    async def exported(settings: Settings) -> None:
        file.write_bytes(await export(language, settings, context.obj))

    # a sheet is many small things, for which the collector would walk all that was loaded again and again
    keep_collector_away()
    to_its_end(exported)
    typer.echo(file.name)


def import_ledgers(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="The filled-in workbook.", exists=True, dir_okay=False)],
    apply: Annotated[bool, typer.Option("--apply", help="Import it; without this it is only checked.")] = False,
    language: Annotated[Language, IN_LANGUAGE] = CHINESE,
) -> None:
    """Checks a workbook of the ledgers and says what it would change; exit code 1 when it cannot be imported."""
    from bot.app.spreadsheets import check_and_import, check_only, told
    from bot.services.ledgers.files import LedgersChanged

    content = file.read_bytes()

    async def checked(settings: Settings) -> "Checked":
        if not apply:
            return await check_only(content, language, settings, context.obj)
        try:
            return await check_and_import(content, file.name, language, settings, context.obj)
        except LedgersChanged:
            raise Refusal("Somebody changed the ledgers just now; nothing was imported. Run it again.") from None

    keep_collector_away()
    found = to_its_end(checked)
    for line in told(found, language):
        typer.echo(line)
    if found.copy is not None:
        marked = file.with_name(f"{file.stem}-problems.xlsx")
        marked.write_bytes(found.copy)
        typer.echo(f"⚠ {marked.name}")
    if found.batches is None:
        raise typer.Exit(FOUND_SOMETHING)
    if apply:
        typer.echo("✅")
