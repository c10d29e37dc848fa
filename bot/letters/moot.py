"""Why a message is not sent: pointless by now, nobody to send it to, not made yet, not now, or unknown."""

from datetime import datetime


class Moot(Exception):
    """The message became pointless: its subject is closed, or its reader may not see it any more."""


class NoAccount(Exception):
    """The reader has no Telegram account, so nothing can be sent."""


class NotReady(Exception):
    """A document that goes with the message is not made yet."""


class NotYet(Exception):
    """The reader is not disturbed before ``until``."""

    def __init__(self, until: datetime) -> None:
        super().__init__(until)
        self.until = until


class UnknownKind(Exception):
    """The row is of a kind that nobody declares, or about what its kind never is: another version wrote it."""
