"""Codes, links, the state of a card, and who on the list a joiner is."""

import random
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.joining import (
    DIGITS,
    GRANTED,
    LETTERS,
    CardLink,
    CardState,
    Destination,
    Goal,
    InvitationLink,
    Match,
    card_state,
    is_nearly_code,
    match,
    may_be_matched,
    may_reconnect,
    new_code,
    read_code,
    read_destination,
    read_link,
    spelled,
)
from bot.rules.people import Grant, Role

NOW = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
CODE = "KM23XY89"


@dataclass(frozen=True)
class OnTheList:
    id: int
    code: str | None
    name: str


@given(st.randoms(use_true_random=False))
def test_a_new_code_is_read_back_however_it_is_typed(chance: random.Random) -> None:
    code = new_code(chance.choice)
    assert len(code) == 8
    assert not set(code) & set("0O1IL")
    assert set(code) <= set(LETTERS + DIGITS)
    for typed in (code, code.lower(), spelled(code), f" {spelled(code).lower()} ", code.replace("", " ")):
        assert read_code(typed) == code


@pytest.mark.parametrize("typed", ["ＫＭ２３－ＸＹ８９", "km23—xy89", "KM23 XY89。", "km23_xy89"])
def test_full_width_letters_and_any_dash_are_read(typed: str) -> None:
    assert read_code(typed) == CODE


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "你好",
        "菜单",
        "KM23",
        "KM23XY8",
        "KM23XY899",
        "20261123",
        "REPORTED",
        "WT20261123-01",
        "符合",
        "1.5–2.25 MPa",
    ],
)
def test_what_is_like_no_code_is_none(typed: str) -> None:
    assert read_code(typed) is None


def test_a_code_with_letters_that_no_code_has_is_wrong_rather_than_overlooked() -> None:
    assert read_code("KO23-IL89") == "KO23IL89"


@pytest.mark.parametrize(
    ("destination", "carried"),
    [
        (Destination(), ""),
        (Destination(Goal.COMPLAINT), "c"),
        (Destination(Goal.TRAINING, 12), "t12"),
    ],
)
def test_a_link_carries_code_and_destination(destination: Destination, carried: str) -> None:
    link = CardLink(CODE, destination)
    assert str(link) == f"c{CODE}" + (f"-{carried}" if carried else "")
    read = read_link(str(link))
    assert isinstance(read, CardLink)
    assert read.code == CODE
    assert (read.to or Destination()) == destination
    assert len(str(link)) <= 64


@pytest.mark.parametrize("carried", ["t", "t0", "x9", "c'; DROP", "t99999999999999", "T12", "t-1"])
def test_a_destination_that_nobody_made_leads_home(carried: str) -> None:
    assert read_destination(carried) == Destination()


def test_an_invitations_link_is_its_token_with_or_without_a_destination() -> None:
    token = "Ab-c_" * 4 + "wxyz"
    assert len(token) == 24
    assert read_link(token) == InvitationLink(token, Destination())
    assert read_link(f"{token}-t7") == InvitationLink(token, Destination(Goal.TRAINING, 7))
    # a token that happens to end like one is still the whole token
    ends_so = token[:-3] + "-t7"
    assert read_link(ends_so) == InvitationLink(ends_so, Destination())


def test_a_card_serves_until_it_is_revoked_expired_or_used_up() -> None:
    later = NOW + timedelta(days=1)
    assert card_state(5, 4, later, None, NOW) is CardState.OPEN
    assert card_state(5, 5, later, None, NOW) is CardState.USED_UP
    assert card_state(5, 0, NOW, None, NOW) is CardState.EXPIRED
    assert card_state(5, 0, later, NOW, NOW) is CardState.REVOKED


LIST = (
    OnTheList(1, "A012", "王芳"),
    OnTheList(2, "A013", "李强"),
    OnTheList(3, None, "赵伟"),
    OnTheList(4, "A014", "王芳"),
)


@pytest.mark.parametrize(
    ("name", "code", "expected"),
    [
        ("王芳", "A012", Match(1, certain=True)),
        ("王 芳", "ａ012", Match(1, certain=True)),
        ("王芳芳", "A012", Match(1, certain=False)),
        ("李强", "", Match(2, certain=False)),
        ("李强", "B999", Match(2, certain=False)),
        ("赵伟", "", Match(3, certain=False)),
        ("王芳", "", None),
        ("孙丽", "", None),
        ("孙丽", "B999", None),
    ],
)
def test_only_name_and_number_together_make_a_match_certain(name: str, code: str, expected: Match | None) -> None:
    assert match(name, code, LIST) == expected


def test_a_card_gives_client_staff_and_leads_to_nobody_who_is_more() -> None:
    assert GRANTED is Role.CLIENT_STAFF
    staff = Grant(Role.CLIENT_STAFF, 10)
    assert may_be_matched((staff,), 10)
    for more in (Grant(Role.CLIENT_MANAGER, 10), Grant(Role.CLIENT_STAFF, 20), Grant(Role.ADMINISTRATOR, None)):
        assert not may_be_matched((staff, more), 10)
        assert not may_be_matched((more,), 10)
        assert not may_reconnect((staff, more), 10)
    assert not may_be_matched((), 10)


@pytest.mark.parametrize(
    ("typed", "nearly"),
    [("KM23XY8", True), ("KM23XY899", True), ("km23-xy8", True), ("menu", False), ("你好", False), ("", False)],
)
def test_a_code_with_a_character_too_many_or_too_few_is_nearly_one(typed: str, nearly: bool) -> None:
    assert is_nearly_code(typed) is nearly
