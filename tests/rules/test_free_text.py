"""What free text is the start of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.free_text import (
    Courtesy,
    Heard,
    courtesy_of,
    is_just,
    likeliest,
    may_be_words_of_a_case,
)
from bot.rules.numbering import numbers_in
from bot.rules.text import Text

COMPLAIN = Heard(Text("我要投诉", "i want to complain"), Text("投诉|态度", "rude"))
ASK = Heard(Text("请问", ""), Text("什么|?", "what"))
LOOK = Heard(contains=Text("到哪一步", "status"))
HEARD = {"complain": COMPLAIN, "ask": ASK, "look": LOOK}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("我要投诉你们的人态度不好", ("complain",)),
        ("我的投诉到哪一步了", ("look", "complain")),
        ("你们什么态度", ("complain", "ask")),
        ("什么时候来巡查", ("ask",)),
        ("周五来吗？", ("ask",)),
        ("ready?then come", ("ask",)),
        ("请问投诉归谁管", ("ask", "complain")),
        ("投诉一下，请问归谁管", ("complain",)),
        ("somewhat rude?", ("complain", "ask")),
        ("He was RUDE to me", ("complain",)),
        ("crudely made", ()),
        ("somewhat", ()),
        ("今天下雨", ()),
        ("", ()),
    ],
)
def test_the_longest_word_comes_first(text: str, found: tuple[str, ...]) -> None:
    assert likeliest(text, HEARD) == found


@given(st.text(), st.sampled_from(["投诉", "态度", "到哪一步", "什么"]), st.text())
def test_what_has_a_word_in_it_is_always_offered_and_nothing_is_offered_twice(
    before: str, word: str, behind: str
) -> None:
    found = likeliest(before + word + behind, HEARD)
    assert found
    assert len(set(found)) == len(found)


@given(st.text())
def test_any_text_is_dealt_with(text: str) -> None:
    assert set(likeliest(text, HEARD)) <= set(HEARD)
    courtesy_of(text)
    courtesy_of(text, addressed=True)
    numbers_in(text)
    may_be_words_of_a_case(text)


@given(st.text(alphabet="0123456789 -", max_size=40))
def test_digits_alone_are_no_number_in_a_sentence(text: str) -> None:
    assert numbers_in(text) == ()


@pytest.mark.parametrize(
    ("text", "courtesy"),
    [
        ("谢谢", Courtesy.THANKS),
        ("好的，谢谢！", Courtesy.THANKS),
        ("谢谢你们🙏", Courtesy.THANKS),
        ("Thank you very much!", Courtesy.THANKS),
        ("你好", Courtesy.GREETING),
        ("您好，在吗？", Courtesy.GREETING),
        ("hi", Courtesy.GREETING),
        ("收到", Courtesy.TAKEN_NOTE),
        ("👍", Courtesy.TAKEN_NOTE),
        ("你好，谢谢", Courtesy.THANKS),
        ("收到，谢谢", Courtesy.THANKS),
        ("你好，收到", Courtesy.GREETING),
        ("你好，我要投诉", None),
        ("high", None),
        ("？", None),
        ("", None),
    ],
)
def test_a_courtesy_is_nothing_else(text: str, courtesy: Courtesy | None) -> None:
    assert courtesy_of(text) is courtesy


def test_a_courtesy_may_name_somebody() -> None:
    assert courtesy_of("谢谢周工") is None
    assert courtesy_of("谢谢周工", addressed=True) is Courtesy.THANKS
    assert courtesy_of("谢谢，但是说好的周五没有人来", addressed=True) is None
    assert courtesy_of("谢谢欧阳经理", addressed=True) is Courtesy.THANKS
    assert courtesy_of("谢谢欧阳总经理", addressed=True) is None
    assert courtesy_of("thanks, DrPatel9", addressed=True) is Courtesy.THANKS
    assert courtesy_of("thanks, DrPatel99", addressed=True) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("XC20261123-01 的报告在哪", ["XC20261123-01"]),
        ("请看一下ts20261122-3，谢谢", ["TS20261122-03"]),
        ("TS20261122-03和TS20261122-04", ["TS20261122-03", "TS20261122-04"]),
        ("TS20261122-03，就是TS20261122-3", ["TS20261122-03"]),
        ("TS20261350-03", []),
        ("今天来了 20261122 个人", []),
    ],
)
def test_whole_numbers_are_found_in_a_sentence(text: str, found: list[str]) -> None:
    assert [str(number) for number in numbers_in(text)] == found


@pytest.mark.parametrize("text", ["尾号03的投诉怎么样了", "编号是 3", "the one with number 03"])
def test_last_digits_are_found_where_the_sentence_says_so(text: str) -> None:
    (part,) = numbers_in(text)
    assert part.serial == 3


def test_nothing_is_worth_taking_along_of_a_text_that_is_just_the_word() -> None:
    assert is_just("我要投诉！", COMPLAIN)
    assert not is_just("我要投诉周明", COMPLAIN)


@pytest.mark.parametrize(
    ("text", "may_be"), [("压力表", True), ("封 样", True), ("1234", False), ("表", False), ("一" * 25, False)]
)
def test_a_few_words_may_be_of_a_case(text: str, may_be: bool) -> None:
    assert may_be_words_of_a_case(text) is may_be
