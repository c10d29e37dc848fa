"""Forms of ledgers, made from their columns: what is asked, in which order, and what may stay empty."""

import re

from bot.rules.form import Form, Kind, Question
from bot.rules.forms.answers import Answer
from bot.rules.forms.ledgers import ADDING, CHANGING, EMPTY
from bot.rules.forms.ledgers import FORMS as LEDGER_FORMS
from bot.rules.forms.walking import visible
from bot.rules.ledgers.cells import read_cell
from bot.rules.ledgers.competence import COMPETENCE

FORMS = {form.code: form for form in LEDGER_FORMS}


def asked(form: Form, **answers: str) -> list[str]:
    """The keys of the visible questions."""
    return [step.key for step in visible(form, {key: Answer(value) for key, value in answers.items()})]


def test_every_column_is_asked_for_and_what_depends_on_another_behind_it() -> None:
    for code, ledger in ADDING.items():
        keys = [step.key for step in FORMS[code].steps()]
        known = {ledger.under, "client"} if ledger.under else set[str]()
        columns = [
            column
            for column in ledger.columns
            if not (column.by_events or column.computed or column.later or column.key in known)
        ]
        assert set(keys) == {column.key for column in columns}
        for column in columns:
            assert column.only is None or keys.index(column.only.column) < keys.index(column.key)


def test_no_question_puts_a_name_into_a_sentence_that_it_does_not_fit() -> None:
    """``What is the what they do?`` once stood there: whose name is a clause is asked in words of its own."""
    clause = re.compile(r"^(What is the|Which) (what|who|where|how|why|from|until|does|is)\b|\): which day\?$")
    spoilt = {step.question.prompt.en for form in LEDGER_FORMS for step in form.steps()}
    assert sorted(prompt for prompt in spoilt if clause.search(prompt)) == []


def test_a_client_is_asked_of_clients_people_only() -> None:
    form = FORMS["add_people"]
    own = [column.key for column in COMPETENCE]
    # before it is known what somebody is, nothing of it
    assert asked(form) == ["code", "name", "role", "phone"]
    assert asked(form, role="auditor") == ["code", "name", "role", *own, "phone"]
    # consultants and leads have their role by assignments
    skipped = {"role": Answer(None, skipped=True)}
    assert [step.key for step in visible(form, skipped)] == ["code", "name", "role", *own, "phone"]
    assert asked(form, role="client_staff") == ["code", "name", "role", "client", "position", "phone"]
    required = {step.key for step in form.steps() if step.question.required}
    assert required == {"name", "client"}
    assert [step.key for step in form.steps() if step.question.walked] == ["name", "role", "client"]


def test_what_names_an_entry_is_not_changed_but_a_missing_code_is_given() -> None:
    changed: dict[str, list[str]] = {}
    for ledger, column in CHANGING.values():
        changed.setdefault(ledger.code, []).append(column.key)
    assert changed == {
        "clients": ["code", "name", "short_name", "order_75"],
        "sites": ["code", "name", "address", "place"],
        "people": ["code", "name", "role", "phone", *(column.key for column in COMPETENCE)],
        "assignments": ["position"],
        "menu": [
            *("code", "name", "english", "clause", "unit", "work", "often", "depth", "minutes", "deliverable"),
            *("instruments", "requirements", "package"),
        ],
        "equipment": [
            *("code", "name", "model", "measures", "accuracy", "serial", "keeper", "grade", "traced_by"),
            *("calibration_due", "check_every", "upkeep_every"),
        ],
        "certificates": ["code", "name", "kind", "number", "issuer", "scope", "valid_from", "valid_until"],
        "licences": ["code", "kind", "number", "issuer", "scope", "valid_from", "valid_until"],
        "contracts": ["code", "number", "ends", "rhythm"],
        "contract_items": [
            *("code", "name", "clause", "often", "person", "begins", "depth", "minutes", "deliverable"),
            "unannounced",
        ],
        "schedules": [
            *("code", "often", "person", "second", "third", "shared", "begins", "ends", "off", "early", "late"),
            *("unannounced", "paused_until"),
        ],
        "monitoring": [
            *("code", "stage", "point", "item", "basis", "method", "limits", "often", "sample", "begins"),
            *("person", "record", "abnormal"),
        ],
        "property": [
            *("code", "name", "kind", "quantity", "confidential", "place", "keeper", "received_on", "received_from"),
            "return_by",
        ],
        "premises": [
            *("code", "name", "kind", "address", "purpose", "owner", "lease_until", "keeper", "review_by"),
        ],
        "archives": [
            *("code", "name", "folder", "place", "keeper", "pages", "covers_from", "covers_to", "kept_until"),
            *("kept_why", "check_by"),
        ],
        "risks": [
            *("code", "name", "sort", "stage", "description", "incidents", "controls", "how_often", "posts"),
            *("person", "review_on"),
        ],
        "risk_measures": ["code", "what", "person", "at_client"],
        "duty": [
            *("code", "turn", "part", "duties", "phone", "weekdays", "hour_from", "hour_until", "valid_from"),
            "valid_until",
        ],
        "answers": ["code", "question", "answer"],
    }


def test_one_column_is_saved_with_its_answer_and_a_group_is_looked_at_once_more() -> None:
    for code, (ledger, column) in CHANGING.items():
        form = FORMS[code]
        assert form.at_once is (len(ledger.group(column.key)) == 1)
        assert all(step.question.required or _is_emptied_by_skipping(step.question) for step in form.steps())
    assert [step.key for step in FORMS["change_people_role"].steps()] == ["role", "client", "position"]


def _is_emptied_by_skipping(question: Question) -> bool:
    if question.kind is Kind.CHOICES:
        # none of them is taken
        return not question.required
    return question.kind is Kind.RECORD and question.skips is not None


def test_whatever_may_be_empty_can_be_emptied() -> None:
    for code, (ledger, _) in CHANGING.items():
        for step in FORMS[code].steps():
            column = ledger.column(step.key)
            if column.required or (column.only is not None and column.only.required):
                continue
            if step.question.kind in (Kind.RECORD, Kind.CHOICES):
                assert _is_emptied_by_skipping(step.question)
            if step.question.kind is Kind.CHOICE:
                assert EMPTY in {option.key for option in step.question.options}
                assert read_cell(column, EMPTY) == ""
            if step.question.kind is Kind.TEXT:
                assert read_cell(column, "-") == ""
