"""练习模式: how it is told from the real thing on every screen, the way in, the change of sides, the way out."""

from dataclasses import replace
from typing import TypeVar

from bot.rules.people import ROLE_NAMES, Person
from bot.rules.practice import SIDES, side_of
from bot.rules.text import Language, Text
from bot.screens import keys
from bot.screens.buttons import LeavePractice, Practise, ShowHome
from bot.screens.remarks import NO_PERMISSION
from bot.screens.rows import home_button, side_by_side
from bot.screens.screen import Album, Button, Row, Screen, escape
from bot.screens.ways.practice import LEAVE_PRACTICE, SWITCH_PART

MARK = Text("🟡 练习模式（不计入档案）", "🟡 Practice (kept out of the records)")
SWITCH = Text("换成：{side}", "Play: {side}")
NOT_WHILE_PRACTISING = Text(
    "现在的练习角色办不了这件事。请换个角色；正式工作请先退出练习。",
    "The part you are playing cannot do this. Play another one; for real work leave practice first.",
)

JOIN_LATER = Text(
    "您正在练习。请先退出练习，再点这个链接；链接没有用掉。",
    "You are practising. Leave practice first, then open this link again; it was not used up.",
)

Shown = TypeVar("Shown", Screen, Album, Screen | Album)


def marked(screen: Shown, language: Language) -> Shown:
    """The same screen with the line that says it is practice, once."""
    mark = escape(MARK.to(language))
    return screen if screen.html.startswith(mark) else replace(screen, html=f"{mark}\n\n{screen.html}")


def refusal_of(person: Person | None) -> Text:
    """What is said when something is not theirs to do."""
    return NOT_WHILE_PRACTISING if person is not None and person.practising else NO_PERMISSION


def side_name(person: Person) -> str:
    """Whom somebody plays now, in their language."""
    return ROLE_NAMES[side_of(person.id)].to(person.language)


def other_sides(person: Person) -> list[Row]:
    """The other parts, one tap each, and the way out."""
    language = person.language
    others = [side for side in SIDES if side is not side_of(person.id)]
    buttons = [Button(SWITCH.to(language, side=ROLE_NAMES[side].to(language)), Practise(side.value)) for side in others]
    return [*side_by_side(buttons), (Button(LEAVE_PRACTICE.name.to(language), LeavePractice(0)),)]


def invitation_to_practise(language: Language) -> Screen:
    """What practice is, and which part to begin with."""
    text = Text(
        "<b>练习模式</b>\n\n用一家练习企业把流程走一遍：巡查、整改、投诉、培训都能做，只有您自己看得到。\n"
        "编号、台账、统计都不算数，退出时全部清除。\n\n您先扮演谁？",
        "<b>Practice</b>\n\nWalk through everything with a practice firm: patrols, fixes, complaints, trainings. "
        "Only you see it.\nNothing counts: no numbers, registers or statistics. It is all wiped when you leave.\n\n"
        "Who would you like to be first?",
    )
    buttons = [(Button(ROLE_NAMES[side].to(language), Practise(side.value)),) for side in SIDES]
    return Screen(text.to(language), (*buttons, (home_button(language),)))


def practice_begun(person: Person) -> Screen:
    """The first screen of practice, which brings its keys."""
    text = Text(
        "您现在是：<b>{side}</b>\n\n点「首页」看有什么要做；点「{switch}」从另一方看同一件事。",
        "You are now: <b>{side}</b>\n\nTap Home to see what to do; tap {switch} to see it from the other side.",
    )
    switch = escape(SWITCH_PART.to(person.language))
    said = text.to(person.language, side=escape(side_name(person)), switch=switch)
    return marked(keys.with_keys_of(Screen(said), person), person.language)


def practice_now(person: Person) -> Screen:
    """Whom one plays now, the other parts, the way out."""
    text = Text("您现在是：<b>{side}</b>", "You are now: <b>{side}</b>")
    said = text.to(person.language, side=escape(side_name(person)))
    return Screen(said, (*other_sides(person), (home_button(person.language),)))


def leaving_question(language: Language) -> Screen:
    """Asked once, since nothing of it comes back."""
    text = Text("退出后，练习的内容全部清除，不能恢复。", "When you leave, all that you practised is wiped for good.")
    leave = Text("清除并退出", "Wipe and leave").to(language)
    stay = Text("继续练习", "Go on practising").to(language)
    return Screen(escape(text.to(language)), ((Button(leave, LeavePractice(1)),), (Button(stay, ShowHome()),)))


def practice_left(person: Person) -> Screen:
    """Back to the real work, with one's own keys."""
    text = Text("练习记录已清除，现在是正式工作。", "Your practice records were wiped. You are back at real work.")
    return keys.with_keys_of(Screen(escape(text.to(person.language))), person)


def addressed(screen: Screen, person: Person) -> Screen:
    """What was sent to one of somebody's parts: which one, and the way into it."""
    language = person.language
    to = Text("（发给：{side}）", "(to: {side})").to(language, side=side_name(person))
    button = Button(SWITCH.to(language, side=side_name(person)), Practise(side_of(person.id).value))
    told = replace(screen, html=f"{escape(MARK.to(language))}\n{escape(to)}\n\n{screen.html}")
    return told if screen.keys else replace(told, rows=(*screen.rows, (button,)))
