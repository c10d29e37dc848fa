"""What waits for people is looked at when it has changed whether they can hear, and every working morning for all."""

from bot.rules.text import Text
from bot.services.cases import hearing as cases
from bot.services.duty import uncovered
from bot.services.joining import messages as joining
from bot.services.post import reachability
from bot.services.trainings import seats
from schedules.kinds import JobKind
from schedules.office import Office


async def look(office: Office, person_id: int) -> None:
    """Looks at each case and each session in a transaction of its own, and then tells who is back what they missed."""
    whom = None if person_id == reachability.EVERYBODY else person_id
    for case_id in await cases.find_cases_around(whom):
        await cases.look_at_case(office.cause(), case_id)
    for session_id in await seats.find_sessions_around(office.cause(), whom):
        await seats.settle(office.cause(), session_id, whom)
    await joining.look_at_requests(office.cause())
    await uncovered.look(office.cause())
    if whom is not None:
        await reachability.tell_who_is_back(office.cause(), whom)


NOT_LOOKED = Text(
    "没能检查等待中的事项是否有人能收到消息。",
    "It could not be checked whether those for whom something waits can be reached.",
)

HEARING_JOBS = (JobKind(reachability.HEARING, look, NOT_LOOKED),)
