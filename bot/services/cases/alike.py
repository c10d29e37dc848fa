"""The same thing reported twice: what is open and near in its words, and who may know of it (clauses 4.6, 5.5.1)."""

from collections.abc import Sequence

from bot.records.cases.alike import OpenText, Related
from bot.records.cases.cases import CaseRecord
from bot.records.drafts import Pick
from bot.rules.cases.alike import SAME, Alike, Tie
from bot.rules.cases.kinds import CASE_KINDS, LIFE_CYCLES
from bot.rules.cases.parties import can_do, may_do, may_see
from bot.rules.cause import Cause
from bot.rules.nearness import NEAR, nearness
from bot.rules.people import Person
from storage.cases import listed, ties

MOST_NEAR, MOST_PICKS = 3, 20
LONGEST_LABEL = 60
"""Characters of a label, of which a phone shows fewer."""


async def near_to(
    client_id: int, site_id: int | None, kind: str, text: str, readers: Sequence[Person]
) -> list[CaseRecord]:
    """The open cases that may be what a text says, the nearest first; those alone that every reader may see.

    What one of them may not see is not even counted: a new case goes on as if there were nothing.
    """
    (near,) = await near_each(client_id, kind, [(site_id, text)], readers)
    return near


async def near_each(
    client_id: int, kind: str, said: Sequence[tuple[int | None, str]], readers: Sequence[Person]
) -> list[list[CaseRecord]]:
    """The same of several texts, each with its site: what is open is read once for all of them."""
    alike = CASE_KINDS[kind].alike
    if alike is None or not readers:
        return [[] for _ in said]
    texts = await ties.find_open_texts(client_id, alike.among, readers[0])
    near = [_nearest(alike, texts, site_id, text) for site_id, text in said]
    cases = await listed.get_cases(list({case_id for ids in near for case_id in ids}))
    found = {case.id: case for case in cases if all(_sees(one, case) for one in readers)}
    return [[found[case_id] for case_id in ids if case_id in found][:MOST_NEAR] for ids in near]


async def _near(alike: Alike, client_id: int, site_id: int | None, text: str, who: Person | None) -> list[int]:
    """Ids of what is open and near in its words; ``who`` may see it, None: whoever may."""
    return _nearest(alike, await ties.find_open_texts(client_id, alike.among, who), site_id, text)


def _nearest(alike: Alike, texts: Sequence[OpenText], site_id: int | None, text: str) -> list[int]:
    found: list[tuple[float, int]] = []
    for one in texts:
        elsewhere = alike.of_site and None not in (site_id, one.site_id) and site_id != one.site_id
        if not elsewhere and (near := nearness(text, one.title)) >= NEAR:
            found.append((near, one.id))
    return [case_id for _, case_id in sorted(found, reverse=True)]


async def note_likeness(cause: Cause, case: CaseRecord) -> None:
    """Notes of a new case what is open and may be the same, for whoever may see and handle both.

    What it repeats is known by its item. Inside a transaction that is open already.
    """
    alike = CASE_KINDS[case.kind].alike
    if alike is None or case.closed_at is not None:
        return
    near = await _near(alike, case.client_id, case.site_id, case.title, None)
    for other_id in [one for one in near if one not in (case.id, case.repeat_of_id)][:MOST_NEAR]:
        await ties.note_likeness(case.id, other_id, cause.at)


async def related_to(who: Person, case: CaseRecord) -> tuple[Related, ...]:
    """What belongs to a case, or may while both are open, as far as the person may see it."""
    if CASE_KINDS[case.kind].alike is None:
        return ()
    known = {one.other_id: one for one in await ties.find_ties(case.id) if one.how is not Tie.APART}
    found = []
    for other in await listed.get_cases([*known]):
        tie = known[other.id]
        both_open = case.closed_at is None and other.closed_at is None
        if _sees(who, other) and (
            tie.how is not Tie.MAYBE or (both_open and (_can_be(who, case, other) or _can_be(who, other, case)))
        ):
            found.append(Related(other.id, other.kind, other.number, other.state, tie.how, tie.leads))
    return tuple(found)


async def may_be_same(who: Person, case: CaseRecord) -> list[CaseRecord]:
    """The open cases of which the person can say that this is the same: first the likeliest."""
    alike = CASE_KINDS[case.kind].alike
    if alike is None:
        return []
    known = {one.other_id: one.how for one in await ties.find_ties(case.id)}
    likely = [one for one, how in known.items() if how in (Tie.MAYBE, Tie.TIED)]
    near = await _near(alike, case.client_id, case.site_id, case.title, who)
    others = [one.id for one in await ties.find_open_texts(case.client_id, alike.among, who, MOST_PICKS)]
    in_order = dict.fromkeys(one for one in (*likely, *near[:MOST_PICKS], *others) if one != case.id)
    return [one for one in await listed.get_cases([*in_order]) if _can_be(who, case, one)][:MOST_PICKS]


async def is_anything_open_beside(who: Person, case: CaseRecord) -> bool:
    """Whether there is anything that it could be the same as."""
    alike = CASE_KINDS[case.kind].alike
    found = await ties.find_open_texts(case.client_id, alike.among, who, limit=2) if alike is not None else []
    return any(one.id != case.id for one in found)


async def picks(who: Person, case: CaseRecord) -> tuple[Pick, ...]:
    """The same to choose from."""
    return tuple(
        Pick(one.id, f"{one.number} {' '.join(one.title.split())}"[:LONGEST_LABEL])
        for one in await may_be_same(who, case)
    )


def _can_be(who: Person, case: CaseRecord, other: CaseRecord) -> bool:
    """Whether the person may say that a case is the same as another, which leads then: they handle both."""
    return _says(who, case) and _acts(who, other)


def _says(who: Person, case: CaseRecord) -> bool:
    steps = (step for step in LIFE_CYCLES[case.kind].transitions if step.action == SAME)
    return any(may_do(who, LIFE_CYCLES[case.kind], step, case.parties) for step in steps)


def _acts(who: Person, case: CaseRecord) -> bool:
    return case.closed_at is None and bool(can_do(who, LIFE_CYCLES[case.kind], case.state, case.parties))


def _sees(who: Person, case: CaseRecord) -> bool:
    return may_see(who, LIFE_CYCLES[case.kind], case.parties)
