"""Making the tasks of the work plans, and telling the clients of visits, some of them at a time."""

from bot.rules.text import Text
from bot.services.tasks.planning import PLAN, plan_page
from bot.services.tasks.visits import TELL, tell_page
from schedules.kinds import JobKind, through

NOT_PLANNED = Text("工作计划没能排好。", "The work could not be planned.")

NOT_TOLD = Text("来访没能通知到企业。", "The clients could not be told of the visits.")

PLANNING_JOBS = (JobKind(PLAN, through(plan_page), NOT_PLANNED), JobKind(TELL, through(tell_page), NOT_TOLD))
