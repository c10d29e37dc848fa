"""The home: what is waiting for this person, most urgent first, and the ways to everything else."""

from datetime import datetime

from bot.records.homes import WaitingRecord
from bot.rules.people import Person
from bot.rules.text import Language, Text
from bot.screens.buttons import ShowMore
from bot.screens.homes.entrances import entrance_button, own_entrances
from bot.screens.homes.waiting import areas_of
from bot.screens.keys import with_keys_of
from bot.screens.people.roles import roles_said
from bot.screens.people.stand_ins import lender_line
from bot.screens.practice import other_sides
from bot.screens.rows import home_button, side_by_side
from bot.screens.screen import Button, Row, Screen, escape
from bot.screens.waiting import Line, Waiting
from bot.screens.ways.settings import SET_UP

MOST_LINES = 6
MOST_WAYS = 8
"""More ways than these are too many to find one by eye: the rarer ones are behind 更多."""
MORE = Text("更多…", "More…")


def home(person: Person, found: WaitingRecord, now: datetime) -> Screen:
    """What is waiting, each thing one tap away; below it the entrances."""
    return home_page(person, areas_of(found, person), now)


def home_page(person: Person, waiting: Waiting, now: datetime) -> Screen:
    """The home with these areas, the most urgent things first."""
    lines = sorted((line for area in waiting.areas for line in area.lines), key=urgency)
    shown = lines[:MOST_LINES]
    more = [
        (area.more,)
        for area in waiting.areas
        if area.more is not None and not {id(line) for line in area.lines} <= {id(line) for line in shown}
    ]
    rows = [*((due_button(line, now),) for line in shown), *more, *_entrances(person, waiting)]
    if person.practising:
        rows += other_sides(person)
    return Screen("\n\n".join((_head(person), _said(waiting, lines, now, person.language))), tuple(rows))


def first_home(person: Person, found: WaitingRecord, now: datetime) -> Screen:
    """The home of someone who has just joined: one message, which brings the keys at the bottom."""
    text = Text("有事随时点下面的按钮。", "The keys below are there whenever you need them.")
    first = None
    if found.set_up is not None:
        text = Text("点下面的「开局向导」，从这里开始。", "Tap Set-up guide below: it leads you through everything.")
        first = SET_UP.name
    html = home(person, found, now).html
    return with_keys_of(Screen(f"{html}\n\n{escape(text.to(person.language))}"), person, first)


def urgency(line: Line) -> tuple[bool, bool, float]:
    """By what lines are sorted: what was begun first, then by when it is due."""
    return not line.begun, line.due is None, line.due.timestamp() if line.due else 0.0


def is_late(line: Line, now: datetime) -> bool:
    """Whether it was due before."""
    return line.due is not None and line.due < now


def due_button(line: Line, now: datetime) -> Button:
    """The button of a line, marked where it is late."""
    return Button(f"⏰ {line.button.text}", line.button.data) if is_late(line, now) else line.button


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
    buttons = [entrance_button(way, entrance, person) for way, entrance in own_entrances(person) if entrance.rare]
    return Screen(f"<b>{escape(MORE.to(language))}</b>", (*side_by_side(buttons), (home_button(language),)))


def _entrances(person: Person, waiting: Waiting) -> list[Row]:
    ways = own_entrances(person)
    buttons = [
        entrance_button(way, entrance, person, waiting)
        for way, entrance in ways
        if not entrance.rare or len(ways) <= MOST_WAYS
    ]
    if len(buttons) < len(ways):
        buttons.append(Button(MORE.to(person.language), ShowMore()))
    return side_by_side(buttons)
