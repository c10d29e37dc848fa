"""Lists leave out by SQL exactly what the rule would leave out, for people and cases of every sort."""

import random
from datetime import date, timedelta

from bot.records.cases.cases import MOST_LISTED, CaseRecord
from bot.rules.cases.concerning import waits_for
from bot.rules.cases.kinds import LIFE_CYCLES
from bot.rules.cases.life_cycle import Clock
from bot.rules.cases.owing import reminded_before, reminded_late
from bot.rules.cases.parties import may_see, standings
from bot.rules.cases.sifting import Sift, Stands
from bot.rules.people import CLIENT_SIDE, FOR_ONE_CLIENT, LENT, Grant, Lender, Person, Role
from storage import database as db
from storage.cases import listed, seen
from storage.cases import stored as cases
from storage.clients import add_client
from tests.storage.rows import NOW, a_draft, a_person

CASES, PEOPLE = 300, 300
HOUR, DAY, MINUTE = timedelta(hours=1), timedelta(days=1), timedelta(minutes=1)
ROLES = sorted(Role)


async def a_firm(dice: random.Random) -> tuple[list[int], list[int], list[CaseRecord]]:
    """Three clients and one to practise with, six people, and cases in which any of them has any part."""
    people = [await a_person(f"人员{n}") for n in range(6)]
    clients = [await add_client(name, name, name, NOW) for name in ("甲厂", "乙厂", "丙厂")]
    await db.add("client", id=-7, code="LX", name="练习企业", short_name="练习", created_at=NOW)
    recorded = [await _a_recorded_draft(dice.choice(people), dice.choice(people), f"d{n}") for n in range(20)]
    for n in range(CASES):
        kind = dice.choice(sorted(LIFE_CYCLES))
        case_id = await cases.add_case(
            kind=kind,
            number=f"N-{n}",
            client_id=dice.choice([*clients, -7]),
            state=dice.choice(sorted(LIFE_CYCLES[kind].open_states)),
            title=f"压力表 {n}",
            opened_by_id=dice.choice(people),
            clock=Clock(
                NOW - dice.randrange(9) * MINUTE,
                dice.choice([None, NOW - DAY, NOW + dice.randrange(9) * MINUTE, NOW + DAY, NOW + 2 * DAY]),
                dice.choice([None, NOW + dice.randrange(9) * MINUTE]),
                None,
            ),
            handler_id=dice.choice([None, *people]),
            about_id=dice.choice([None, None, *people]),
            draft_id=recorded.pop() if recorded and dice.random() < 0.2 else None,
            private=dice.random() < 0.4,
            likely_about=dice.sample(people, dice.choice([0, 0, 1, 2])),
            closed_at=NOW if dice.random() < 0.5 else None,
            released=dice.random() < 0.8,
        )
        parts = {
            name: dice.choice([None, *people])
            for name in ("rectified_by_id", "fix_recorded_by_id", "asked_by_id", "decided_by_id")
        }
        await db.change("service_case", case_id, **parts, asked_until=dice.choice([None, NOW]))
    ids = await db.column(int, "SELECT id FROM service_case ORDER BY id")
    return people, clients, [case for one in ids if (case := await cases.get_case(one)) is not None]


async def _a_recorded_draft(person_id: int, told_by: int, token: str) -> int:
    draft = await a_draft(person_id, token=token)
    await db.change("draft", draft.id, on_behalf_of_id=told_by, channel="phone", told_on=NOW.date(), state="submitted")
    return draft.id


def somebody(dice: random.Random, people: list[int], clients: list[int]) -> Person:
    """A person with any roles, own and lent, at any clients, some of them merged into others."""
    me = dice.choice(people)
    grants = []
    for _ in range(dice.choice([0, 1, 1, 2, 3])):
        role = dice.choice(ROLES)
        lent = role in LENT and dice.random() < 0.4
        lender = Lender(dice.choice([one for one in people if one != me]), "王工", date(2026, 11, 30)) if lent else None
        grants.append(Grant(role, dice.choice([*clients, -7]) if role in FOR_ONE_CLIENT else None, None, lender))
    merged = ((clients[0], clients[1]),) if dice.random() < 0.3 else ()
    return Person(me, 101, "某人", "zh", None, None, tuple(grants), merged=merged)


async def test_the_query_says_of_each_case_what_the_rule_says(database: str) -> None:
    dice = random.Random(20261123)
    people, clients, there = await a_firm(dice)
    told = set[bool]()
    for _ in range(PEOPLE):
        who = somebody(dice, people, clients)
        found = await db.column(int, f"SELECT s.id FROM service_case s WHERE {seen.seen_by(who)} ORDER BY s.id")
        may = [case.id for case in there if may_see(who, LIFE_CYCLES[case.kind], case.parties)]
        assert found == may, who
        told |= {bool(may), len(may) < len(there)}
    assert told == {True, False}


async def test_as_many_are_counted_as_are_listed(database: str) -> None:
    dice = random.Random(20261126)
    people, clients, _ = await a_firm(dice)
    for _ in range(40):
        who, kinds = somebody(dice, people, clients), dice.choice([("finding",), tuple(LIFE_CYCLES)])
        of = dice.choice([None, (), (clients[0],), (*clients, -7)])
        assert await listed.count_open(who, kinds, of) == len(await listed.find_open(who, kinds, of)), (who, of)


async def test_the_query_says_for_whom_each_case_waits_as_the_rule_does(database: str) -> None:
    dice = random.Random(20261124)
    people, clients, there = await a_firm(dice)
    told = set[bool]()
    for _ in range(PEOPLE):
        who = somebody(dice, people, clients)
        found = await listed.find_waiting(who, (*clients, -7))
        waiting = [
            case.id
            for case in there
            if case.closed_at is None and waits_for(who, LIFE_CYCLES[case.kind], case.state, case.parties)
        ]
        assert sorted(found) == waiting, who
        told |= {bool(waiting), len(waiting) < len(there)}
    assert told == {True, False}


async def test_the_query_says_what_is_due_that_concerns_somebody_as_the_rules_do(database: str) -> None:
    dice = random.Random(20261125)
    people, clients, there = await a_firm(dice)
    until = NOW + DAY + HOUR
    for _ in range(PEOPLE // 2):
        who, overseen = somebody(dice, people, clients), dice.choice([("finding",), ("complaint", "finding")])
        found = await listed.find_due(who, overseen, (*clients, -7), NOW, until)
        assert sorted(found) == [
            case.id
            for case in there
            if case.closed_at is None and case.due_at is not None and case.due_at < until
            if concerns(who, case, overseen)
        ], who


def concerns(who: Person, case: CaseRecord, overseen: tuple[str, ...]) -> bool:
    """Whether a case that has a deadline waits for somebody, is overseen by them, or a reminder tells them of it."""
    life_cycle, parties = LIFE_CYCLES[case.kind], case.parties
    if not may_see(who, life_cycle, parties):
        return False
    rule = reminded_late if case.due_at is not None and case.due_at < NOW else reminded_before
    reminded = standings(who, parties) & rule(life_cycle, life_cycle.state(case.state), parties)
    return case.kind in overseen or waits_for(who, life_cycle, case.state, parties) or bool(reminded)


async def test_every_list_of_cases_is_of_what_the_reader_may_see_in_its_order(database: str) -> None:
    dice = random.Random(7)
    people, clients, there = await a_firm(dice)
    kinds, some = sorted(LIFE_CYCLES)[1:], tuple(clients[:2])
    for _ in range(40):
        who = somebody(dice, people, clients)
        may = [case for case in there if may_see(who, LIFE_CYCLES[case.kind], case.parties)]
        real = [case for case in may if case.client_id > 0]
        of_some = [case for case in may if case.client_id in some]
        own = [case for case in may if who.id in (case.opened_by_id, case.recorder_id)]
        assert await listed.find_of_clients(who, None) == _first(real)
        assert await listed.find_of_clients(who, some) == _first(of_some)
        assert await listed.find_of_clients(who, (-7,)) == _first([case for case in may if case.client_id == -7])
        assert await listed.find_open(who, kinds, None) == _urgent(real, kinds)
        assert await listed.find_open(who, kinds, some) == _urgent(of_some, kinds)
        assert await listed.find_handled(who) == _first([case for case in may if case.handler_id == who.id])
        assert await listed.find_recorded(who) == _first([case for case in may if case.recorder_id == who.id])
        assert await listed.find_opened(who) == _first(own)
        for kind in kinds:
            shut = [case for case in real if case.kind == kind and case.closed_at is not None]
            late = [case for case in may if case.kind == kind and case.due_at is not None and case.due_at < NOW]
            assert await listed.find_sifted(who, None, Sift(kind, Stands.CLOSED)) == _first(shut)
            assert await listed.find_sifted(who, None, Sift(kind)) == _first([one for one in real if one.kind == kind])
            assert await listed.find_sifted(who, some, Sift(kind, Stands.CLOSED)) == _first(
                [case for case in shut if case.client_id in some]
            )
            several: tuple[tuple[tuple[int, ...] | None, list[CaseRecord]], ...] = ((None, real), (some, of_some))
            for wanted, among in several:
                overdue = [case for case in late if case in among]
                assert await listed.find_sifted(who, wanted, Sift(kind, Stands.LATE, NOW)) == _urgent(overdue, kinds)
                assert await listed.find_sifted(who, wanted, Sift(kind, Stands.OPEN)) == _urgent(among, [kind])
            assert await listed.find_opened(who, Sift(kind)) == _first([case for case in own if case.kind == kind])
            assert await listed.find_handled(who, Sift(kind, Stands.OPEN)) == _first(
                [case for case in may if case.kind == kind and case.handler_id == who.id and case.closed_at is None]
            )
        assert await listed.find_with_words(who, "压 力表", own=False) == _first(may)
        assert await listed.find_with_words(who, "压力表", own=True) == _first(own)
        assert await listed.find_with_words(who, "压力表 77", own=False) == _first(
            [case for case in may if case.title.startswith("压力表 77")]
        )
    # in the order asked for
    asked = [there[7].id, there[3].id, 10**9, there[5].id]
    assert await listed.get_cases(asked) == [there[7], there[3], there[5]]


def _first(cases_there: list[CaseRecord]) -> list[int]:
    """Open ones first, then the latest."""
    in_order = sorted(cases_there, key=lambda case: (case.closed_at is None, case.opened_at, case.id), reverse=True)
    return [case.id for case in in_order][:MOST_LISTED]


def _urgent(cases_there: list[CaseRecord], kinds: list[str]) -> list[int]:
    """The open ones of these kinds, the most urgent first."""
    in_order = sorted(
        (case for case in cases_there if case.closed_at is None and case.kind in kinds),
        key=lambda case: (case.due_at or case.promised_at or case.opened_at, case.id),
    )
    return [case.id for case in in_order][:MOST_LISTED]


def test_client_roles_are_for_one_client() -> None:
    assert CLIENT_SIDE <= FOR_ONE_CLIENT
