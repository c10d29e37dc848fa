"""Which key has which colour."""

import dataclasses
import typing
from typing import Any

import pytest

from bot.screens import buttons as b
from bot.screens.screen import Button
from bot.screens.tones import Tone, tone_of
from tests.colours import TwoWaysOn, check_colours

SURE = [kind for kind in b.kinds() if "sure" in typing.get_type_hints(kind)]


def _asked(kind: type[b.Data], sure: int) -> b.Data:
    hints = typing.get_type_hints(kind)
    values: dict[str, Any] = {field.name: 1 if hints[field.name] is int else "x" for field in dataclasses.fields(kind)}
    return kind(**{**values, "sure": sure})


@pytest.mark.parametrize("kind", SURE, ids=lambda kind: kind.__name__)
def test_what_ends_something_is_red_once_it_was_asked_and_not_before(kind: type[b.Data]) -> None:
    assert tone_of(_asked(kind, 0)) is Tone.PLAIN
    assert tone_of(_asked(kind, 1)) is Tone.DESTROYS


@pytest.mark.parametrize(
    ("data", "tone"),
    [
        (b.MoveInForm("t", 1, "submit"), Tone.NEXT),
        (b.MoveInForm("t", 1, "cancel"), Tone.DESTROYS),
        (b.MoveInForm("t", 1, "ask_cancel"), Tone.PLAIN),
        (b.MoveInForm("t", 1, "back"), Tone.PLAIN),
        (b.SettlePolicy(1, "publish"), Tone.NEXT),
        (b.SettlePolicy(1, "revoke"), Tone.DESTROYS),
        (b.SettlePolicy(1, "ask_revoke"), Tone.PLAIN),
        (b.HandOver(1, 0, "", 0, 2, ""), Tone.PLAIN),
        (b.HandOver(1, 0, "", 0, 2, "1-2"), Tone.NEXT),
        (b.EndDays(1), Tone.DESTROYS),
        (b.ContinueDraft("t"), Tone.BEGUN),
        (b.ShowHome(), Tone.PLAIN),
    ],
    ids=str,
)
def test_a_key_has_the_colour_of_what_it_does(data: b.Data, tone: Tone) -> None:
    assert tone_of(data) is tone
    assert Button("x", data).tone is tone


def test_a_key_may_say_its_own_colour() -> None:
    assert Button("x", b.ShowHome(), tone=Tone.NEXT).tone is Tone.NEXT
    assert Button("x", b.MoveInForm("t", 1, "submit"), tone=Tone.PLAIN).tone is Tone.PLAIN


def _call(*styles: str | None) -> dict[str, Any]:
    keys = [{"text": str(style), **({"style": style} if style else {})} for style in styles]
    return {"method": "sendMessage", "params": {"text": "?", "reply_markup": {"inline_keyboard": [keys]}}}


def test_a_screen_with_two_ways_on_is_found_in_any_test() -> None:
    check_colours([_call("success", "danger", None), _call("danger", "danger"), _call()])
    with pytest.raises(TwoWaysOn):
        check_colours([_call("success"), _call("success", None, "success")])
