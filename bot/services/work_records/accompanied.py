"""Who of the client's people went along when a record was made, as it was answered."""

from bot.records.work_records import WorkRecord
from bot.rules.whole_numbers import read_whole
from bot.services.work_records.content import draft_that_holds
from storage.drafts import stored as drafts

COMPANIONS = "companions"
"""The key of the question that is answered by people."""


async def accompanied(record: WorkRecord) -> tuple[int, ...]:
    """Ids of the people who went along; none where they were only named in words."""
    answers = await drafts.get_answers((await draft_that_holds(record)).id)
    answer = answers.get(COMPANIONS)
    if answer is None or answer.skipped:
        return ()
    named = answer.value if isinstance(answer.value, list) else [str(answer.value)]
    return tuple(person_id for one in named if (person_id := read_whole(one)) is not None)
