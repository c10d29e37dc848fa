"""For every state of every case: for whom it waits, and whose digest holds it before its date and behind it.

Written out for two people of every role, with a case of the other firm beside each.
"""

from datetime import timedelta

from bot.rules.cause import Cause
from bot.services.cases import progress
from storage import database as db
from tests.services.cases.stepping import NOBODY, Step, begin
from tests.services.two_of_each import two_of_each
from tests.world import World

QUALITY, ADMINISTRATORS = {"quality", "quality 2"}, {"administrator", "administrator 2"}
CONSULTANTS, LEADS = {"consultant", "consultant 2"}, {"lead", "lead 2"}
TEAM, MANAGERS = CONSULTANTS | LEADS, {"manager", "manager 2"}
STAFF = {"staff", "staff 2"}
OVERSEE = TEAM | MANAGERS | STAFF | QUALITY | ADMINISTRATORS | {"auditor"}
NOBODY_ELSE = set[str]()

WRITTEN: dict[tuple[str, str, str], tuple[set[str], set[str], set[str]]] = {
    ("complaint", "awaiting", "nobody"): (QUALITY, NOBODY_ELSE, ADMINISTRATORS),
    ("complaint", "accepted", ""): ({"quality"}, NOBODY_ELSE, ADMINISTRATORS | {"quality 2"}),
    ("complaint", "in_progress", ""): ({"quality"}, NOBODY_ELSE, ADMINISTRATORS | {"quality 2"}),
    ("complaint", "waiting", ""): ({"staff"}, NOBODY_ELSE, QUALITY),
    ("complaint", "proposed", ""): ({"staff"}, NOBODY_ELSE, QUALITY),
    ("complaint", "resolved", ""): (NOBODY_ELSE, NOBODY_ELSE, NOBODY_ELSE),
    ("enquiry", "awaiting", "nobody"): (TEAM, NOBODY_ELSE, QUALITY | ADMINISTRATORS),
    ("enquiry", "accepted", ""): ({"consultant"}, NOBODY_ELSE, LEADS | QUALITY),
    ("enquiry", "in_progress", ""): ({"consultant"}, NOBODY_ELSE, LEADS | QUALITY),
    ("enquiry", "waiting", ""): ({"staff"}, NOBODY_ELSE, LEADS | {"consultant"}),
    ("enquiry", "proposed", ""): ({"staff"}, NOBODY_ELSE, LEADS | {"consultant"}),
    # a finding is in the digest of everybody who may see it, while it is open
    ("finding", "to_fix", "nobody"): (MANAGERS | STAFF, OVERSEE, OVERSEE),
    ("finding", "to_fix", ""): (MANAGERS | {"staff"}, OVERSEE, OVERSEE),
    ("finding", "in_progress", ""): (MANAGERS | {"staff"}, OVERSEE, OVERSEE),
    ("finding", "awaiting_check", ""): (TEAM, OVERSEE, OVERSEE),
    ("finding", "closed", ""): (NOBODY_ELSE, NOBODY_ELSE, NOBODY_ELSE),
}
"""Kind, state and whether nobody handles it: for whom it waits, and who else finds it in their digest while there is
time, and once it is late."""


async def test_for_whom_a_case_waits_and_in_whose_digest_it_is(sqlite_world: World) -> None:
    people, now = await two_of_each(sqlite_world), sqlite_world.clock.now()
    ours, theirs = (sqlite_world.company.clients[code] for code in ("HX", "CG"))
    made = {}
    for kind, state, has in WRITTEN:
        step = Step("none", state, "", NOBODY, NOBODY, has=has)
        made[await begin(Cause(now), kind, step, people, ours)] = kind, state, has
        await begin(Cause(now), kind, step, people, theirs)
    # the digest of a day speaks of what is due on it
    await db.changed("UPDATE service_case SET due_at = :at WHERE closed_at IS NULL", at=now + timedelta(hours=8))
    found: dict[int, tuple[set[str], set[str], set[str]]] = {case_id: (set(), set(), set()) for case_id in made}
    for name, who in people.items():
        lists = (
            await progress.waiting_cases(who),
            await progress.digest_cases(who, now),
            await progress.digest_cases(who, now + timedelta(days=60)),
        )
        assert [case.id for case in lists[0]] == [case.id for case in lists[0] if case in lists[1]]
        for place, listed in enumerate(lists):
            for case in listed:
                if case.id in made:
                    found[case.id][place].add(name)
    said = {made[case_id]: (waits, early - waits, late - waits) for case_id, (waits, early, late) in found.items()}
    assert said == {key: (waits, early - waits, late - waits) for key, (waits, early, late) in WRITTEN.items()}


async def test_open_findings_are_those_that_the_person_may_see(sqlite_world: World) -> None:
    people, now = await two_of_each(sqlite_world), sqlite_world.clock.now()
    ours, theirs = (sqlite_world.company.clients[code] for code in ("HX", "CG"))
    made = {}
    for kind, state in (("finding", "to_fix"), ("finding", "closed"), ("enquiry", "accepted")):
        for client in (ours, theirs):
            step = Step("none", state, "", NOBODY, NOBODY)
            made[kind, state, client] = await begin(Cause(now), kind, step, people, client)
    here, there = made["finding", "to_fix", ours], made["finding", "to_fix", theirs]
    for name, who in people.items():
        everywhere = name in QUALITY | ADMINISTRATORS | {"auditor"} or name in ("consultant", "lead")
        expected = {here, there} if everywhere else {there} if name.startswith("other") else {here}
        assert {case.id for case in await progress.open_findings(who)} == expected, name
        assert await progress.count_open_findings(who) == len(expected)
