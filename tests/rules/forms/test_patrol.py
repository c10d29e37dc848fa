import pytest

from bot.rules.cases.finding_terms import Severity
from bot.rules.deadlines import Allowance, Allowances, Unit
from bot.rules.form import Kind
from bot.rules.forms.answers import SKIPPED, Answer
from bot.rules.forms.walking import following, missing, position, rest_conform, visible
from bot.rules.plain_words import CONFORM, NO, NON_CONFORM, YES
from bot.rules.text import CHINESE, ENGLISH
from bot.rules.work_records.patrol_form import PATROL, SUGGESTIONS
from bot.screens.settings.words import allowances_said

TOPICS = [f"topic{number}" for number in range(1, 8)]
PROBLEM = {
    "topic4": Answer(NON_CONFORM),
    "topic4.note": Answer("封样缺失"),
    "topic4.photo": Answer(["1"]),
    "topic4.severity": Answer("ordinary"),
    "topic4.fixed": Answer(NO),
}


def test_the_seven_topics_cite_their_clauses() -> None:
    topics = [step.question for step in PATROL.steps() if step.question.kind is Kind.CONFORMITY]
    assert [topic.key for topic in topics] == TOPICS
    assert [topic.clause for topic in topics] == [f"4.6 {letter}" for letter in "abcdefg"]


@pytest.mark.parametrize("key", TOPICS)
def test_a_topic_has_a_short_name_and_two_to_five_short_hints(key: str) -> None:
    topic = PATROL.step(key).question
    assert len(topic.prompt.zh) <= 14
    assert topic.help is not None
    for hints in (topic.help.zh.splitlines(), topic.help.en.splitlines()):
        assert 2 <= len(hints) <= 5
    assert max(map(len, topic.help.zh.splitlines())) <= 32
    assert max(map(len, topic.help.en.splitlines())) <= 90


def test_every_topic_has_a_suggestion() -> None:
    assert list(SUGGESTIONS) == TOPICS
    assert all(text.zh and text.en for text in SUGGESTIONS.values())


def test_a_non_conformity_asks_for_note_photo_severity_and_whether_it_is_fixed() -> None:
    shown = [step.key for step in visible(PATROL, {"topic4": Answer(NON_CONFORM), "topic4.fixed": Answer(YES)})]
    at = shown.index("topic4")
    assert shown[at + 1 : at + 6] == [
        "topic4.note",
        "topic4.photo",
        "topic4.severity",
        "topic4.fixed",
        "topic4.fixed.photo",
    ]
    assert PATROL.step("topic4.note").question.files_to == "topic4.photo"


def test_the_severity_hint_names_the_deadlines_that_count() -> None:
    question = PATROL.step("topic1.severity").question
    assert [option.key for option in question.options] == [severity.value for severity in Severity]
    assert question.help is not None
    said = allowances_said(Allowances({"fix_minor": Allowance(30, Unit.NATURAL_DAYS), "fix_serious": Allowance(1)}))
    zh, en = ({name: text.to(language) for name, text in said.items()} for language in (CHINESE, ENGLISH))
    assert [line.split("，")[-1] for line in question.help.to(CHINESE, **zh).splitlines()] == [
        "30 个自然日内整改",
        "10 个工作日内整改",
        "1 个工作日内控制、1 个工作日内整改",
    ]
    assert [line.split("; ")[-1] for line in question.help.to(ENGLISH, **en).splitlines()] == [
        "fix within 30 natural days",
        "fix within 10 working days",
        "contain within 1 working day and fix within 1 working day",
    ]


def test_a_clean_patrol_is_the_rest_conform_a_scene_photo_and_submit() -> None:
    answers = rest_conform(PATROL, {})
    assert list(answers.values()) == [Answer(CONFORM)] * 7
    scene = following(PATROL, answers, "topic1")
    assert scene is not None
    assert scene.key == "scene"
    assert following(PATROL, {**answers, "scene": SKIPPED}, "scene") is None
    assert missing(PATROL, answers) == ()


def test_a_photo_of_a_problem_makes_the_scene_photo_needless() -> None:
    answers = {**PROBLEM, **rest_conform(PATROL, PROBLEM)}
    assert "scene" not in [step.key for step in visible(PATROL, answers)]
    assert following(PATROL, answers, "topic4.fixed") is None
    assert missing(PATROL, answers) == ()
    assert position(PATROL, answers, "topic4.note") == (4, 7)
    assert position(PATROL, {}, "topic1") == (1, 7), "the photo of the scene may be asked for or not"


def test_a_photo_of_a_problem_withdrawn_brings_the_scene_photo_back() -> None:
    withdrawn = {**PROBLEM, "topic4": Answer(CONFORM)}
    assert "scene" in [step.key for step in visible(PATROL, withdrawn)]


def test_companion_and_place_wait_on_the_review_page() -> None:
    for key in ("companion", "place"):
        question = PATROL.step(key).question
        assert not question.required
        assert not question.walked
