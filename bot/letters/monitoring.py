"""What is said unasked of monitoring plans: what is to be measured today, and what was not (clauses 4.4.1, 4.6 g)."""

from bot.letters.kind import SENT_ON_WITH_WORK, STAYS, MessageKind, Naming, Occasion, Opening
from bot.letters.moot import Moot
from bot.rules.beijing import beijing_day
from bot.rules.cause import Cause
from bot.rules.post import thing_of
from bot.rules.text import Text
from bot.screens import monitoring as screens
from bot.services.monitoring import standing
from bot.services.monitoring.reminding import CLIENT, DUE, MISSED


async def _due(opening: Opening) -> Naming:
    """Of what is due when it is read, as long as that is theirs to record."""
    client_id, today = opening.message.subject_id, beijing_day(opening.at)
    owed = [one for one in await standing.owed_by(opening.reader, Cause(opening.at)) if one.row.client_id == client_id]
    if not owed:
        raise Moot(DUE)
    return Naming(screens.due(owed, today, opening.language), frozenset((thing_of(DUE, client_id, today),)))


async def _missed(opening: Opening) -> Naming:
    """While nothing came since."""
    client_id = opening.message.subject_id
    found = [one for one in await standing.missed_for(opening.reader, Cause(opening.at)) if one.client_id == client_id]
    if not found:
        raise Moot(MISSED)
    thing = thing_of(MISSED, client_id, found[0].since)
    return Naming(screens.missed(found[0], opening.language), frozenset((thing,)))


async def _of_client(opening: Opening) -> tuple[int, ...]:
    return (opening.message.subject_id,)


KINDS = (
    MessageKind(
        DUE,
        Text("监测提醒", "the reminder of what is to be measured"),
        (CLIENT,),
        STAYS,
        _due,
        names=True,
        occasion=Occasion.REMINDS,
    ),
    MessageKind(
        MISSED,
        Text("监测漏记通知", "that something was not measured"),
        (CLIENT,),
        SENT_ON_WITH_WORK,
        _missed,
        clients=_of_client,
        names=True,
        occasion=Occasion.REMINDS,
    ),
)
