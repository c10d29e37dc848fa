"""An item that goes without its reading: no key of a published form moves, and it counts for nothing (clause 5.2.3)."""

from bot.rules.checklists.asked import asked
from bot.rules.checklists.built_in import BUILT_IN
from bot.rules.forms.answers import SKIPPED, UNREAD, Answer
from bot.rules.forms.changes import changes_between
from bot.rules.forms.score import score
from bot.rules.forms.unmeasured import unmeasured, why_unmeasured, with_reasons
from bot.rules.forms.walking import following, missing, preceding, visible

PUBLISHED = asked(BUILT_IN["patrol_deep"], "patrol")
FORM = with_reasons(PUBLISHED)
WHY = "c4.unmeasured"


def test_the_reason_stands_behind_all_that_was_published_and_is_added_once() -> None:
    assert FORM.steps()[: len(PUBLISHED.steps())] == PUBLISHED.steps()
    assert [step.key for step in FORM.steps()[len(PUBLISHED.steps()) :]] == [WHY, "c5.unmeasured", "g8.unmeasured"]
    assert with_reasons(FORM) is FORM
    plain = asked(BUILT_IN["patrol"], "patrol")
    assert with_reasons(plain) is plain, "which asks for no instrument"


def test_it_is_asked_of_what_goes_without_and_of_nothing_else() -> None:
    for answer in (Answer("23.5"), SKIPPED, None):
        answers = {"c4": answer} if answer is not None else {}
        assert WHY not in {step.key for step in visible(FORM, answers)}, answer
    without = {"c4": UNREAD}
    assert WHY in {step.key for step in missing(FORM, without)}
    assert "c4" not in {step.key for step in missing(FORM, without)}
    assert "c4.instrument" not in {step.key for step in visible(FORM, without)}
    said = without | {WHY: Answer("送检中")}
    assert not {"c4", WHY} & {step.key for step in missing(FORM, said)}
    after, before = following(FORM, said, after=WHY), preceding(FORM, said, before=WHY)
    assert after is not None
    assert after.key == "c5", "it goes on behind its item"
    assert before is not None
    assert before.key == "c4"


def test_it_is_told_in_both_languages_and_in_no_score() -> None:
    said = {"c4": UNREAD, WHY: Answer("送检中")}
    told = unmeasured(said, "c4")
    assert told is not None
    assert (told.zh, told.en) == ("未测：送检中", "Not measured: 送检中")
    assert score(FORM, said).judged == 0
    assert why_unmeasured({"c4": SKIPPED, WHY: Answer("送检中")}, "c4") == "", "it was passed over since"
    (change,) = changes_between(FORM, {"c4": Answer("23.5")}, said)
    assert change.zh == "第 20 项 现场实测温度：23.5 ℃ → 未测：送检中"
