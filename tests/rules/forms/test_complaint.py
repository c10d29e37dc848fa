from bot.rules.form import ANY_MEDIA
from bot.rules.forms.answers import SKIPPED, Answer
from bot.rules.forms.complaint import COMPLAINT
from bot.rules.forms.walking import following, missing


def test_the_first_line_says_that_it_is_about_our_service() -> None:
    assert COMPLAINT.intro is not None
    assert "对我们服务的投诉" in COMPLAINT.intro.zh.splitlines()[0]
    assert "our service" in COMPLAINT.intro.en.splitlines()[0]


def test_a_complaint_is_typed_given_its_kind_and_submitted() -> None:
    first = following(COMPLAINT, {}, None)
    assert first is not None
    assert first.key == "what"
    answers = {"what": Answer("上周约好的巡查没有人来。")}
    assert [step.key for step in missing(COMPLAINT, answers)] == ["about"]
    second = following(COMPLAINT, answers, "what")
    assert second is not None
    assert second.key == "about"
    answers["about"] = Answer("timeliness")
    asked = following(COMPLAINT, answers, "about")
    for key in ("who", "wanted"):
        assert asked is not None
        assert (asked.key, asked.question.required) == (key, False)
        answers[key] = SKIPPED
        asked = following(COMPLAINT, answers, key)
    assert asked is None
    assert missing(COMPLAINT, answers) == ()


def test_evidence_of_any_kind_may_come_with_the_words() -> None:
    what, evidence = COMPLAINT.step("what").question, COMPLAINT.step("evidence").question
    assert what.files_to == evidence.key
    assert what.media == evidence.media == ANY_MEDIA
