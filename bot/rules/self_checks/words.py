"""Of what a self-check is, and how it came out: the words that records keep."""

from collections.abc import Mapping

from bot.rules.behalf import CHANNEL_NAMES
from bot.rules.form import Kind, Option, Question
from bot.rules.people import POSITION_NAMES, ROLE_NAMES, Position, Role
from bot.rules.text import Text

DAY, WEEK, MONTH, OFF = "day", "week", "month", "off"
"""How often a checklist of them is filled in (its ``depth``); ``off`` stands for a day without production."""
DAILY, SHUT_DOWN = "self_check", "self_check_off"
REPORTS: Mapping[str, str] = {WEEK: "self_check_week", MONTH: "self_check_month"}
"""The checklists that come with the program."""

CLEAR, FINE, PROBLEM, SHUTDOWN = ("clear", "fine", "problem", "shutdown")

SEEN, REMARKED, HANDLED_NOTE = "seen", "remark", "handled"
"""What may be said to a record since."""

TYPE = Question(
    "type",
    Kind.CHOICE,
    Text("类型", "Kind"),
    options=(
        Option(DAY, Text("每日", "Daily")),
        Option(WEEK, Text("每周", "Weekly")),
        Option(MONTH, Text("每月", "Monthly")),
    ),
)
RESULT = Question(
    "result",
    Kind.CHOICE,
    Text("结果", "Result"),
    options=(
        Option(PROBLEM, Text("有问题", "Problem found")),
        Option(CLEAR, Text("未发现问题（零风险报告）", "No problem found (zero-risk report)")),
        Option(FINE, Text("未发现问题", "No problem found")),
        Option(SHUTDOWN, Text("停产", "Shut down")),
    ),
)
CONFIRMED = Question(
    "confirmed",
    Kind.CHOICE,
    Text("确认人", "Confirmed by"),
    options=(
        Option(Position.DIRECTOR.value, POSITION_NAMES[Position.DIRECTOR]),
        Option(Position.PRINCIPAL.value, POSITION_NAMES[Position.PRINCIPAL]),
        Option(Role.CLIENT_MANAGER.value, ROLE_NAMES[Role.CLIENT_MANAGER]),
    ),
)
"""As what somebody confirmed a report by submitting it."""
KEPT_BY = Question("kept_by", Kind.TEXT, Text("原记录人", "Kept by"))
ON_PAPER = (
    KEPT_BY,
    Question(
        "how",
        Kind.CHOICE,
        Text("来源", "Source"),
        options=tuple(Option(channel.value, name) for channel, name in CHANNEL_NAMES.items()),
    ),
    Question("found", Kind.TEXT, Text("发现的问题", "What was found")),
)
"""What is told of a day that was kept on paper and entered later."""
CORRECTED = Question(
    "corrected",
    Kind.TEXT,
    Text("应该怎么写？", "What should it say?"),
    label=Text("更正为", "Corrected to"),
    minimum=2,
    maximum=500,
)
"""What was written wrong stays as it was written; beside it stands what is right."""
MARKS: Mapping[str, str] = {PROBLEM: "❗", CLEAR: "✅", FINE: "✅", SHUTDOWN: "⏸"}
