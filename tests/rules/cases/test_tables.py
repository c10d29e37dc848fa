"""The life cycles' tables are whole: nothing in them leads nowhere, hangs, or asks for what there is not."""

import pytest

from bot.rules.cases.kinds import LIFE_CYCLES
from bot.rules.cases.life_cycle import Counted, LifeCycle, OnBehalf, Party, Promise
from bot.rules.deadlines import Stage
from bot.rules.forms.built_in import BUILT_IN
from bot.rules.forms.case_keys import UNTIL
from bot.rules.forms.case_steps import FORMS as CASE_STEPS
from bot.rules.people import Role
from bot.screens.buttons import ActOnCase, OpenForm, pack

EACH = pytest.mark.parametrize("life_cycle", LIFE_CYCLES.values(), ids=list(LIFE_CYCLES))
LONGEST_ACTION = 16
BY_OTHER_MEANS = {"voided"}
"""States that no transition leads to: a patrol that is recalled takes its findings along."""


@EACH
def test_every_state_can_be_reached_from_the_first(life_cycle: LifeCycle) -> None:
    reached, fresh = set[str](), {life_cycle.first}
    while fresh:
        reached |= fresh
        ways = [step for step in life_cycle.transitions if step.to is not None and step.since & reached]
        fresh = {str(step.to) for step in ways} - reached
    assert reached == {state.key for state in life_cycle.states} - BY_OTHER_MEANS


@EACH
def test_every_open_state_waits_for_somebody_and_has_a_way_out_that_they_can_go(life_cycle: LifeCycle) -> None:
    for key in life_cycle.open_states:
        state = life_cycle.state(key)
        ways = [step for step in life_cycle.transitions if key in step.since and step.to not in (None, key)]
        assert state.waits_for, key
        assert state.call is not None, key
        assert any(step.who & state.waits_for for step in ways), key


@EACH
def test_whoever_is_to_answer_a_wish_may_answer_it(life_cycle: LifeCycle) -> None:
    """A case waits for them while it is asked (``awaited``), so nothing else may keep them from it."""
    for step in life_cycle.transitions:
        if step.answers:
            assert (step.never, step.never_if_serious, step.once) == (frozenset(), frozenset(), False), step.action
            assert step.to is not None or step.asks is not None or any(isinstance(one, Role) for one in step.tells)


@EACH
def test_from_every_open_state_an_end_can_be_reached(life_cycle: LifeCycle) -> None:
    ended = {state.key for state in life_cycle.states if state.ends}
    leads = set(ended)
    while more := {key for step in life_cycle.transitions if step.to in leads for key in step.since} - leads:
        leads |= more
    assert leads == {state.key for state in life_cycle.states}


@EACH
def test_an_ended_state_waits_for_nobody_and_counts_nothing(life_cycle: LifeCycle) -> None:
    for state in life_cycle.states:
        if state.ends:
            assert (state.waits_for, state.due, dict(state.ladder)) == (frozenset(), Counted.NOT, {}), state.key


@EACH
def test_every_open_state_has_a_deadline_and_tells_somebody_when_it_is_over(life_cycle: LifeCycle) -> None:
    for key in life_cycle.open_states:
        state = life_cycle.state(key)
        assert state.due is not Counted.NOT, key
        assert (state.within is None) is (state.due is Counted.PROMISE), key
        assert any(state.ladder.values()), key


@EACH
def test_what_stays_undone_comes_back_to_who_has_it_in_every_state(life_cycle: LifeCycle) -> None:
    for key in life_cycle.open_states:
        state = life_cycle.state(key)
        assert state.still, key
        # whoever has to act, and somebody else who looks after it or is waiting
        assert state.still & state.waits_for, key
        assert len(state.still) > 1, key
        assert not state.still & life_cycle.hidden_from, key


@EACH
def test_every_promised_date_has_somebody_who_is_told_when_it_passes(life_cycle: LifeCycle) -> None:
    for key in life_cycle.open_states:
        state = life_cycle.state(key)
        promises = [life_cycle.owed] if state.due is Counted.PROMISE else [state.owed]
        promises += [life_cycle.owed] if state.runs else []
        for promise in promises:
            assert promise is not None, key
            assert promise.to, key
            # either it is said to them as a promise, or they are among those whom the ladder tells
            assert promise.what is not None or promise.to <= state.ladder[Stage.OVERDUE], key


@EACH
def test_states_and_transitions_name_each_other_and_each_name_once(life_cycle: LifeCycle) -> None:
    keys = {state.key for state in life_cycle.states}
    assert len(keys) == len(life_cycle.states)
    assert len({step.action for step in life_cycle.transitions}) == len(life_cycle.transitions)
    for step in life_cycle.transitions:
        assert step.since
        assert step.since <= keys, step.action
        assert step.to is None or step.to in keys, step.action


@EACH
def test_what_a_step_asks_for_is_a_form_that_exists_and_its_button_fits(life_cycle: LifeCycle) -> None:
    codes = {form.code for form in CASE_STEPS} & {form.code for form in BUILT_IN}
    longest = 10**12
    for step in life_cycle.transitions:
        assert len(step.action.encode()) <= LONGEST_ACTION, step.action
        if step.asks is None:
            for since in step.since:
                pack(ActOnCase(longest, step.action, since, 10**4))
        else:
            assert step.asks in codes, step.action
            pack(OpenForm(step.asks, step.action, longest))


@EACH
def test_a_step_that_moves_the_promise_by_hand_asks_for_the_day(life_cycle: LifeCycle) -> None:
    forms = {form.code: form for form in CASE_STEPS}
    for step in life_cycle.transitions:
        asks_for_a_day = step.asks is not None and UNTIL in {question.key for question in forms[step.asks].questions}
        # what nobody can do to one alone has its day from elsewhere
        if step.who and step.promise in (Promise.ASKED, Promise.WISHED):
            assert asks_for_a_day, step.action


@EACH
def test_who_wishes_for_another_day_is_answered_with_one_tap_another_day_or_a_reason(life_cycle: LifeCycle) -> None:
    for wish in (step for step in life_cycle.transitions if step.promise is Promise.WISHED):
        answers = [step for step in life_cycle.transitions if step.answers and step.since == wish.since]
        assert {(step.promise, step.asks is None) for step in answers} == {
            (Promise.AGREED, True),
            (Promise.KEEP, False),
        }
        assert any(step.promise is Promise.ASKED and step.since == wish.since for step in life_cycle.transitions)
        assert all(Party.ASKER in step.tells and step.who == wish.tells for step in answers)


@EACH
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_label_is_a_sign_and_words_in_both_languages(life_cycle: LifeCycle, language: str) -> None:
    for step in life_cycle.transitions:
        sign, words = getattr(step.label, language).split(" ", 1)
        assert not any(letter.isalnum() for letter in sign), step.action
        assert words.strip(), step.action
        assert getattr(step.done, language), step.action
        assert getattr(step.event, language), step.action


@EACH
def test_what_is_told_is_told_to_somebody_and_news_have_words(life_cycle: LifeCycle) -> None:
    for step in life_cycle.transitions:
        assert bool(step.tells) is (step.told is not None), step.action
        if step.told is not None:
            assert ("{who}" in step.told.zh) is ("{who}" in step.told.en), step.action


@EACH
def test_nobody_decides_who_may_not_see(life_cycle: LifeCycle) -> None:
    for step in life_cycle.transitions:
        assert not step.who & life_cycle.hidden_from, step.action
        assert not step.tells & life_cycle.hidden_from, step.action


def test_no_button_of_one_card_says_the_same_twice() -> None:
    """Two steps of one name differ in who may take them, or in when, so that nobody sees both."""
    for life_cycle in LIFE_CYCLES.values():
        for one in life_cycle.transitions:
            for other in life_cycle.transitions:
                if one is not other and one.label == other.label and one.since & other.since:
                    assert not one.who & other.who, (one.action, other.action)


@EACH
def test_a_state_says_what_it_pauses_for_exactly_when_its_clock_stands_still(life_cycle: LifeCycle) -> None:
    for state in life_cycle.states:
        assert (state.pause is not None) is not state.runs, state.key


@EACH
def test_what_ends_a_case_for_the_other_side_or_rates_it_is_not_its_handlers_to_record(life_cycle: LifeCycle) -> None:
    for step in life_cycle.transitions:
        recorded = step.on_behalf is not OnBehalf.NOBODY and step.who == {Party.OPENER}
        ends = step.to is not None and life_cycle.state(step.to).ends
        assert step.judges is (recorded and (ends or step.once)), step.action
