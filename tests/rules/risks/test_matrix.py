"""The matrix: a level for each pair of grades, which never falls where one of them rises (clause 4.3 c)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.risks.matrix import GRADES, LEVELS, STANDARD, STRICT, Level, Matrix, NoMatrix, read_matrix, write_matrix
from tests.rules.risks.matrices import matrices

GRADE = st.integers(1, GRADES)


@given(matrices(), GRADE, GRADE, GRADE, GRADE)
def test_whatever_is_likelier_and_severer_is_of_no_lower_level(
    matrix: Matrix, likelihood: int, severity: int, other_likelihood: int, other_severity: int
) -> None:
    higher = matrix.level(max(likelihood, other_likelihood), max(severity, other_severity))
    lower = matrix.level(min(likelihood, other_likelihood), min(severity, other_severity))
    assert LEVELS.index(lower) <= LEVELS.index(matrix.level(likelihood, severity)) <= LEVELS.index(higher)


@given(matrices())
def test_a_matrix_is_read_back_as_it_was_written(matrix: Matrix) -> None:
    assert read_matrix(write_matrix(matrix)) == matrix
    assert read_matrix(write_matrix(matrix).replace("/", "\n")) == matrix


@given(GRADE, GRADE)
def test_as_it_comes_the_product_of_the_grades_decides(likelihood: int, severity: int) -> None:
    product = likelihood * severity
    usual = LEVELS[sum(product > limit for limit in (4, 9, 16))]
    assert STANDARD.level(likelihood, severity) is usual
    assert LEVELS.index(STRICT.level(likelihood, severity)) >= LEVELS.index(usual)


def test_rows_are_likelihoods_and_columns_severities() -> None:
    matrix = read_matrix("11111/11111/11111/11111/11114")
    assert (matrix.level(5, 5), matrix.level(4, 5)) == (Level.CRITICAL, Level.LOW)
    matrix = read_matrix("11112/11112/11112/11112/11112")
    assert (matrix.level(1, 5), matrix.level(5, 4)) == (Level.MODERATE, Level.LOW)


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "11111",
        "11111/11111/11111/11111",
        "11111/11111/11111/11111/1111",
        "1111a/11111/11111/11111/11111",
        "11115/11111/11111/11111/11111",
        "11121/11111/11111/11111/11111",
        "11112/11111/11111/11111/11111",
    ],
)
def test_what_is_not_whole_or_falls_is_no_matrix(wrong: str) -> None:
    with pytest.raises(NoMatrix):
        read_matrix(wrong)
