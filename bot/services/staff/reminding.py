"""定期培训: who is to learn again hears it, and the administrators, once and then each month (clause 3.2)."""

from datetime import date

from bot.rules.cause import Cause
from bot.rules.people import Role
from bot.rules.tasks.making import months_later
from bot.services.people.acting import uses_the_bot
from bot.services.people.learning import late_learners
from bot.services.post.writing import MessageCode, post
from storage.boards.readiness import find_staff
from storage.people import persons as people

TRAINING_DUE = MessageCode("training_due")
FILE = "staff_file"


def months_over(until: date, day: date) -> int:
    """How many whole months it is late."""
    return next(n for n in range(1_200) if day < months_later(until, n + 1))


async def remind(cause: Cause, day: date) -> None:
    """The day's work: of everybody who is late it is said when that begins, and once in each month since."""
    staff = [one.id for one in await find_staff()]
    for person_id, until in (await late_learners(staff, day)).items():
        occurrence = f"{until}:{months_over(until, day)}"
        told = await people.find_everyone_with_role(Role.ADMINISTRATOR)
        itself = await people.get_person(person_id)
        readers = {one.id: one for one in (*told, *([itself] if itself is not None and uses_the_bot(itself) else []))}
        for reader_id in readers:
            await post(cause, TRAINING_DUE, (FILE, person_id), reader_id, occurrence=occurrence)
