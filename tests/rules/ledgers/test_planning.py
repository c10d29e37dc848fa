"""What importing rows would do: decided by codes, refused by the cell, and nothing is ended by absence."""

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.ledgers.batches import Step, batches, fingerprint
from bot.rules.ledgers.cells import CellProblem, read_cell, shown
from bot.rules.ledgers.faults import REASONS, REFUSALS, Reason, Refusal, Unreadable
from bot.rules.ledgers.garbled import is_garbled
from bot.rules.ledgers.kinds import LEDGERS
from bot.rules.ledgers.plain_cells import plain
from bot.rules.ledgers.planning import Entry, Existing, Plan, Row, plan
from bot.rules.text import CHINESE, ENGLISH

Cells = Mapping[str, str | Unreadable]

FIRM = {
    "code": "HX",
    "name": "恒信阀门有限公司",
    "short_name": "恒信阀门",
    "order_75": "是",
    "order_75_why": "",
    "self_checks_from": "",
}
SITE = {"code": "HX-1", "client": "HX", "name": "总装车间", "address": ""}
STAFF = {"code": "A1", "name": "王芳", "client": "HX", "role": "企业员工", "position": "", "phone": ""}
OURS = {"code": "T1", "name": "周明", "client": "", "role": "", "position": "", "phone": ""}
SERVES = {"client": "HX", "person": "T1", "role": "质量管家", "position": "技术人员"}
WHOLE = {"clients": [FIRM], "sites": [SITE], "people": [STAFF, OURS], "assignments": [SERVES]}


def planned(sheets: Mapping[str, Sequence[Cells]], existing: Existing | None = None, administrators: int = 1) -> Plan:
    """The plan for rows that begin under the header."""
    rows = {
        ledger: [Row(number, cells) for number, cells in enumerate(found, start=2)] for ledger, found in sheets.items()
    }
    return plan(rows, existing or {}, administrators)


def kept(made: Plan) -> Existing:
    """What there is once a plan was carried out: ids in the order of the rows, everybody joined."""
    found: dict[str, dict[tuple[str, ...], Entry]] = {code: {} for code in LEDGERS}
    for number, change in enumerate(made.changes, start=1):
        identity = tuple(str(change.values[key]) for key in LEDGERS[change.ledger].identity)
        grant = number if change.values.get("role") else None
        found[change.ledger][identity] = Entry(number, change.values, grant_id=grant, joined=True)
    return found


def reasons(made: Plan) -> list[tuple[str, int, str, Reason]]:
    return [(problem.ledger, problem.row, problem.column, problem.reason) for problem in made.problems]


def test_new_rows_may_refer_to_each_other_and_all_are_added() -> None:
    made = planned(WHOLE)
    assert made.problems == ()
    assert [(change.ledger, change.before) for change in made.changes] == [
        ("clients", None),
        ("sites", None),
        ("people", None),
        ("people", None),
        ("assignments", None),
    ]


def test_the_same_rows_again_change_nothing() -> None:
    again = planned(WHOLE, kept(planned(WHOLE)))
    assert again.changes == ()
    assert again.unchanged == dict.fromkeys(LEDGERS, 0) | {"clients": 1, "sites": 1, "people": 2, "assignments": 1}


def test_what_is_not_in_the_file_stays_as_it_is() -> None:
    assert planned({"people": []}, kept(planned(WHOLE))) == planned({}, kept(planned(WHOLE)))
    assert planned({}, kept(planned(WHOLE))).changes == ()


def test_a_change_names_its_columns_and_what_there_was() -> None:
    existing = kept(planned(WHOLE))
    made = planned({"people": [{**STAFF, "phone": "138 0013 8000", "role": "Client manager"}]}, existing)
    (change,) = made.changes
    assert change.columns == ("role", "phone")
    assert change.before is existing["people"][("A1",)]
    assert change.values["phone"] == "13800138000"


@pytest.mark.parametrize(
    ("ledger", "cells", "column", "reason"),
    [
        ("clients", {**FIRM, "code": ""}, "code", Reason.EMPTY),
        ("clients", {**FIRM, "code": "恒信"}, "code", Reason.NOT_A_CODE),
        ("clients", {**FIRM, "short_name": "长" * 41}, "short_name", Reason.TOO_LONG),
        ("clients", {**FIRM, "order_75": "也许"}, "order_75", Reason.NOT_YES_OR_NO),
        ("clients", {**FIRM, "name": Unreadable(Reason.FORMULA, "=A1")}, "name", Reason.FORMULA),
        ("clients", {**FIRM, "name": "å¼ ä¸‰"}, "name", Reason.GARBLED),
        ("sites", {**SITE, "client": "NO"}, "client", Reason.UNKNOWN_CODE),
        ("people", {**STAFF, "phone": "电话"}, "phone", Reason.NOT_A_PHONE),
        ("people", {**STAFF, "role": "老板"}, "role", Reason.NOT_AN_OPTION),
        ("people", {**STAFF, "role": "质量管家"}, "role", Reason.NOT_AN_OPTION),
        ("people", {**STAFF, "role": ""}, "role", Reason.ROLE_MISSING),
        ("people", {**STAFF, "client": ""}, "client", Reason.CLIENT_MISSING),
        ("people", {**STAFF, "role": "监督员"}, "client", Reason.CLIENT_NOT_FOR_ROLE),
        ("people", {**OURS, "position": "质量安全员"}, "position", Reason.POSITION_NOT_FOR_ROLE),
        ("assignments", {**SERVES, "person": "T9"}, "person", Reason.UNKNOWN_CODE),
        ("licences", {"valid_until": "明年"}, "valid_until", Reason.NOT_A_DAY),
        ("schedules", {"every": "每天"}, "every", Reason.NOT_A_NUMBER),
        ("assignments", {**SERVES, "role": "企业员工"}, "role", Reason.NOT_AN_OPTION),
    ],
)
def test_each_bad_cell_is_named_with_its_reason(ledger: str, cells: Cells, column: str, reason: Reason) -> None:
    there = {code: rows for code, rows in WHOLE.items() if code != ledger}
    made = planned({**there, ledger: [cells, *WHOLE[ledger][1:]]} if ledger == "people" else {**there, ledger: [cells]})
    assert (ledger, 2, column, reason) in reasons(made)


@pytest.mark.parametrize(
    ("ledger", "cells", "detail"),
    [
        ("clients", {**FIRM, "short_name": "长" * 41}, "40"),
        ("schedules", {"every": "每天"}, "28"),
        ("schedules", {"every": "29"}, "28"),
        ("assignments", {**SERVES, "role": "企业员工"}, "质量管家 / 项目负责人"),
        ("clients", {**FIRM, "order_75": "也许"}, ""),
    ],
)
def test_a_bad_cell_says_what_it_may_hold(ledger: str, cells: Cells, detail: str) -> None:
    made = planned({**WHOLE, ledger: [cells]})
    wrong = (Reason.TOO_LONG, Reason.NOT_A_NUMBER, Reason.NOT_AN_OPTION, Reason.NOT_YES_OR_NO)
    assert [problem.detail for problem in made.problems if problem.reason in wrong] == [detail]


def test_a_code_twice_in_the_file_is_a_problem_of_the_second_row() -> None:
    made = planned({"clients": [FIRM, {**FIRM, "name": "另一家"}]})
    assert reasons(made) == [("clients", 3, "code", Reason.DUPLICATE)]
    assert made.problems[0].detail == "2"


def test_a_site_stays_with_its_client_and_two_sites_of_a_client_have_two_names() -> None:
    firms = [FIRM, {**FIRM, "code": "CG"}]
    existing = kept(planned({"clients": firms, "sites": [SITE]}))
    assert reasons(planned({"sites": [{**SITE, "client": "CG"}]}, existing)) == [
        ("sites", 2, "client", Reason.CANNOT_MOVE)
    ]
    twin = {**SITE, "code": "HX-2"}
    assert reasons(planned({"sites": [twin]}, existing)) == [("sites", 2, "name", Reason.NAME_TAKEN)]
    assert reasons(planned({"sites": [{**twin, "client": "CG"}]}, existing)) == []
    assert reasons(planned({"clients": firms, "sites": [SITE, twin]})) == [("sites", 3, "name", Reason.NAME_TAKEN)]


def test_there_is_one_lead_per_client() -> None:
    second = {**SERVES, "person": "A1", "role": "项目负责人"}
    made = planned({**WHOLE, "assignments": [{**SERVES, "role": "项目负责人"}, second]})
    assert reasons(made) == [("assignments", 3, "role", Reason.SECOND_LEAD)]


def test_a_client_has_any_number_of_consultants() -> None:
    second = {**SERVES, "person": "A1"}
    assert reasons(planned({**WHOLE, "assignments": [SERVES, second]})) == []


def test_a_lead_that_the_client_has_is_the_one_and_a_consultant_is_none() -> None:
    lead = {**SERVES, "person": "A1", "role": "项目负责人"}
    assert reasons(planned({"assignments": [lead]}, kept(planned(WHOLE)))) == []
    led = kept(planned({**WHOLE, "assignments": [{**SERVES, "role": "项目负责人"}]}))
    assert reasons(planned({"assignments": [lead]}, led)) == [("assignments", 2, "role", Reason.SECOND_LEAD)]


def test_a_cell_that_holds_no_text_is_its_own_problem_and_no_other_cells() -> None:
    broken = Unreadable(Reason.FORMULA, "=A1")
    made = planned({"clients": [{**FIRM, "code": broken}, {**FIRM, "code": "CG"}], "sites": [{**SITE, "client": "CG"}]})
    assert reasons(made) == [("clients", 2, "code", Reason.FORMULA)]


def test_the_code_of_what_has_ended_is_taken_and_refers_to_nothing() -> None:
    existing: Existing = {"clients": {("HX",): Entry(1, {**FIRM, "order_75": True}, ended=True)}}
    assert reasons(planned({"clients": [FIRM]}, existing)) == [("clients", 2, "code", Reason.ENDED)]
    assert reasons(planned({"sites": [SITE]}, existing)) == [("sites", 2, "client", Reason.UNKNOWN_CODE)]


def test_an_import_cannot_end_a_role_by_leaving_it_out() -> None:
    existing = kept(planned(WHOLE))
    made = planned({"people": [{**STAFF, "role": "", "client": ""}]}, existing)
    assert reasons(made) == [("people", 2, "role", Reason.ROLE_KEPT)]
    assert made.problems[0].detail == "企业员工"


@pytest.mark.parametrize(("administrators", "refused"), [(1, True), (2, False)])
def test_the_last_administrator_stays_one(administrators: int, refused: bool) -> None:
    one = {**OURS, "role": "管理员"}
    existing = kept(planned({"people": [one]}))
    made = planned({"people": [{**one, "role": "审计员"}]}, existing, administrators)
    assert reasons(made) == ([("people", 2, "role", Reason.LAST_ADMINISTRATOR)] if refused else [])
    assert bool(made.changes) is not refused


def test_what_is_kept_already_is_no_problem_however_odd_it_is() -> None:
    odd = {**FIRM, "code": "恒信 1 号", "name": "\ufffd 名" * 90}
    existing: Existing = {"clients": {("恒信 1 号",): Entry(1, {**odd, "order_75": True})}}
    made = planned({"clients": [odd]}, existing)
    assert (made.problems, made.changes) == ((), ())


def test_two_plans_that_do_the_same_have_one_fingerprint() -> None:
    assert fingerprint(planned(WHOLE)) == fingerprint(planned(WHOLE))
    assert fingerprint(planned(WHOLE)) != fingerprint(planned({**WHOLE, "sites": []}))


def test_a_new_role_ends_the_old_one_and_a_new_position_keeps_it() -> None:
    existing = kept(planned(WHOLE))
    promoted = batches(planned({"people": [{**STAFF, "role": "企业负责人"}]}, existing), 7)
    assert set(promoted) == {Step.END_GRANTS, Step.ADD_GRANTS, Step.NOTE_PEOPLE, Step.TELL_COMMANDS}
    positioned = batches(planned({"people": [{**STAFF, "position": "质量安全员"}]}, existing), 7)
    assert set(positioned) == {Step.CHANGE_GRANTS, Step.NOTE_PEOPLE}
    assert '"columns\\":\\"position\\",\\"import\\":7' in positioned[Step.NOTE_PEOPLE][0]


def test_each_thing_that_changes_about_a_person_has_its_own_statements() -> None:
    existing = kept(planned({**WHOLE, "clients": [FIRM, {**FIRM, "code": "CG", "name": "晨光电器有限公司"}]}))
    moved = {Step.END_GRANTS, Step.ADD_GRANTS, Step.NOTE_PEOPLE, Step.TELL_COMMANDS}
    written = {
        "client": ("CG", moved),
        "role": ("企业负责人", moved),
        "position": ("质量安全员", {Step.CHANGE_GRANTS, Step.NOTE_PEOPLE}),
        "name": ("王芳芳", {Step.CHANGE_PEOPLE, Step.NOTE_PEOPLE}),
        "phone": ("13800138000", {Step.CHANGE_PEOPLE, Step.NOTE_PEOPLE}),
    }
    for column, (value, steps) in written.items():
        assert set(batches(planned({"people": [{**STAFF, column: value}]}, existing), 7)) == steps, column
    everything = {**STAFF, **{column: value for column, (value, _) in written.items()}}
    made = set(batches(planned({"people": [everything]}, existing), 7))
    assert made == moved | {Step.CHANGE_PEOPLE}


# cells and words


@pytest.mark.parametrize("ledger", LEDGERS.values(), ids=LEDGERS.keys())
@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
def test_every_option_is_read_as_it_is_shown_in_either_language(ledger: object, language: str) -> None:
    for column in LEDGERS[getattr(ledger, "code", "")].columns:
        for option in column.options:
            for said in (shown(column, option.value, CHINESE), shown(column, option.value, ENGLISH), option.value):
                assert read_cell(column, f" {said.upper()} ") == option.value


@given(st.text())
def test_reading_what_was_read_gives_the_same(text: str) -> None:
    name = LEDGERS["clients"].column("name")
    value = read_cell(name, text)
    if not isinstance(value, CellProblem):
        assert read_cell(name, str(value)) == value
        assert "\n" not in str(value)
    assert plain(plain(text)) == plain(text)


def test_full_width_brackets_of_a_firms_name_stay() -> None:
    assert read_cell(LEDGERS["clients"].column("name"), "恒信（上海）有限公司") == "恒信（上海）有限公司"


@pytest.mark.parametrize("text", ["张三".encode().decode("cp1252", "replace"), "王芳".encode("gbk").decode("latin-1")])
def test_chinese_in_the_wrong_encoding_is_recognised(text: str) -> None:
    assert is_garbled(text)


@pytest.mark.parametrize("text", ["王芳", "José Müller", "Zoë", "Ångström", "恒信（上海）", "Café ünïque", "ÄÖ", ""])
def test_names_are_not_taken_for_garbled(text: str) -> None:
    assert not is_garbled(text)


def test_every_reason_has_its_words() -> None:
    assert set(REASONS) == set(Reason)
    assert set(REFUSALS) == set(Refusal)


def test_what_was_merged_into_another_is_refused_with_the_code_that_stays() -> None:
    former = Entry(1, {**FIRM, "code": "OLD", "order_75": True}, ended=True, now="HX")
    there: Existing = {"clients": {("OLD",): former}}
    for ledger, column, cells in (
        ("clients", "code", {**FIRM, "code": "OLD"}),
        ("sites", "client", {**SITE, "client": "OLD"}),
    ):
        made = planned({ledger: [cells]}, there)
        assert reasons(made) == [(ledger, 2, column, Reason.MERGED)]
        assert [problem.detail for problem in made.problems] == ["HX"]
