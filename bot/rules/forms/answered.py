"""有没有现成的答复: asked before a question waits, where the like was answered before (clause 5.5.1).

What there is to read is known once it is said what is asked; until then it is not asked.
"""

from collections.abc import Sequence
from dataclasses import replace

from bot.rules.form import Form, Kind, Option, Question, When
from bot.rules.forms.same import WHAT
from bot.rules.text import Text

ANSWERED, ASK_ANYWAY = "answered", "no"
"""Keys of the question, and of the answer that none of them will do."""
_HELPED = "a"

IS_IT_ANSWERED = Question(
    ANSWERED,
    Kind.CHOICE,
    Text("问过类似的问题，看看这里有没有您要的答复：", "The like was asked before. Does one of these answer you?"),
    label=Text("已有答复", "Answered before"),
    clause="5.5.1",
    options=(Option(ASK_ANYWAY, Text("没有，发给质量管家", "None: ask the butler")),),
    visible_when=(When(WHAT, frozenset()),),
)


def answering(form: Form, candidates: Sequence[tuple[int, str, str]]) -> Form:
    """The form with the question asked: of each candidate its id, what was asked, and what was answered."""
    said = "".join(f"\n\n{n}. {question}\n{answer}" for n, (_, question, answer) in enumerate(candidates, 1))
    prompt = IS_IT_ANSWERED.prompt
    options = (
        Option(f"{_HELPED}{one_id}", Text(f"👍 {n} 就是我要的", f"👍 {n} answers me"))
        for n, (one_id, _, _) in enumerate(candidates, 1)
    )
    asked = replace(
        IS_IT_ANSWERED,
        prompt=Text(f"{prompt.zh}{said}", f"{prompt.en}{said}"),
        options=(*options, *IS_IT_ANSWERED.options),
        visible_when=(),
    )
    return replace(form, questions=tuple(asked if one.key == ANSWERED else one for one in form.questions))


def helped_by(value: str | None) -> int | None:
    """The id of the candidate that was chosen; None: none was."""
    return int(value[len(_HELPED) :]) if value is not None and value.startswith(_HELPED) else None
