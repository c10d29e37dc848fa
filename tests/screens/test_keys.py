"""The keys at the bottom: at most four, two in a row, each understood when it is typed."""

from itertools import combinations

import pytest

from bot.rules.people import Role
from bot.rules.text import CHINESE, ENGLISH
from bot.screens.keys import HOME, KEYS_BY_ROLE, keys_for
from bot.screens.ways import way_of
from tests.screens.people.people import person

SEVERAL = [roles for n in (1, 2, 3) for roles in combinations(Role, n)]


def test_every_role_has_keys() -> None:
    assert set(KEYS_BY_ROLE) == set(Role)


@pytest.mark.parametrize("roles", SEVERAL, ids=str)
def test_nobody_has_more_than_four_keys_nor_more_than_two_in_a_row(roles: tuple[Role, ...]) -> None:
    rows = keys_for(person(*roles))
    words = [key.text for row in rows for key in row]
    assert 1 <= len(words) <= 4
    assert len(words) == len(set(words))
    assert all(len(row) <= 2 for row in rows)


@pytest.mark.parametrize("roles", SEVERAL, ids=str)
def test_who_has_more_than_fits_has_the_home(roles: tuple[Role, ...]) -> None:
    wanted = {word for role in roles for word in KEYS_BY_ROLE[role]}
    words = [key.text for row in keys_for(person(*roles)) for key in row]
    assert len(wanted) <= 4 or HOME.zh in words


@pytest.mark.parametrize("role", Role)
def test_every_key_is_understood_in_both_languages(role: Role) -> None:
    for language in (CHINESE, ENGLISH):
        assert all(way_of(key.text) for row in keys_for(person(role, language=language)) for key in row)
