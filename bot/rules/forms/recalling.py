"""Taking back a patrol that the client has, and ending one that was taken back: each with its reason (clause 3.6)."""

from bot.rules.forms.form import Form, Kind, Question
from bot.rules.text import Text

REASON = "text"
"""The key of the only question; as in the steps of cases, so that histories tell its answer."""


def _why(code: str, title: Text, prompt: Text) -> Form:
    reason = Question(REASON, Kind.TEXT, prompt, label=Text("原因", "Reason"), clause="3.6", minimum=2, maximum=300)
    return Form(code, 1, title, (reason,), at_once=True)


RECALL = _why(
    "patrol_recall",
    Text("撤回已送达的巡查", "Recall an issued patrol"),
    Text("为什么撤回？原因会告诉看过它的人。", "Why is it recalled? Whoever has seen it will be told."),
)
VOID = _why(
    "patrol_void",
    Text("作废巡查", "Void a patrol"),
    Text("为什么作废？原因会留在记录里。", "Why is it void? The reason stays on the record."),
)

FORMS = (RECALL, VOID)
