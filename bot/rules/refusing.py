"""The one thing that is said to whoever asks for what is not theirs, whichever rule they broke."""


class NotForThisPerson(Exception):
    """There is nothing of this kind that the person may see, or do this to; which of them it is is never told."""
