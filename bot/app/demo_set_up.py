"""What the demo company set up for itself beside its cases: its name, a policy, days off, a leave, who may join."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from bot.app.demo_filling import NotAnAnswer, Skip, Tap, fill_in, go_through
from bot.app.demo_stories import CALENDAR, CHENGUANG, SUN, WU, ZHAO, ZHENG, ZHOU, Place
from bot.rules.cause import Cause
from bot.rules.forms.policy import TYPED
from bot.rules.joining import CardLink
from bot.rules.policies import Audience
from bot.rules.settings.firm import DaysKind
from bot.rules.text import Text
from bot.services import policies
from bot.services.homes import arriving
from bot.services.joining.cards import MAKE
from bot.services.settings import firm as firm_settings
from storage.jobs import queue as jobs
from storage.joining import cards as joining


@dataclass(frozen=True, slots=True)
class Joiner:
    """An account in the sandbox whose person scanned the joining card and waits to be let in."""

    telegram_id: int
    name: str
    staff_number: str
    caption: Text


_NEW = Text("新员工 · 晨光电器", "New at Chenguang")
"""Who they are; whether they were let in is known in the chat."""
JOINERS = (Joiner(110, "马丽", "B2031", _NEW), Joiner(111, "徐磊", "B2046", _NEW))
PROVIDER = "安准质量技术服务有限公司"
POLICY = "巡查记录管理办法"
POLICY_TEXT = """# 当日提交
巡查当天提交记录，不补写、不代写。

# 照片
- 每个问题至少一张照片，拍清**位置和编号**。
- 不拍与问题无关的人。

# 更正
写错了当天撤回重交；超过撤回时间，用备注说明，不改原记录。"""


async def _name_the_firm(place: Place, then: datetime) -> None:
    who = place.people[ZHENG]
    await firm_settings.change_setting(Cause(at=then, person_id=who.id), who, "provider_name", PROVIDER)


async def _enter_shutdown(place: Place, then: datetime) -> None:
    who, subject = place.people[ZHENG], (DaysKind.SHUTDOWN.value, place.clients[CHENGUANG])
    first, last = place.working_day(20), place.working_day(22)
    await fill_in(Cause(at=then, person_id=who.id), who, "days_off", subject, (f"{first}至{last}",))


async def _publish(place: Place, then: datetime) -> None:
    who = place.people[WU]
    cause = Cause(at=then, person_id=who.id)
    given = (POLICY, Tap(Audience.OURS.value), Tap(TYPED), POLICY_TEXT)
    version = await fill_in(cause, who, "policy", ("", 0), given)
    await policies.publish(cause, who, version.record_id)
    await policies.tell(cause, version.record_id, await policies.find_to_tell(version.record_id))
    await jobs.cancel_job(policies.TELL, version.record_id, then)


async def _read_policies(reader: int, place: Place, then: datetime) -> None:
    who = place.people[reader]
    for version in await policies.to_read(who):
        await policies.confirm_reading(Cause(at=then, person_id=who.id), who, version.id)


async def _go_on_leave(place: Place, then: datetime) -> None:
    """The consultant, for the first days of next week."""
    who, monday = place.people[ZHOU], place.today + timedelta(days=7 - place.today.weekday())
    first = CALENDAR.working_day_from(monday)
    days = (first.isoformat(), CALENDAR.next_working_day(first, 1).isoformat())
    given = (*days, Tap(str(place.people[SUN].id)), Skip())
    await fill_in(Cause(at=then, person_id=who.id), who, "own_leave", ("person", who.id), given)


async def _make_card(place: Place, then: datetime) -> None:
    who, client_id = place.people[ZHAO], place.clients[CHENGUANG]
    given = ("30", Skip(), Tap("home"))
    card = await fill_in(Cause(at=then, person_id=who.id), who, "joining_card", ("client", client_id), given)
    await jobs.cancel_job(MAKE, card.record_id, then)


async def _ask_to_join(joiner: Joiner, place: Place, then: datetime) -> None:
    (card,) = await joining.find_cards(place.clients[CHENGUANG], then)
    arrival = await arriving.arrive_by_card(Cause(at=then), None, joiner.telegram_id, "zh", CardLink(card.code))
    if arrival.person is None or arrival.view is None:
        raise NotAnAnswer(card.code)
    given = (Tap("confirmed"), joiner.name, joiner.staff_number)
    await go_through(Cause(at=then, person_id=arrival.person.id), arrival.person, arrival.view, given)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened so many working days ago, at this hour in Beijing."""

    days_ago: int
    clock: str
    happen: Callable[[Place, datetime], Awaitable[None]]


EVENTS = (
    Event(29, "10:00", _name_the_firm),
    Event(7, "09:10", _make_card),
    Event(4, "16:20", _enter_shutdown),
    Event(2, "11:30", _publish),
    Event(2, "17:40", partial(_read_policies, ZHOU)),
    Event(1, "09:05", _go_on_leave),
    Event(1, "12:15", partial(_ask_to_join, JOINERS[0])),
    Event(1, "12:40", partial(_ask_to_join, JOINERS[1])),
)
