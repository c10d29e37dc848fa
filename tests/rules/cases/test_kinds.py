"""What the kinds of cases declare is whole, fits together, and is the same as ever for the firm that runs."""

from dataclasses import replace

import pytest

from bot.rules.cases.complaint import ACCEPT, COMPLAINT
from bot.rules.cases.enquiry import ENQUIRY
from bot.rules.cases.finding import FINDING
from bot.rules.cases.hazard import HAZARD
from bot.rules.cases.incident import INCIDENT
from bot.rules.cases.kinds import (
    CASE_KINDS,
    FILINGS,
    KINDS,
    TermNotDeclared,
    filed_in,
    merged,
    terms_of,
)
from bot.rules.declaring import DeclaredTwice
from bot.rules.forms.built_in import BUILT_IN
from bot.rules.numbering import SERIES, read_number
from bot.rules.permissions import Action
from bot.rules.registers import Register
from bot.rules.settings.catalogue import CATALOGUE, Group
from tests.test_structure import placeholders


def test_codes_and_numbers_of_the_kinds_stay_what_they_are_in_the_records() -> None:
    known = {"complaint": "TS", "enquiry": "ZX", "finding": "WT"}
    assert {code: CASE_KINDS[code].number for code in known} == known


def test_the_settings_of_the_deadlines_keep_their_keys_and_their_order() -> None:
    known = (
        "complaint_accept",
        "complaint_answer",
        "complaint_resolve",
        "enquiry_answer",
        "client_reply",
        "silence",
        "contain_serious",
        "fix_serious",
        "fix_ordinary",
        "fix_minor",
        "fix_check",
        "finding_repeats",
        "fix_lasted",
    )
    assert tuple(setting.key for setting in CATALOGUE if setting.group is Group.TERMS and setting.key in known) == known


def test_a_code_is_declared_once() -> None:
    with pytest.raises(DeclaredTwice):
        merged((*KINDS, replace(ENQUIRY, number="JY")))


def test_a_promised_time_that_no_kind_lists_is_refused() -> None:
    with pytest.raises(TermNotDeclared):
        terms_of((replace(COMPLAINT, terms=()),))
    with pytest.raises(TermNotDeclared):
        terms_of((replace(COMPLAINT, promised=replace(ACCEPT, name=FINDING.name)), ENQUIRY))


def test_numbers_of_every_kind_are_read_and_of_no_other() -> None:
    for kind in KINDS:
        assert kind.number in SERIES
        assert str(read_number(f"{kind.number.lower()}20261122-3")) == f"{kind.number}20261122-03"
    assert read_number("QQ20261122-03") is None


def test_what_people_file_has_a_form_of_its_code() -> None:
    assert set(FILINGS) <= {form.code for form in BUILT_IN}


def test_the_words_of_a_filing_have_the_places_that_are_filled_in() -> None:
    for code, filing in FILINGS.items():
        assert placeholders(filing.told.zh) == placeholders(filing.told_late.zh) == {"who"}, code
        assert "number" in placeholders(filing.thanks.zh) <= {"number", "first", "all"}, code


def test_every_kind_is_in_one_register_of_cases_whose_states_have_one_name_each() -> None:
    registers = (Register.FINDINGS, Register.COMPLAINTS, Register.INCIDENTS)
    assert sorted(kind for register in registers for kind in filed_in(register)) == sorted(CASE_KINDS)
    for register in registers:
        names: dict[str, object] = {}
        for state in (state for code in filed_in(register) for state in CASE_KINDS[code].states):
            assert names.setdefault(state.key, state.name_for_others or state.name) == (
                state.name_for_others or state.name
            ), state.key


def test_what_is_said_about_our_service_is_not_recorded_by_ones_own_manager() -> None:
    recorded = {code: kind.recording for code, kind in CASE_KINDS.items() if kind.filing is not None}
    # what is the client's own is not for us to write down, and whoever hears of an incident reports it themselves
    own = {HAZARD.kind, INCIDENT.kind}
    assert [recorded.pop(kind) for kind in own] == [None, None]
    assert recorded == dict.fromkeys(FILINGS.keys() - own, Action.RECORD_STATEMENT)
    assert {code for code, filing in FILINGS.items() if filing.recorded is None} == own
    assert FINDING.recording is Action.RECORD_ON_BEHALF
