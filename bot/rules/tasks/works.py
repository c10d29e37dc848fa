"""What can be a task: each work with the form that does it, at a site or for a client (clauses 3.7, 4.6, 5.4, 7)."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.rules.declaring import by_code
from bot.rules.text import Text


@dataclass(frozen=True, slots=True)
class Work:
    """Something that is to be done on a day: the ``form`` that does it, ``at_site`` or for the client as a whole.

    ``visits``: it is done at the client's, who is told before; ``mark`` stands before it in lists. ``told``: what it is
    about has to be said in words. ``entry``: the code of the ledger whose entries it happens to, the plan being of one.
    ``accepted``: its outcome is a deliverable, which the client accepts or returns (clause 7).
    """

    code: str
    name: Text
    form: str
    mark: str
    at_site: bool = False
    visits: bool = False
    told: bool = False
    entry: str = ""
    accepted: bool = False


PATROL = Work("patrol", Text("巡查", "Patrol"), "patrol", "🔍", at_site=True, visits=True)
SERVICE = Work("service", Text("指导、咨询", "Guidance, advice"), "service_log", "🛠", visits=True)
DELIVERY = Work("delivery", Text("交付文件", "Hand over a document"), "delivery", "📄", told=True, accepted=True)
CONFIRMATION = Work("confirmation", Text("请企业确认", "Have something confirmed"), "confirmation", "🖊", told=True)
OTHER = Work("other", Text("其他工作", "Other work"), "other_work", "☑️", told=True)
TRAINING = Work("training", Text("安排培训", "Arrange a training"), "training", "🎓", told=True)
RENEWAL = Work("renewal", Text("证照续期", "Licence renewal"), "renewal", "🔄", entry="licences")
SURVEY_PLAN = Work("survey_plan", Text("质量状况调查计划", "Survey plan"), "survey_plan", "🧭")
INSPECTION = Work("inspection", Text("检查", "Inspection"), "inspection", "📋", visits=True)
MEASURE = Work("measure", Text("事件措施", "Incident measure"), "other_work", "📌", told=True)
MEASURES_CHECK = Work("measures_check", Text("措施有效性检查", "Check of measures"), "other_work", "🔎")
PLAN_REVIEW = Work("plan_review", Text("应急预案评审", "Emergency plan review"), "other_work", "📘")

PLANNED = (PATROL, SERVICE, TRAINING, DELIVERY, CONFIRMATION, RENEWAL, SURVEY_PLAN, INSPECTION, OTHER)
"""What a work plan can say; the tasks of what it cannot come of something else, as of an incident."""
WORKS: Mapping[str, Work] = by_code((*PLANNED, MEASURE, MEASURES_CHECK, PLAN_REVIEW))
