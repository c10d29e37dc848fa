import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.form import GIVEN, NONE, FollowUp, Form, Kind, Option, Question, Step, When
from bot.rules.forms.answers import SKIPPED, Answer
from bot.rules.forms.walking import (
    ConditionAhead,
    following,
    hidden_answers,
    missing,
    position,
    preceding,
    rest_conform,
    visible,
)
from bot.rules.plain_words import CONFORM, NO, NON_CONFORM, YES
from bot.rules.text import Text
from tests.rules.forms.strategies import answered_forms

WORDS = Text("问题", "Question")


def question(key: str, kind: Kind = Kind.TEXT, **more: object) -> Question:
    return Question(key, kind, WORDS, **more)  # type: ignore[arg-type]


def form(*questions: Question) -> Form:
    return Form("form", 1, WORDS, questions)


CHECK = form(
    question("first", Kind.CONFORMITY, follow_ups=(FollowUp(frozenset({NON_CONFORM}), (question("note"),)),)),
    question("second", Kind.CONFORMITY),
    question("extra", required=False),
    question("aside", walked=False),
)


def keys(steps: tuple[Step, ...]) -> list[str]:
    return [step.key for step in steps]


def key_of(step: Step | None) -> str | None:
    return None if step is None else step.key


def test_a_follow_up_is_visible_only_after_the_answers_that_ask_for_it() -> None:
    assert keys(visible(CHECK, {})) == ["first", "second", "extra", "aside"]
    assert keys(visible(CHECK, {"first": Answer(CONFORM)})) == ["first", "second", "extra", "aside"]
    assert keys(visible(CHECK, {"first": Answer(NON_CONFORM)})) == ["first", "first.note", "second", "extra", "aside"]
    assert keys(visible(CHECK, {"first": SKIPPED})) == ["first", "second", "extra", "aside"]


def test_a_condition_on_a_hidden_question_does_not_hold_though_it_was_answered() -> None:
    chain = form(
        question("a", Kind.YES_NO),
        question("b", Kind.YES_NO, visible_when=(When("a", frozenset({YES})),)),
        question("c", visible_when=(When("b", frozenset({YES})),)),
    )
    answers = {"a": Answer(NO), "b": Answer(YES), "c": Answer("text")}
    assert keys(visible(chain, answers)) == ["a"]
    assert hidden_answers(chain, answers) == {"b", "c"}


def test_no_files_count_as_none_whether_unanswered_skipped_removed_or_hidden() -> None:
    files = form(
        question("ask", Kind.YES_NO),
        question("photo", Kind.FILES, visible_when=(When("ask", frozenset({YES})),)),
        question("with", visible_when=(When("photo", frozenset({GIVEN})),)),
        question("without", visible_when=(When("photo", frozenset({NONE})),)),
    )
    shown = {"ask": Answer(YES)}
    assert "without" in keys(visible(files, {}))
    assert "without" in keys(visible(files, shown))
    assert "without" in keys(visible(files, {**shown, "photo": SKIPPED}))
    assert "without" in keys(visible(files, {**shown, "photo": Answer([])}))
    assert "without" in keys(visible(files, {"ask": Answer(NO), "photo": Answer(["1"])}))
    assert keys(visible(files, {**shown, "photo": Answer(["1"])})) == ["ask", "photo", "with"]


def test_a_condition_on_several_choices_holds_when_one_of_them_is_meant() -> None:
    several = form(
        question("which", Kind.CHOICES, options=(Option("a", WORDS), Option("b", WORDS))),
        question("about", visible_when=(When("which", frozenset({"b", "c"})),)),
    )
    assert keys(visible(several, {"which": Answer(["a", "b"])})) == ["which", "about"]
    assert keys(visible(several, {"which": Answer(["a"])})) == ["which"]


def test_a_condition_on_a_rating_compares_its_digits() -> None:
    rated = form(question("rate", Kind.RATING), question("why", visible_when=(When("rate", frozenset({"1", "2"})),)))
    assert keys(visible(rated, {"rate": Answer(2)})) == ["rate", "why"]
    assert keys(visible(rated, {"rate": Answer(5)})) == ["rate"]


def test_a_condition_that_looks_ahead_is_refused() -> None:
    ahead = form(question("a", visible_when=(When("b", frozenset({YES})),)), question("b", Kind.YES_NO))
    with pytest.raises(ConditionAhead) as refused:
        visible(ahead, {})
    assert (refused.value.step, refused.value.question) == ("a", "b")


def test_the_walk_goes_on_behind_the_present_question_and_comes_back_for_what_was_left() -> None:
    assert key_of(following(CHECK, {}, None)) == "first"
    assert key_of(following(CHECK, {"first": Answer(NON_CONFORM)}, "first")) == "first.note"
    assert key_of(following(CHECK, {"first": Answer(CONFORM)}, "first")) == "second"
    answers = {"second": Answer(CONFORM), "extra": SKIPPED}
    assert key_of(following(CHECK, answers, "extra")) == "first"
    assert following(CHECK, {**answers, "first": Answer(CONFORM)}, "extra") is None


def test_questions_beside_the_walk_are_never_next_but_can_be_left_from() -> None:
    assert key_of(following(CHECK, {}, "aside")) == "first"
    assert key_of(preceding(CHECK, {}, "aside")) == "extra"


def test_files_that_were_all_removed_are_asked_for_again() -> None:
    files = form(question("photo", Kind.FILES), question("text"))
    assert key_of(following(files, {"photo": Answer([]), "text": Answer("text")}, "text")) == "photo"


def test_one_step_back_is_the_visible_walked_question_in_front() -> None:
    assert key_of(preceding(CHECK, {}, None)) == "extra"
    assert key_of(preceding(CHECK, {}, "second")) == "first"
    assert key_of(preceding(CHECK, {"first": Answer(NON_CONFORM)}, "second")) == "first.note"
    assert preceding(CHECK, {}, "first") is None


def test_a_question_that_the_form_does_not_have_is_an_error() -> None:
    for ask in (following, preceding, position):
        with pytest.raises(KeyError):
            ask(CHECK, {}, "unknown")


def test_missing_are_the_required_questions_unanswered_or_skipped() -> None:
    assert keys(missing(CHECK, {})) == ["first", "second", "aside"]
    answers = {"first": Answer(NON_CONFORM), "second": SKIPPED, "aside": Answer("text")}
    assert keys(missing(CHECK, answers)) == ["first.note", "second"]


@pytest.mark.parametrize(
    ("minimum", "files", "is_missing"),
    [(None, [], True), (None, ["1"], False), (2, ["1"], True), (2, ["1", "2"], False), (0, [], False)],
)
def test_too_few_files_are_missing(minimum: int | None, files: list[str], is_missing: bool) -> None:
    files_form = form(question("photo", Kind.FILES, minimum=minimum))
    assert bool(missing(files_form, {"photo": Answer(files)})) is is_missing


def test_a_follow_up_shows_the_position_of_its_top_level_question() -> None:
    answers = {"first": Answer(NON_CONFORM)}
    assert position(CHECK, answers, "first.note") == (1, 3)
    assert position(CHECK, answers, "second") == (2, 3)
    assert position(CHECK, answers, "aside") == (0, 3)


def test_rest_conform_fills_open_conformity_questions_and_nothing_else() -> None:
    assert rest_conform(CHECK, {}) == {"first": Answer(CONFORM), "second": Answer(CONFORM)}
    assert rest_conform(CHECK, {"first": Answer(NON_CONFORM)}) == {"second": Answer(CONFORM)}
    assert rest_conform(CHECK, {"first": SKIPPED, "second": Answer(NON_CONFORM)}) == {}


@given(answered_forms())
def test_nothing_is_both_visible_and_hidden(drawn: tuple[Form, dict[str, Answer]]) -> None:
    some_form, answers = drawn
    shown = set(keys(visible(some_form, answers)))
    hidden = hidden_answers(some_form, answers)
    assert not shown & hidden
    assert set(answers) <= shown | hidden
    assert hidden <= set(answers)


@given(answered_forms())
def test_a_follow_up_is_never_visible_without_its_parent(drawn: tuple[Form, dict[str, Answer]]) -> None:
    shown = visible(*drawn)
    assert all(step.parent is None or step.parent in keys(shown) for step in shown)


@given(answered_forms())
def test_hidden_answers_change_nothing_that_is_shown(drawn: tuple[Form, dict[str, Answer]]) -> None:
    some_form, answers = drawn
    hidden = hidden_answers(some_form, answers)
    without = {key: answer for key, answer in answers.items() if key not in hidden}
    assert visible(some_form, without) == visible(some_form, answers)
    assert missing(some_form, without) == missing(some_form, answers)


@given(answered_forms(), st.data())
def test_walking_on_and_skipping_reaches_the_review_page_asking_nothing_twice(
    drawn: tuple[Form, dict[str, Answer]], data: st.DataObject
) -> None:
    some_form, answers = drawn
    at = data.draw(st.none() | st.sampled_from(keys(some_form.steps())))
    asked = []
    while (step := following(some_form, answers, at)) is not None:
        assert step.question.walked
        assert step in visible(some_form, answers)
        asked.append(step.key)
        answers[step.key] = SKIPPED
        at = step.key
    assert len(asked) == len(set(asked))


@given(answered_forms())
def test_walking_back_from_the_review_page_visits_every_walked_question_once(
    drawn: tuple[Form, dict[str, Answer]],
) -> None:
    some_form, answers = drawn
    visited = []
    at = None
    while (step := preceding(some_form, answers, at)) is not None:
        visited.append(step)
        at = step.key
    assert visited[::-1] == [step for step in visible(some_form, answers) if step.question.walked]


@given(answered_forms())
def test_rest_conform_touches_no_answer_and_leaves_no_open_conformity(drawn: tuple[Form, dict[str, Answer]]) -> None:
    some_form, answers = drawn
    before = visible(some_form, answers)
    added = rest_conform(some_form, answers)
    assert not added.keys() & answers.keys()
    top = [step.key for step in before if step.parent is None and step.question.kind is Kind.CONFORMITY]
    assert all(key in answers or added[key] == Answer(CONFORM) for key in top)


def counts_on_the_way(asked: Form, answers: dict[str, Answer]) -> list[tuple[int, int | None]]:
    """What is said of how far one is, question by question, by somebody who goes through and skips what is left out."""
    given: dict[str, Answer] = {}
    said = []
    step = following(asked, given, None)
    while step is not None:
        said.append(position(asked, given, step.key))
        answer = answers.get(step.key, SKIPPED)
        given[step.key] = answer if answer.value or answer.skipped else SKIPPED
        step = following(asked, given, step.key)
    return said


@given(answered_forms())
def test_a_count_that_was_shown_never_jumps(form_and_answers: tuple[Form, dict[str, Answer]]) -> None:
    asked, answers = form_and_answers
    said = [one for one in counts_on_the_way(asked, answers) if one[0]]
    totals = [total for _, total in said if total is not None]
    assert len(set(totals)) <= 1
    # once it is known it stays known
    assert [total for _, total in said][len(said) - len(totals) :] == totals
    numbers = [number for number, _ in said]
    assert numbers == sorted(numbers)
    assert all(number <= total for number, total in said if total is not None)


def test_a_count_is_said_once_it_is_certain() -> None:
    asked = form(
        question("role", Kind.CHOICE, options=(Option("a", WORDS), Option("b", WORDS))),
        question("firm", visible_when=(When("role", frozenset({"a"})),)),
        question("name"),
    )
    assert counts_on_the_way(asked, {"role": Answer("a")}) == [(1, None), (2, 3), (3, 3)]
    assert counts_on_the_way(asked, {"role": Answer("b")}) == [(1, None), (2, 2)]
    assert counts_on_the_way(CHECK, {"first": Answer(NON_CONFORM)}) == [(1, 3), (1, 3), (2, 3), (3, 3)]


def test_what_one_answer_rules_out_is_not_waited_for_however_many_other_conditions_it_has() -> None:
    yes = frozenset({YES})
    asked = form(
        question("inside", Kind.YES_NO),
        question("outside", Kind.YES_NO),
        question("both", Kind.YES_NO, visible_when=(When("inside", yes), When("outside", yes))),
        question("why", visible_when=(When("both", frozenset({NO})),)),
    )
    assert position(asked, {}, "inside") == (1, None)
    assert position(asked, {"inside": Answer(NO)}, "outside") == (2, 2)
    assert position(asked, {"inside": Answer(YES)}, "outside") == (2, None)
    assert position(asked, {"inside": Answer(YES), "outside": Answer(YES), "both": Answer(YES)}, "both") == (3, 3)
