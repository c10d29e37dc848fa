"""The figures of boards: each is told by one function, whoever asks (clauses 5.1.3, 7)."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import date, timedelta
from functools import partial
from typing import Any

from bot.rules.boards.board import US, Board, Figure
from bot.rules.boards.boards import BOARDS
from bot.rules.boards.clients import (
    LAST_VISIT,
    LATE,
    LOAD,
    LOOKED_BACK,
    MISSED,
    NEXT_LOAD,
    SERIOUS,
    THIS_WEEK,
    Load,
    monday_of,
    standing,
)
from bot.rules.boards.hub import HUB, LAST_SCORE, MONTH, OPEN
from bot.rules.boards.readiness import FIGURES as DEMANDS
from bot.rules.boards.readiness import Demand, Found, Standing, ToTrain
from bot.rules.declaring import NotDeclared
from bot.rules.forms.score import Score, score_of
from bot.rules.ledgers.kinds import EXPIRIES
from bot.rules.people import Person
from bot.rules.stretches import month_of
from bot.rules.tasks.cadence_kept import Figures, kept, total_of
from bot.rules.work_records.patrols import PATROL
from bot.services.people.learning import late_learners
from storage import cadence
from storage.boards import clients as boards
from storage.boards import readiness
from storage.boards.people import Loaded, find_loads
from storage.work_records.stored import find_latest

WEEK = timedelta(days=7)
Standings = Mapping[int, tuple[int, int, Figures]]


class Asked:
    """Who asks for figures of which clients (None: all), on which day; what several of them come from is read once.

    ``ours``: the reader is one of ours there, so that what waits for its release is theirs to know.
    """

    def __init__(self, who: Person, clients: tuple[int, ...] | None, today: date, *, ours: bool = True) -> None:
        self.who = who
        self.clients = clients
        self.today = today
        self.ours = ours
        self._standings: Standings | None = None
        self._loads: list[Loaded] | None = None
        self._firm: Standing | None = None

    async def standings(self) -> Standings:
        """What is late, what was missed and how this week stands, by client."""
        if self._standings is None:
            found = await cadence.count_at_hand(self.clients, monday_of(self.today), self.today)
            self._standings = {client: standing(before, week) for client, (before, week) in found.items()}
        return self._standings

    async def loads(self) -> list[Loaded]:
        """Who has how much to do this week and next."""
        if self._loads is None:
            monday = monday_of(self.today)
            self._loads = await find_loads(self.clients, monday, monday + WEEK, monday + 2 * WEEK - timedelta(days=1))
        return self._loads

    async def firm(self) -> Standing:
        """How we stand ourselves."""
        if self._firm is None:
            run_out = [one for each in EXPIRIES for one in await readiness.find_run_out(*each, self.today)]
            staff = await readiness.find_staff()
            late = await late_learners([one.id for one in staff], self.today)
            self._firm = Standing(
                staff=tuple(staff),
                teams=tuple(await readiness.find_teams(self.today)),
                run_out=tuple(run_out),
                late_reports=tuple(await readiness.find_late_reports(self.today)),
                to_train=tuple(ToTrain(one.id, one.name, late[one.id]) for one in staff if one.id in late),
            )
        return self._firm


async def _of_standing(place: int, asked: Asked) -> Mapping[int, object]:
    return {client: found[place] for client, found in (await asked.standings()).items()}


async def last_visits(asked: Asked) -> Mapping[int, date]:
    """When somebody of ours was at each client last; to the client's side only what they have a record of."""
    return await boards.find_last_visits(asked.clients, asked.today - LOOKED_BACK, asked.today, waits_too=asked.ours)


async def last_scores(asked: Asked) -> Mapping[int, Score]:
    """How the latest patrol of each client came out; to the client's side only what they have."""
    found: dict[int, Score] = {}
    for client in asked.clients or ():
        latest = await find_latest(PATROL.kind, (client,), 1, waits_too=asked.ours)
        scored = score_of(latest[0].said) if latest else None
        if scored is not None:
            found[client] = scored
    return found


async def serious(asked: Asked) -> Mapping[int, int]:
    """How many serious findings are open at each client, of those that the reader may see."""
    return await boards.count_serious(asked.who, asked.clients)


async def _open(kind: str, asked: Asked) -> Mapping[int, int]:
    return await boards.count_open_cases(asked.who, kind, asked.clients)


async def month(asked: Asked) -> Mapping[int, Figures]:
    """What was promised for this month and what became of it, as 频次兑现 tells it."""
    days = month_of(asked.today).period
    by_client: dict[int, list[cadence.PromiseTo]] = {}
    for one in await cadence.find_promises_to(asked.clients, days.first, days.last):
        by_client.setdefault(one.client_id, []).append(one)
    return {client: total_of(kept(promises, asked.today)) for client, promises in by_client.items()}


async def _load(week: int, asked: Asked) -> Mapping[int, Load]:
    return {one.person_id: Load(one.tasks, one.left, one.minutes) for one in await asked.loads() if one.week == week}


async def _demanded(figure: Demand, asked: Asked) -> Mapping[int, Found]:
    return {US: figure.find(await asked.firm())}


FIGURES: Mapping[Figure[Any], Callable[[Asked], Awaitable[Mapping[int, object]]]] = {
    LATE: partial(_of_standing, 0),
    MISSED: partial(_of_standing, 1),
    THIS_WEEK: partial(_of_standing, 2),
    LAST_VISIT: last_visits,
    LAST_SCORE: last_scores,
    SERIOUS: serious,
    LOAD: partial(_load, 0),
    NEXT_LOAD: partial(_load, 1),
    MONTH: month,
    **{figure: partial(_open, kind) for kind, figure in OPEN.items()},
    **{figure: partial(_demanded, figure) for figure in DEMANDS.values()},
}
"""By figure: of whom or of what (by id) it is how much."""

for _board in (*BOARDS.values(), HUB):
    if alone := [one.code for one in _board.figures if one not in FIGURES]:
        raise NotDeclared(_board.code, *alone)


async def told(board: Board, asked: Asked) -> Mapping[str, Mapping[int, object]]:
    """All figures of a board, by their codes."""
    return {one.code: await FIGURES[one](asked) for one in board.figures}
