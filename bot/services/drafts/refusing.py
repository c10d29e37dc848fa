"""Why a draft cannot be opened or moved."""

from bot.rules.refusing import NotForThisPerson


class NotAllowed(NotForThisPerson):
    """The person may not do this to that subject."""
