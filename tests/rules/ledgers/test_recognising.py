"""Lists without codes: which entries their rows are, what they refer to by name, and the codes of what is new."""

from collections.abc import Mapping, Sequence

import pytest

from bot.rules.ledgers.competence import COMPETENCE
from bot.rules.ledgers.faults import Reason
from bot.rules.ledgers.planning import Entry, Existing, Plan, Row, plan
from bot.rules.ledgers.recognising import recognise

Cells = Mapping[str, str]

UNSAID = {"order_75_why": "", "self_checks_from": ""}
HX: dict[str, str | bool] = {
    "code": "HX",
    "name": "恒信阀门有限公司",
    "short_name": "恒信阀门",
    "order_75": True,
    **UNSAID,
}
CG: dict[str, str | bool] = {
    "code": "CG",
    "name": "晨光电器有限公司",
    "short_name": "晨光电器",
    "order_75": False,
    **UNSAID,
}


def person(code: str, name: str, client: str = "", phone: str = "") -> dict[str, str]:
    return {
        "code": code,
        "name": name,
        "client": client,
        "role": "client_staff" if client else "",
        "position": "",
        "phone": phone,
        **{column.key: "" for column in COMPETENCE},
    }


def there(**ledgers: Sequence[Entry]) -> Existing:
    return {ledger: {(str(entry.values["code"]),): entry for entry in entries} for ledger, entries in ledgers.items()}


CLIENTS = (Entry(1, HX), Entry(2, CG))
FIRM = there(
    clients=CLIENTS,
    sites=(Entry(1, {"code": "S1", "client": "HX", "name": "总装车间", "address": "", "place": ""}),),
    people=(
        Entry(1, person("P1", "王芳", "HX", "13900001111")),
        Entry(2, person("P2", "王芳", "HX", "13900002222")),
        Entry(3, person("P3", "李强", "HX")),
        Entry(4, person("P4", "周明")),
    ),
)


def planned(sheets: Mapping[str, Sequence[Cells]], existing: Existing = FIRM, number: int = 9) -> Plan:
    rows = {ledger: [Row(at, cells) for at, cells in enumerate(found, start=2)] for ledger, found in sheets.items()}
    numbers = dict.fromkeys(("clients", "sites", "people", "licences", "schedules"), number)
    return plan(recognise(rows, existing, numbers), existing, 1)


def codes(made: Plan) -> list[tuple[str, tuple[str, ...]]]:
    """What is new, and what changes with its columns."""
    return [(str(one.values["code"]), () if one.before is None else one.columns) for one in made.changes]


def faults(made: Plan) -> list[tuple[int, str, Reason, str]]:
    return [(one.row, one.column, one.reason, one.detail) for one in made.problems]


def test_who_is_known_by_name_is_not_made_again_and_others_get_the_next_free_code() -> None:
    made = planned(
        {"clients": [{"name": "恒信 阀门有限公司", "short_name": "恒信"}, {"name": "明德", "short_name": "明德"}]}
    )
    assert codes(made) == [("HX", ("name", "short_name")), ("C9", ())]
    taken = there(clients=(*CLIENTS, Entry(3, {**CG, "code": "C9", "name": "旧"}, ended=True)))
    assert codes(planned({"clients": [{"name": "明德", "short_name": "明德"}]}, taken)) == [("C10", ())]


@pytest.mark.parametrize("code", ["", " ", "-", "无"])
def test_an_empty_cell_is_no_code_either(code: str) -> None:
    made = planned(
        {"people": [{"code": code, "name": "周明", "phone": "13900003333"}, {"code": "T-1", "name": "高远"}]}
    )
    assert codes(made) == [("P4", ("phone",)), ("T-1", ())]


def test_namesakes_of_one_client_are_told_apart_by_their_telephones() -> None:
    rows = [
        {"name": "王芳", "client": "HX", "role": "企业员工", "phone": "139 0000 2222"},
        {"name": "王芳", "client": "HX", "role": "企业员工", "phone": "13900003333"},
    ]
    assert codes(planned({"people": rows})) == [("P1", ("phone",))]
    assert codes(planned({"people": rows[1:]})) == []
    assert faults(planned({"people": rows[1:]})) == [(2, "code", Reason.MAY_BE, "P1 / P2")]


def test_who_moved_to_another_client_is_known_by_name_and_telephone() -> None:
    row = {"name": "王芳", "client": "CG", "role": "企业员工", "phone": "13900002222"}
    assert codes(planned({"people": [row]})) == [("P2", ("client",))]
    other = {"name": "张三", "client": "HX", "role": "企业员工", "phone": "13900002222"}
    assert codes(planned({"people": [other]})) == [("P9", ())]


def test_a_list_of_mere_names_finds_who_is_there() -> None:
    assert planned({"people": [{"name": "李强"}, {"name": "周明"}]}).unchanged["people"] == 2
    assert faults(planned({"people": [{"name": "王芳"}]})) == [(2, "code", Reason.MAY_BE, "P1 / P2")]


def test_the_same_row_twice_is_a_row_too_many() -> None:
    new = {"name": "刘洋", "client": "HX", "role": "企业员工", "phone": ""}
    assert faults(planned({"people": [new, new]})) == [(3, "code", Reason.DUPLICATE, "2")]
    known = {"client": "HX", "name": "总装车间"}
    assert faults(planned({"sites": [known, known]})) == [(3, "code", Reason.DUPLICATE, "2")]
    # with another telephone it is somebody else
    assert codes(planned({"people": [new, {**new, "phone": "13900003333"}]})) == [("P9", ()), ("P10", ())]


def test_names_stand_for_the_codes_of_what_is_there_and_of_what_the_file_adds() -> None:
    made = planned(
        {
            "clients": [{"name": "明德电器有限公司", "short_name": "明德"}],
            "sites": [
                {"client": "恒信阀门", "name": "二号库"},
                {"client": "明德", "name": "总装车间"},
                {"client": "晨光电器有限公司", "name": "总装车间"},
            ],
            "people": [{"name": "刘洋", "client": "明德电器有限公司", "role": "企业员工"}],
            "assignments": [{"client": "明德", "person": "周明", "role": "质量管家"}],
        }
    )
    assert faults(made) == []
    assert [one.values.get("client") for one in made.changes] == [None, "HX", "C9", "CG", "C9", "C9"]
    assert made.changes[-1].values["person"] == "P4"


def test_a_name_that_several_have_and_one_that_nobody_has_are_bad_cells() -> None:
    made = planned({"assignments": [{"client": "HX", "person": "王芳", "role": "质量管家"}]})
    assert faults(made) == [(2, "person", Reason.SEVERAL_CALLED, "P1 / P2")]
    made = planned({"sites": [{"client": "东方机电", "name": "总装车间"}]})
    assert faults(made) == [(2, "client", Reason.UNKNOWN_CODE, "东方机电")]


def test_a_site_is_called_so_at_its_own_client() -> None:
    two = (
        Entry(1, FIRM["sites"][("S1",)].values),
        Entry(2, {**FIRM["sites"][("S1",)].values, "code": "S2", "client": "CG"}),
    )
    existing = {**FIRM, **there(sites=two)}
    row = {"client": "晨光电器", "site": "总装车间", "person": "周明", "often": "每个工作日", "begins": "2026-12-01"}
    made = planned({"schedules": [row]}, existing)
    assert [(one.values["code"], one.values["site"]) for one in made.changes] == [("J9", "S2")]
    assert faults(planned({"schedules": [row, row]}, existing)) == [(3, "code", Reason.DUPLICATE, "2")]


def test_a_plan_is_known_by_what_it_says_and_one_of_another_rhythm_by_the_rest() -> None:
    row = {"client": "HX", "site": "S1", "person": "P4", "often": "每个工作日", "begins": "2026-12-01"}
    (change,) = planned({"schedules": [row]}).changes
    existing = {**FIRM, **there(schedules=(Entry(1, change.values),))}
    assert planned({"schedules": [row]}, existing).unchanged["schedules"] == 1
    assert codes(planned({"schedules": [{**row, "begins": "2026-12-02"}]}, existing)) == [("J9", ("begins",))]


def test_a_licence_is_known_by_its_number_at_its_client() -> None:
    row = {"client": "HX", "kind": "其他", "number": "R-1", "valid_until": "2027-06-30"}
    (change,) = planned({"licences": [row]}).changes
    existing = {**FIRM, **there(licences=(Entry(1, change.values),))}
    made = planned({"licences": [{**row, "valid_until": "2028-06-30"}, {**row, "client": "晨光电器"}]}, existing)
    assert codes(made) == [("L9", ("valid_until",)), ("L10", ())]


def test_what_has_ended_or_was_merged_is_not_made_again() -> None:
    old = Entry(3, {**CG, "code": "OLD", "name": "恒信阀门厂", "short_name": "恒信厂"}, ended=True)
    row = {"name": "恒信阀门厂", "short_name": "恒信厂"}
    assert faults(planned({"clients": [row]}, there(clients=(*CLIENTS, old)))) == [(2, "code", Reason.ENDED, "")]
    merged = Entry(3, old.values, ended=True, now="HX")
    existing = there(clients=(*CLIENTS, merged))
    assert faults(planned({"clients": [row]}, existing)) == [(2, "code", Reason.MERGED, "HX")]
    made = planned({"sites": [{"client": "恒信厂", "name": "二号库"}]}, existing)
    assert faults(made) == [(2, "client", Reason.MERGED, "HX")]
