"""The demo company's two contracts: signed half a year ago, planned and confirmed; one waits to be supplemented."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial

from bot.app.demo_filling import Given, Skip, Tap, fill_in
from bot.app.demo_stories import CALENDAR, CHENGUANG, HENGXIN, LI, SUN, ZHAO, Place
from bot.records.contracts import ContractRecord
from bot.rules.beijing import at
from bot.rules.cause import Cause
from bot.rules.forms import contract as form
from bot.rules.forms import service_plan as plan_form
from bot.rules.forms.ledgers import changing
from bot.rules.ledgers.contracts import CONTRACTS, Rhythm, Standing
from bot.rules.ledgers.ledger import Which
from bot.rules.ledgers.menu import MENU
from bot.rules.ledgers.schedules import SCHEDULES
from bot.rules.service_plans.states import PlanState
from bot.rules.tasks.making import months_later
from bot.rules.tasks.works import PATROL
from bot.services.service_plans import answering, making
from storage import contract_schedules, contracts, service_plans
from storage.ledgers import finding as ledgers

MONTHS = 6
"""So long ago, and some days, both contracts began."""
LEAD_TIME = 5
"""Working days between signing a contract and its first day."""


@dataclass(frozen=True, slots=True)
class Signed:
    """A contract of a year; its monthly work was due ``past_month`` days ago, which keeps it off today's work.

    ``items``: the standard package, or the services that were picked one by one.
    """

    client: str
    manager: int
    past_month: int
    rhythm: Rhythm
    items: tuple[str, ...] = ()

    def begins(self, today: date) -> date:
        """Its first day."""
        return months_later(today - timedelta(days=self.past_month), -MONTHS)

    def signed(self, today: date) -> date:
        """The day on which it was signed."""
        return CALENDAR.previous_working_day(self.begins(today), LEAD_TIME)

    def number(self, today: date) -> str:
        """As the firm numbers its contracts."""
        return f"AZ-{self.client}-{self.begins(today):%Y%m}"


SIGNED = (
    Signed(HENGXIN, LI, 13, Rhythm.QUARTERLY),
    Signed(CHENGUANG, ZHAO, 20, Rhythm.MONTHLY, ("质量状况调查计划", "现场质量调查", "日常巡查", "现场指导")),
)
SUPPLEMENTED = SIGNED[1]
ADDED = "隐患自查与治理指导"
WHY = "新增注塑线，想每半年做一次隐患自查指导。"
FROM_DAY = 10
"""Working days from today on until the supplement is to hold."""
MADE_UP_WITHIN = "7"
"""Days behind its day."""

Happening = tuple[datetime, Callable[[datetime], Awaitable[None]]]


def began(today: date) -> datetime:
    """When the company began to serve its clients: before the first contract was signed."""
    first = min(one.signed(today) for one in SIGNED)
    return at(CALENDAR.previous_working_day(first), time(9))


def events(place: Place) -> list[Happening]:
    """What happened to the contracts, each at its moment."""
    happened: list[Happening] = []
    for one in SIGNED:
        day = one.signed(place.today)
        happened += [
            (at(day, time(10)), partial(_sign, one, place)),
            (at(day, time(10, 40)), partial(_plan, one, place)),
            (at(CALENDAR.next_working_day(day), time(9, 20)), partial(_confirm, one, place)),
        ]
    return [
        *happened,
        (at(CALENDAR.next_working_day(day), time(11)), partial(_limit, SUPPLEMENTED, place)),
        (place.moment(2, "10:20"), partial(_supplement, SUPPLEMENTED, place)),
        (place.moment(1, "09:40"), partial(_approve, SUPPLEMENTED, place)),
    ]


async def contract_of(one: Signed, place: Place) -> ContractRecord:
    """The contract as it stands. Raises LookupError: it is not signed yet."""
    for found in await contracts.find_contracts((place.clients[one.client],)):
        return found
    raise LookupError(one.client)


async def _sign(one: Signed, place: Place, then: datetime) -> None:
    who = place.people[SUN]
    cause = Cause(at=then, person_id=who.id)
    given: tuple[Given, ...] = (
        Tap(str(place.clients[one.client])),
        one.number(place.today),
        one.begins(place.today).isoformat(),
        Tap(form.YEAR),
        Tap(form.NONE if one.items else form.STANDARD),
        Tap(one.rhythm.value),
        Tap(Standing.ACTIVE.value),
    )
    await fill_in(cause, who, form.CONTRACT.code, ("", 0), given)
    for name in one.items:
        await _add_item(one, name, place, then)


async def _add_item(one: Signed, name: str, place: Place, then: datetime) -> None:
    who, contract = place.people[SUN], await contract_of(one, place)
    (offered,) = (await ledgers.find_entries(MENU.code, None, Which.CURRENT, name, 0, 1)).entries
    given = (Tap(str(offered.id)), Skip())
    await fill_in(Cause(at=then, person_id=who.id), who, form.NEW_ITEM.code, (CONTRACTS.subject, contract.id), given)


async def _plan(one: Signed, place: Place, then: datetime) -> None:
    who, contract = place.people[SUN], await contract_of(one, place)
    cause = Cause(at=then, person_id=who.id)
    plan = await making.make(cause, who, contract.id)
    await answering.approve(cause, who, plan.id)


async def _confirm(one: Signed, place: Place, then: datetime) -> None:
    who = place.people[one.manager]
    await answering.confirm(Cause(at=then, person_id=who.id), who, await _waiting(one, place))


async def _limit(one: Signed, place: Place, then: datetime) -> None:
    """The lead has its patrols be made up within some days or not at all."""
    who, contract = place.people[SUN], await contract_of(one, place)
    cause = Cause(at=then, person_id=who.id)
    (column,) = (column for column in SCHEDULES.columns if column.key == "late")
    patrols = {item.id for item in await contracts.find_items(contract.id) if item.work == PATROL.code}
    for schedule_id, item_id in (await contract_schedules.find_of_contract(contract.id)).items():
        if item_id in patrols:
            subject = (SCHEDULES.code, schedule_id)
            await fill_in(cause, who, changing(SCHEDULES, column), subject, (MADE_UP_WITHIN,))


async def _supplement(one: Signed, place: Place, then: datetime) -> None:
    await _add_item(one, ADDED, place, then)
    who, contract = place.people[SUN], await contract_of(one, place)
    given = (place.working_day(FROM_DAY).isoformat(), WHY)
    subject = (CONTRACTS.subject, contract.id)
    await fill_in(Cause(at=then, person_id=who.id), who, plan_form.CHANGE.code, subject, given)


async def _approve(one: Signed, place: Place, then: datetime) -> None:
    who = place.people[SUN]
    await answering.approve(Cause(at=then, person_id=who.id), who, await _waiting(one, place))


async def _waiting(one: Signed, place: Place) -> int:
    """The version that waits for an answer."""
    contract = await contract_of(one, place)
    plan = await service_plans.find_plan(contract.id, (PlanState.SUBMITTED, PlanState.APPROVED))
    if plan is None:
        raise LookupError(contract.number)
    return plan.id
