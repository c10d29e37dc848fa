"""Several people as one answer: what is typed is parted into names, what is kept is read again as it was."""

from hypothesis import given
from hypothesis import strategies as st

from bot.rules.forms.answers import Answer
from bot.rules.forms.people_named import People, mark_of, people_in, split_names

NAMES = st.text(min_size=1, max_size=20)
PEOPLE = st.builds(
    People, st.dictionaries(st.integers(1, 10**9), NAMES), st.lists(NAMES, unique=True, max_size=5).map(tuple)
)


@given(PEOPLE)
def test_what_is_kept_is_read_again(people: People) -> None:
    assert people_in(Answer(people.value())) == people


@given(PEOPLE, st.integers(1, 10**9), NAMES)
def test_a_tick_that_is_taken_away_leaves_the_others(people: People, one: int, name: str) -> None:
    without = people.without_picked(one).without_named(mark_of(name))
    again = without.with_picked(one, name).with_named(name)
    assert again.without_picked(one).without_named(mark_of(name)) == without
    assert again.with_named(name) == again


def test_a_comma_parts_only_those_who_are_known() -> None:
    known = {"李强", "王芳"}
    assert split_names("李强，王芳", known) == ("李强", "王芳")
    assert split_names("王建国，质量部经理；赵工、 赵工", known) == ("王建国，质量部经理", "赵工")
    assert split_names("无人陪同，值班的人走不开", known) == ("无人陪同，值班的人走不开",)


def test_what_an_older_form_kept_as_a_text_is_one_name() -> None:
    assert people_in(Answer("李强 厂长")).names == ("李强 厂长",)
    assert people_in(None).names == ()
    assert people_in(Answer(None, skipped=True)).names == ()
