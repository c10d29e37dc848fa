"""Cases of two firms, kinds, people and records: each condition tells apart what differs in one thing."""

from collections.abc import Awaitable
from typing import Any

import pytest

from bot.records.cases.cases import CaseRecord
from bot.records.links import Link
from storage import database as db
from storage import risks
from storage.cases import finding_details, repeats
from storage.cases import stored as cases
from tests.storage.near.firms import DAY, MINUTE, NUMBERS, Near, a_case, a_draft, at_record, near
from tests.storage.rows import NOW


@pytest.fixture
async def firm(database: str) -> Near:
    """Two firms with people."""
    return await near()


async def got(case_id: int) -> CaseRecord:
    """A case."""
    found = await cases.get_case(case_id)
    assert found is not None
    return found


async def ids(found: Awaitable[list[CaseRecord]]) -> list[int]:
    """The ids of the cases that are found."""
    return [case.id for case in await found]


async def test_late_is_what_is_open_with_the_client_and_past_one_of_its_dates(firm: Near) -> None:
    past = NOW - MINUTE
    due = await a_case(firm, due_at=past)
    assert await cases.find_clients_with_late_cases(NOW) == [firm.firm]
    promised = await a_case(firm, promised_at=past)
    await a_case(firm)
    await a_case(firm, due_at=NOW, promised_at=NOW)
    await a_case(firm, due_at=past, closed_at=NOW)
    await a_case(firm, due_at=past, released_at=None)
    await a_case(firm, due_at=NOW, promised_at=NOW, client_id=firm.other_firm)
    await a_case(firm, due_at=past, client_id=firm.other_firm, released_at=None)
    assert await cases.find_clients_with_late_cases(NOW) == [firm.firm]
    elsewhere = await a_case(firm, promised_at=past, client_id=firm.other_firm)
    await a_case(firm, due_at=past, client_id=firm.practice_firm, opened_by_id=firm.self)
    await a_case(firm, due_at=past, client_id=firm.ended_firm, closed_at=NOW)
    assert await ids(cases.find_late_cases(firm.firm, NOW)) == [due, promised]
    assert await ids(cases.find_late_cases(firm.other_firm, NOW)) == [elsewhere]
    assert await cases.find_clients_with_late_cases(NOW) == [firm.firm, firm.other_firm]


async def test_somebodys_cases_are_those_they_opened_recorded_or_handle(firm: Near) -> None:
    opened, handled = await a_case(firm, opened_by_id=firm.person), await a_case(firm, handler_id=firm.person)
    recorded, own_form = await a_draft(firm.person, about=1), await a_draft(firm.person, about=2)
    await db.change("draft", recorded.id, on_behalf_of_id=firm.both)
    by_word = await a_case(firm, draft_id=recorded.id)
    await a_case(firm, draft_id=own_form.id)
    await a_case(firm, handler_id=firm.both)
    closed = await a_case(firm, opened_by_id=firm.person, closed_at=NOW, opened_at=NOW + DAY)
    assert await ids(cases.find_cases_of_person(firm.person)) == [by_word, handled, opened, closed]


async def test_the_cases_of_a_client_come_a_page_at_a_time(firm: Near) -> None:
    mine = [await a_case(firm) for _ in range(3)]
    await a_case(firm, client_id=firm.other_firm)
    assert await ids(cases.find_cases_at(firm.firm, 0, 2)) == mine[:2]
    assert await ids(cases.find_cases_at(firm.firm, mine[1], 2)) == mine[2:]


async def test_open_in_a_state_is_found_with_practice_and_within_clients(firm: Near) -> None:
    fix, going = await a_case(firm), await a_case(firm, state="in_progress")
    elsewhere = await a_case(firm, client_id=firm.other_firm)
    practised = await a_case(firm, client_id=firm.practice_firm, opened_by_id=firm.self)
    assert await cases.find_open_ids(["to_fix"], None) == [fix, elsewhere, practised]
    assert await cases.find_open_ids(["to_fix", "in_progress"], (firm.firm,)) == [fix, going]


async def test_what_was_found_at_a_record_is_voided_with_it_alone(firm: Near) -> None:
    mine, also, theirs, of_service, of_none = [await a_case(firm) for _ in range(5)]
    for case, kind, record in (
        (mine, "patrol", 1),
        (also, "patrol", 1),
        (theirs, "patrol", 2),
        (of_service, "service", 1),
    ):
        await at_record(case, kind, record)
    assert await ids(finding_details.find_findings_at(Link("patrol", 1))) == [mine, also]
    assert sorted(await finding_details.void_findings_at(Link("patrol", 1), NOW)) == [mine, also]
    states = {case: (await got(case)).state for case in (mine, also, theirs, of_service, of_none)}
    assert states == {mine: "voided", also: "voided", theirs: "to_fix", of_service: "to_fix", of_none: "to_fix"}
    details = await finding_details.get_finding_details(theirs)
    assert details is not None
    assert (details.record_kind, details.record_id) == ("patrol", 2)


async def test_how_often_the_same_was_found_before_leaves_out_what_was_void(firm: Near) -> None:
    found = [await a_case(firm, state="voided" if void else "to_fix") for void in (False, True, False)]
    for case, former in zip(found, (None, *found), strict=False):
        await at_record(case, "patrol", case)
        await repeats.change_former(case, former)
    assert [await risks.count_repeats(case) for case in found] == [0, 1, 1]


async def test_who_hears_nothing_is_counted_among_the_others_of_kind_and_client(firm: Near) -> None:
    mine = await a_case(firm, unheard_since=NOW)
    assert await cases.count_unheard(await got(mine)) == 0
    await a_case(firm, unheard_since=NOW)
    await a_case(firm, unheard_since=NOW, closed_at=NOW)
    await a_case(firm, unheard_since=NOW, kind="complaint")
    await a_case(firm, unheard_since=NOW, client_id=firm.other_firm)
    await a_case(firm)
    assert await cases.count_unheard(await got(mine)) == 1


async def test_the_same_was_said_of_another_case_of_kind_and_client_to_this_reader_lately(firm: Near) -> None:
    mine, another = await a_case(firm), await a_case(firm)
    elsewhere, complaint = await a_case(firm, client_id=firm.other_firm), await a_case(firm, kind="complaint")

    async def said(about: int, **columns: Any) -> None:
        base = {
            "key": f"s{next(NUMBERS)}",
            "kind": "case_unheard",
            "person_id": firm.person,
            "subject_kind": "case",
            "subject_id": about,
            "parameters": {},
            "state": "sent",
            "send_at": NOW,
        }
        await db.add("outbox", **{**base, **columns})

    await said(elsewhere)
    await said(complaint)
    await said(another, person_id=firm.other)
    await said(another, kind="case_news")
    await said(another, subject_kind="training")
    await said(another, send_at=NOW - MINUTE)
    assert not await cases.is_said_of_another(await got(mine), "case_unheard", firm.person, NOW)
    assert await cases.is_said_of_another(await got(mine), "case_unheard", firm.person, NOW - MINUTE)
    await said(another)
    assert await cases.is_said_of_another(await got(mine), "case_unheard", firm.person, NOW)


async def test_time_to_answer_begins_anew_from_the_turn_that_was_looked_at(firm: Near) -> None:
    mine, beside = await got(await a_case(firm)), await got(await a_case(firm))
    assert await cases.begin_waiting_anew(mine, NOW + 2 * DAY, None)
    assert not await cases.begin_waiting_anew(mine, NOW + 3 * DAY, None), "somebody acted meanwhile"
    now = await got(mine.id)
    assert (now.due_at, now.turn) == (NOW + 2 * DAY, 1)
    assert await got(beside.id) == beside
