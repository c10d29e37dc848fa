"""整改是否保持: whether what was closed stayed mended, as the next checklist at the site says (clause 4.7.1).

It is a mark of its own on the finding, which stays closed; what came back is a finding of its own that repeats it.
"""

from collections.abc import Mapping
from datetime import datetime

from bot.records.cases.findings import FindingRecord
from bot.records.links import Link
from bot.rules.cases.finding import VOIDED
from bot.rules.cases.finding_terms import lasts_until, repeats_since
from bot.rules.cause import Cause
from bot.rules.forms.lasting import Effect
from storage.cases import findings, repeats
from storage.settings.firm import get_settings
from storage.trail.entries import add_entry

MOST_ASKED = 5
"""What one checklist asks about; the rest is for the next."""


async def find_to_look_at(client_id: int, site_id: int, now: datetime) -> list[FindingRecord]:
    """What was closed at a site long enough ago for somebody to look whether it lasted, the oldest first.

    What came back after more than the period of repeats is something new.
    """
    firm = await get_settings()
    calendar = firm.calendar(client_id)
    since = repeats_since(now, calendar, firm.allowances)
    before = lasts_until(now, calendar, firm.allowances)
    return await findings.find_to_look_at(client_id, site_id, since, before, MOST_ASKED)


async def settle(cause: Cause, record: Link, said: Mapping[int, Effect]) -> None:
    """Notes on findings, once the client has the record, what it says of them: of each once.

    What came back was found again there. Inside a transaction that is open already.
    """
    at_it = [one for one in await findings.find_findings_of(record) if one.state != VOIDED]
    for former_id in dict.fromkeys(one.repeat_of_id for one in at_it if one.repeat_of_id is not None):
        await note_came_back(cause, former_id)
    for finding_id, effect in said.items():
        if effect is not Effect.AGAIN:
            await _note(cause, finding_id, effect, record)


async def note_came_back(cause: Cause, finding_id: int) -> None:
    """Notes of a finding that it came back since it was closed, if it did. Inside an open transaction."""
    record = await repeats.get_came_back_at(finding_id)
    if record is not None:
        await _note(cause, finding_id, Effect.AGAIN, record)


async def _note(cause: Cause, finding_id: int, effect: Effect, record: Link) -> None:
    if await findings.note_effect(finding_id, effect.value, record):
        await add_entry(cause, "effect", "case", finding_id, effect=effect.value, **{record.kind: record.id})
