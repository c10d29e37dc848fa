"""Ids below zero: whose practice a record belongs to, and that no two practices share one."""

from hypothesis import given
from hypothesis import strategies as st

from bot.rules.people import CLIENT_SIDE, FOR_ONE_CLIENT
from bot.rules.practice import (
    GRANTED,
    SIDES,
    is_practice,
    practice_client,
    practice_self,
    practice_selves,
    real_id,
    side_of,
)

PEOPLE = st.integers(1, 2**40)


@given(PEOPLE)
def test_every_practice_id_leads_back_to_the_person_and_the_part(person_id: int) -> None:
    assert real_id(person_id) == person_id
    assert not is_practice(person_id)
    assert is_practice(practice_client(person_id))
    for side in SIDES:
        part = practice_self(person_id, side)
        assert is_practice(part)
        assert real_id(part) == person_id
        assert side_of(part) is side


@given(PEOPLE, PEOPLE)
def test_two_people_share_no_practice_id(one: int, other: int) -> None:
    if one != other:
        ids = [{practice_client(person), *practice_selves(person)} for person in (one, other)]
        assert not ids[0] & ids[1]


def test_nobody_plays_a_role_that_counts_for_all_clients() -> None:
    assert set(GRANTED) == set(SIDES)
    assert all(role in FOR_ONE_CLIENT for roles in GRANTED.values() for role in roles)


def test_both_sides_can_be_played() -> None:
    assert set(SIDES) & CLIENT_SIDE
    assert set(SIDES) - CLIENT_SIDE


def test_no_client_is_no_practice() -> None:
    assert not is_practice(None)
