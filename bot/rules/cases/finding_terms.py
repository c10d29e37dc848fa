"""How grave a finding is, and how long it may take to contain and fix it (clause 4.7.1; defaults of the trade)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

from bot.rules.beijing import at as at_beijing
from bot.rules.beijing import beijing_day
from bot.rules.deadlines import Allowance, Allowances, Term, Unit, due
from bot.rules.text import Text
from bot.rules.working_days import Calendar


class Severity(StrEnum):
    """How grave a finding is; the keys of the patrol's severity question."""

    MINOR = "minor"
    ORDINARY = "ordinary"
    SERIOUS = "serious"


EXPLAINED = frozenset({Severity.ORDINARY, Severity.SERIOUS})
"""Of what is so grave it is asked what was done at once, why it came about, and what keeps it from coming again."""

CONTAIN_SERIOUS = Term(
    "contain_serious",
    Text("严重问题控制", "Contain serious finding within"),
    Allowance(1),
    (1, 2, 3),
    Text("在巡查时显示给质量管家看。", "Shown to the consultant during a patrol."),
)
FIX: Mapping[Severity, Term] = {
    Severity.SERIOUS: Term(
        "fix_serious", Text("严重问题整改", "Fix serious finding within"), Allowance(5), (3, 5, 7, 10)
    ),
    Severity.ORDINARY: Term(
        "fix_ordinary", Text("一般问题整改", "Fix ordinary finding within"), Allowance(10), (5, 10, 15, 20)
    ),
    Severity.MINOR: Term(
        "fix_minor", Text("轻微问题整改", "Fix minor finding within"), Allowance(20), (10, 15, 20, 30)
    ),
}
"""In which the rectification of a finding is due."""
FIX_CHECK = Term("fix_check", Text("复查整改", "Check fix within"), Allowance(3), (1, 2, 3, 5))

REPEATS = Term(
    "finding_repeats",
    Text("重复问题看多久", "Repeat finding within"),
    Allowance(180, Unit.NATURAL_DAYS),
    (90, 180, 365),
    Text(
        "同一现场、同一检查项，在这么久之内又出现的算重复问题；还没闭环的也算。",
        "The same item at the same site within so long of its closure is a repeat; so is one while it is still open.",
    ),
)
LASTED = Term(
    "fix_lasted",
    Text("整改是否保持，多久后看", "Look whether a fix lasts after"),
    Allowance(30, Unit.NATURAL_DAYS),
    (15, 30, 60, 90),
    Text(
        "闭环满这么久后，下次到同一现场检查时问一次：还保持吗？",
        "So long after its closure the next checklist at the site asks once whether the fix holds.",
    ),
)


@dataclass(frozen=True, slots=True)
class FindingDeadlines:
    """When a finding must be contained (serious ones only) and rectified, in UTC."""

    contain: datetime | None
    fix: datetime


def finding_deadlines(
    severity: Severity, found_at: datetime, calendar: Calendar, allowances: Allowances
) -> FindingDeadlines:
    """The deadlines of a finding found at this moment. Raises NaiveMoment."""
    contain = due(found_at, allowances.of(CONTAIN_SERIOUS), calendar) if severity is Severity.SERIOUS else None
    return FindingDeadlines(contain, due(found_at, allowances.of(FIX[severity]), calendar))


def repeats_since(found_at: datetime, calendar: Calendar, allowances: Allowances) -> datetime:
    """Since when something must have been closed for what is found now to be a repeat of it. Raises NaiveMoment."""
    return _before(found_at, allowances.of(REPEATS), calendar)


def lasts_until(now: datetime, calendar: Calendar, allowances: Allowances) -> datetime:
    """Until when something must have been closed to be looked at now: does it last? Raises NaiveMoment."""
    return _before(now, allowances.of(LASTED), calendar)


def _before(moment: datetime, allowance: Allowance, calendar: Calendar) -> datetime:
    if allowance.unit is Unit.NATURAL_DAYS or not allowance.n:
        return moment - timedelta(days=allowance.n)
    return at_beijing(calendar.previous_working_day(beijing_day(moment), allowance.n), time())
