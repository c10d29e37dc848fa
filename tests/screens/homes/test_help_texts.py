"""Help: every role is told what it can do, in words that the product really has."""

import re

import pytest

from bot import __version__
from bot.rules.people import Role
from bot.rules.text import CHINESE, ENGLISH, Language
from bot.screens.buttons import ShowHelp
from bot.screens.homes.help_texts import FOLDER, TOPICS, help_page, topic_text, topics_for
from bot.screens.screen import TEXT_LIMIT, Screen
from bot.screens.telegram_html import telegram_html
from bot.screens.ways import way_of
from tests.screens.people.people import person
from tests.test_structure import texts

LANGUAGES: tuple[Language, ...] = (CHINESE, ENGLISH)
EXAMPLES = {
    "WT20261123-01",
    "01",
    "hxfm",
    "wf",
    "wangfang",
    "全部符合，除4 封样缺失",
    "4 封样缺失",
    "all ok except 4 seal missing",
    "4 seal missing",
    "3 封样已过有效期",
    "3 sealed sample expired",
}
"""What is typed in answer to something; the tests of patrols and numbers show that it is understood."""

EVERY = [(topic, language) for topic in TOPICS for language in LANGUAGES]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_topic_has_its_text_and_every_text_its_topic(language: Language) -> None:
    assert {path.stem for path in (FOLDER / language).iterdir()} == set(TOPICS)


@pytest.mark.parametrize("topic", TOPICS)
def test_both_languages_say_as_much(topic: str) -> None:
    shapes = [re.findall(r"^(#+|-|\d+\.) ", topic_text(topic, language), re.MULTILINE) for language in LANGUAGES]
    assert shapes[0] == shapes[1]
    assert shapes[0][0] == "##"


@pytest.mark.parametrize("topic", TOPICS)
def test_each_language_keeps_to_itself(topic: str) -> None:
    zh, en = (re.sub(r"`[^`]*`", "", topic_text(topic, language)) for language in LANGUAGES)
    assert not re.search(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]", en)
    assert not re.search(r"[A-Za-z]", zh)


@pytest.mark.parametrize(("topic", "language"), EVERY)
def test_what_it_says_to_type_is_understood(topic: str, language: Language) -> None:
    typed = re.findall(r"`([^`]+)`", topic_text(topic, language))
    assert [words for words in typed if words not in EXAMPLES and way_of(words) is None] == []


@pytest.mark.xdist_group("source")
@pytest.mark.parametrize(("topic", "language"), EVERY)
def test_what_it_says_to_tap_is_there(topic: str, language: Language) -> None:
    labels = [words.zh if language == CHINESE else words.en for words in texts()]
    tapped = re.findall(r"「([^」]+)」|\*\*([^*]+)\*\*", topic_text(topic, language))
    assert [name for pair in tapped for name in pair if name and not any(name in label for label in labels)] == []


def pages_of(*roles: Role, language: Language) -> list[Screen]:
    """The help as it is read, page by page."""
    pages = [help_page(person(*roles, language=language), 0)]
    while any(button.data == ShowHelp(len(pages)) for row in pages[-1].rows for button in row):
        pages.append(help_page(person(*roles, language=language), len(pages)))
    return pages


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_topic_stands_whole_on_one_page_however_much_there_is(language: Language) -> None:
    for roles in (*((role,) for role in Role), tuple(Role)):
        pages = pages_of(*roles, language=language)
        for topic in topics_for(person(*roles)):
            html = telegram_html(topic_text(topic, language))
            assert sum(html in page.html for page in pages) == 1, (roles, topic)
        assert all(len(page.html) < TEXT_LIMIT for page in pages)
        assert help_page(person(*roles, language=language), 99) == pages[-1]


def test_several_roles_are_told_everything_once() -> None:
    roles = (Role.CLIENT_STAFF, Role.LEAD, Role.ADMINISTRATOR)
    topics = topics_for(person(*roles))
    assert set(topics) == {topic for role in roles for topic in topics_for(person(role))}
    assert len(topics) == len(set(topics))
    assert topics[-1] == "everywhere"
    assert topics_for(person()) == ("everywhere",)


@pytest.mark.parametrize("language", LANGUAGES)
def test_administrators_alone_read_at_the_end_which_version_it_is(language: Language) -> None:
    said = {role: pages_of(role, language=language)[-1].html for role in Role}
    assert {role for role, html in said.items() if __version__ in html} == {Role.ADMINISTRATOR}
    assert said[Role.ADMINISTRATOR].endswith(f"{__version__} 版" if language == CHINESE else f"version {__version__}")
