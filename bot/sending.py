"""The only module that talks python-telegram-bot: unasked messages out, files of the archive in."""

import asyncio
import logging
import os
from collections.abc import Coroutine, Sequence
from dataclasses import dataclass
from datetime import timedelta
from types import TracebackType
from typing import Any, Self, TypeVar

from telegram import (
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    KeyboardButton,
    LinkPreviewOptions,
    Message,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    ReplyParameters,
)
from telegram.constants import ChatAction, ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError
from telegram.ext import Defaults, ExtBot
from telegram.request import HTTPXRequest

from bot.flood import FloodGate
from bot.live_screens import LiveScreens
from bot.screens.buttons import pack
from bot.screens.screen import Ask, Button, Key, Screen
from bot.screens.tones import style_of
from bot.screens.typed_keys import keys_of
from bot.settings import TelegramUnreachable, TokenRefused

R = TypeVar("R")

log = logging.getLogger(__name__)

CONNECTIONS = 16
STOP_WITHIN_S = 2.0
"""Seconds that a call under way has to end by itself once the program stops."""

os.environ["PTB_TIMEDELTA"] = "1"
"""Lets the library give ``retry_after`` as a timedelta; without it every 429 is also a deprecation warning."""


class Undeliverable(Exception):
    """This person cannot be reached: blocked the bot, left Telegram, or never began a chat."""


class Paused(Exception):
    """Telegram asked for a pause of ``seconds``: of this chat alone, or of ``everybody``."""

    def __init__(self, seconds: float, *, everybody: bool) -> None:
        super().__init__(seconds)
        self.seconds = seconds
        self.everybody = everybody


class Moved(Exception):
    """The group became a supergroup with another id."""

    def __init__(self, chat_id: int) -> None:
        super().__init__(chat_id)
        self.chat_id = chat_id


class NotNow(Exception):
    """The network or Telegram failed; the same may work later."""


class CutOff(NotNow):
    """The program stops: whether Telegram took it is not known."""


class Refused(Exception):
    """Telegram will not take this message, now or later."""


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file to send with a screen."""

    content: bytes
    name: str

    @property
    def is_picture(self) -> bool:
        """Whether it is one that a chat shows."""
        return self.name.endswith((".jpg", ".png"))


class Sender:
    """Sends screens and fetches files, below Telegram's limits and through the shared flood gate."""

    def __init__(self, token: str, api_url: str, gate: FloodGate, live: LiveScreens, stop: asyncio.Event) -> None:
        self._stop = stop
        self._gate = gate
        self._live = live
        self._bot = ExtBot(
            token,
            base_url=f"{api_url}/bot",
            base_file_url=f"{api_url}/file/bot",
            request=HTTPXRequest(connection_pool_size=CONNECTIONS),
            defaults=Defaults(link_preview_options=LinkPreviewOptions(is_disabled=True)),
        )

    async def __aenter__(self) -> Self:
        try:
            await self._bot.initialize()
        except InvalidToken:
            # the library's own error quotes the token
            await self._bot.shutdown()
            raise TokenRefused from None
        except RetryAfter as asked:
            await self._bot.shutdown()
            raise TelegramUnreachable(type(asked).__name__, _seconds(asked)) from asked
        except NetworkError as failure:
            await self._bot.shutdown()
            raise TelegramUnreachable(type(failure.__cause__ or failure).__name__) from failure
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._bot.shutdown()

    @property
    def bot_id(self) -> int:
        """The bot's own id."""
        return self._bot.id

    @property
    def username(self) -> str:
        """The bot's own name, as links have it."""
        return self._bot.username

    @property
    def paused(self) -> float:
        """Seconds until Telegram wants to hear from us again; 0 when it does now."""
        return self._gate.paused_for()

    @property
    def longest_pause(self) -> float:
        """Seconds until no chat is paused."""
        return self._gate.longest_pause

    @property
    def replied(self) -> int:
        """How many messages of replies this process has sent."""
        return self._gate.replied

    def replied_elsewhere(self, count: int) -> None:
        """Leaves room for so many replies that other processes of the bot sent."""
        self._gate.replied_elsewhere(count)

    async def resumed(self) -> None:
        """Waits until Telegram wants to hear from us in every chat, in real seconds."""
        await self._gate.resumed()

    def pause(self, seconds: float) -> None:
        """Holds everything back for so long: Telegram asked this process, or another of the same bot."""
        self._gate.pause(seconds)

    async def send(
        self,
        chat_id: int,
        screen: Screen,
        enclosure: Enclosure | None = None,
        *,
        silent: bool = False,
        answers: int | None = None,
    ) -> int:
        """Sends a screen as a new message, ``silent`` without a sound, and returns its id.

        ``answers``: the message of the chat to which it is an answer, if that is still there.

        Raises:
            Undeliverable, Paused, Moved, NotNow, CutOff, Refused: each has its outcome in ``schedules.draining``.
        """
        sent = await self._unasked(self._send(chat_id, screen, enclosure, answers, silent=silent), chat_id)
        self._live.arrived(chat_id, sent.message_id)
        self._live.showed_keys(chat_id, keys_of(screen))
        return sent.message_id

    async def uploading(self, chat_id: int) -> None:
        """Lets a chat say for some seconds that a file is on its way; no harm is done where that fails.

        Raises:
            Paused, CutOff: as ``send``.
        """
        try:
            await self._unasked(self._bot.send_chat_action(chat_id, ChatAction.UPLOAD_DOCUMENT))
        except (Paused, CutOff):
            raise
        except (Undeliverable, Moved, NotNow, Refused) as failure:
            log.info("a chat does not say that a file is on its way: %s", type(failure).__name__)

    async def tell_commands(
        self, chat_id: int | None, commands: Sequence[tuple[str, str]], language: str | None = None
    ) -> None:
        """Sets the commands (names and descriptions) that a private chat shows beside the input.

        ``chat_id`` None: every chat that has none of its own, on phones set to ``language`` (None: any).

        Raises:
            Undeliverable, Paused, NotNow, Refused: as ``send``.
        """
        scope = BotCommandScopeChat(chat_id) if chat_id is not None else BotCommandScopeAllPrivateChats()
        await self._unasked(self._bot.set_my_commands(commands, scope=scope, language_code=language))

    async def tell_about(self, description: str, short: str, language: str | None = None) -> None:
        """Sets what is shown of the bot before START (512 characters) and where it is shared (120), unless it is so.

        ``language`` None: on phones in any language that has none of its own.

        Raises:
            Paused, NotNow, Refused: as ``send``.
        """
        if (await self._unasked(self._bot.get_my_description(language))).description != description:
            await self._unasked(self._bot.set_my_description(description, language))
        if (await self._unasked(self._bot.get_my_short_description(language))).short_description != short:
            await self._unasked(self._bot.set_my_short_description(short, language))

    async def edit(self, chat_id: int, message_id: int, screen: Screen) -> None:
        """Puts another screen in the place of a message of ours; the same screen again changes nothing.

        Of a picture or a file it changes the words below it.

        Raises:
            Undeliverable, Paused, Moved, NotNow, Refused: as ``send``; Refused also when the message is gone.
        """
        await self._unasked(self._edit(chat_id, message_id, screen), chat_id, new=False)

    async def _edit(self, chat_id: int, message_id: int, screen: Screen) -> None:
        how: dict[str, Any] = {"parse_mode": ParseMode.HTML, "reply_markup": _inline(screen)}
        try:
            await _unless_the_same(self._bot.edit_message_text(screen.html, chat_id, message_id, **how))
        except BadRequest as refusal:
            if "no text in the message" not in refusal.message.lower():
                raise
            await _unless_the_same(self._bot.edit_message_caption(chat_id, message_id, caption=screen.html, **how))

    async def _unasked(self, call: Coroutine[Any, Any, R], chat_id: int | None = None, *, new: bool = True) -> R:
        """Waits for the flood gate, calls and gives the library's failures our names."""

        async def in_its_turn() -> R:
            try:
                if pause := await self._gate.unasked(chat_id, new=new):
                    raise Paused(pause, everybody=self._gate.paused_for() > 0)
            except BaseException:
                call.close()
                raise
            return await call

        try:
            return await self._unless_stopped(in_its_turn())
        except RetryAfter as wait:
            seconds = _seconds(wait)
            raise Paused(seconds, everybody=self._gate.refused(chat_id, seconds)) from wait
        except Forbidden as refusal:
            raise Undeliverable(refusal.message) from refusal
        except ChatMigrated as moved:
            raise Moved(moved.new_chat_id) from moved
        except BadRequest as refusal:
            if "chat not found" in refusal.message.lower():
                raise Undeliverable(refusal.message) from refusal
            raise Refused(refusal.message) from refusal
        except TelegramError as failure:
            raise NotNow(type(failure).__name__) from failure

    async def _send(
        self, chat_id: int, screen: Screen, enclosure: Enclosure | None, answers: int | None, *, silent: bool
    ) -> Message:
        how: dict[str, Any] = {
            "reply_markup": _markup(screen),
            "disable_notification": silent or screen.silent or None,
            "protect_content": screen.secret or None,
            # no ``quote``: of a message that was edited since it would be refused
            "reply_parameters": answers and ReplyParameters(answers, allow_sending_without_reply=True),
        }
        if enclosure is None:
            return await self._bot.send_message(chat_id, screen.html, parse_mode=ParseMode.HTML, **how)
        file = InputFile(enclosure.content, filename=enclosure.name)
        if enclosure.is_picture:
            # a picture is looked at where it stands; a file would have to be opened first
            return await self._bot.send_photo(chat_id, file, caption=screen.html, parse_mode=ParseMode.HTML, **how)
        return await self._bot.send_document(chat_id, file, caption=screen.html, parse_mode=ParseMode.HTML, **how)

    async def _unless_stopped(self, call: Coroutine[Any, Any, R]) -> R:
        """Calls Telegram; a stop gives what is under way a moment. No transaction is open here that this could cut.

        Raises CutOff: it had not ended by then.
        """
        loop = asyncio.get_running_loop()
        calling, stopping = loop.create_task(call), loop.create_task(self._stop.wait())
        try:
            await asyncio.wait({calling, stopping}, return_when=asyncio.FIRST_COMPLETED)
            if not calling.done():
                await asyncio.wait({calling}, timeout=STOP_WITHIN_S)
            if not calling.done():
                raise CutOff("stopping")
            return calling.result()
        finally:
            stopping.cancel()
            calling.cancel()
            await asyncio.wait({calling})

    async def fetch(self, file_id: str) -> bytes:
        """The content of a file that was sent to the bot.

        Raises:
            NotNow, CutOff: try again later.
            Refused: Telegram no longer has it, or it is too big.
        """

        async def content() -> bytes:
            file = await self._bot.get_file(file_id)
            return bytes(await file.download_as_bytearray())

        try:
            return await self._unless_stopped(content())
        except BadRequest as refusal:
            raise Refused(refusal.message) from refusal
        except TelegramError as failure:
            raise NotNow(type(failure).__name__) from failure


async def _unless_the_same(edit: Coroutine[Any, Any, Any]) -> None:
    """Changes a message; that it says so already is no fault."""
    try:
        await edit
    except BadRequest as refusal:
        if "message is not modified" not in refusal.message.lower():
            raise


def _seconds(wait: RetryAfter) -> float:
    asked = wait.retry_after
    return asked.total_seconds() if isinstance(asked, timedelta) else float(asked)


def _markup(screen: Screen) -> InlineKeyboardMarkup | ReplyKeyboardMarkup | ReplyKeyboardRemove | None:
    if screen.keys:
        return _reply_keys(screen)
    return ReplyKeyboardRemove() if screen.drops_keys else _inline(screen)


def _inline(screen: Screen) -> InlineKeyboardMarkup | None:
    rows = [[_button(button) for button in row] for row in screen.rows]
    return InlineKeyboardMarkup(rows) if rows else None


def _button(button: Button) -> InlineKeyboardButton:
    style = style_of(button.tone)
    if button.data is not None:
        return InlineKeyboardButton(button.text, callback_data=pack(button.data), style=style)
    if button.copies is not None:
        return InlineKeyboardButton(button.text, copy_text=CopyTextButton(button.copies), style=style)
    return InlineKeyboardButton(button.text, url=button.url, style=style)


def _reply_keys(screen: Screen) -> ReplyKeyboardMarkup:
    asks = any(key.asks for row in screen.keys for key in row)
    return ReplyKeyboardMarkup(
        [[_key(key) for key in row] for row in screen.keys],
        resize_keyboard=True,
        one_time_keyboard=asks or None,
        is_persistent=None if asks else True,
        input_field_placeholder=screen.hint or None,
    )


def _key(key: Key) -> KeyboardButton:
    place, phone = (True if key.asks is asked else None for asked in (Ask.LOCATION, Ask.CONTACT))
    return KeyboardButton(key.text, request_location=place, request_contact=phone, style=style_of(key.tone))
