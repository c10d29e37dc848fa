"""更正, 作废: what a self-check says wrong is corrected beside it, and one that is void counts no more (clause 3.6).

Its day can be recorded again as long as it is that day; later it is a missed one, which only paper can fill.
"""

from functools import partial

from bot.records.drafts import DraftView
from bot.records.outcomes import Outcome
from bot.records.work_records import WorkRecord
from bot.rules.cause import Cause
from bot.rules.people import Person
from bot.rules.self_checks.reports import begins, ends
from bot.rules.self_checks.words import CLEAR, DAY, KEPT_BY, PROBLEM, RESULT, TYPE
from bot.rules.work_records.self_checks import SELF_CHECK
from bot.services.drafts.purpose import Purpose
from bot.services.work_records import amending
from bot.services.work_records.filing import FILED
from storage import self_checks
from storage.work_records import stored


async def submit(cause: Cause, who: Person, view: DraftView) -> Outcome:
    """Corrects the record, and what counts for its day, week or month."""
    outcome = await amending.submit(SELF_CHECK, cause, who, view)
    record = await stored.get_record(SELF_CHECK.kind, view.draft.subject_id)
    if record is not None and record.client_id is not None:
        await _count_again(record, record.client_id)
    return outcome


async def _count_again(record: WorkRecord, client_id: int) -> None:
    """The first record that stands counts for the period, with a problem that any of them has."""
    period = record.said.get(TYPE.key, DAY)
    first = begins(period, record.day)
    found = await stored.find_records(SELF_CHECK.kind, "client", (client_id,), first, ends(period, first))
    stand = sorted((one for one in found if one.stands and one.said.get(TYPE.key) == period), key=lambda one: one.id)
    await self_checks.remove(client_id, period, first)
    if stand:
        results = [one.said.get(RESULT.key, CLEAR) for one in stand]
        result = PROBLEM if PROBLEM in results else results[0]
        on_paper = KEPT_BY.key in stand[0].said
        await self_checks.add(client_id, period, first, stand[0].id, result, on_paper=on_paper)


PURPOSES = {
    SELF_CHECK.amending: Purpose(
        None,
        partial(amending.card, SELF_CHECK),
        submit,
        (FILED[SELF_CHECK.kind],),
        check=partial(amending.check, SELF_CHECK),
    )
}
