"""How near two texts are in their words: whether the same thing is said twice (clauses 4.6, 5.5.1).

Chinese is compared by pairs of characters, everything else by words. It only draws attention, and decides nothing.
"""

import re
from collections.abc import Iterator

from bot.rules.folding import folded

NEAR = 0.4
"""From which on two texts may say the same."""
_RUNS = re.compile(r"[\u3400-\u9fff]+|[^\W_\u3400-\u9fff]+")
_EMPTY = frozenset(
    {
        *("a", "an", "and", "are", "at", "be", "by", "for", "from", "has", "have", "in", "is", "it", "its", "of", "on"),
        *("or", "our", "that", "the", "there", "this", "to", "very", "was", "we", "were", "with"),
        *("一个", "这个", "那个", "我们", "你们", "他们", "这里", "那里", "没有", "有点", "有人", "今天", "昨天"),
        *("看到", "发现", "的"),
    }
)
"""Words that are in every text."""


def nearness(one: str, other: str) -> float:
    """From 0 (nothing in common) to 1 (the same words); what has no words is near to nothing."""
    words, others = _words(one), _words(other)
    if not words or not others:
        return 0.0
    return 2 * len(words & others) / (len(words) + len(others))


def _words(text: str) -> frozenset[str]:
    found = frozenset(word for run in _RUNS.findall(folded(text).casefold()) for word in _of_run(run))
    # what is nothing but such words is still something
    return found - _EMPTY or found


def _of_run(run: str) -> Iterator[str]:
    if not "\u3400" <= run[0] <= "\u9fff" or len(run) == 1:
        yield run
    else:
        yield from (run[at : at + 2] for at in range(len(run) - 1))
