"""The home: the most urgent first, no more than fits, and a way to the rest."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.rules.people import Role
from bot.rules.text import CHINESE, ENGLISH
from bot.screens.buttons import ShowHome, ShowToday
from bot.screens.homes.home import MOST_LINES, home_page
from bot.screens.screen import Button, Screen
from bot.screens.waiting import Area, Line, Waiting
from tests.screens.people.people import person

NOW = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)


def line(text: str, days: float | None, *, begun: bool = False) -> Line:
    """Something due in so many days."""
    return Line(Button(text, ShowHome()), None if days is None else NOW + timedelta(days=days), begun)


def labels(screen: Screen) -> list[str]:
    """The buttons of a screen in reading order."""
    return [button.text for row in screen.rows for button in row]


def test_what_was_begun_comes_first_then_what_is_late_then_by_date() -> None:
    areas = (
        Area(("甲",), (line("后天", 2), line("昨天", -1), line("无期", None))),
        Area((), (line("草稿", None, begun=True),)),
    )
    shown = labels(home_page(person(Role.CONSULTANT), Waiting((*areas, Area(("乙",), (line("明天", 1),)))), NOW))
    assert shown[:5] == ["草稿", "⏰ 昨天", "明天", "后天", "无期"]


def test_what_has_no_room_is_behind_a_button_of_its_area() -> None:
    full = Area(("很多",), tuple(line(f"第{n}件", n) for n in range(1, 9)), Button("全部", ShowToday()))
    other = Area(("一件",), (line("急事", 0.5),), Button("其他", ShowToday()))
    shown = labels(home_page(person(Role.CONSULTANT), Waiting((full, other)), NOW))
    assert shown[:MOST_LINES] == ["急事", "第1件", "第2件", "第3件", "第4件", "第5件"]
    assert shown[MOST_LINES] == "全部"
    assert "其他" not in shown


def test_the_head_counts_and_says_what_is_late() -> None:
    waiting = Waiting((Area(("今日待办 2 项",), (line("昨天", -1), line("明天", 1))), Area(("待复查 1 件",))))
    assert "今日待办 2 项 · 待复查 1 件\n⏰ 已逾期 1 件" in home_page(person(Role.LEAD), waiting, NOW).html
    assert "⏰ 1 overdue" in home_page(person(Role.LEAD, language=ENGLISH), waiting, NOW).html
    assert "目前没有等您处理的事。" in home_page(person(Role.LEAD), Waiting(), NOW).html


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
def test_several_roles_see_the_ways_of_all_and_settings_once(language: str) -> None:
    both = person(Role.CLIENT_STAFF, Role.ADMINISTRATOR, language="en" if language == ENGLISH else "zh")
    shown = labels(home_page(both, Waiting(open_findings=3), NOW))
    wanted = ["待我整改（3）", "问管家", "我要投诉", "查进度", "人员加入", "更多…", "设置"]
    if language == ENGLISH:
        wanted = ["My to-fix list (3)", "Ask the butler", "File complaint", "Progress", "Joining", "More…", "Settings"]
    assert set(wanted) <= set(shown)
    assert len(shown) == len(set(shown))


def test_what_people_wrote_is_never_markup() -> None:
    screen = home_page(person(Role.CLIENT_STAFF), Waiting((Area(("<b>1</b>",)),)), NOW)
    assert "&lt;b&gt;1&lt;/b&gt;" in screen.html
