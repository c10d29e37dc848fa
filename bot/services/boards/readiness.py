"""服务能力: what is behind its figures, and who is told each week (clauses 3.1, 5.1)."""

from datetime import date, time, timedelta

from bot.rules.beijing import at as at_beijing
from bot.rules.boards.readiness import FIGURES, READERS, READINESS, Demand, Found, Opens
from bot.rules.cause import Cause
from bot.rules.ledgers.columns import LOOK_AT_LEDGERS
from bot.rules.ledgers.kinds import LEDGERS, PEOPLE
from bot.rules.ledgers.schedules import SEE_PLANS
from bot.rules.people import Person
from bot.rules.permissions import everywhere, may_anywhere
from bot.rules.refusing import NotForThisPerson
from bot.rules.settings.own import digest_hour
from bot.rules.tasks.reminding import begins_week
from bot.services.boards.reading import board_of
from bot.services.post.writing import MessageCode, post
from storage.people import persons as people
from storage.settings.firm import get_settings
from storage.settings.own import get_own_settings

WEEKLY = MessageCode("readiness")


class NoSuchFigure(NotForThisPerson):
    """There is no such figure."""


async def figure_of(who: Person, cause: Cause, code: str) -> tuple[Demand, Found]:
    """One figure with what is behind it.

    Raises:
        NoSuchFigure
        NoSuchBoard: readiness is not for this person.
    """
    (line,) = (await board_of(who, cause, READINESS.code, "")).lines
    if code not in FIGURES:
        raise NoSuchFigure(code)
    return FIGURES[code], FIGURES[code].of(line)


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
