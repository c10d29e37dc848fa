"""A command goes to its end, or ends with one sentence that says what to do; a traceback is a fault of ours."""

import asyncio
import gc
import logging
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

import typer

from bot.app.reaching import StoppedBefore
from bot.app.sentences import Refusal, sentence_for
from bot.settings import Settings, take_the_proxy

R = TypeVar("R")

FOUND_SOMETHING = 1
"""Exit code: it was done, and what it looked at is not as it should be."""
REFUSED = 2
"""Exit code: it was not done, for the reason that is printed."""


def to_its_end(work: Callable[[Settings], Coroutine[Any, Any, R]]) -> R:
    """What the work on these settings comes to; whatever keeps it from that is said in a sentence (exit code 2)."""
    settings: Settings | None = None
    try:
        settings = Settings()
        take_the_proxy(settings)
        return asyncio.run(work(settings))
    except StoppedBefore:
        raise typer.Exit from None
    except typer.Exit:
        raise
    except Exception as failure:
        sentence = sentence_for(failure, settings)
        if sentence is None:
            raise
        typer.echo(sentence, err=True)
        raise typer.Exit(REFUSED) from None


def serve_to_its_end(work: Callable[[Settings], Coroutine[Any, Any, None]]) -> None:
    """The same for what runs until it is stopped, and writes a log meanwhile."""

    async def logged(settings: Settings) -> None:
        logging.basicConfig(level=settings.log_level, format="%(asctime)s %(levelname)s %(name)s %(message)s")
        for noisy in ("httpx", "aiogram.event", "apscheduler"):
            logging.getLogger(noisy).setLevel(logging.WARNING)
        # a beat that takes longer than its second leaves the next ones out on purpose
        logging.getLogger("apscheduler.scheduler").setLevel(logging.ERROR)
        await work(settings)

    # the collector would walk every class that is being loaded; ``keep_collector_away`` takes it up again
    gc.disable()
    to_its_end(logged)


def token_of(settings: Settings) -> str:
    """The bot's token.

    Raises Refusal: none is set.
    """
    token = settings.bot_token.get_secret_value() if settings.bot_token else ""
    if not token:
        raise Refusal("BOT_TOKEN is not set: put it into .env (deploy/example.env shows how), or run `make try`.")
    return token
