"""A firm with work that waits, made in the database beside a program or before it starts."""

from datetime import datetime

from bot.app.demo_company import Company
from bot.app.installing import bot_of
from bot.records.outcomes import Outcome
from bot.rules.cause import Cause
from bot.rules.installation import Beginning
from bot.services.forms import filling as forms
from bot.services.forms.filling import Move
from bot.services.forms.purposes import publish_forms
from bot.services.installation import settle
from storage import database
from storage.database import opened
from storage.post.outbox import add_message
from tests.moments import MOMENTS
from tests.world import CONSULTANT, TOKEN

MONDAY = MOMENTS["monday"]


async def begin_a_firm(url: str, at: datetime = MONDAY) -> None:
    """Enters a firm into the database, as the first start of ``run`` does."""
    async with opened(url):
        await settle(Cause(at=at), Beginning.FOUND, bot_of(TOKEN))


async def submit_a_patrol(company: Company, at: datetime) -> str:
    """A patrol without findings, submitted now; its number. Its report is a job that is due at once."""
    cause = Cause(at=at)
    await publish_forms(cause)
    who, site = company.people[CONSULTANT], company.sites["总装车间"]
    await forms.open_form(cause, who, "patrol", "site", site)
    shown = await forms.type_text(cause, who, "全部符合")
    token = shown.view.draft.token
    shown = await forms.move(cause, who, token, shown.view.draft.turn, Move.SKIP)  # type: ignore[assignment]
    outcome = await forms.move(cause, who, token, shown.view.draft.turn, Move.SUBMIT)
    assert isinstance(outcome, Outcome)
    return (await database.column(str, "SELECT number FROM work_record ORDER BY id DESC LIMIT 1"))[0]


async def letters(company: Company, reader: int, at: datetime, count: int, name: str = "letter") -> None:
    """So many messages to a person (by Telegram's id) that are due at a moment."""
    for number in range(count):
        await add_message(
            key=f"{name}-{number}",
            kind="undelivered",
            person_id=company.people[reader].id,
            subject_kind="outbox",
            subject_id=0,
            send_at=at,
            parameters={"name": f"<{name}-{number}>", "kind": "patrol_report"},
        )


async def waiting(kind: str) -> list[tuple[str | None, int]]:
    """Who holds each job or message of a kind that waits, and how often it was tried."""
    found = [
        *await database.values(f"SELECT held_by, attempts FROM job WHERE state = 'waiting' AND kind = '{kind}'"),
        *await database.values(f"SELECT held_by, attempts FROM outbox WHERE state = 'waiting' AND kind = '{kind}'"),
    ]
    return [(row["held_by"], int(row["attempts"])) for row in found]
