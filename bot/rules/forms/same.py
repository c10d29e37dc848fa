"""是同一件吗: asked before something is filed that may have been reported already (clauses 4.6, 5.5.1).

What there is to choose from is known once it is said what is reported; until then it is not asked.
"""

from collections.abc import Sequence
from dataclasses import replace

from bot.rules.form import Form, Kind, Option, Question, When
from bot.rules.text import Text

WHAT, SAME, NOT_SAME = "what", "same", "no"
"""Keys of the questions, and of the answer that it is another thing."""

IS_IT_THE_SAME = Question(
    SAME,
    Kind.CHOICE,
    Text("可能已经有人报过了，是同一件吗？", "This may have been reported before. Is it the same?"),
    label=Text("是否已有", "Reported before"),
    clause="5.5.1",
    options=(Option(NOT_SAME, Text("不是同一件，照常提交", "Not the same: send mine")),),
    visible_when=(When(WHAT, frozenset()),),
)


def asking(form: Form, candidates: Sequence[tuple[str, Text, Text]]) -> Form:
    """The form with the question asked: of each candidate its key, what is said of it, and the label of its key."""
    lines = [said for _, said, _ in candidates]
    prompt = IS_IT_THE_SAME.prompt
    asked = replace(
        IS_IT_THE_SAME,
        prompt=Text(
            "\n".join((prompt.zh, *(one.zh for one in lines))), "\n".join((prompt.en, *(one.en for one in lines)))
        ),
        options=(*(Option(key, label) for key, _, label in candidates), *IS_IT_THE_SAME.options),
        visible_when=(),
    )
    return replace(form, questions=tuple(asked if one.key == SAME else one for one in form.questions))
