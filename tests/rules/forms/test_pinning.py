import json
from dataclasses import replace

import pytest
from hypothesis import given

from bot.rules.forms.built_in import BUILT_IN
from bot.rules.forms.form import Form
from bot.rules.forms.patrol import PATROL
from bot.rules.forms.pinning import UnknownFields, fingerprint, from_json, to_json
from bot.rules.text import Text
from tests.rules.forms.strategies import forms


@given(forms())
def test_a_form_comes_back_from_json_as_it_was(form: Form) -> None:
    assert from_json(json.loads(json.dumps(to_json(form)))) == form


@given(forms())
def test_a_form_read_back_has_the_same_fingerprint(form: Form) -> None:
    assert fingerprint(from_json(to_json(form))) == fingerprint(form)


@given(forms(), forms())
def test_fingerprints_differ_exactly_when_forms_do(one: Form, other: Form) -> None:
    assert (fingerprint(one) == fingerprint(other)) == (one == other)


@pytest.mark.parametrize("form", BUILT_IN, ids=lambda form: form.code)
def test_the_built_in_forms_can_be_pinned(form: Form) -> None:
    assert from_json(json.loads(json.dumps(to_json(form)))) == form


def test_a_changed_word_changes_the_fingerprint() -> None:
    assert fingerprint(replace(PATROL, title=Text("巡查", "Patrol"))) != fingerprint(PATROL)
    assert len(fingerprint(PATROL)) == 64


def test_what_equals_a_default_today_is_written_out() -> None:
    stored = to_json(PATROL)
    assert stored["submit"] == {"zh": "确认无误，提交", "en": "Confirm and submit"}
    assert stored["questions"][0]["required"] is True


def test_what_is_absent_is_left_out() -> None:
    assert "intro" not in to_json(PATROL)
    assert "unit" not in to_json(PATROL)["questions"][0]


def test_a_field_that_is_not_understood_is_never_dropped_silently() -> None:
    stored = to_json(PATROL)
    stored["questions"][0]["colour"] = "red"
    with pytest.raises(UnknownFields) as refused:
        from_json(stored)
    assert refused.value.names == {"colour"}
