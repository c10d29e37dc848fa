import re

import pytest

from bot.rules.form import Form, Kind, Question
from bot.rules.forms.built_in import BUILT_IN
from bot.rules.forms.walking import visible
from bot.rules.text import Text


def every_question(questions: tuple[Question, ...]) -> list[Question]:
    found = []
    for question in questions:
        found.append(question)
        for follow_up in question.follow_ups:
            found.extend(every_question(follow_up.questions))
    return found


def texts_of(form: Form) -> list[Text]:
    texts = [form.title, form.intro, form.submit]
    for question in every_question(form.questions):
        texts += [question.prompt, question.help, question.unit, *(option.label for option in question.options)]
    return [text for text in texts if text is not None]


def test_every_built_in_form_has_a_code_of_its_own() -> None:
    assert len({form.code for form in BUILT_IN}) == len(BUILT_IN)


@pytest.mark.parametrize("form", BUILT_IN, ids=lambda form: form.code)
class TestEachBuiltInForm:
    def test_has_every_key_once(self, form: Form) -> None:
        keys = [step.key for step in form.steps()]
        assert len(keys) == len(set(keys))

    def test_has_no_condition_that_looks_ahead(self, form: Form) -> None:
        visible(form, {})

    def test_has_option_keys_that_fit_into_a_button(self, form: Form) -> None:
        for step in form.steps():
            assert all(0 < len(option.key.encode()) <= 20 for option in step.question.options)
            assert bool(step.question.options) or step.question.kind not in (Kind.CHOICE, Kind.CHOICES)

    def test_sends_photos_to_a_files_question(self, form: Form) -> None:
        for step in form.steps():
            if step.question.files_to is not None:
                assert form.step(step.question.files_to).question.kind is Kind.FILES

    def test_speaks_both_languages_each_in_its_own(self, form: Form) -> None:
        for text in texts_of(form):
            # a unit and the number of a standard are the same in both
            assert re.search(r"[\u4e00-\u9fff]", text.zh) or not re.search(r"[a-z]{3}", text.zh)
            assert not re.search(r"[\u4e00-\u9fff]", text.en)
            assert len(text.zh.splitlines()) == len(text.en.splitlines())
