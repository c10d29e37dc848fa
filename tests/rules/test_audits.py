"""A round of internal audit goes from programme to programme, and each step leads to the next (clause 4.4.1)."""

from bot.rules.checklists.audits import AUDIT, PROGRAMME, REPORT, REVIEW, next_step, round_with

DONE = ((1, AUDIT), (2, PROGRAMME), (3, AUDIT), (4, AUDIT), (5, REPORT), (6, REVIEW), (7, PROGRAMME), (8, AUDIT))


def test_a_round_begins_with_its_programme_and_ends_before_the_next() -> None:
    rounds = {
        number: tuple(one for one, _ in round_with(DONE, (number, step), lambda record: record[1]))
        for number, step in DONE
    }
    assert rounds == {1: (1,), **dict.fromkeys((2, 3, 4, 5, 6), (2, 3, 4, 5, 6)), 7: (7, 8), 8: (7, 8)}


def test_the_next_step_is_behind_the_furthest_that_was_done() -> None:
    assert next_step([PROGRAMME]) == AUDIT
    assert next_step([AUDIT, PROGRAMME]) == REPORT
    assert next_step([PROGRAMME, REPORT]) == REVIEW
    assert next_step([REVIEW, PROGRAMME]) == ""
    assert next_step([]) == PROGRAMME
