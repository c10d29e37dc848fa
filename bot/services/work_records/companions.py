"""Who of a client came along when a record was made: they know whether it says what was so (clauses 3.6, 4.6)."""

from bot.records.work_records import WorkRecord
from bot.rules.checklists.asked import COMPANION
from bot.rules.forms.people_named import people_in
from bot.services.work_records.content import draft_that_holds
from storage.drafts import stored as drafts


async def accompanied(record: WorkRecord) -> tuple[int, ...]:
    """The ids of the people who were picked as having come along, as the record says now; whoever was only named, as in
    what was filed before they could be picked, has none."""
    answers = await drafts.get_answers((await draft_that_holds(record)).id)
    return tuple(people_in(answers.get(COMPANION)).picked)
