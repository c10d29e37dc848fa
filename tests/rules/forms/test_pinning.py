import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given

from bot.rules.form import Form, Kind, Limit, Question
from bot.rules.forms.built_in import BUILT_IN
from bot.rules.forms.inviting import INVITATION
from bot.rules.forms.pinning import UnknownFields, fingerprint, from_json, to_json
from bot.rules.text import Text
from bot.rules.work_records.patrol_form import PATROL
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


PUBLISHED = [
    line.split() for line in Path(__file__).with_name("published.txt").read_text(encoding="utf-8").splitlines()
]
"""Code, version and fingerprint of forms that running firms have published."""


def test_what_running_firms_have_published_keeps_its_fingerprint() -> None:
    now = {(form.code, str(form.version)): fingerprint(form) for form in BUILT_IN}
    kept = {(code, version): kept for code, version, kept in PUBLISHED if (code, version) in now}
    assert len(kept) > 50
    assert {form: now[form] for form in kept} == kept


def test_every_form_is_pinned_since_a_firm_may_have_published_it() -> None:
    pinned = {(code, version) for code, version, _ in PUBLISHED}
    unpinned = [form for form in BUILT_IN if (form.code, str(form.version)) not in pinned]
    assert not unpinned, "\n".join(f"{form.code} {form.version} {fingerprint(form)}" for form in unpinned)


def pinned_limit(limit: Limit) -> object:
    """How a limit is written down."""
    question = Question("gap", Kind.NUMBER, Text("缝隙？", "Gap?"), minimum=limit)
    return to_json(Form("form", 1, Text("表", "Form"), (question,)))["questions"][0]["minimum"]


def test_a_limit_is_a_json_number_while_it_is_whole_and_exact_text_otherwise() -> None:
    assert [pinned_limit(whole) for whole in (3, Decimal(3), Decimal("3.00"), Decimal("3E+2"))] == [3, 3, 3, 300]
    assert [pinned_limit(Decimal(part)) for part in ("0.1", "0.10", "1E-7")] == ["0.1", "0.1", "0.0000001"]


def test_a_changed_word_changes_the_fingerprint() -> None:
    assert fingerprint(replace(PATROL, title=Text("巡查", "Patrol"))) != fingerprint(PATROL)
    assert len(fingerprint(PATROL)) == 64


def test_what_equals_a_default_today_is_written_out() -> None:
    stored = to_json(PATROL)
    assert stored["submit"] == {"zh": "确认无误，提交", "en": "Confirm and submit"}
    assert stored["questions"][0]["required"] is True


def test_what_is_absent_is_left_out() -> None:
    assert "intro" not in to_json(INVITATION)
    assert "unit" not in to_json(PATROL)["questions"][0]


def test_a_field_that_is_not_understood_is_never_dropped_silently() -> None:
    stored = to_json(PATROL)
    stored["questions"][0]["colour"] = "red"
    with pytest.raises(UnknownFields) as refused:
        from_json(stored)
    assert refused.value.names == {"colour"}
