"""Why a message is not sent: pointless by now, nobody to send it to, or not made yet."""


class Moot(Exception):
    """The message became pointless: its subject is closed, or its reader may not see it any more."""


class NoAccount(Exception):
    """The reader has no Telegram account, so nothing can be sent."""


class NotReady(Exception):
    """A document that goes with the message is not made yet."""
