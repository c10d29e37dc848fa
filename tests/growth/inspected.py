"""What is asked while checklists are filled in, looked up and shaped: of a site, of its items, of the library."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from typing import Any

from bot.rules.beijing import beijing_day
from bot.rules.cause import Cause
from bot.rules.people import Person
from bot.rules.record_kind import CLIENT
from bot.rules.work_records.inspections import INSPECTION
from bot.rules.work_records.patrols import PATROL
from bot.services.checklists import asking, choosing, trends, viewing
from bot.services.work_records import audits, seeing
from storage import database as db
from storage.cases import findings
from storage.drafts import stored as drafts
from storage.work_records import stored
from tests.growth.people import LARGE

Question = Callable[[], Awaitable[Any]]


async def of_checklists(readers: Mapping[str, Person], now: Cause) -> dict[str, Question]:
    """The questions that stand behind a board, a card and the lists of checklists, at the large client."""
    administrator, staff = readers["administrator"], readers["client_manager"]
    site = await db.number("SELECT id FROM site WHERE client_id = :id ORDER BY id LIMIT 1", id=LARGE)
    patrol = await db.number(
        "SELECT id FROM work_record WHERE kind = 'patrol' AND site_id = :site ORDER BY id LIMIT 1", site=site
    )
    record = await stored.get_record(PATROL.kind, patrol)
    last = beijing_day(now.at)
    first = last - timedelta(days=30)

    async def round_of_audit() -> None:
        if record is not None:
            await audits.round_of(record)
            await stored.find_records(
                INSPECTION.kind, CLIENT, (LARGE,), record.day - audits.APART, record.day + audits.APART
            )

    return {
        "scores of a site": lambda: trends.scored(PATROL, site),
        "last answers of a site": lambda: drafts.find_last_submitted(PATROL.kind, PATROL.form.code, site, now.at),
        "still open of the items of a site": lambda: findings.find_open_at(LARGE, site, PATROL.kind),
        "inspections of a month: a firm's manager": lambda: stored.find_records(
            INSPECTION.kind, CLIENT, (LARGE,), first, last
        ),
        "card of a patrol: a firm's manager": lambda: seeing.get_record(staff, PATROL.kind, patrol, now),
        "round of an audit": round_of_audit,
        "library of checklists: administrator": lambda: viewing.find_listed(administrator),
        "checklists to fill in": lambda: choosing.find_to_fill(PATROL.kind),
        "drafts to publish: administrator": lambda: asking.waiting_for(administrator),
    }
