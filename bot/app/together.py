"""Composes one process: conversation and the program's own work in one loop (SQLite, ``make run``, ``make try``)."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from bot.app.backups.making import bring_up_to_date
from bot.app.collector import collecting, keep_collector_away
from bot.app.installing import AS_EVER, OnPurpose, bot_of, opened_to_serve, settled
from bot.app.reaching import once_reached
from bot.app.worker import office, this_process
from bot.clock import Clock
from bot.flood import FloodGate
from bot.live_screens import LiveScreens
from bot.rules.cause import Cause
from bot.services.forms.purposes import publish_forms
from bot.services.joining.arrivals import make_claim_link
from bot.services.menu.bringing_in import bring_in_items
from bot.services.people.command_lists import tell_at_start
from bot.settings import Settings
from handlers.conversation import Conversation, acquainted, conversation
from handlers.receiving.warming import warm
from schedules.beat import Heart
from schedules.office import BackUp

log = logging.getLogger(__name__)


async def prepare(clock: Clock, username: str) -> str | None:
    """Publishes the forms, brings the service menu in, makes the claim link; None when the bot has an administrator."""
    await publish_forms(Cause(at=clock.now()))
    await bring_in_items(Cause(at=clock.now()))
    token = await make_claim_link(Cause(at=clock.now()))
    return f"https://t.me/{username}?start={token}" if token else None


async def together(
    settings: Settings,
    token: str,
    clock: Clock,
    stop: asyncio.Event,
    *,
    webhook: bool = False,
    wanted: OnPurpose = AS_EVER,
    back_up: BackUp | None = None,
    ready: Callable[[Conversation, Heart, str | None], Awaitable[None]],
) -> None:
    """Runs everything until ``stop``; ``ready`` is called once, with the claim link if there is one to print.

    ``back_up`` None: no backups are made by themselves.

    Raises:
        MayNotBegin: it would be the wrong firm, or a second one; no update was taken.
        TokenRefused, DatabaseTrouble, DatabaseInUse, UnknownDatabase, StoppedBefore
    """
    gate, live, bot_id, holder = FloodGate(), LiveScreens(), bot_of(token), this_process()

    async def has_served() -> bool:
        async with once_reached(lambda: acquainted(token, settings.telegram_api_url), stop) as served:
            return served

    async with opened_to_serve(settings, bot_id, wanted, has_served) as how:
        with collecting():
            await bring_up_to_date(settings, clock)
        await settled(clock, how, bot_id, settings.files_folder)
        async with (
            once_reached(
                lambda: conversation(token, settings.telegram_api_url, clock, gate, live, holder), stop
            ) as talk,
            once_reached(lambda: office(settings, token, clock, gate, live, stop, back_up, holder), stop) as at,
        ):
            link = await prepare(clock, talk.username)
            heart = Heart(at)
            warm()
            keep_collector_away()
            try:
                if webhook:
                    secret = settings.webhook_secret.get_secret_value() if settings.webhook_secret else ""
                    async with talk.listening(
                        url=settings.webhook_url,
                        secret=secret,
                        host=str(settings.webhook_host),
                        port=settings.webhook_port,
                        ails=heart.ails,
                    ):
                        await ready(talk, heart, link)
                        await begin(clock, heart)
                        await stop.wait()
                else:
                    await ready(talk, heart, link)
                    await begin(clock, heart)
                    await talk.poll(stop)
            finally:
                stop.set()
                await heart.ended()


async def begin(clock: Clock, heart: Heart) -> None:
    """Begins to beat. What grows with the number of people or records is a job of a beat, not done here."""
    await tell_at_start(Cause(at=clock.now()))
    await heart.take_over()
    await heart.take_up()
    heart.start()
