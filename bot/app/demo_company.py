"""The demo company of ``make try``: two client firms, ten people in all roles, two who ask to join, three sites,
a contract with each client, half a year of history.

Everything is done through the use cases at past moments, so the records are as real ones would be.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.app.demo_cases import live_through
from bot.app.demo_contracts import began
from bot.app.demo_filling import Album
from bot.app.demo_kept import add_kept
from bot.app.demo_stories import CHENGUANG, HENGXIN, QIAN, Place
from bot.app.demo_trainings import add_trainings
from bot.clock import Clock, MovableClock
from bot.rules.beijing import beijing_day
from bot.rules.cause import Cause
from bot.rules.deadlines import QUIET, out_of_quiet_hours
from bot.rules.people import Person, Role
from bot.rules.text import Text
from bot.rules.working_days import Calendar
from storage.clients import add_client, add_site
from storage.files import FileStore
from storage.people import persons as people


@dataclass(frozen=True, slots=True)
class Member:
    """One of the cast: an account in the sandbox and a role for the named clients (none: for all)."""

    telegram_id: int
    name: str
    role: Role
    caption: Text
    clients: tuple[str, ...] = ()


CAST = (
    Member(105, "周明", Role.CONSULTANT, Text("质量管家", "Consultant"), (HENGXIN, CHENGUANG)),
    Member(
        102, "李强", Role.CLIENT_MANAGER, Text("企业负责人 · 恒信阀门", "Client manager · Hengxin Valves"), (HENGXIN,)
    ),
    Member(101, "王芳", Role.CLIENT_STAFF, Text("企业员工 · 恒信阀门", "Client staff · Hengxin Valves"), (HENGXIN,)),
    Member(104, "赵伟", Role.CLIENT_MANAGER, Text("企业负责人 · 晨光电器", "Client manager · Chenguang"), (CHENGUANG,)),
    Member(103, "陈静", Role.CLIENT_STAFF, Text("企业员工 · 晨光电器", "Client staff · Chenguang"), (CHENGUANG,)),
    Member(106, "孙丽", Role.LEAD, Text("项目负责人", "Project lead"), (HENGXIN, CHENGUANG)),
    Member(107, "吴刚", Role.QUALITY_MANAGER, Text("质量主管", "Quality manager")),
    Member(108, "郑敏", Role.ADMINISTRATOR, Text("管理员", "Administrator")),
    Member(109, "何洁", Role.AUDITOR, Text("监督员", "Auditor")),
)


COLLEAGUES = (
    Member(
        QIAN,
        "钱进",
        Role.CLIENT_STAFF,
        Text("质量安全总监 · 晨光电器", "Quality-safety director · Chenguang"),
        (CHENGUANG,),
    ),
)
"""Who is there only in the demo company with its history."""


def opening_hour(now: datetime) -> datetime:
    """The first moment from now on, in UTC, with an hour before the next quiet hours.

    A trial that began at night would be mute: whatever one person does, the others hear of it in the morning.
    """
    calendar, later = Calendar(), now + timedelta(hours=1)
    if all(out_of_quiet_hours(moment, QUIET, calendar) == moment for moment in (now, later)):
        return now
    return out_of_quiet_hours(later, QUIET, calendar)


def trial_clock(real: Clock) -> MovableClock:
    """The clock of a trial that is started now; while people may be spoken to it is simply the real time."""
    now = real.now()
    return MovableClock(opening_hour(now) - now, real)


@dataclass(frozen=True, slots=True)
class Company:
    """Ids of what was founded: clients by code, sites by name, people by Telegram id."""

    clients: dict[str, int]
    sites: dict[str, int]
    people: dict[int, Person]


async def found_company(clock: Clock, files: FileStore, keep_photo: Callable[[bytes], str]) -> Company:
    """Fills an empty database with the demo company, as if it had worked for half a year until now.

    ``keep_photo`` hands a photo to Telegram's stand-in and returns its file id, as if it had come through the chat.
    """
    today = beijing_day(clock.now())
    doors_opened = began(today)
    company = await open_doors(doors_opened)
    company.people.update({one.telegram_id: await _join(one, company.clients, doors_opened) for one in COLLEAGUES})
    place = Place(company.people, company.clients, company.sites, today)
    await live_through(Cause(at=clock.now()), place, Album(files, keep_photo))
    await add_trainings(company.people, today)
    await add_kept(company.people, company.clients, today)
    return company


async def open_doors(began: datetime) -> Company:
    """Clients, sites and people, without any history."""
    clients = {
        HENGXIN: await add_client(HENGXIN, "恒信阀门有限公司", "恒信阀门", began),
        CHENGUANG: await add_client(CHENGUANG, "晨光电器有限公司", "晨光电器", began),
    }
    sites = {
        "总装车间": await add_site(clients[HENGXIN], "总装车间", "城东工业园 3 号"),
        "原料仓库": await add_site(clients[HENGXIN], "原料仓库", "城东工业园 5 号"),
        "一号产线": await add_site(clients[CHENGUANG], "一号产线", "滨河路 88 号"),
    }
    return Company(clients, sites, {member.telegram_id: await _join(member, clients, began) for member in CAST})


async def _join(member: Member, clients: dict[str, int], began: datetime) -> Person:
    person_id = await people.add_person(telegram_id=member.telegram_id, name=member.name, language="zh", at=began)
    await people.change_consent(person_id, member.name, began)
    served: list[int | None] = [clients[code] for code in member.clients]
    for client_id in served or [None]:
        await people.add_grant(person_id, member.role, client_id, began)
    person = await people.get_person(person_id)
    if person is None:
        raise LookupError(person_id)
    return person
