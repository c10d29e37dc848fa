"""A seal as people keep it: short, and read back only as it was shown."""

import pytest

from bot.rules.sealing import NotAFingerprint, fingerprint, position_of

SEALED = "9f3ac01e77d1b2aa" + "0" * 40 + "0c1d2e3f"


def test_it_shows_the_position_and_both_ends_of_the_hash() -> None:
    assert fingerprint(412, SEALED) == "412:9f3ac01e77d1b2aa-0c1d2e3f"


def test_the_position_is_read_back() -> None:
    assert position_of(f" {fingerprint(412, SEALED)}\n") == 412


@pytest.mark.parametrize("other", ["", "412", "412:9f3a-0c1d", SEALED, "x:9f3ac01e77d1b2aa-0c1d2e3f"])
def test_anything_else_is_refused(other: str) -> None:
    with pytest.raises(NotAFingerprint):
        position_of(other)
