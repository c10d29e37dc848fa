"""Every message offers what its reader can do about it; which do not is written down, with the reason."""

from bot.letters.catalogue import KINDS
from tests.letters.keys import KEYLESS


def test_what_has_no_key_is_a_kind_of_message_and_says_why() -> None:
    assert KEYLESS.keys() <= KINDS.keys()
    assert all(KEYLESS.values())
