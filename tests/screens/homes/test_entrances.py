"""Whoever says what is somebody else's to do is told whose it is, and what they can do instead."""

import re
from itertools import combinations

import pytest

from bot.rules.people import Role
from bot.rules.permissions import may_anywhere
from bot.rules.text import CHINESE, ENGLISH, Language, Text
from bot.screens.buttons import ShowHome, action_of
from bot.screens.homes.entrances import NOT_YOURS, YOU_CAN, instead_of, own_entrances
from bot.screens.screen import columns
from bot.screens.ways import WAYS
from bot.screens.ways.way import Way
from tests.screens.people.people import person

DENIED = [
    (way, role, language)
    for way in WAYS.values()
    for role in Role
    for language in (CHINESE, ENGLISH)
    if not may_anywhere(person(role), way.action)
]
ONE_LINE = 120
"""Columns: a sentence and a question, two lines of a phone."""


def told(code: str, *roles: Role, language: Language = CHINESE) -> tuple[str, list[str]]:
    """The sentence and the keys below it, but for the way home."""
    screen = instead_of(WAYS[code], person(*roles, language=language))
    *rows, (home,) = screen.rows
    assert home.data == ShowHome()
    return screen.html, [button.text for row in rows for button in row]


@pytest.mark.parametrize(("way", "role", "language"), DENIED, ids=lambda one: getattr(one, "code", str(one)))
def test_every_way_that_is_not_ones_own_says_whose_it_is_and_offers_what_is(
    way: Way, role: Role, language: Language
) -> None:
    who = person(role, language=language)
    assert way.by is not None
    said, keys = told(way.code, role, language=language)
    assert said.startswith(way.by.to(language))
    assert len(said) > len(way.by.to(language))
    assert said.endswith(("？", "：") if language == CHINESE else ("?", ":"))
    assert columns(said) <= ONE_LINE
    assert bool(re.search(r"[\u4e00-\u9fff]", said)) is (language == CHINESE)
    assert "无权" not in said
    assert keys
    for row in instead_of(way, who).rows:
        for button in row:
            assert button.data is not None
            action = action_of(type(button.data))
            assert action is not None
            assert may_anywhere(who, action), button


def test_somebody_of_the_client_may_see_what_patrols_found() -> None:
    for code in ("patrol", "today"):
        assert told(code, Role.CLIENT_STAFF)[1] == ["待我整改"]
    assert told("patrol", Role.CLIENT_STAFF)[0] == "巡查由质量管家来做。要看巡查发现的问题吗？"
    english = told("patrol", Role.CLIENT_MANAGER, language=ENGLISH)
    assert english == (
        "Patrols are done by the consultants. Would you like to see what the patrols found?",
        ["My to-fix list"],
    )
    assert told("patrol", Role.AUDITOR)[1] == ["未闭环问题"]


def test_the_first_way_that_is_theirs_is_offered() -> None:
    assert told("import", Role.LEAD)[1] == ["企业与人员"]
    assert told("import", Role.QUALITY_MANAGER)[1] == ["企业与人员"]
    assert told("import", Role.CLIENT_STAFF)[1] == ["问管家"]
    assert told("complain", Role.CONSULTANT) == ("投诉由企业的人来提。要替对方登记吗？", ["代录"])
    assert told("complain", Role.AUDITOR)[1] == ["查进度"]


def test_where_nothing_stands_in_for_it_their_own_ways_are_shown() -> None:
    said, keys = told("setup", Role.CLIENT_STAFF)
    assert said == "开局由管理员来做。这里您可以："
    assert keys == ["待我整改", "突发事件上报", "查进度", "问管家", "我要投诉", "隐患上报", "培训报名", "设置"]


def test_a_way_that_says_nothing_of_its_own_has_a_sentence_too() -> None:
    way = Way("new", WAYS["patrol"].action, Text("新", "New"))
    for language in (CHINESE, ENGLISH):
        said = instead_of(way, person(Role.CLIENT_STAFF, language=language)).html
        assert said.startswith(NOT_YOURS.to(language))
        assert said.endswith(YOU_CAN.to(language))


@pytest.mark.parametrize("roles", list(combinations(Role, 2)), ids=str)
def test_two_roles_have_the_ways_of_both_once_and_in_one_order(roles: tuple[Role, ...]) -> None:
    both = [way.code for way, _ in own_entrances(person(*roles))]
    assert set(both) == {way.code for role in roles for way, _ in own_entrances(person(role))}
    assert len(both) == len(set(both))
    ranks = [entrance.rank for _, entrance in own_entrances(person(*roles))]
    assert ranks == sorted(ranks)
