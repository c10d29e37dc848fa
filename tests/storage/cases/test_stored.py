"""Lists of cases show the open ones first, however old they are, then the latest, and no more than a list holds."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.records.cases.cases import CaseRecord
from bot.rules.cases.life_cycle import Clock
from bot.rules.numbering import PartOfNumber, read_number
from bot.rules.people import Grant, Person, Role
from storage import database as db
from storage.cases import listed
from storage.cases import stored as cases
from storage.clients import add_client
from tests.storage.rows import NOW, a_person

KINDS = ("complaint", "enquiry")


@pytest.fixture(autouse=True)
def short_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three cases are a list."""
    monkeypatch.setattr(cases, "MOST_LISTED", 3)
    monkeypatch.setattr(listed, "MOST_LISTED", 3)


async def a_case(number: int, client_id: int, person_id: int, *, closed: bool, kind: str = "complaint") -> None:
    """A case of so many days."""
    at = NOW + timedelta(days=number)
    clock = Clock(at, None, None, None)
    await cases.add_case(
        kind=kind,
        number=f"TS-{number}",
        client_id=client_id,
        state="resolved" if closed else "awaiting",
        title="漏发报告",
        opened_by_id=person_id,
        clock=clock,
        closed_at=at if closed else None,
    )


async def two_clients() -> tuple[int, int, int]:
    """Two clients and a person: an old open case and four closed ones of the first, newer ones of the second."""
    person = await a_person()
    first, second = await add_client("A", "甲", "甲", NOW), await add_client("B", "乙", "乙", NOW)
    await a_case(1, first, person, closed=False)
    for number in (2, 3, 4, 5):
        await a_case(number, first, person, closed=True, kind="enquiry" if number == 4 else "complaint")
    for number in (6, 7):
        await a_case(number, second, person, closed=True)
    return first, second, person


OURS = Person(9, None, "主管", "zh", NOW, None, (Grant(Role.QUALITY_MANAGER, None),))


async def shown(ids: list[int]) -> list[str]:
    """The numbers of these cases."""
    return numbers(await listed.get_cases(ids))


async def test_the_latest_of_some_clients(database: str) -> None:
    first, second, _ = await two_clients()
    assert await shown(await listed.find_of_clients(OURS, (first,))) == ["TS-1", "TS-5", "TS-4"]
    assert await shown(await listed.find_of_clients(OURS, (second, first))) == ["TS-1", "TS-7", "TS-6"]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(listed, "MOST_CLIENTS", 1)
        assert await shown(await listed.find_of_clients(OURS, (second, first))) == ["TS-1", "TS-7", "TS-6"]


async def test_the_latest_of_all_clients(database: str) -> None:
    await two_clients()
    assert await shown(await listed.find_of_clients(OURS, None)) == ["TS-1", "TS-7", "TS-6"]
    assert await shown(await listed.find_of_clients(OURS, ())) == []


async def test_what_nobody_may_see_takes_no_place_in_a_list(database: str) -> None:
    first, _, person = await two_clients()
    await db.changed("UPDATE service_case SET private = TRUE WHERE number IN ('TS-1', 'TS-5')")
    manager = Person(9, None, "王芳", "zh", NOW, None, (Grant(Role.CLIENT_MANAGER, first),))
    assert await shown(await listed.find_of_clients(manager, (first,))) == ["TS-4", "TS-3", "TS-2"]
    assert await listed.find_of_clients(replace(manager, id=person), (first,)) != []


async def test_the_cases_of_a_person(database: str) -> None:
    first, _, person = await two_clients()
    await a_case(8, first, await a_person("王芳"), closed=False)
    assert numbers(await cases.find_cases_of_person(person)) == ["TS-1", "TS-7", "TS-6"]
    assert await shown(await listed.find_opened(replace(OURS, id=person))) == ["TS-1", "TS-7", "TS-6"]
    assert await listed.find_handled(replace(OURS, id=person)) == []


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("3", ["ZG20261120-03", "TS20261122-03"]),
        ("03", ["ZG20261120-03", "TS20261122-03"]),
        ("22-3", ["TS20261122-03"]),
        ("TS-3", ["TS20261122-03"]),
        ("20261120-03", ["ZG20261120-03"]),
        ("103", ["TS20261122-103"]),
        ("2", []),
    ],
)
async def test_last_digits(database: str, typed: str, found: list[str]) -> None:
    first, _, _ = await two_clients()
    person = await a_person("王芳")
    for n, number in enumerate(("TS20261122-03", "TS20261122-103", "ZG20261120-03"), start=10):
        await a_case(n, first, person, closed=number.startswith("TS"))
        await db.changed("UPDATE service_case SET number = :number WHERE number = :was", number=number, was=f"TS-{n}")
    part = read_number(typed)
    assert isinstance(part, PartOfNumber)
    for own in (True, False):
        assert await shown(await listed.find_numbered(replace(OURS, id=person), part, own=own)) == found


async def test_the_most_urgent_come_first(database: str) -> None:
    first, second, person = await two_clients()
    for number in (9, 8):
        await a_case(number, second, person, closed=False)
    assert numbers(await cases.find_open_cases(KINDS, None)) == ["TS-1", "TS-8", "TS-9"]
    assert numbers(await cases.find_open_cases(KINDS, (first,))) == ["TS-1"]


def numbers(found: list[CaseRecord]) -> list[str]:
    """The cases by their numbers, in the order in which they were found."""
    return [case.number for case in found]
