"""Making the tasks of the work plans, some of them at a time."""

from bot.rules.text import Text
from bot.services.tasks.planning import PLAN, plan_page
from schedules.kinds import JobKind, through

NOT_PLANNED = Text("工作计划没能排好。", "The work could not be planned.")

PLANNING_JOBS = (JobKind(PLAN, through(plan_page), NOT_PLANNED),)
