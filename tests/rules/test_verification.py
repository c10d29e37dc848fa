"""Codes of documents: as they are made, printed, typed and scanned."""

import random

import pytest

from bot.rules.verification import ALPHABET, LENGTH, VerificationLink, is_nearly_code, new_code, read_code, read_link
from bot.rules.verification import spelled as as_printed


def test_nobody_comes_upon_a_code_and_none_has_what_is_read_as_something_else() -> None:
    assert len(ALPHABET) ** LENGTH > 2**64
    assert set(ALPHABET).isdisjoint("01OIL")
    assert read_code(as_printed("KM23XY89PQRS7W2T")) == "KM23XY89PQRS7W2T"
    code = new_code(random.Random(1).choice)
    assert (len(code), set(code) <= set(ALPHABET)) == (LENGTH, True)


@pytest.mark.parametrize("typed", ["km23-xy89-pqrs-7w2t", " KM23 XY89 PQRS 7W2T ", "ＫＭ２３ＸＹ８９ＰＱＲＳ７Ｗ２Ｔ"])
def test_a_code_is_read_however_it_is_typed(typed: str) -> None:
    assert read_code(typed) == "KM23XY89PQRS7W2T"


@pytest.mark.parametrize("typed", ["KM23-XY89", "LX-XC20261123-0001", "1234567890123456", "ABCDEFGHJKMNPQRS", "巡查"])
def test_other_things_are_no_codes(typed: str) -> None:
    assert read_code(typed) is None
    assert not is_nearly_code(typed)


def test_a_link_is_told_from_others() -> None:
    assert read_link(str(VerificationLink("KM23XY89PQRS7W2T"))) == VerificationLink("KM23XY89PQRS7W2T")
    for other in ("cKM23XY89", "e-sites-12", "v-KM23", "v-KM23XY89PQRS7W2T-c"):
        assert read_link(other) is None


def test_whatever_is_drawn_is_read_when_it_is_typed() -> None:
    drawn = iter("ABCDEFGHJKMNPQRS" + "ABCDEFGHJKMNPQR2")
    assert new_code(lambda _: next(drawn)) == "ABCDEFGHJKMNPQR2", "letters alone look like words, and are drawn again"


def test_letters_alone_are_read_as_they_were_printed_before() -> None:
    assert read_code("ABCD EFGH JKMN PQRS") == "ABCDEFGHJKMNPQRS"
    for words in ("ABCDEFGHJKMNPQRS", "Abcd efgh jkmn pqrs", "THIS DOES LOOK SAME"):
        assert read_code(words) is None, words
