"""A kind of work record is whole, or the program does not start."""

from dataclasses import replace

import pytest

from bot.rules.declaring import DeclaredTwice
from bot.rules.form import Form, Kind, Question
from bot.rules.forms.work_records import VOIDED, beside
from bot.rules.ledgers.licences import RENEWAL
from bot.rules.permissions import Action
from bot.rules.record_kind import Release, UnknownQuestion
from bot.rules.text import Text
from bot.rules.work_records.kinds import KINDS, KindNotWhole, checked
from bot.rules.work_records.patrols import PATROL
from bot.rules.work_records.services import SERVICE

PLACE = Form("place", 1, Text("位置", "Place"), (Question("where", Kind.LOCATION, Text("在哪？", "Where?")),))


def test_those_that_there_are_are_whole() -> None:
    assert list(checked(*KINDS).values()) == list(KINDS)


@pytest.mark.parametrize(
    "broken",
    [
        replace(PATROL, recall=None),
        replace(PATROL, release=Release.ON_APPROVAL),
        replace(SERVICE, approve=Action.PATROL),
        replace(SERVICE, recall_issued=Action.PATROL),
        replace(SERVICE, way=None),
        replace(RENEWAL, about=("boats",)),
        replace(RENEWAL, sets={"colour": "valid_until"}),
        replace(SERVICE, kind="a_kind_with_a_long_code"),
    ],
    ids=[
        "waits, and nobody can take it back",
        "waits for approval, and nobody approves",
        "is approved, and does not wait",
        "is recalled, and has no window",
        "is begun by no word, and on no card",
        "an event of no ledger",
        "sets no column",
        "does not fit the database",
    ],
)
def test_one_that_is_not_is_refused(broken: object) -> None:
    with pytest.raises(KindNotWhole):
        checked(broken)  # type: ignore[arg-type]


def test_two_of_one_code_or_form_are_refused() -> None:
    with pytest.raises(DeclaredTwice, match="service"):
        checked(SERVICE, replace(RENEWAL, kind="service"))


@pytest.mark.parametrize(
    "named", [{"facts": ("weight",)}, {"day": "weight"}, {"words": "weight"}, {"sets": {"valid_until": "kind"}}]
)
def test_what_its_form_does_not_ask_is_refused(named: dict[str, object]) -> None:
    with pytest.raises(UnknownQuestion):
        replace(RENEWAL, **named)  # type: ignore[arg-type]


def test_what_no_list_can_tell_is_no_fact() -> None:
    with pytest.raises(UnknownQuestion, match="where"):
        replace(SERVICE, form=PLACE, facts=("where",), sorted_by="", minutes="", day="", words="", needs=())


def test_what_is_taken_back_is_not_voided_by_a_correction_that_tells_nobody() -> None:
    both = replace(PATROL, amend=Action.LOG_SERVICE)
    assert [form.code for form in beside(both)] == [both.amending, both.recalling, both.voiding]
    assert VOIDED not in [step.key for step in beside(both)[0].steps()]
    assert VOIDED in [step.key for step in beside(SERVICE)[0].steps()]
