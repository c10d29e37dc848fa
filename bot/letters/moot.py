"""When something that was to be said became pointless."""


class Moot(Exception):
    """The message became pointless: its subject is closed, or its reader may not see it any more."""
