"""``run`` and ``worker``: the firm is served until the program is stopped."""

from typing import TYPE_CHECKING, Annotated

import typer

from bot.app.installing import OnPurpose
from bot.app.sentences import Refusal
from bot.app.stopping import stop_on_signal
from bot.clock import Clock
from bot.commands.running import serve_to_its_end, token_of
from bot.settings import WEBHOOK_SECRETS, Settings

if TYPE_CHECKING:
    from handlers.conversation import Conversation
    from schedules.beat import Heart


def run(
    context: typer.Context,
    webhook: Annotated[bool, typer.Option("--webhook", help="Receive by webhook instead of long polling.")] = False,
    new_firm: Annotated[
        bool, typer.Option("--new-firm", help="Begin a new firm although this bot has served one before.")
    ] = False,
    new_bot: Annotated[
        bool, typer.Option("--new-bot", help="Let the firm go on with another bot than the one it had.")
    ] = False,
) -> None:
    """Serves Telegram: conversation and schedules in one process."""
    wanted = OnPurpose(new_firm, new_bot)
    serve_to_its_end(lambda settings: _serve(settings, context.obj, wanted, webhook=webhook))


def worker(context: typer.Context) -> None:
    """Runs schedules only, beside conversation processes (PostgreSQL)."""
    serve_to_its_end(lambda settings: _work(settings, context.obj))


async def _serve(settings: Settings, clock: Clock, wanted: OnPurpose, *, webhook: bool) -> None:
    token, stop = token_of(settings), stop_on_signal()
    secret = settings.webhook_secret.get_secret_value() if settings.webhook_secret else ""
    if webhook and not (settings.webhook_url and secret):
        raise Refusal("--webhook needs WEBHOOK_URL and WEBHOOK_SECRET (deploy/example.env).")
    if webhook and not WEBHOOK_SECRETS.fullmatch(secret):
        raise Refusal("WEBHOOK_SECRET is to be 32 to 256 of A-Z a-z 0-9 _ -: make one with `openssl rand -hex 32`.")
    from bot.app.backups.child import ChildBackUp
    from bot.app.together import together
    from storage.addresses import shown

    async def ready(talk: "Conversation", heart: "Heart", link: str | None) -> None:  # noqa: ARG001
        typer.echo(f"Ready: @{talk.username}")
        typer.echo(f"Records: {shown(settings.database_url)} · files: {settings.files_folder.absolute()}")
        if link is not None:
            typer.echo(f"Claim this bot as its first administrator (one use, 24 hours): {link}")

    back_up = ChildBackUp()
    await together(settings, token, clock, stop, webhook=webhook, wanted=wanted, back_up=back_up, ready=ready)


async def _work(settings: Settings, clock: Clock) -> None:
    token, stop = token_of(settings), stop_on_signal()
    from bot.app.backups.child import ChildBackUp
    from bot.app.worker import alone

    await alone(settings, token, clock, stop, ChildBackUp(), ready=lambda: typer.echo("Ready: worker"))
