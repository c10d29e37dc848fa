"""Hello: the stranger's first screen, the greeting that brings the keys, an invitation that does not work."""

from collections.abc import Sequence

from bot.records.roles import GrantRecord
from bot.rules.people import Person
from bot.rules.permissions import Action, may_anywhere
from bot.rules.text import Language, Text
from bot.screens.buttons import SetLanguage, ShowHome, ShowPractice, ShowStandIns
from bot.screens.keys import HOME, keys_for
from bot.screens.practice import PRACTICE
from bot.screens.roles import role_lines
from bot.screens.screen import Button, Screen, escape
from bot.screens.stand_ins import STAND_INS


def welcome(language: Language) -> Screen:
    """A stranger's first screen: what this is, how to get in, and the other language."""
    text = Text(
        "<b>质量管家</b>\n\n这里为签约企业提供质量服务。\n请向您的企业负责人或质量管家要一个邀请链接，点开即可加入。",
        "<b>Quality Butler</b>\n\nThis bot serves firms under contract.\n"
        "Please ask your manager or your consultant for an invitation link and open it to join.",
    )
    label, other = {"zh": ("English", "en"), "en": ("中文", "zh")}[language]
    return Screen(text.to(language), ((Button(label, SetLanguage(other, "welcome")),),))


def greeting(person: Person) -> Screen:
    """Says hello and puts the keys at the bottom."""
    text = Text(
        "您好，{name}。有事随时点下面的按钮。", "Hello {name}. The keys below are there whenever you need them."
    )
    return Screen(escape(text.to(person.language, name=person.name)), keys=keys_for(person))


def invitation_refused(language: Language) -> Screen:
    """The link does not work; it is not said whether it was used, has expired or never was."""
    text = Text(
        "这个链接无效或已失效。请向发链接的人再要一个。",
        "This link is not valid (any more). Please ask the person who sent it for a new one.",
    )
    return Screen(escape(text.to(language)))


def settings(person: Person, held: Sequence[GrantRecord] = ()) -> Screen:
    """The person's settings: the language, what they are and for whom, the ways to leave and practice."""
    text = Text("<b>设置</b>\n\n界面语言：中文", "<b>Settings</b>\n\nLanguage: English")
    label, other = {"zh": ("English", "en"), "en": ("中文", "zh")}[person.language]
    rows = [(Button(label, SetLanguage(other, "settings")),)]
    if may_anywhere(person, Action.ARRANGE_STAND_IN):
        rows.append((Button(STAND_INS.to(person.language), ShowStandIns()),))
    if may_anywhere(person, Action.PRACTISE):
        rows.append((Button(PRACTICE.to(person.language), ShowPractice()),))
    rows.append((Button(HOME.to(person.language), ShowHome()),))
    html = text.to(person.language) + (f"\n\n{role_lines(held, person.language)}" if held else "")
    return Screen(html, tuple(rows))
