"""查进度: which cases a person may look up (clause 5.5.3)."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from bot.records.cases.cases import NO_CASES, CasePage, CaseRecord
from bot.rules.beijing import at as at_beijing
from bot.rules.beijing import beijing_day
from bot.rules.cases.finding import FINDING
from bot.rules.cases.kinds import KINDS, LIFE_CYCLES
from bot.rules.cases.life_cycle import Transition
from bot.rules.cases.parties import can_do
from bot.rules.cases.sifting import EVERYTHING, Sift
from bot.rules.free_text import UNHEARD, likeliest
from bot.rules.numbering import PartOfNumber
from bot.rules.people import CLIENT_SIDE, Person, Role
from bot.rules.permissions import Action, clients_for
from bot.services.cases.concealing import as_seen, asks_for_complainant
from storage.cases import listed

MINE, FIRM, HANDLED = "mine", "firm", "handled"

HEARD = {
    (kind.kind, step.action): step.heard for kind in KINDS for step in kind.transitions if step.heard is not UNHEARD
}
"""What free text has in it that means a step, by the kind of the case and the step's action."""


async def cases_seen(who: Person, ids: Sequence[int]) -> list[CaseRecord]:
    """The cases of these ids as the person may see them, in their order."""
    return await as_seen(who, await listed.get_cases(ids))


async def open_findings(who: Person) -> tuple[CaseRecord, ...]:
    """Findings that are not closed and that the person may see, the most urgent first."""
    return tuple(await cases_seen(who, await _open_findings(who)))


async def look_at_findings(who: Person, page: int, per_page: int) -> CasePage:
    """A page of these; one that is not there becomes the nearest."""
    return await _page_of(who, await _open_findings(who), page, per_page)


async def count_open_findings(who: Person) -> int:
    """How many these are, as far as a list goes."""
    return await listed.count_open(who, (FINDING.kind,), _clients(who))


async def _open_findings(who: Person) -> list[int]:
    return await listed.find_open(who, (FINDING.kind,), _clients(who))


async def digest_cases(who: Person, at: datetime) -> tuple[CaseRecord, ...]:
    """Every case that is late or due on this day and of which the person's digest speaks, the most urgent first.

    That is what they oversee, what waits for them, what they are reminded of: so nothing is left of which they would
    have to be reminded by itself.
    """
    overseen = [kind.kind for kind in KINDS if kind.overseen]
    until = at_beijing(beijing_day(at) + timedelta(days=1), time())
    found = await listed.find_due(who, overseen, _clients(who), at, until)
    return tuple(await cases_seen(who, found))


async def waiting_cases(who: Person) -> tuple[CaseRecord, ...]:
    """Open cases of every kind that wait for this person, the most urgent first."""
    return tuple(await cases_seen(who, await listed.find_waiting(who, _clients(who))))


async def look_up(who: Person, whose: str, page: int, per_page: int, sift: Sift = EVERYTHING) -> CasePage:
    """A page of the cases that the person opened or (``handled``) handles, or of the firms they belong to or serve.

    ``sift``: of those the ones that are asked for. A page that is not there becomes the nearest.
    """
    return await _page_of(who, await _ids(who, whose, sift), page, per_page)


async def look_at_client(who: Person, clients: tuple[int, ...], kind: str, page: int, per_page: int) -> CasePage:
    """A page of the cases of a kind at these clients that the person may see, open ones first, then the latest."""
    return await _page_of(who, await listed.find_of_clients(who, clients, (kind,)), page, per_page)


async def _page_of(who: Person, found: list[int], page: int, per_page: int) -> CasePage:
    page = min(max(page, 0), max(len(found) - 1, 0) // per_page)
    shown = await cases_seen(who, found[page * per_page : (page + 1) * per_page])
    return CasePage(tuple(shown), len(found), page)


async def _ids(who: Person, whose: str, sift: Sift) -> list[int]:
    if whose == FIRM:
        return await listed.find_sifted(who, _clients(who), sift)
    return await (listed.find_handled(who, sift) if whose == HANDLED else listed.find_opened(who, sift))


async def own_cases(who: Person) -> tuple[CaseRecord, ...]:
    """The cases that the person opened or recorded, open ones first, then the latest."""
    return tuple(await cases_seen(who, await listed.find_opened(who)))


def kinds_for(who: Person) -> tuple[str, ...]:
    """Of which kinds the person may have cases in these lists: all, but what is the clients' own is nothing to ours."""
    theirs = bool(who.roles & CLIENT_SIDE)
    return tuple(kind.kind for kind in KINDS if theirs or not kind.is_the_clients_own)


def tabs(who: Person) -> tuple[str, ...]:
    """Which of the lists the person has."""
    return (MINE, FIRM) if who.roles <= CLIENT_SIDE else (HANDLED, FIRM, MINE)


async def find_by_part(who: Person, part: PartOfNumber, most: int) -> CasePage:
    """Cases among the person's own (then their firm's) whose number has these last digits; the open ones first."""
    for own in (True, False):
        if found := await listed.find_numbered(who, part, own=own):
            return CasePage(tuple(await cases_seen(who, found[:most])), len(found), 0)
    return NO_CASES


async def find_by_words(who: Person, text: str, most: int) -> CasePage:
    """Cases among the person's own (then their firm's) with these words in their title; the open ones first."""
    for own in (True, False):
        if found := await _findable(who, text, await listed.find_with_words(who, text, own=own)):
            return CasePage(tuple(await cases_seen(who, found[:most])), len(found), 0)
    return NO_CASES


async def _findable(who: Person, text: str, found: list[int]) -> list[int]:
    """Of what has these words what may be found by them: not a complaint by its complainant's name."""
    if Role.AUDITOR not in who.roles:
        return found
    by_name = {case.id for case in await listed.get_cases(found) if await asks_for_complainant(who, text, case)}
    return [one for one in found if one not in by_name]


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
