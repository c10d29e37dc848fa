"""The words of documents."""

import re
from string import Formatter

import pytest

from bot.documents import words
from bot.rules.text import Text

PAIRS = {name: text for name, text in vars(words).items() if isinstance(text, Text)}
PAIRS |= {f"results.{key}": text for key, text in words.RESULTS.items()}
PAIRS |= {f"severities.{key}": text for key, text in words.SEVERITIES.items()}
PAIRS |= {f"headings.{at}": text for at, text in enumerate(words.HEADINGS)}


@pytest.mark.parametrize("name", PAIRS)
def test_both_languages_fill_the_same_places(name: str) -> None:
    pair = PAIRS[name]
    assert _places(pair.zh) == _places(pair.en)
    assert pair.one is None or _places(pair.one) <= _places(pair.en)


@pytest.mark.parametrize("name", PAIRS)
def test_english_has_no_chinese_character_or_punctuation(name: str) -> None:
    pair = PAIRS[name]
    assert not re.search("[\u3000-\uffef]", pair.en + (pair.one or ""))


def _places(text: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(text) if field}
