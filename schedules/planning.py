"""Making the tasks of the plans, some of them at a time."""

from bot.rules.text import Text
from bot.services.planning import PLAN, plan_page
from schedules.kinds import JobKind, through

NOT_PLANNED = Text("巡查任务没能排好。", "The patrols could not be planned.")

PLANNING_JOBS = (JobKind(PLAN, through(plan_page), NOT_PLANNED),)
