"""The forms as ``questions.txt`` writes them out: what is asked, of which kind, how much, and what can be chosen.

A form that is not in the file yet is not compared, and no word of it ever: what can be got wrong here is a question
that is lost, or asked when it should not be, or takes less or more. What stands for what: see ``question_line``.
"""

from pathlib import Path

import pytest

from bot.rules.form import ANY_MEDIA, PHOTOS, Form, Step
from bot.rules.forms.built_in import BUILT_IN

FORMS = {form.code: form for form in BUILT_IN}
WRITTEN: dict[str, list[str]] = {}
for block in Path(__file__).with_name("questions.txt").read_text(encoding="utf-8").split("\n\n"):
    head, *lines = [line.strip() for line in block.strip().splitlines()]
    WRITTEN[head.split()[0]] = [head, *lines]


def head_of(form: Form) -> str:
    """Code and version, and what is special about how it is walked."""
    flags = [flag for flag in ("numbered_jumps", "at_once") if getattr(form, flag)]
    return " ".join([form.code, str(form.version), *flags])


def question_line(step: Step) -> str:
    """Key and kind, ``?`` where it may be left out, bounds, media, options, and when it is asked at all."""
    question = step.question
    bounds = "..".join("" if limit is None else str(limit) for limit in (question.minimum, question.maximum))
    media = "any" if question.media == ANY_MEDIA else ",".join(sorted(question.media))
    words = [
        question.key,
        f"{question.kind.value}{'' if question.required else '?'}",
        not question.walked and "not-walked",
        bounds != ".." and bounds,
        question.media != PHOTOS and f"media={media}",
        question.files_to and f"files-to={question.files_to}",
        question.pick and f"pick={question.pick}",
        question.names and "names",
        question.skips is not None and "says-what-skipping-means",
        question.options and f"of={','.join(option.key for option in question.options)}",
        *(
            f"when={when.question}={'but ' if when.but else ''}{','.join(sorted(when.is_one_of))}"
            for when in question.visible_when
        ),
    ]
    return " ".join(word for word in words if word)


@pytest.mark.parametrize("code", WRITTEN)
def test_a_form_asks_what_is_written_out(code: str) -> None:
    form = FORMS[code]
    assert [head_of(form), *map(question_line, form.steps())] == WRITTEN[code]
