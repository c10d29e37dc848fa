"""Random forms, and answers that fit them, for property tests."""

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from bot.rules.form import GIVEN, NONE, FollowUp, Form, Kind, Media, Option, Question, When
from bot.rules.forms.answers import SKIPPED, Answer, Value
from bot.rules.plain_words import CONFORM, NO, NON_CONFORM, NOT_APPLICABLE, YES
from bot.rules.text import Text

WORDS = st.sampled_from(("", "问题", "Ünïcode", "{n} items", "line\nbreak", '"quoted" \\', "🙂"))
TEXTS = st.builds(Text, WORDS, WORDS, st.none() | WORDS)
LIMITS = st.none() | st.integers(0, 5) | st.decimals(0, 1, places=1)

VALUES = {
    Kind.CONFORMITY: (CONFORM, NON_CONFORM, NOT_APPLICABLE),
    Kind.YES_NO: (YES, NO),
    Kind.CHOICE: ("a", "b"),
    Kind.CHOICES: ("a", "b"),
    Kind.FILES: (GIVEN, NONE),
}
PLAIN = st.sampled_from((Kind.CONFORMITY, Kind.YES_NO, Kind.CHOICE, Kind.CHOICES, Kind.FILES, Kind.TEXT))


TITLE = Text("问题", "Question")


@st.composite
def details(draw: st.DrawFn) -> dict[str, Any]:
    """What a question carries besides its place in the walk."""
    return {
        "prompt": draw(TEXTS),
        "help": draw(st.none() | TEXTS),
        "clause": draw(st.none() | WORDS),
        "maximum": draw(LIMITS),
        "unit": draw(st.none() | TEXTS),
        "media": draw(st.frozensets(st.sampled_from(Media))),
        "files_to": draw(st.none() | WORDS),
        "pick": draw(st.none() | WORDS),
    }


@st.composite
def questions(draw: st.DrawFn, key: str, detail: st.SearchStrategy[dict[str, Any]], depth: int = 0) -> Question:
    """A question, with follow-ups down to the second level."""
    kind = draw(PLAIN)
    follow_ups: list[FollowUp] = []
    while kind in VALUES and len(follow_ups) < 2 - depth and draw(st.booleans()):
        after = draw(st.frozensets(st.sampled_from(VALUES[kind]), min_size=1))
        follow_ups.append(FollowUp(after, (draw(questions(f"f{len(follow_ups)}", detail, depth + 1)),)))
    return Question(
        key=key,
        kind=kind,
        required=draw(st.booleans()),
        walked=draw(st.booleans()),
        options=tuple(Option(name, TITLE) for name in ("a", "b")) if kind in (Kind.CHOICE, Kind.CHOICES) else (),
        minimum=draw(LIMITS),
        follow_ups=tuple(follow_ups),
        **draw(detail),
    )


@st.composite
def forms(draw: st.DrawFn, detail: st.SearchStrategy[dict[str, Any]] | None = None) -> Form:
    """A form whose later questions may depend on earlier ones; ``detail`` None fills in everything a form can say."""
    detail = details() if detail is None else detail
    top: list[Question] = []
    for index in range(draw(st.integers(1, 4))):
        question = draw(questions(f"q{index}", detail))
        earlier = [other for other in top if other.kind in VALUES]
        if draw(st.booleans()) and earlier:
            other = draw(st.sampled_from(earlier))
            wanted = draw(st.frozensets(st.sampled_from(VALUES[other.kind]), min_size=1))
            question = replace(question, visible_when=(When(other.key, wanted),))
        top.append(question)
    intro, submit = draw(st.sampled_from(((None, TITLE), (TITLE, Text("提交", "Submit", "Submit 1")))))
    return Form("form", draw(st.integers(1, 9)), TITLE, tuple(top), intro, submit, draw(st.booleans()))


def values(kind: Kind) -> st.SearchStrategy[Value]:
    """A value of the shape that answers this kind."""
    if kind is Kind.FILES:
        return st.lists(st.sampled_from(("1", "2", "3")), max_size=3, unique=True)
    if kind is Kind.CHOICES:
        return st.lists(st.sampled_from(("a", "b")), max_size=2, unique=True)
    if kind in VALUES:
        return st.sampled_from(VALUES[kind])
    return st.text(max_size=5)


@st.composite
def answered_forms(draw: st.DrawFn) -> tuple[Form, dict[str, Answer]]:
    """A form and answers to some of its questions, visible or not."""
    form = draw(forms(st.just({"prompt": TITLE})))
    answers = {}
    for step in form.steps():
        if draw(st.booleans()):
            answers[step.key] = draw(st.just(SKIPPED) | st.builds(Answer, values(step.question.kind)))
    return form, answers
