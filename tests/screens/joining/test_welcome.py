"""The stranger's first screen: the program's words, or the firm's Markdown and never its markup."""

import pytest

from bot.rules.text import CHINESE, ENGLISH, Text
from bot.screens.joining.welcome import welcome


def test_the_firms_words_stand_in_for_the_programs() -> None:
    own = Text("**您好**", "**Hello**")
    assert welcome(CHINESE, own).html == "<b>您好</b>"
    assert welcome(ENGLISH, own).html == "<b>Hello</b>"
    assert welcome(CHINESE, own).rows == welcome(CHINESE).rows


def test_the_programs_words_name_the_firm() -> None:
    assert welcome(CHINESE, None, "安准<质量>").html.startswith("<b>质量管家</b> · 安准&lt;质量&gt;\n\n")
    assert welcome(ENGLISH).html.startswith("<b>Quality Butler</b>\n\n")


@pytest.mark.parametrize("nothing", ["[a]: http://example.org", "\u200b\n", "---\n[b]: x"])
def test_words_that_come_to_nothing_leave_something_to_read(nothing: str) -> None:
    assert welcome(CHINESE, Text(nothing, nothing)).html.strip()


@pytest.mark.parametrize("hostile", ["<b>x", "</b>", "{name}", "<script>1</script>", "![x](http://y)", "`<i>`", "&lt;"])
def test_markup_in_the_source_stays_text(hostile: str) -> None:
    html = welcome(CHINESE, Text(hostile, hostile)).html
    assert "<script" not in html
    assert "<img" not in html
    assert html.count("<b>") == html.count("</b>")


def test_who_has_no_code_sees_whom_to_call_whatever_the_firm_says() -> None:
    for own in (None, Text("**您好**", "**Hello**")):
        assert welcome(CHINESE, own, phone="0571-8888 <6666>").html.endswith(
            "\n\n☎️ 也可以打电话问：0571-8888 &lt;6666&gt;"
        )
        assert welcome(ENGLISH, own, phone="0571 8").html.endswith("\n\n☎️ Or call us: 0571 8")
    assert "☎️" not in welcome(CHINESE).html
