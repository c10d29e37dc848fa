"""Lists leave out by SQL exactly what the rule would leave out, for people and cases of every sort."""

import random
from datetime import date

from bot.records.cases.cases import MOST_LISTED, CaseRecord
from bot.rules.cases.kinds import LIFE_CYCLES
from bot.rules.cases.life_cycle import Clock, may_see
from bot.rules.people import CLIENT_SIDE, FOR_ONE_CLIENT, LENT, Grant, Lender, Person, Role
from storage import database as db
from storage.cases import listed, seen
from storage.cases import stored as cases
from storage.clients import add_client
from tests.storage.rows import NOW, a_draft, a_person

CASES, PEOPLE = 300, 300
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
            state=LIFE_CYCLES[kind].first,
            title=f"压力表 {n}",
            opened_by_id=dice.choice(people),
            clock=Clock(NOW, None, None, None),
            handler_id=dice.choice([None, *people]),
            about_id=dice.choice([None, None, *people]),
            draft_id=recorded.pop() if recorded and dice.random() < 0.2 else None,
            private=dice.random() < 0.4,
            likely_about=dice.sample(people, dice.choice([0, 0, 1, 2])),
            closed_at=NOW if dice.random() < 0.5 else None,
            released=dice.random() < 0.8,
        )
        parts = {
            name: dice.choice([None, *people]) for name in ("rectified_by_id", "fix_recorded_by_id", "asked_by_id")
        }
        await db.change("service_case", case_id, **parts)
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


async def test_what_is_found_by_words_and_digits_is_what_the_reader_may_see(database: str) -> None:
    dice = random.Random(7)
    people, clients, there = await a_firm(dice)
    for _ in range(40):
        who = somebody(dice, people, clients)
        may = {case.id for case in there if may_see(who, LIFE_CYCLES[case.kind], case.parties)}
        assert set(await listed.find_with_words(who, "压 力表", own=False)) == set(_first(there, may))
        own = {case.id for case in there if who.id in (case.opened_by_id, case.recorder_id)} & may
        assert set(await listed.find_with_words(who, "压力表", own=True)) == own
        assert set(await listed.find_with_words(who, "压力表 77", own=False)) == {
            case.id for case in there if case.title.startswith("压力表 77") and case.id in may
        }


def _first(there: list[CaseRecord], may: set[int]) -> list[int]:
    in_order = sorted(
        (case for case in there if case.id in may), key=lambda case: (case.closed_at is not None, -case.id)
    )
    return [case.id for case in in_order][:MOST_LISTED]


def test_client_roles_are_for_one_client() -> None:
    assert CLIENT_SIDE <= FOR_ONE_CLIENT
