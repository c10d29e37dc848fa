"""Lists of cases show the open ones first, however old they are, then the latest, and no more than a list holds."""

from datetime import timedelta

import pytest

from bot.records.cases.cases import CaseRecord
from bot.rules.cases.life_cycle import Clock
from storage.cases import stored as cases
from storage.clients import add_client
from tests.storage.rows import NOW, a_person

KINDS = ("complaint", "enquiry")


@pytest.fixture(autouse=True)
def short_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three cases are a list."""
    monkeypatch.setattr(cases, "MOST_LISTED", 3)


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


async def test_the_latest_of_some_clients(database: str) -> None:
    first, second, _ = await two_clients()
    assert numbers(await cases.find_latest_cases(KINDS, (first,))) == ["TS-1", "TS-5", "TS-4"]
    assert numbers(await cases.find_latest_cases(("complaint",), (first,))) == ["TS-1", "TS-5", "TS-3"]
    assert numbers(await cases.find_latest_cases(KINDS, (second, first))) == ["TS-1", "TS-7", "TS-6"]


async def test_the_latest_of_all_clients(database: str) -> None:
    await two_clients()
    assert numbers(await cases.find_latest_cases(KINDS, None)) == ["TS-1", "TS-7", "TS-6"]
    assert numbers(await cases.find_latest_cases(KINDS, ())) == []


async def test_the_cases_of_a_person(database: str) -> None:
    first, _, person = await two_clients()
    await a_case(8, first, await a_person("王芳"), closed=False)
    assert numbers(await cases.find_cases_of_person(person)) == ["TS-1", "TS-7", "TS-6"]


async def test_the_most_urgent_come_first(database: str) -> None:
    first, second, person = await two_clients()
    for number in (9, 8):
        await a_case(number, second, person, closed=False)
    assert numbers(await cases.find_open_cases(KINDS, None)) == ["TS-1", "TS-8", "TS-9"]
    assert numbers(await cases.find_open_cases(KINDS, (first,))) == ["TS-1"]


def numbers(found: list[CaseRecord]) -> list[str]:
    """The cases by their numbers, in the order in which they were found."""
    return [case.number for case in found]
