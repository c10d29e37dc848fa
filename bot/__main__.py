"""The command line: ``python -m bot try | run | worker | migrate | backup | restore | move | verify | reindex | doctor
| health | export | import``.

Exit codes: 0 it was done; 1 it was done, and what it looked at is not as it should be (``verify``, ``import``,
``doctor``, ``health``, ``backup --check``); 2 it was not done, for the reason that is printed.
"""

from typing import Annotated

import typer

from bot.clock import SystemClock
from bot.commands.backups import backup, move, restore
from bot.commands.examining import doctor, health, version
from bot.commands.indexing import reindex
from bot.commands.migrating import migrate
from bot.commands.serving import run, worker
from bot.commands.spreadsheets import export_ledgers, import_ledgers
from bot.commands.trying import try_it
from bot.commands.verifying import verify

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    help="Quality Butler 质量管家",
    epilog="Exit codes: 0 done; 1 done, and something is not as it should be; 2 not done, for the reason printed.",
)
"""Called with the clock that the commands go by as ``obj``, so that a start at any moment can be tested."""


@app.callback()
def begin(
    shown: Annotated[
        bool, typer.Option("--version", help="Show version and schema.", callback=version, is_eager=True)
    ] = False,
) -> None:
    """Quality Butler 质量管家"""


app.command("try")(try_it)
app.command()(run)
app.command()(worker)
app.command()(migrate)
app.command()(backup)
app.command()(restore)
app.command()(move)
app.command()(verify)
app.command()(reindex)
app.command()(doctor)
app.command()(health)
app.command("export")(export_ledgers)
app.command("import")(import_ledgers)

if __name__ == "__main__":
    app(obj=SystemClock())
