"""Buttons at phone width."""

from bot.screens.rows import side_by_side
from bot.screens.screen import Button


def laid_out(*labels: str) -> list[list[str]]:
    return [[button.text for button in row] for row in side_by_side([Button(label) for label in labels])]


def test_a_label_too_long_for_half_a_row_stands_alone_and_the_order_stays() -> None:
    assert laid_out("✅ Propose a resolution", "💬 Reply", "❓ Ask for more", "🚫 Cannot be resolved") == [
        ["✅ Propose a resolution"],
        ["💬 Reply", "❓ Ask for more"],
        ["🚫 Cannot be resolved"],
    ]


def test_chinese_labels_stand_side_by_side_up_to_ten_characters() -> None:
    assert laid_out("👍 满意，办结", "👎 不满意，重新处理", "＋ 本单位负责人可以看到") == [
        ["👍 满意，办结", "👎 不满意，重新处理"],
        ["＋ 本单位负责人可以看到"],
    ]
