"""Buttons side by side, as far as a phone shows their labels whole."""

from bot.screens.buttons import ShowHome
from bot.screens.rows import side_by_side
from bot.screens.screen import Button


def labels(*texts: str, most: int = 2) -> list[tuple[str, ...]]:
    rows = side_by_side([Button(text, ShowHome()) for text in texts], most)
    return [tuple(button.text for button in row) for row in rows]


def test_two_share_a_row_where_neither_label_is_cut() -> None:
    assert labels("查进度", "培训报名", "设置") == [("查进度", "培训报名"), ("设置",)]
    assert labels("Progress", "Adopt default deadlines", "Home") == [
        ("Progress",),
        ("Adopt default deadlines",),
        ("Home",),
    ]


def test_three_share_a_row_where_each_has_room_in_a_third() -> None:
    assert labels("✅ 符合", "❌ 不符合", "➖ 不适用", "✅ 其余均符合", most=3) == [
        ("✅ 符合", "❌ 不符合", "➖ 不适用"),
        ("✅ 其余均符合",),
    ]
    assert labels("✅ OK", "❌ Not OK", "➖ N/A", "✅ All others OK", most=3) == [
        ("✅ OK", "❌ Not OK", "➖ N/A"),
        ("✅ All others OK",),
    ]


def test_no_buttons_are_no_rows() -> None:
    assert labels() == []
