"""The home: what is waiting for this person, most urgent first, and the ways to everything else."""

from collections.abc import Sequence
from datetime import datetime

from bot.records.homes import WaitingRecord
from bot.rules.people import Person
from bot.rules.permissions import Action, may_anywhere
from bot.rules.text import Language, Text
from bot.screens.buttons import ShowMore, ShowShelf, ShowToday, ShowWaiting
from bot.screens.homes.entrances import entrance_button, own_entrances
from bot.screens.homes.waiting import areas_of
from bot.screens.keys import BACK, with_keys_of
from bot.screens.paged import page_of
from bot.screens.people.roles import roles_said
from bot.screens.people.stand_ins import lender_line
from bot.screens.practice import other_sides
from bot.screens.rows import home_button, side_by_side
from bot.screens.screen import Button, Row, Screen, escape
from bot.screens.waiting import Line, Waiting, late_label, numbered
from bot.screens.ways.settings import SET_UP
from bot.screens.ways.way import Entrance, Way

MOST_LINES = 3
"""Things shown at once: what is to be done first is found at a glance, the rest one tap further."""
MAIN_WAYS = 5
"""Ways beneath them: with the keys at the bottom all that is needed every day; the rest is behind 更多."""
WAITING_PER_PAGE = 10
MORE = Text("更多…", "More…")
ALL_WAITING = Text("查看全部", "See all")


def home(person: Person, found: WaitingRecord, now: datetime) -> Screen:
    """What is waiting, each thing one tap away; below it the entrances."""
    return home_page(person, areas_of(found, person), now)


def home_page(person: Person, waiting: Waiting, now: datetime) -> Screen:
    """The home with these areas: the most urgent things, a way to the others, the main ways."""
    lines = sorted((line for area in waiting.areas for line in area.lines), key=urgency)
    rows: list[Row] = [(due_button(line, now),) for line in first_of(lines)]
    if len(lines) > len(rows):
        label = numbered(ALL_WAITING.to(person.language), len(lines), person.language)
        # whoever has planned work finds all of it with the rest under 今日待办
        has_today = may_anywhere(person, Action.SEE_PLANNED)
        rows.append((Button(label, ShowToday() if has_today else ShowWaiting(0)),))
    rows += _entrances(person, waiting)
    if person.practising:
        rows += other_sides(person)
    return Screen("\n\n".join((_head(person), _said(waiting, lines, now, person.language))), tuple(rows))


def first_of(lines: list[Line]) -> list[Line]:
    """The most urgent of sorted lines; forms that were begun leave room for what waits besides."""
    begun = [line for line in lines if line.begun]
    others = [line for line in lines if not line.begun][: MOST_LINES - 1]
    kept = begun[: MOST_LINES - len(others)]
    return [line for line in lines if line in kept or not line.begun][:MOST_LINES]


def waiting_list(person: Person, found: WaitingRecord, number: int, now: datetime) -> Screen:
    """Everything that waits for the person, the most urgent first, each thing one tap away."""
    waiting = areas_of(found, person)
    lines = sorted((line for area in waiting.areas for line in area.lines), key=urgency)
    page = page_of(lines, number, ShowWaiting, WAITING_PER_PAGE)
    html = f"<b>{escape(ALL_WAITING.to(person.language))}</b>\n\n{_said(waiting, lines, now, person.language)}"
    rows = ((due_button(line, now),) for line in page.shown)
    return Screen(html, (*rows, *page.turns, (home_button(person.language),)))


def first_home(person: Person, found: WaitingRecord, now: datetime) -> Screen:
    """The home of someone who has just joined: one message, which brings the keys at the bottom."""
    text = Text("有事随时点下面的按钮。", "The keys below are there whenever you need them.")
    first = None
    if found.set_up is not None:
        text = Text("点下面的「开局向导」，从这里开始。", "Tap Set-up guide below: it leads you through everything.")
        first = SET_UP.name
    html = home(person, found, now).html
    return with_keys_of(Screen(f"{html}\n\n{escape(text.to(person.language))}"), person, first)


def urgency(line: Line) -> tuple[bool, bool, bool, float]:
    """By what lines are sorted: danger first, then what was begun, then by when it is due."""
    return not line.urgent, not line.begun, line.due is None, line.due.timestamp() if line.due else 0.0


def is_late(line: Line, now: datetime) -> bool:
    """Whether it was due before."""
    return line.due is not None and line.due < now


def due_button(line: Line, now: datetime) -> Button:
    """The button of a line, marked where it is late."""
    return Button(late_label(line.button.text), line.button.data) if is_late(line, now) else line.button


def _head(person: Person) -> str:
    # a practice self is named after its part
    said = "" if person.practising else f"  {escape(roles_said(person))}"
    lines = [f"<b>{escape(person.name)}</b>{said}".rstrip()]
    lines += [lender_line(lender, person.language) for lender in person.lenders]
    return "\n".join(lines)


def _said(waiting: Waiting, lines: list[Line], now: datetime, language: Language) -> str:
    said = " · ".join(said for area in waiting.areas for said in area.said)
    if not said:
        said = Text("目前没有等您处理的事。", "Nothing is waiting for you.").to(language)
    late = sum(is_late(line, now) for line in lines)
    if late:
        said += "\n" + Text("⏰ 已逾期 {n} 件", "⏰ {n} overdue").to(language, n=late)
    return escape(said)


def more_ways(person: Person) -> Screen:
    """What the home keeps behind 更多."""
    language = person.language
    rarer = _rarer_ways(person)
    buttons = dict[str, Button]()
    for way, entrance in rarer:
        shelf = entrance.shelf
        if shelf is not None and len(_on_shelf(shelf.code, rarer)) > 1:
            buttons.setdefault(f"shelf {shelf.code}", Button(shelf.name.to(language), ShowShelf(shelf.code)))
        else:
            buttons[way.code] = entrance_button(way, entrance, person)
    rows = side_by_side(list(buttons.values()))
    return Screen(f"<b>{escape(MORE.to(language))}</b>", (*rows, (home_button(language),)))


def shelf_of_ways(person: Person, code: str) -> Screen:
    """The ways of one sort; what else there is behind 更多 where the person has none of them (any more)."""
    found = _on_shelf(code, _rarer_ways(person))
    if not found:
        return more_ways(person)
    name = next(entrance.shelf.name for _, entrance in found if entrance.shelf is not None)
    rows = side_by_side([entrance_button(*one, person) for one in found])
    back = Button(BACK.to(person.language), ShowMore())
    return Screen(f"<b>{escape(name.to(person.language))}</b>", (*rows, (back, home_button(person.language))))


def _rarer_ways(person: Person) -> list[tuple[Way, Entrance]]:
    main = main_ways(person)
    return [one for one in own_entrances(person) if one not in main]


def _on_shelf(code: str, ways: Sequence[tuple[Way, Entrance]]) -> list[tuple[Way, Entrance]]:
    return [one for one in ways if one[1].shelf is not None and one[1].shelf.code == code]


def main_ways(person: Person) -> list[tuple[Way, Entrance]]:
    """The ways that stand on the home itself: the first that are needed every day."""
    ways = own_entrances(person)
    return [one for one in ways if not one[1].rare][:MAIN_WAYS]


def _entrances(person: Person, waiting: Waiting) -> list[Row]:
    main = main_ways(person)
    buttons = [entrance_button(way, entrance, person, waiting) for way, entrance in main]
    rows = side_by_side(buttons)
    if len(main) < len(own_entrances(person)):
        rows.append((Button(MORE.to(person.language), ShowMore()),))
    return rows
