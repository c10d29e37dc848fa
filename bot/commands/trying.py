"""``try``: the product without Telegram, with a demo company, the sandbox and its page."""

import asyncio
import contextvars
import shutil
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.app.stopping import stop_on_signal
from bot.clock import Clock, MovableClock
from bot.commands.running import serve_to_its_end
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.sandbox import ClockStep
    from handlers.conversation import Conversation
    from schedules.beat import Heart

TRY_TOKEN = "42:SANDBOX"  # noqa: S105 -- the sandbox's own, worth nothing anywhere else
TRY_FOLDER = Path("data/try")


def try_it(
    context: typer.Context,
    port: Annotated[int, typer.Option(help="Port of the sandbox's page.")] = 8765,
    folder: Annotated[Path, typer.Option(help="Where the demo company is kept; made anew at each start.")] = TRY_FOLDER,
) -> None:
    """Tries the product without Telegram: demo company, sandbox and its page."""
    serve_to_its_end(lambda _: _try(port, folder, context.obj))


async def _try(port: int, folder: Path, real: Clock) -> None:
    import aiohttp

    from bot.app.demo_company import CAST, COLLEAGUES, found_company, trial_clock
    from bot.app.demo_set_up import JOINERS
    from bot.app.together import together
    from bot.sandbox import Person, Sandbox

    shutil.rmtree(folder, ignore_errors=True)
    stop = stop_on_signal()
    clock = TryClock(trial_clock(real))
    people = [
        Person(member.telegram_id, member.name, caption_zh=member.caption.zh, caption_en=member.caption.en)
        for member in (*CAST, *COLLEAGUES, *JOINERS)
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
                for member in (*CAST, *COLLEAGUES, *JOINERS):
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
