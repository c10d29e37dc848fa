"""Two of everything, near each other, for tests of queries: what a condition tells apart lies side by side."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import count
from typing import Any

from bot.records.drafts import DraftRecord
from bot.rules.people import Role
from storage import database as db
from storage.clients import add_client, add_site
from storage.drafts import stored as drafts
from storage.people import persons
from storage.work_records.stored import add_record
from tests.storage.rows import NOW

NUMBERS = count(1)
TODAY = NOW.date()
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Near:
    """Two firms with two sites, and people: ``both`` is at the two of them, ``gone`` has left, ``self`` practises."""

    firm: int
    other_firm: int
    ended_firm: int
    practice_firm: int
    site: int
    other_site: int
    person: int
    other: int
    both: int
    gone: int
    self: int


async def a_joined_person(name: str, *, account: bool = True, consented: bool = True, at: datetime = NOW) -> int:
    """A person with an account who has consented."""
    telegram_id = 7000 + next(NUMBERS) if account else None
    person_id = await persons.add_person(telegram_id=telegram_id, name=name, language="zh", at=at)
    if consented:
        await persons.change_consent(person_id, name, at)
    return person_id


async def near() -> Near:
    """The firms and people; of each role for one client there are two at the first firm."""
    firm = await add_client("A", "甲阀门有限公司", "甲阀门", NOW)
    other_firm = await add_client("B", "乙电器有限公司", "乙电器", NOW)
    ended_firm = await add_client("C", "丙轴承有限公司", "丙轴承", NOW)
    await db.change("client", ended_firm, ended_at=NOW)
    practice_firm = -10
    await db.add("client", id=practice_firm, code="LX-1", name="练习企业", short_name="练习企业", created_at=NOW)
    site, other_site = await add_site(firm, "一号线", ""), await add_site(firm, "二号线", "")
    person, other, both, gone = [await a_joined_person(name) for name in ("李敏", "王芳", "陈静", "赵伟")]
    await db.change("person", gone, ended_at=NOW)
    self_id = -11
    await db.add("person", id=self_id, name="练习", language="zh", created_at=NOW, consented_at=NOW)
    for someone in (person, other, both, gone):
        await persons.add_grant(someone, Role.CLIENT_STAFF, firm, NOW)
    await persons.add_grant(both, Role.CLIENT_STAFF, other_firm, NOW)
    return Near(firm, other_firm, ended_firm, practice_firm, site, other_site, person, other, both, gone, self_id)


async def a_draft(person: int, form: str = "patrol", about: int = 1, **more: Any) -> DraftRecord:
    """An open draft."""
    return await drafts.add_draft(
        **{
            "token": f"d{next(NUMBERS)}",
            "person_id": person,
            "form": form,
            "version": 1,
            "subject_kind": "site",
            "subject_id": about,
            "step": "",
            "at": NOW,
            **more,
        }
    )


async def a_record(firm: Near, day: date = TODAY, **columns: Any) -> int:
    """A patrol that the client has."""
    if "draft_id" not in columns:
        columns["draft_id"] = (await a_draft(firm.person, about=next(NUMBERS))).id
    return await add_record(
        **{
            "kind": "patrol",
            "number": f"XC{next(NUMBERS)}",
            "client_id": firm.firm,
            "site_id": firm.site,
            "entry": None,
            "person_id": firm.person,
            "task_id": None,
            "day": day,
            "state": "issued",
            "said": {},
            "began_at": NOW,
            "filed_at": NOW,
            "recall_until": None,
            "released_at": NOW,
            **columns,
        }
    )


async def a_case(firm: Near, **columns: Any) -> int:
    """An open finding that the client has, due tomorrow."""
    base = {
        "kind": "finding",
        "number": f"WT{next(NUMBERS)}",
        "client_id": firm.firm,
        "state": "to_fix",
        "title": "封样缺失",
        "opened_by_id": firm.other,
        "opened_at": NOW,
        "due_at": NOW + DAY,
        "released_at": NOW,
    }
    return await db.add("service_case", **{**base, **columns})


async def at_record(case: int, kind: str, record: int) -> None:
    """Says at which record a case was found."""
    await db.add(
        "finding_detail",
        case_id=case,
        record_kind=kind,
        record_id=record,
        question="item4",
        clause="",
        severity="minor",
        suggestion_zh="",
        suggestion_en="",
    )
