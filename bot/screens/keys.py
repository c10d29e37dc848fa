"""The keys at the bottom, and the words on them: what each role uses most, at most four.

Everything else is one tap further, on the home, and can be typed. Keys cost no scrolling and stay while a list is read,
so they are what somebody needs several times a day, or in a hurry.
"""

from bot.rules.cases.kinds import FILINGS
from bot.rules.people import CLIENT_SIDE, Person, Role
from bot.rules.text import Text
from bot.screens.screen import Key

TODAY = Text("今日待办", "Today")
AD_HOC = Text("临时巡查", "Ad-hoc patrol")
OPEN_FINDINGS = Text("未闭环问题", "Open findings")
TO_FIX = Text("待我整改", "My to-fix list")
COMPLAIN, ASK = FILINGS["complaint"].word, FILINGS["enquiry"].word
PROGRESS = Text("查进度", "Progress")
INVITE = Text("邀请加入", "Invite someone")
INVITE_THEM = Text("邀请 TA 加入", "Invite them")
HOME = Text("首页", "Home")
BACK = Text("‹ 返回", "‹ Back")
SETTINGS = Text("设置", "Settings")
SWITCH_PART = Text("换角色", "Switch part")
LEAVE_PRACTICE = Text("退出练习", "Leave practice")

MOST_KEYS = 4

KEYS_BY_ROLE: dict[Role, tuple[Text, ...]] = {
    # on the shop floor: today's plan, a patrol without one, a number somebody names; the home for the rest
    Role.CONSULTANT: (TODAY, AD_HOC, PROGRESS, HOME),
    # a lead looks at what is stuck before the day's own work
    Role.LEAD: (HOME, OPEN_FINDINGS, PROGRESS, TODAY),
    # a complaint must be within reach of who is angry; a question is asked before it becomes one
    Role.CLIENT_STAFF: (TO_FIX, ASK, COMPLAIN, PROGRESS),
    Role.CLIENT_MANAGER: (TO_FIX, ASK, COMPLAIN, PROGRESS),
    # complaints to take up are on the home, those in hand under progress
    Role.QUALITY_MANAGER: (HOME, PROGRESS, OPEN_FINDINGS, SETTINGS),
    Role.ADMINISTRATOR: (INVITE, HOME, PROGRESS, SETTINGS),
    Role.AUDITOR: (HOME, PROGRESS, OPEN_FINDINGS, SETTINGS),
}
"""In the order in which several roles of one person are asked for their keys."""


IN_PRACTICE = (HOME, PROGRESS, SWITCH_PART, LEAVE_PRACTICE)
"""The same for each part one plays, so that switching changes the screen and no keys."""


def keys_for(person: Person, first: Text | None = None) -> tuple[tuple[Key, ...], ...]:
    """The person's keys, two in a row; with more than four by several roles the last one is the home, which has all.

    ``first`` stands in the first one's place for once.
    """
    if person.practising:
        return _keys(list(IN_PRACTICE), person)
    words = list(dict.fromkeys(word for role, words in KEYS_BY_ROLE.items() if role in person.roles for word in words))
    if len(words) > MOST_KEYS:
        words = [*[word for word in words if word is not HOME][: MOST_KEYS - 1], HOME]
    if first is not None:
        words = [first, *words[1:]]
    return _keys(words, person)


def _keys(words: list[Text], person: Person) -> tuple[tuple[Key, ...], ...]:
    keys = [Key(word.to(person.language)) for word in words]
    return tuple(tuple(keys[start : start + 2]) for start in range(0, len(keys), 2))


def findings_word(person: Person) -> Text:
    """What the list of findings is called: to fix for those who fix, open for those who look after it."""
    return TO_FIX if person.roles & CLIENT_SIDE else OPEN_FINDINGS
