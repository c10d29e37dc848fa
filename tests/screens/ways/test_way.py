"""The one table of ways in: two that cannot be told apart, or one that is not whole, stop the program at its start."""

import re
from dataclasses import replace
from itertools import chain

import pytest

from bot.rules.people import Role
from bot.rules.permissions import Action, roles_with
from bot.rules.text import Text
from bot.rules.ways_in import Topic
from bot.screens.buttons import ShowHome, pack
from bot.screens.ways import WAYS, WORDS, way_of
from bot.screens.ways.way import COMMAND, LONGEST_DESCRIPTION, MOST_COMMANDS, Entrance, Way, WaysClash, merged
from handlers.words import UndeclaredWay, meant
from tests.screens.people.people import person

ONE = Way("one", Action.PATROL, Text("甲", "One"), words=Text("甲一|甲二", "first"))
TWO = Way("two", Action.PATROL, Text("乙", "Two"))
OPEN = Entrance(1, lambda _: ShowHome())


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (ONE, replace(TWO, code="one")),
        (ONE, replace(TWO, name=Text("丙", "first"))),
        (ONE, replace(TWO, words=Text("甲二", ""))),
        (ONE, replace(TWO, names={Role.LEAD: Text("丙", "ONE")})),
        (replace(ONE, entrance=OPEN), replace(TWO, entrance=OPEN)),
        (
            replace(ONE, help=(Topic(1, "a", frozenset()),)),
            replace(TWO, help=(Topic(1, "b", frozenset()),)),
        ),
        (
            replace(ONE, help=(Topic(1, "a", frozenset()),)),
            replace(TWO, help=(Topic(2, "a", frozenset()),)),
        ),
        (replace(ONE, keys={Role.LEAD: 1}), replace(TWO, keys={Role.LEAD: 1})),
        (replace(ONE, keys={Role.LEAD: 1}), replace(TWO, keys={Role.LEAD: 3})),
    ],
    ids=["code", "name", "word", "name for a role", "entrance", "order of topics", "topic", "key", "gap of keys"],
)
def test_two_ways_that_cannot_be_told_apart_stop_the_program(one: Way, two: Way) -> None:
    with pytest.raises(WaysClash):
        merged(one, two)


def test_the_error_names_who_has_the_place_and_who_wants_it_too() -> None:
    with pytest.raises(WaysClash, match=f"1, '{ONE.code}', '{TWO.code}'"):
        merged(replace(ONE, entrance=OPEN), replace(TWO, entrance=OPEN))


@pytest.mark.parametrize(
    "way",
    [
        replace(ONE, code="One"),
        replace(ONE, code="a" * 33),
        replace(ONE, name=Text("", "One")),
        replace(ONE, name=Text("甲", "o" * 257)),
        replace(ONE, by=Text("甲", "one"), instead=("nowhere",)),
        replace(ONE, by=Text("甲", "one"), instead=("two",)),
    ],
    ids=["capitals", "too long", "no description", "long description", "nowhere instead", "nothing to press instead"],
)
def test_a_way_that_is_not_whole_stops_the_program(way: Way) -> None:
    with pytest.raises(WaysClash):
        merged(way, TWO)


def test_there_is_room_for_four_keys_only() -> None:
    ways = [Way(f"w{n}", Action.PATROL, Text(f"甲{n}", f"w {n}"), keys={Role.LEAD: n}) for n in range(1, 6)]
    assert list(merged(*ways[:4])) == ["w1", "w2", "w3", "w4"]
    with pytest.raises(WaysClash):
        merged(*ways)


def test_every_way_has_an_action_that_somebody_may_do() -> None:
    assert [way.code for way in WAYS.values() if not roles_with(way.action)] == []


def test_telegram_takes_the_list() -> None:
    listed = [way for way in WAYS.values() if way.listed]
    assert 0 < len(listed) <= MOST_COMMANDS
    for way in listed:
        assert COMMAND.fullmatch(way.code)
        for name in (way.name, *way.names.values()):
            assert all(0 < len(said) <= LONGEST_DESCRIPTION for said in (name.zh, name.en))


def test_a_handler_for_a_way_of_no_table_stops_the_program() -> None:
    with pytest.raises(UndeclaredWay):
        meant(ONE)
    with pytest.raises(UndeclaredWay):
        meant(replace(WAYS["patrol"], action=Action.SEE_HOME))


def test_every_word_means_the_way_that_has_it() -> None:
    assert len(WORDS) == sum(len(way.said()) for way in WAYS.values())
    for word, way in WORDS.items():
        assert way_of(f" {word.upper()}。") is way
    for text in ("", "/", "/ ", "/nothing", "巡查一下"):
        assert way_of(text) is None
    assert way_of("/patrol@quality_butler_bot now") is WAYS["patrol"]


def test_what_a_role_calls_it_is_understood() -> None:
    for way in WAYS.values():
        names = chain([way.name, way.key or way.name], way.names.values())
        assert all(way_of(half) is way for name in names for half in (name.zh, name.en))
    assert WAYS["findings"].name_for(Role.CLIENT_STAFF, Role.CONSULTANT).zh == "待我整改"
    assert WAYS["findings"].name_for(Role.CONSULTANT).zh == "未闭环问题"


@pytest.mark.parametrize("role", Role)
def test_every_entrance_opens_something_that_fits_a_button(role: Role) -> None:
    for way in WAYS.values():
        if way.entrance is not None:
            assert re.match(r"\w+", pack(way.entrance.opens(person(role))))


def test_every_listed_way_is_explained_to_somebody_who_may_go_it() -> None:
    for way in WAYS.values():
        if way.listed:
            assert way.help, way.code
            assert all(topic.roles & roles_with(way.action).keys() for topic in way.help), way.code
