"""What is void repeats nothing, and nothing repeats it: marks stay by what is left alone (clause 4.7.1)."""

from collections.abc import Sequence

from bot.records.links import Link
from bot.rules.cause import Cause
from bot.services.cases.lasting import note_came_back
from bot.services.cases.repeats import find_repeated
from storage.cases import repeats


async def forget_repeats(cause: Cause, void_ids: Sequence[int]) -> None:
    """Takes back of what findings repeated that are void now that it came back, unless it did at another record too.

    What repeats one of them repeats what came before it. Inside a transaction that is open already.
    """
    formers = await repeats.find_formers(void_ids)
    for one in await repeats.find_repeating(void_ids):
        item, record = (one.question, one.clause), Link(one.record_kind, one.record_id)
        former_id = await find_repeated(one.client_id, one.site_id, record, item, one.found_at, but=one.id)
        if former_id is None and not one.question:
            # of none of the form's items: somebody said so of the one that is void, and of what that repeated
            former_id = next(iter(await repeats.find_formers((one.repeat_of_id,))), None)
        await repeats.change_former(one.id, former_id)
        formers += [former_id] if former_id is not None else []
    await repeats.forget_again(formers)
    for former_id in dict.fromkeys(formers):
        await note_came_back(cause, former_id)
