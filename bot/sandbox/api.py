"""One call of the Bot API from its name to its result, whether it came over HTTP or in a webhook's answer."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from time import monotonic

from bot.sandbox.arguments import Arguments
from bot.sandbox.calls import CallLog
from bot.sandbox.methods import METHODS
from bot.sandbox.telegram import Telegram
from bot.sandbox.unreproduced import refuse_unreproduced
from bot.sandbox.webhook import REPEATED_AFTER_S, Webhook
from bot.sandbox.wire import ApiError, Json

LOGGED_OUT_FOR_S = 600


@dataclass(frozen=True, slots=True)
class Described:
    """A result with the sentence that Telegram puts beside it."""

    result: object
    description: str


class Api:
    """The Bot API of one bot, its webhook and the log of its calls included."""

    def __init__(self, telegram: Telegram, repeated_after_s: Sequence[float] = REPEATED_AFTER_S) -> None:
        self.telegram = telegram
        self.calls = CallLog(telegram.settings.bot_id)
        self.webhook = Webhook(
            telegram.updates,
            self._execute,
            telegram.clock.now,
            lambda: not telegram.faults.network_down,
            repeated_after_s,
        )
        self._of_webhook: dict[str, Callable[[Arguments], Awaitable[object]]] = {
            "setwebhook": self._set_webhook,
            "deletewebhook": self._delete_webhook,
            "getwebhookinfo": self._get_webhook_info,
        }

    async def call(self, name: str, arguments: Arguments) -> object:
        """Carries a call out and logs it; the name's case does not matter.

        Raises ApiError.
        """
        error: ApiError | None = None
        try:
            return await self._carry_out(name.lower(), arguments)
        except ApiError as refused:
            error = refused
            raise
        finally:
            self.calls.add(name, arguments, error)

    async def _carry_out(self, name: str, arguments: Arguments) -> object:
        telegram = self.telegram
        if telegram.logged_out_at is not None and monotonic() - telegram.logged_out_at < LOGGED_OUT_FOR_S:
            raise ApiError(400, "Logged out")
        telegram.faults.refuse(name)
        refuse_unreproduced(arguments)
        if name in self._of_webhook:
            return await self._of_webhook[name](arguments)
        if name not in METHODS:
            raise ApiError(404, "Not Found: method not found")
        return await METHODS[name](telegram, arguments)

    async def _execute(self, name: str, arguments: Arguments) -> None:
        """A call in a webhook's answer: nobody hears its result, the log keeps it."""
        try:
            await self.call(name, arguments)
        except ApiError:
            return

    async def _set_webhook(self, arguments: Arguments) -> Described:
        if not arguments.text("url"):
            return await self._delete_webhook(arguments)
        await self.webhook.set(arguments)
        return Described(True, "Webhook was set")

    async def _delete_webhook(self, arguments: Arguments) -> Described:
        was_set = self.webhook.target is not None
        await self.webhook.set(Arguments({**arguments.values, "url": ""}))
        return Described(True, "Webhook was deleted" if was_set else "Webhook is already deleted")

    async def _get_webhook_info(self, arguments: Arguments) -> Json:  # noqa: ARG002
        return self.webhook.info()
