"""The home: the most urgent first, no more than fits, and a way to the rest."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.rules.people import Role
from bot.rules.text import CHINESE, ENGLISH, Language
from bot.screens.buttons import ShowHome, ShowToday, ShowWaiting
from bot.screens.homes.entrances import entrance_button, own_entrances
from bot.screens.homes.home import MAIN_WAYS, home_page, more_ways, shelf_of_ways
from bot.screens.screen import WIDEST_LABEL, Button, Screen, narrowed
from bot.screens.waiting import Area, Line, Waiting
from tests.screens.pages import fits, height
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
    assert shown[:4] == ["草稿", "⏰ 昨天", "明天", "查看全部（5）"]


def test_three_things_are_shown_and_one_key_leads_to_all() -> None:
    full = Area(("很多",), tuple(line(f"第{n}件", n) for n in range(1, 9)))
    other = Area(("一件",), (line("急事", 0.5),))
    screen = home_page(person(Role.CONSULTANT), Waiting((full, other)), NOW)
    assert labels(screen)[:4] == ["急事", "第1件", "第2件", "查看全部（9）"]
    assert screen.rows[3][0].data == ShowToday()
    theirs = home_page(person(Role.CLIENT_STAFF), Waiting((full, other)), NOW)
    assert theirs.rows[3][0].data == ShowWaiting(0)
    few = home_page(person(Role.CONSULTANT), Waiting((other,)), NOW)
    assert "查看全部" not in str(labels(few))


def test_forms_that_were_begun_leave_room_for_what_waits() -> None:
    begun = Area((), tuple(line(f"草稿{n}", None, begun=True) for n in (1, 2, 3)))
    tasks = Area(("今日待办 2 项",), (line("巡查", 0.1), line("整改", -2)))
    shown = labels(home_page(person(Role.CONSULTANT), Waiting((begun, tasks)), NOW))
    assert shown[:4] == ["草稿1", "⏰ 整改", "巡查", "查看全部（5）"]
    alone = labels(home_page(person(Role.CONSULTANT), Waiting((begun,)), NOW))
    assert alone[:3] == ["草稿1", "草稿2", "草稿3"]


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
@pytest.mark.parametrize("role", Role)
def test_however_much_waits_the_page_fits_a_phone_with_its_keys(role: Role, language: Language) -> None:
    who = person(role, language=language)
    wide = "恒信阀门 · 封样缺失，检验记录不全 12月1日" * 2
    areas = tuple(
        Area((f"待办事项第{n}类 {n} 件",), tuple(line(narrowed(wide, WIDEST_LABEL), day) for day in range(-4, 8)))
        for n in range(1, 12)
    )
    screen = home_page(who, Waiting(areas, open_findings=123), NOW)
    assert fits(screen), height(screen)
    assert fits(home_page(who, Waiting(), NOW))
    assert fits(more_ways(who)), height(more_ways(who))


@pytest.mark.parametrize("role", Role)
def test_five_ways_stand_on_the_home_and_every_other_one_behind_more(role: Role) -> None:
    who = person(role)
    on_home, more = (labels(screen) for screen in (home_page(who, Waiting(), NOW), more_ways(who)))
    assert len(on_home) == MAIN_WAYS + 1
    assert on_home[-1] == "更多…"
    everything = [entrance_button(*one, who).text for one in own_entrances(who)]
    counted = [label.removesuffix("（0）") for label in on_home[:-1]]
    shelves = {"做记录…": "file", "查记录…": "list"}
    shelved = [label for name in shelves if name in more for label in labels(shelf_of_ways(who, shelves[name]))[:-2]]
    assert sorted([*counted, *(label for label in more[:-1] if label not in shelves), *shelved]) == sorted(everything)


def test_what_is_alone_of_its_sort_needs_no_page_of_its_own() -> None:
    auditor = person(Role.AUDITOR)
    assert "做记录…" not in labels(more_ways(auditor))
    assert shelf_of_ways(auditor, "nothing") == more_ways(auditor)


def test_the_head_counts_and_says_what_is_late() -> None:
    waiting = Waiting((Area(("今日待办 2 项",), (line("昨天", -1), line("明天", 1))), Area(("待复查 1 件",))))
    assert "今日待办 2 项 · 待复查 1 件\n⏰ 已逾期 1 件" in home_page(person(Role.LEAD), waiting, NOW).html
    assert "⏰ 1 overdue" in home_page(person(Role.LEAD, language=ENGLISH), waiting, NOW).html
    assert "目前没有等您处理的事。" in home_page(person(Role.LEAD), Waiting(), NOW).html


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
def test_several_roles_see_the_ways_of_all_and_settings_once(language: str) -> None:
    both = person(Role.CLIENT_STAFF, Role.ADMINISTRATOR, language="en" if language == ENGLISH else "zh")
    shown = labels(home_page(both, Waiting(open_findings=3), NOW))
    wanted = ["待我整改（3）", "突发事件上报", "查进度", "问管家", "更多…"]
    if language == ENGLISH:
        wanted = ["My to-fix list (3)", "Report an incident", "Progress", "Ask the butler", "More…"]
    assert set(wanted) <= set(shown)
    assert len(shown) == len(set(shown))


def test_what_people_wrote_is_never_markup() -> None:
    screen = home_page(person(Role.CLIENT_STAFF), Waiting((Area(("<b>1</b>",)),)), NOW)
    assert "&lt;b&gt;1&lt;/b&gt;" in screen.html
