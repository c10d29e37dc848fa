"""What people wrote is shown as it was written: nothing unseen turns the words of a screen around."""

from bot.screens.screen import Attachment, Button, Key, Screen, Toast, escape

TURNED = "合同\u202e.gpj\u2066已付\x07款"
PLAIN = "合同.gpj已付款"


def test_no_screen_button_or_toast_has_characters_of_direction() -> None:
    assert escape(f"<{TURNED}>") == f"&lt;{PLAIN}&gt;"
    assert Button(TURNED).text == PLAIN
    assert Screen("").with_toast(TURNED).toast == PLAIN
    assert Screen(TURNED, toast=TURNED) == Screen(PLAIN, toast=PLAIN)
    assert (Key(TURNED).text, Toast(TURNED).text, Attachment("", TURNED).name) == (PLAIN, PLAIN, PLAIN)
    assert escape("第一行\n\t第二行 👨\u200d👩") == "第一行\n\t第二行 👨\u200d👩"
