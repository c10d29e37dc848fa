"""What is done about cases by itself."""

from bot.rules.text import Text
from bot.services.cases import lapsing
from schedules.kinds import JobKind, through

NOT_CLOSED = Text("{number} 没能按时办结。", "{number} could not be closed when it was time.")

CASE_JOBS = (JobKind("lapse_case", through(lapsing.lapse), NOT_CLOSED, number=lapsing.number_of),)
