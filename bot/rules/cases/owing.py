"""What a case owes whom by when, and whom it comes back to while it stays undone (clause 5.5.2)."""

from collections.abc import Mapping
from datetime import datetime

from bot.rules.cases.concerning import answering, concerned_by, told_at
from bot.rules.cases.life_cycle import LifeCycle, Owed, Standing, State
from bot.rules.cases.parties import Parties
from bot.rules.cases.promises import owed_under, promised_now
from bot.rules.deadlines import Stage


def owed(
    life_cycle: LifeCycle, state: State, due_at: datetime | None, promised_at: datetime | None
) -> Mapping[datetime, Owed]:
    """The dates that somebody was promised and is told of when they pass, each with what was promised by then.

    ``due_at`` is the state's own deadline. While the clock stands still (the other side has to act) the promised date
    does not come nearer, and so cannot be broken. Of two promises for one moment the greater one is said.
    """
    found = promised_now(life_cycle, state, due_at, promised_at)
    return {until: owed_under(life_cycle, what) for what, until in found.items()}


def comes_back_to(life_cycle: LifeCycle, state: State, parties: Parties) -> frozenset[Standing]:
    """Whom what stays undone is said to again and again.

    Who asked for more time has explained why it is late, so it comes back to who has to answer that.
    """
    if parties.asked:
        return answering(life_cycle, state.key)
    return concerned_by(life_cycle, state, state.still, parties)


def reminded_before(life_cycle: LifeCycle, state: State, parties: Parties) -> frozenset[Standing]:
    """Whom the reminders tell until the state's deadline."""
    return _told_at(life_cycle, state, parties, Stage.BEFORE, Stage.DUE)


def reminded_late(life_cycle: LifeCycle, state: State, parties: Parties) -> frozenset[Standing]:
    """Whom the reminders tell once it has passed, with those whom it comes back to."""
    told = _told_at(life_cycle, state, parties, Stage.OVERDUE, Stage.ESCALATED)
    return told | comes_back_to(life_cycle, state, parties)


def _told_at(life_cycle: LifeCycle, state: State, parties: Parties, *stages: Stage) -> frozenset[Standing]:
    return frozenset[Standing]().union(*(told_at(life_cycle, state, stage, parties) for stage in stages))
