"""Who may be meant by a complaint's words: names as people write them, and words that only look like one."""

import pytest

from bot.rules.cases.naming import likely_named

PEOPLE = ((1, "周明"), (2, "孙丽"), (3, "欧阳建国"), (4, "John Smith"), (5, "高工"), (7, "Wang Li"), (6, ""))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("周明每次都迟到", {1}),
        ("周 明 每次都迟到", {1}),
        ("你们的周工态度不好", {1}),
        ("周经理说话很冲", {1}),
        ("小周上周没来", {1}),
        ("老周", {1}),
        ("孙姐和周老师互相推", {1, 2}),
        ("建国同志不讲道理", {3}),
        ("欧阳主任", {3}),
        ("Mr. Smith was rude", {4}),
        ("ＪＯＨＮ　ＳＭＩＴＨ", {4}),
        ("周\u200b明", {1}),
        # words that only look like names
        ("约好上周五巡查，没有人来，也没有人说一声。", set()),
        ("本周工作没有安排", set()),
        ("一周总结没发", set()),
        ("每周总是迟到", set()),
        ("大小周时间不固定", set()),
        ("Li never came", {7}),
        ("你们的Smith来晚了", {4}),
        ("投诉John Smith态度不好", {4}),
        ("Smithson来晚了", set()),
        ("blacksmiths", set()),
        ("周末没人接电话", set()),
        ("丽水的仓库", set()),
        ("", set()),
    ],
)
def test_names_are_found_as_people_write_them_and_words_are_left_alone(text: str, meant: set[int]) -> None:
    assert likely_named(text, PEOPLE) == meant


def test_every_name_is_found_by_itself() -> None:
    for person_id, name in PEOPLE[:-1]:
        assert person_id in likely_named(f"投诉{name} 态度", PEOPLE)
