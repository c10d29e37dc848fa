"""整改是否保持: whether what was closed stayed mended, as the next checklist at the site says (clause 4.7.1).

It is a mark of its own on the finding, which stays closed; what came back is a finding of its own that repeats it.
"""

from collections.abc import Mapping
from datetime import datetime

from bot.records.cases.findings import FindingRecord
from bot.records.links import Link
from bot.rules.cases.finding_terms import lasts_until, repeats_since
from bot.rules.cause import Cause
from bot.rules.forms.lasting import Effect
from storage.cases import findings
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
    effects = {finding_id: effect for finding_id, effect in said.items() if effect is not Effect.AGAIN} | {
        case.repeat_of_id: Effect.AGAIN
        for case in await findings.find_findings_of(record)
        if case.repeat_of_id is not None
    }
    for finding_id, effect in effects.items():
        if await findings.note_effect(finding_id, effect.value, record):
            await add_entry(cause, "effect", "case", finding_id, effect=effect.value, **{record.kind: record.id})
