"""The command line: ``python -m bot try | run | worker | migrate | verify | export | import``."""

import asyncio
import contextvars
import gc
import logging
import shutil
from collections.abc import Callable, Coroutine, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn, TypeVar

import typer

from bot.app.reaching import StoppedBefore, once_reached
from bot.app.stopping import stop_on_signal
from bot.clock import Clock, MovableClock, SystemClock
from bot.rules.text import CHINESE, Language
from bot.settings import Settings, TokenRefused

if TYPE_CHECKING:
    from bot.sandbox import ClockStep
    from handlers.conversation import Conversation
    from schedules.beat import Heart

app = typer.Typer(add_completion=False, no_args_is_help=True, help="Quality Butler 质量管家")
"""Called with the clock that the commands go by as ``obj``, so that a start at any moment can be tested."""

R = TypeVar("R")

TRY_TOKEN = "42:SANDBOX"  # noqa: S105 -- the sandbox's own, worth nothing anywhere else
TRY_FOLDER = Path("data/try")


@app.command("try")
def try_it(
    context: typer.Context,
    port: Annotated[int, typer.Option(help="Port of the sandbox's page.")] = 8765,
    folder: Annotated[Path, typer.Option(help="Where the demo company is kept; made anew at each start.")] = TRY_FOLDER,
) -> None:
    """Tries the product without Telegram: demo company, sandbox and its page."""
    _run(_try(port, folder, context.obj))


@app.command()
def run(
    context: typer.Context,
    webhook: Annotated[bool, typer.Option(help="Receive by webhook instead of long polling.")] = False,
) -> None:
    """Serves Telegram: conversation and schedules in one process."""
    _run(_serve(Settings(), webhook, context.obj))


@app.command()
def worker(context: typer.Context) -> None:
    """Runs schedules only, beside conversation processes (PostgreSQL)."""
    _run(_work(Settings(), context.obj))


@app.command()
def migrate() -> None:
    """Brings the database to the newest migration."""
    from storage.database import opened
    from storage.migrating import migrate as apply

    async def migrated() -> None:
        async with opened(Settings().database_url):
            await apply()

    _to_its_end(migrated())
    typer.echo("The database is up to date.")


@app.command()
def verify(
    witness: Annotated[str | None, typer.Argument(help="A seal as the bot posted it, like 412:9f3a…-…")] = None,
) -> None:
    """Re-computes the seals of the trail; exit code 1 when an entry was altered, or the trail is not the one posted."""
    from bot.rules.sealing import NotAFingerprint, fingerprint, position_of
    from storage.database import opened
    from storage.trail.entries import get_seal
    from storage.trail.entries import verify as check

    async def checked() -> bool:
        position = position_of(witness) if witness is not None else None
        async with opened(Settings().database_url):
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

    try:
        whole = _to_its_end(checked())
    except NotAFingerprint:
        _refuse("That is not a seal: copy it from the message as it is, like 412:9f3ac01e77d1b2aa-0c1d2e3f.")
    raise typer.Exit(0 if whole else 1)


IN_LANGUAGE = typer.Option(help="Language of the workbook and of what is said: zh or en.")


@app.command("export")
def export_ledgers(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="The workbook to write, .xlsx.")],
    language: Annotated[Language, IN_LANGUAGE] = CHINESE,
) -> None:
    """Writes clients, sites, people and assignments into a workbook: the template of an import."""
    from bot.app.spreadsheets import export

    file.write_bytes(_to_its_end(export(language, Settings(), context.obj)))
    typer.echo(file.name)


@app.command("import")
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
    try:
        found = _to_its_end(
            check_and_import(content, file.name, language, Settings(), context.obj)
            if apply
            else check_only(content, language, Settings(), context.obj)
        )
    except LedgersChanged:
        _refuse("Somebody changed the ledgers just now; nothing was imported. Run it again.")
    for line in told(found, language):
        typer.echo(line)
    if found.copy is not None:
        marked = file.with_name(f"{file.stem}-problems.xlsx")
        marked.write_bytes(found.copy)
        typer.echo(f"⚠ {marked.name}")
    if found.batches is None:
        raise typer.Exit(1)
    if apply:
        typer.echo("✅")


def _run(work: Coroutine[Any, Any, None]) -> None:
    logging.basicConfig(level=Settings().log_level, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    for noisy in ("httpx", "aiogram.event", "apscheduler"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    # a pause that Telegram asks for is no error with a traceback: the drainer waits and tries again
    logging.getLogger("telegram.ext.AIORateLimiter").setLevel(logging.CRITICAL)
    # a beat that takes longer than its second leaves the next ones out on purpose
    logging.getLogger("apscheduler.scheduler").setLevel(logging.ERROR)
    # the collector would walk every class that is being loaded; ``keep_collector_away`` takes it up again
    gc.disable()
    _to_its_end(work)


def _to_its_end(work: Coroutine[Any, Any, R]) -> R:
    from storage.database import DatabaseInUse

    try:
        return asyncio.run(work)
    except StoppedBefore:
        raise typer.Exit from None
    except TokenRefused:
        _refuse("Telegram refuses BOT_TOKEN: copy it again from @BotFather into .env.")
    except DatabaseInUse as held:
        _refuse(f"{held} is in use by another process: SQLite serves one; use PostgreSQL for several.")


def _refuse(sentence: str) -> NoReturn:
    """Ends with a sentence for the person who started the program, instead of a traceback."""
    typer.echo(sentence, err=True)
    raise typer.Exit(2)


async def _serve(settings: Settings, webhook: bool, clock: Clock) -> None:
    token, stop = _token(settings), stop_on_signal()
    if webhook and not (settings.webhook_url and settings.webhook_secret):
        _refuse("--webhook needs WEBHOOK_URL and WEBHOOK_SECRET (deploy/example.env).")
    from bot.app.together import together

    async def ready(talk: "Conversation", heart: "Heart", link: str | None) -> None:  # noqa: ARG001
        typer.echo(f"Ready: @{talk.username}")
        if link is not None:
            typer.echo(f"Claim this bot as its first administrator (one use, 24 hours): {link}")

    await together(settings, token, clock, stop, webhook=webhook, ready=ready)


async def _work(settings: Settings, clock: Clock) -> None:
    token, stop = _token(settings), stop_on_signal()
    from bot.app.collector import keep_collector_away
    from bot.app.worker import office, work
    from bot.flood import FloodGate
    from bot.live_screens import LiveScreens
    from storage.database import opened

    async with (
        opened(settings.database_url),
        once_reached(lambda: office(settings, token, clock, FloodGate(), LiveScreens(), stop), stop) as at,
    ):
        keep_collector_away()
        typer.echo("Ready: worker")
        await work(at)


def _token(settings: Settings) -> str:
    token = settings.bot_token.get_secret_value() if settings.bot_token else ""
    if not token:
        _refuse("BOT_TOKEN is not set: put it into .env (deploy/example.env shows how), or run `make try`.")
    return token


async def _try(port: int, folder: Path, real: Clock) -> None:
    import aiohttp

    from bot.app.demo_company import CAST, found_company, trial_clock
    from bot.app.demo_set_up import JOINERS
    from bot.app.together import together
    from bot.sandbox import Person, Sandbox

    shutil.rmtree(folder, ignore_errors=True)
    stop = stop_on_signal()
    clock = TryClock(trial_clock(real))
    people = [
        Person(member.telegram_id, member.name, caption_zh=member.caption.zh, caption_en=member.caption.en)
        for member in (*CAST, *JOINERS)
    ]
    async with Sandbox(TRY_TOKEN, people, clock=clock, port=port) as sandbox:
        clock.waits = sandbox.clock_waits
        settings = Settings(
            database_url=f"sqlite://{folder}/quality.db", files_folder=folder / "files", telegram_api_url=sandbox.url
        )

        async def ready(talk: "Conversation", heart: "Heart", link: str | None) -> None:  # noqa: ARG001
            clock.heart, clock.context = heart, contextvars.copy_context()
            await found_company(clock, heart.office.files, sandbox.keep_photo)
            async with aiohttp.ClientSession(sandbox.url) as phones:
                for member in (*CAST, *JOINERS):
                    await (await phones.post(f"/sandbox/people/{member.telegram_id}/start", json={})).read()
            typer.echo(f"\n  质量管家 is ready to try: {sandbox.url}\n  Stop with Ctrl+C.\n")

        await together(settings, TRY_TOKEN, clock.clock, stop, ready=ready)


class TryClock:
    """The clock that the sandbox's page shows and moves; moving it does everything that falls due on the way."""

    def __init__(self, clock: MovableClock) -> None:
        self.clock = clock
        self.heart: Heart | None = None
        self.context: contextvars.Context | None = None
        self.waits: Callable[[int], None] = lambda _: None

    @property
    def steps(self) -> "Sequence[ClockStep]":
        """The buttons beside the clock."""
        from bot.sandbox import ClockStep

        return (
            ClockStep("hour", "+1 小时", "+1 hour"),
            ClockStep("working_day", "+1 工作日", "+1 working day"),
            ClockStep("week", "+1 周", "+1 week"),
        )

    def now(self) -> datetime:
        """The present moment in UTC."""
        return self.clock.now()

    async def move(self, step: str) -> datetime:
        """Moves by one of the steps."""
        from bot.rules.beijing import beijing_day, in_beijing
        from bot.rules.working_days import Calendar

        now = self.clock.now()
        if step == "hour":
            return await self.move_to(now + timedelta(hours=1))
        if step == "week":
            return await self.move_to(now + timedelta(weeks=1))
        day = Calendar().next_working_day(beijing_day(now))
        return await self.move_to(in_beijing(now) + (day - beijing_day(now)))

    async def move_to(self, moment: datetime) -> datetime:
        """Moves to a moment, from due instant to due instant."""
        from schedules.advancing import advance

        if self.heart is not None and self.context is not None:
            # the page's request knows nothing of the database, and leaving the page must not break a beat off
            moving = advance(self.clock, moment, self.heart, self.waits)
            await asyncio.shield(asyncio.get_running_loop().create_task(moving, context=self.context))
        return self.clock.now()


if __name__ == "__main__":
    app(obj=SystemClock())
