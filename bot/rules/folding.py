"""Text as it is compared: full-width letters and digits are like narrow ones, and ② is 2; but 5² is not 52."""

import re
from unicodedata import normalize

_RAISED = re.compile("([⁰¹²³⁴-⁹₀-₉]+)")


def plain(text: str) -> str:
    """Letters and digits alone, half-width and in lower case."""
    return "".join(one for one in folded(text).casefold() if one.isalnum())


def folded(text: str) -> str:
    """The text in its compatible form (Unicode's NFKC), its raised and lowered digits as they are."""
    return "".join(part if _RAISED.match(part) else normalize("NFKC", part) for part in _RAISED.split(text))
