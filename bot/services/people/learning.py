"""继续教育: how much somebody learned, and by when they are to learn again (clause 3.2)."""

from collections.abc import Collection
from datetime import date

from bot.records.staff import Learning
from bot.rules.beijing import beijing_day
from bot.rules.learning import learns_by
from storage.learning import find_learners, sum_hours
from storage.settings.firm import get_settings


async def due_days(person_ids: Collection[int]) -> dict[int, date]:
    """By person the last day on which they still learn in time, of those who have to."""
    months = (await get_settings()).training_months
    found = (await find_learners(person_ids)).values()
    days = {one.id: learns_by(one.kind, one.last, beijing_day(one.since), months) for one in found}
    return {person_id: day for person_id, day in days.items() if day is not None}


async def learning_of(person_id: int, today: date) -> Learning:
    """What somebody learned this year, and by when they are to learn again."""
    hours = await sum_hours(person_id, date(today.year, 1, 1), today)
    last = (await find_learners((person_id,)))[person_id].last
    return Learning(today.year, hours, last, (await due_days((person_id,))).get(person_id))


async def late_learners(person_ids: Collection[int], today: date) -> dict[int, date]:
    """Of these people those who should have learned again by now, and by when: the one figure of it there is."""
    return {one: until for one, until in (await due_days(person_ids)).items() if until < today}
