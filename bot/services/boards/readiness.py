"""服务能力: how we stand, on demand and each week (clauses 3.1, 5.1)."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from bot.rules.beijing import at as at_beijing
from bot.rules.beijing import beijing_day
from bot.rules.boards.readiness import FIGURES, READERS, SEE_READINESS, Figure, Found, Opens, Standing
from bot.rules.cause import Cause
from bot.rules.ledgers.columns import LOOK_AT_LEDGERS
from bot.rules.ledgers.kinds import EXPIRIES, LEDGERS, PEOPLE
from bot.rules.ledgers.schedules import SEE_PLANS
from bot.rules.people import Person
from bot.rules.permissions import everywhere, may_anywhere
from bot.rules.refusing import NotForThisPerson
from bot.rules.settings.own import digest_hour
from bot.rules.tasks.reminding import begins_week
from bot.services.post.writing import MessageCode, post
from storage.boards import readiness as boards
from storage.people import persons as people
from storage.settings.firm import get_settings
from storage.settings.own import get_own_settings

WEEKLY = MessageCode("readiness")

Readiness = Mapping[str, Found]
"""How each figure stands, by its code, in the order of ``FIGURES``."""


class NoSuchFigure(NotForThisPerson):
    """There is no such figure, or none of it is for this person."""


async def readiness(who: Person, at: datetime) -> Readiness:
    """Every figure, as it stands now.

    Raises:
        NoSuchFigure: the board is not for this person.
    """
    if not may_anywhere(who, SEE_READINESS):
        raise NoSuchFigure
    standing = await _standing(beijing_day(at))
    return {code: figure.find(standing) for code, figure in FIGURES.items()}


async def figure_of(who: Person, at: datetime, code: str) -> tuple[Figure, Found]:
    """One figure with what is behind it.

    Raises:
        NoSuchFigure
    """
    found = (await readiness(who, at)).get(code)
    if found is None:
        raise NoSuchFigure(code)
    return FIGURES[code], found


async def _standing(today: date) -> Standing:
    run_out = [one for ledger, _ in EXPIRIES for one in await boards.find_run_out(ledger, today)]
    return Standing(
        staff=tuple(await boards.find_staff()),
        teams=tuple(await boards.find_teams(today)),
        run_out=tuple(run_out),
        late_reports=tuple(await boards.find_late_reports(today)),
    )


def ways_on(who: Person) -> frozenset[tuple[Opens, str]]:
    """What of the things behind the figures the person may open, entries and lists by their ledger."""
    looks = may_anywhere(who, LOOK_AT_LEDGERS)
    seen = [code for code, ledger in LEDGERS.items() if looks and everywhere(who, ledger.seen_by)]
    opened = {(opens, code) for code in seen for opens in (Opens.ENTRY, Opens.LIST)}
    if PEOPLE.code in seen:
        opened.add((Opens.PERSON, ""))
    if everywhere(who, SEE_PLANS):
        opened.add((Opens.TASK, ""))
    return frozenset(opened)


async def tell_of_week(cause: Cause, day: date) -> None:
    """The day's work, on the first of a week: administrators and quality managers hear how we stand, with their digest.

    All of it, also where it stands well: that nobody heard anything would not say so.
    """
    firm = await get_settings()
    over = at_beijing(day + timedelta(days=1), time())
    if not begins_week(day, firm.calendar()) or cause.at >= over:
        return
    for reader in await people.find_everyone_with_role(*READERS):
        hour = digest_hour(firm.digest_at, await get_own_settings(reader.id))
        moment = max(cause.at, at_beijing(day, hour))
        await post(cause, WEEKLY, ("person", reader.id), reader.id, occurrence=day, send_at=moment, expires_at=over)
