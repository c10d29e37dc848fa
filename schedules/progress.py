"""How far long work is, in one message that is edited in place."""

import logging

from bot.rules.people import Person
from bot.rules.post import key_of
from bot.screens.screen import Screen
from bot.sending import Moved, NotNow, Paused, Refused, Undeliverable
from bot.services.post.delivery import note_progress
from schedules.office import Office
from storage.post.outbox import get_message_id

log = logging.getLogger(__name__)


class Progress:
    """One message per long job, from an earlier try too. It may fail: the work matters, not this."""

    def __init__(self, office: Office, reader: Person, kind: str, subject: tuple[str, int], job: str = "") -> None:
        self._office = office
        self._reader = reader
        self._kind = kind
        self._subject = subject
        self._key = key_of(kind, subject[1], job, reader.id)
        self._message_id: int | None = None

    async def found(self) -> "Progress":
        """The same, in the message of an earlier try if there was one."""
        self._message_id = await get_message_id(self._key)
        return self

    @property
    def begun(self) -> bool:
        """Whether anything was shown."""
        return self._message_id is not None

    async def say(self, screen: Screen) -> None:
        """Shows how far it is."""
        chat_id = self._reader.telegram_id
        if chat_id is None:
            return
        try:
            if self._message_id is not None:
                await self._office.sender.edit(chat_id, self._message_id, screen)
                return
            self._message_id = await self._office.sender.send(chat_id, screen)
            told = (self._key, self._kind, self._reader.id, self._subject, self._message_id)
            await note_progress(self._office.cause(), *told)
        except (Moved, NotNow, Paused, Refused, Undeliverable) as failure:
            log.info("%s not shown: %s", self._key, type(failure).__name__)

    async def end(self, screen: Screen) -> None:
        """The progress becomes the news that it is done."""
        if self.begun:
            await self.say(screen)
