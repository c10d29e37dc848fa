"""Answers as the submission of a form reads them."""

from bot.rules.forms.answers import Answers


def given(answers: Answers) -> dict[str, str]:
    """What was answered and not skipped, as text: words, a key, a number, a day, the id of a record."""
    return {key: str(answer.value) for key, answer in answers.items() if not answer.skipped}
