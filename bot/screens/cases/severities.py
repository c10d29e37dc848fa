"""How grave a finding is, in words and marks."""

from bot.rules.text import Text

SEVERITY_NAMES = {
    "minor": Text("轻微", "minor"),
    "ordinary": Text("一般", "ordinary"),
    "serious": Text("严重", "serious"),
}
SEVERITY_MARKS = {"minor": "🟡", "ordinary": "🟠", "serious": "🔴"}
