"""An update that was given up: written down, and the person told; nothing they entered before is lost."""

import logging
from typing import Any

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError

from bot.clock import Clock
from bot.rules.cause import UpdateKey
from bot.rules.unseen import LARGEST, without_unseen
from bot.screens import remarks
from bot.screens.remarks import remark
from storage.people.persons import get_person_by_telegram
from storage.updates import add_failed_update

log = logging.getLogger(__name__)


class GivenUp:
    """Called by the receiver with a raw update that failed its tries, and the last error."""

    def __init__(self, bot: Bot, clock: Clock) -> None:
        self._bot = bot
        self._clock = clock

    async def __call__(self, raw: dict[str, Any], error: Exception) -> None:
        """Stores the failure (the error's type only) and answers the person in their language, both once."""
        kind = next((key for key in raw if key != "update_id"), "")
        update = UpdateKey(self._bot.id, int(raw["update_id"]))
        kind_noted, at = without_unseen(kind)[:40], self._clock.now()
        if not await add_failed_update(update, kind_noted, type(error).__name__, at):
            return
        content = raw.get(kind)
        sender = content.get("from") if isinstance(content, dict) else None
        if not isinstance(sender, dict) or not isinstance(sender.get("id"), int) or not 0 < sender["id"] <= LARGEST:
            return
        person = await get_person_by_telegram(sender["id"])
        screen = remark(remarks.FAILED, person.language if person else "zh")
        try:
            await self._bot.send_message(sender["id"], screen.html)
        except TelegramAPIError as unreachable:
            log.warning("could not tell %s that an update failed: %s", sender["id"], type(unreachable).__name__)
