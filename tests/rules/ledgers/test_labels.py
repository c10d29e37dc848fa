"""What a label carries: read for ever as it was once printed, and nothing else is taken for one."""

import re

import pytest

from bot.rules.joining import CardLink, read_link
from bot.rules.ledgers.kinds import LEDGERS
from bot.rules.ledgers.labels import LabelLink, read_label
from bot.rules.numbering import Number, read_number


def test_what_was_printed_once_is_read_as_it_was_meant() -> None:
    # these stand on doors: never change one of them
    assert read_label("e-sites-12") == LabelLink("sites", 12)
    assert read_label("e-licences-4711") == LabelLink("licences", 4711)
    assert read_label("e-sites-12-3") == LabelLink("sites", 12, 3)
    assert str(LabelLink("sites", 12, 3)) == "e-sites-12-3"


def test_any_ledger_and_id_is_read_as_it_was_written_and_telegram_takes_it() -> None:
    for ledger in LEDGERS:
        for entry_id in (1, 42, 10**17):
            link = LabelLink(ledger, entry_id)
            assert read_label(str(link)) == link
            assert re.fullmatch(r"[A-Za-z0-9_-]{1,64}", str(link))


def test_a_ledger_that_is_gone_is_still_a_label() -> None:
    assert read_label("e-old_things-3") == LabelLink("old_things", 3)


@pytest.mark.parametrize(
    "other",
    [
        "",
        "e-sites-",
        "e-sites-0",
        "e-sites-012",
        "e-Sites-1",
        "e-sites-1-0",
        "e-sites-1-2-3",
        "e-sites--1",
        "E-sites-1",
        "sites-1",
        "e--1",
    ],
)
def test_nothing_else_is_taken_for_a_label(other: str) -> None:
    assert read_label(other) is None


def test_a_label_is_no_joining_card_and_no_number() -> None:
    label = str(LabelLink("sites", 12))
    assert not isinstance(read_link(label), CardLink)
    assert not isinstance(read_number(label), Number)
    for other in ("cKM23XY89-t12", "XC20261123-01", "x7Kp2_Qm9-Lw4Rt8Zs1Vb6Ny"):
        assert read_label(other) is None
