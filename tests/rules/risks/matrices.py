"""Matrices of risks as a firm may set them."""

from hypothesis import strategies as st

from bot.rules.risks.matrix import GRADES, LEVELS, Matrix


@st.composite
def matrices(draw: st.DrawFn) -> Matrix:
    """Any matrix whose levels never fall where a grade rises."""
    rows: list[list[int]] = []
    for n in range(GRADES):
        row: list[int] = []
        for place in range(GRADES):
            least = max([0, *row[-1:], *([rows[n - 1][place]] if n else [])])
            row.append(draw(st.integers(least, len(LEVELS) - 1)))
        rows.append(row)
    return Matrix(tuple(tuple(LEVELS[one] for one in row) for row in rows))
