"""What figures of complaints and enquiries are called wherever they are told: on the board and on its picture."""

from collections.abc import Mapping
from datetime import timedelta

from bot.rules.boards.statements import NO_SUBJECT, PromisesDue
from bot.rules.cases.categories import CATEGORIES
from bot.rules.cases.complaint import COMPLAINT
from bot.rules.cases.enquiry import ENQUIRY
from bot.rules.text import Language, Text

KIND_NAMES: Mapping[str, Text] = {
    COMPLAINT.kind: Text("投诉", "Complaints"),
    ENQUIRY.kind: Text("咨询", "Enquiries"),
}
CAME, CLOSED = Text("新增", "Filed"), Text("办结", "Closed")
FIRST_ANSWER = Text("首次答复", "First answer")
MEDIAN_ANSWER = Text("首次答复（中位数）", "First answer (median)")
ON_TIME = Text("承诺兑现", "Promises kept")
BROKEN = Text("失约", "Broken promises")
BY_SUBJECT = Text("投诉类别", "Complaints by subject")
REPEATS = Text("重复投诉", "Repeat complaints")
REPEATS_MEAN = (
    Text("同一企业 90 天内", "same client and subject"),
    Text("同类再次投诉", "within 90 days"),
)
"""What that means, on two lines where there is little room."""
OPEN_NOW = Text("现在未结", "Open now")
LATE = Text("逾期 {n}", "{n} overdue")
STILL_OPEN = Text("未结 {n}", "{n} open")
HALF_WITHIN = Text("一半在 {time}内", "half within {time}")
NINE_WITHIN = Text("九成在 {time}内", "90% within {time}")
UNANSWERED = Text("未答复 {n}", "{n} unanswered")
NO_ANSWERS = Text("还没有答复过", "no answers yet")
NONE_DUE = Text("没有到期的", "none due")
NO_COMPLAINTS = Text("没有投诉", "no complaints")
_MINUTES = Text("{n} 分钟", "{n} minutes", "1 minute")
_HOURS = Text("{n} 小时", "{n} hours", "1 hour")
_DAYS = Text("{n} 天", "{n} days", "1 day")


def lasted(time: timedelta, language: Language) -> str:
    """``40 分钟`` / ``5 小时`` / ``3 天``: as precisely as anybody asks for, rounded up."""
    minutes = max(-(-time // timedelta(minutes=1)), 1)
    if minutes < 60:
        return _MINUTES.to(language, n=minutes)
    hours = -(-minutes // 60)
    return _HOURS.to(language, n=hours) if hours < 48 else _DAYS.to(language, n=-(-hours // 24))


def percent(promises: PromisesDue) -> str:
    """``85%``, rounded down: only what was all kept is 100%. Empty where nothing was due."""
    due = promises.kept + promises.broken
    return f"{promises.kept * 100 // due}%" if due else ""


def subject_name(key: str) -> Text:
    """What a complaint is about; a subject that no form has any more is named by its key."""
    return CATEGORIES.get(key) or (Text(key, key) if key else NO_SUBJECT)
