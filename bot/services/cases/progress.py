"""查进度: which cases a person may look up (clause 5.5.3)."""

from collections.abc import Iterable
from datetime import datetime

from bot.records.cases.cases import NO_CASES, CasePage, CaseRecord
from bot.rules.cases.concerning import told_at, waits_for
from bot.rules.cases.finding import FINDING
from bot.rules.cases.kinds import KINDS, LIFE_CYCLES
from bot.rules.cases.life_cycle import Standing, Transition, can_do, may_see, standings
from bot.rules.cases.owing import comes_back_to
from bot.rules.deadlines import Stage
from bot.rules.free_text import UNHEARD, likeliest
from bot.rules.numbering import PartOfNumber
from bot.rules.people import CLIENT_SIDE, Person
from bot.rules.permissions import Action, clients_for
from storage.cases import listed

MINE, FIRM, HANDLED = "mine", "firm", "handled"

HEARD = {
    (kind.kind, step.action): step.heard for kind in KINDS for step in kind.transitions if step.heard is not UNHEARD
}
"""What free text has in it that means a step, by the kind of the case and the step's action."""


async def open_findings(who: Person) -> tuple[CaseRecord, ...]:
    """Findings that are not closed and that the person may see, the most urgent first."""
    return tuple(await listed.get_cases(await _open_ids(who, (FINDING.kind,))))


async def count_open_findings(who: Person) -> int:
    """How many these are, as far as a list goes."""
    return len(await _open_ids(who, (FINDING.kind,)))


async def digest_cases(who: Person, at: datetime) -> tuple[CaseRecord, ...]:
    """Every case that the person's digest holds: what they oversee, what waits for them, what they are reminded of.

    So nothing is left of which they would have to be reminded by itself.
    """
    overseen = [kind.kind for kind in KINDS if kind.overseen]
    told = [case.id for case in await _open_cases(who) if _waits(who, case) or _is_told(who, case, at)]
    return tuple(await listed.get_cases([*dict.fromkeys((*await _open_ids(who, overseen), *told))]))


async def waiting_cases(who: Person) -> tuple[CaseRecord, ...]:
    """Open cases of every kind that wait for this person, the most urgent first."""
    return tuple(await listed.get_cases([case.id for case in await _open_cases(who) if _waits(who, case)]))


async def _open_cases(who: Person) -> list[CaseRecord]:
    """Without names: most of them wait for somebody else."""
    return await listed.get_cases(await _open_ids(who, LIFE_CYCLES), named=False)


async def _open_ids(who: Person, kinds: Iterable[str]) -> list[int]:
    return await listed.find_open(who, kinds, _clients(who))


def _waits(who: Person, case: CaseRecord) -> bool:
    return waits_for(who, LIFE_CYCLES[case.kind], case.state, case.parties)


def _is_told(who: Person, case: CaseRecord, at: datetime) -> bool:
    """Whether a reminder of its state tells the person: those that come once it is late, or those before."""
    if case.due_at is None:
        return False
    life_cycle, parties, late = LIFE_CYCLES[case.kind], case.parties, case.due_at < at
    state = life_cycle.state(case.state)
    stages = (Stage.OVERDUE, Stage.ESCALATED) if late else (Stage.BEFORE, Stage.DUE)
    told = frozenset[Standing]().union(*(told_at(life_cycle, state, stage, parties) for stage in stages))
    if late:
        told |= comes_back_to(life_cycle, state, parties)
    return may_see(who, life_cycle, parties) and bool(standings(who, parties) & told)


async def look_up(who: Person, whose: str, page: int, per_page: int) -> CasePage:
    """A page of the cases that the person opened or (``handled``) handles, or of the firms they belong to or serve.

    A page that is not there becomes the nearest.
    """
    found = await _ids(who, whose)
    page = min(max(page, 0), max(len(found) - 1, 0) // per_page)
    shown = await listed.get_cases(found[page * per_page : (page + 1) * per_page])
    return CasePage(tuple(shown), len(found), page)


async def _ids(who: Person, whose: str) -> list[int]:
    if whose == FIRM:
        return await listed.find_of_clients(who, _clients(who))
    return await (listed.find_handled(who) if whose == HANDLED else listed.find_opened(who))


async def own_cases(who: Person) -> tuple[CaseRecord, ...]:
    """The cases that the person opened or recorded, open ones first, then the latest."""
    return tuple(await listed.get_cases(await listed.find_opened(who)))


def tabs(who: Person) -> tuple[str, ...]:
    """Which of the lists the person has."""
    return (MINE, FIRM) if who.roles <= CLIENT_SIDE else (HANDLED, FIRM, MINE)


async def find_by_part(who: Person, part: PartOfNumber, most: int) -> CasePage:
    """Cases among the person's own (then their firm's) whose number has these last digits; the open ones first."""
    for own in (True, False):
        if found := await listed.find_numbered(who, part, own=own):
            return CasePage(tuple(await listed.get_cases(found[:most])), len(found), 0)
    return NO_CASES


async def find_by_words(who: Person, text: str, most: int) -> CasePage:
    """Cases among the person's own (then their firm's) with these words in their title; the open ones first."""
    for own in (True, False):
        if found := await listed.find_with_words(who, text, own=own):
            return CasePage(tuple(await listed.get_cases(found[:most])), len(found), 0)
    return NO_CASES


async def steps_meant(who: Person, text: str) -> tuple[tuple[CaseRecord, Transition], ...]:
    """Steps of which a text may be the start, each with a case in which the person can take it now.

    The likeliest come first, and of equally likely ones those in what waits for the person.
    """
    meant = likeliest(text, HEARD)
    if not meant:
        return ()
    found = {case.id: case for case in await waiting_cases(who)}
    found |= {case.id: case for case in await open_findings(who) if case.id not in found}
    found |= {case.id: case for case in await own_cases(who) if case.id not in found}
    steps = [
        (case, step)
        for case in found.values()
        for step in can_do(who, LIFE_CYCLES[case.kind], case.state, case.parties)
        if step.asks is not None and (case.kind, step.action) in meant
    ]
    return tuple(sorted(steps, key=lambda one: meant.index((one[0].kind, one[1].action))))


def _clients(who: Person) -> tuple[int, ...] | None:
    return clients_for(who, Action.SEE_FINDING)
