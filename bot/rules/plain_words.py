"""The plain words people type for yes, no, conform and the like, and the form in which they are compared."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from bot.rules.folding import folded

CONFORM = "conform"
NON_CONFORM = "non_conform"
NOT_APPLICABLE = "not_applicable"
YES = "yes"
NO = "no"

_INVISIBLE = {ord(character): None for character in "\u200b\u200c\u200d\u2060\ufeff\ufe0e\ufe0f"}
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
_SPACE = re.compile(r"\s+")
_TRAILING = " 。.!?~,;、"


def trimmed(text: str) -> str:
    """The text as typed, without surrounding white space and invisible characters."""
    return text.translate(_INVISIBLE).strip()


def normalise(text: str) -> str:
    """The text for comparison: half-width, lower case, single spaces, plain dashes, no punctuation at the end."""
    plain = folded(text.translate(_INVISIBLE)).translate(_DASHES).casefold()
    return _SPACE.sub(" ", plain).strip().rstrip(_TRAILING)


def for_finding(text: str) -> str:
    """The text for looking up a name: no spaces, which people put between two characters to make names look even."""
    return normalise(text).replace(" ", "")


def _lookup(words: Mapping[str, str]) -> Mapping[str, str]:
    return MappingProxyType({normalise(word): key for key, several in words.items() for word in several.split("|")})


_TICKS = "√|✓|✔|✅|☑|👍"
_CROSSES = "×|✗|✘|✖|❌|x"

YES_NO_WORDS = _lookup(
    {
        YES: "是|是的|对|对的|有|有的|好|好的|行|可以|能|嗯|同意|yes|y|yeah|yep|sure|ok|okay|true|1|" + _TICKS,
        NO: "否|没|没有|还没|还没有|无|暂无|不|不是|不对|不行|不可以|不能|不同意|未|no|n|nope|false|0|👎|" + _CROSSES,
    }
)
"""Normalised word -> YES or NO."""

CONFORMITY_WORDS = _lookup(
    {
        CONFORM: "符合|符合要求|合格|通过|正常|良好|好|好的|对|是|是的|没问题|没有问题|无问题|无异常|没异常|"
        "pass|passed|passes|ok|okay|conform|conforms|conforming|compliant|good|fine|yes|y|"
        "no problem|no problems|no issue|no issues|" + _TICKS,
        NON_CONFORM: "不符合|不符合要求|不符|不合格|不通过|未通过|没通过|有问题|不正常|异常|有异常|不对|不行|否|不是|"
        "fail|failed|fails|nonconform|non-conform|nonconforming|non-conforming|non-compliant|non conform|"
        "not conform|not conforming|does not conform|not ok|not pass|not passed|nc|ng|no|n|" + _CROSSES,
        NOT_APPLICABLE: "不适用|无此项|没有此项|没此项|不涉及|not applicable|n.a.|na|n/a|-|--|/",
    }
)
"""Normalised word -> CONFORM, NON_CONFORM or NOT_APPLICABLE. Digits are not in it: a digit names an item."""

CONFIRM_WORDS = _lookup({YES: "确认|确认无误|确定|无误|属实|confirm|confirmed|i confirm|agree|agreed"})
"""Normalised word -> YES, beside the words of YES_NO_WORDS."""
