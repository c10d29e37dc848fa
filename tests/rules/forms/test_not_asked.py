"""What somebody hears who sends a thing that is of no use where they are: the least that says what to do instead."""

import pytest

from bot.rules.form import ANY_MEDIA, PHOTOS, Form, Kind, Media, Question
from bot.rules.forms.problems import FilesAsked, TextNotAsked, WrongMedia, not_asked
from bot.rules.forms.reading import LONGEST_ANSWER
from bot.rules.forms.unreadable import NotADate, NotAnHour, NotANumber, NotAPeriod, NotAPhone, Unreadable
from bot.rules.text import Text
from tests.rules.forms.typed import answer

WORDS = Text("问题", "Question")


@pytest.mark.parametrize(
    ("kind", "media", "said"),
    [
        (None, PHOTOS, TextNotAsked),
        (Kind.YES_NO, PHOTOS, TextNotAsked),
        (Kind.FILES, PHOTOS, WrongMedia),
        (Kind.FILES, ANY_MEDIA, FilesAsked),
        (Kind.FILES, frozenset({Media.DOCUMENT}), FilesAsked),
    ],
)
def test_what_is_of_no_use_here(kind: Kind | None, media: frozenset[Media], said: type[Exception]) -> None:
    form = Form("form", 1, WORDS, () if kind is None else (Question("one", kind, WORDS, media=media),))
    assert type(not_asked(next(iter(form.steps()), None))) is said


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (Kind.NUMBER, NotANumber),
        (Kind.DATE, NotADate),
        (Kind.DATE_TIME, NotADate),
        (Kind.TIME, NotAnHour),
        (Kind.PERIOD, NotAPeriod),
        (Kind.CONTACT, NotAPhone),
    ],
)
def test_a_long_text_is_no_answer_of_its_kind(kind: Kind, said: type[Unreadable]) -> None:
    with pytest.raises(Unreadable) as refused:
        answer(kind, "1" * (LONGEST_ANSWER + 1))
    assert type(refused.value) is said
