"""Why a draft cannot be opened or moved."""


class NotAllowed(Exception):
    """The person may not do this to that subject."""
