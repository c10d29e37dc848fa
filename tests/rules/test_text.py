"""Lists as a sentence says them, in both languages."""

import pytest

from bot.rules.text import few, joined

NAMES = ("王芳", "李强", "周明")


def test_names_are_joined_as_each_language_does() -> None:
    assert [joined(NAMES, language) for language in ("zh", "en")] == ["王芳、李强、周明", "王芳, 李强, 周明"]
    assert joined((), "zh") == ""


@pytest.mark.parametrize(
    ("most", "count", "said"),
    [
        (3, None, "王芳、李强、周明"),
        (2, None, "王芳、李强，还有 1 项"),
        (1, None, "王芳，还有 2 项"),
        (3, 5, "王芳、李强、周明，还有 2 项"),
        (2, 2, "王芳、李强"),
        (3, 3, "王芳、李强、周明"),
    ],
)
def test_the_first_are_named_and_the_others_counted(most: int, count: int | None, said: str) -> None:
    assert few(NAMES, most, "zh", count) == said


def test_the_others_are_counted_in_english_too() -> None:
    assert few(NAMES, 2, "en") == "王芳, 李强 and 1 more"
