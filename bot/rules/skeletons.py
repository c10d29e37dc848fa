"""帮您编写: papers that a client has to have, drafted from what is known of it (clauses 4.2.6, 4.4.1-4.4.2).

A consultant has one made, edits it in Word, and hands it over. What is not known stands in it as a gap to fill in.
"""

from bot.rules.people import Role
from bot.rules.permissions import Right, Scope
from bot.rules.text import Text

DRAFT_PAPERS = Right(
    Text("帮企业编写文件初稿", "Draft papers for a client"),
    dict.fromkeys((Role.CONSULTANT, Role.LEAD), Scope.CLIENT),
)

EMERGENCY_PLAN, MONITORING_PLAN, JOB_DUTIES = "emergency_plan", "monitoring_paper", "job_duties"
"""Codes of the kinds of document that they are."""

NAMES = {
    EMERGENCY_PLAN: Text("应急预案（初稿）", "emergency plan (draft)"),
    MONITORING_PLAN: Text("监测计划（初稿）", "monitoring plan (draft)"),
    JOB_DUTIES: Text("岗位职责（初稿）", "job duties (draft)"),
}

GAP = Text("【请填写：{what}】", "[Please fill in: {what}]")
"""What is not known, where it belongs."""
