"""Cases that are, or may be, the same thing: what a card says of them, and the ways there (clauses 4.6, 5.5.1)."""

from collections.abc import Sequence

from bot.records.cases.alike import Related
from bot.records.cases.cases import CaseView
from bot.rules.cases.alike import Tie
from bot.rules.cases.kinds import LIFE_CYCLES
from bot.rules.text import Language, Text
from bot.screens.buttons import ShowCase
from bot.screens.cases.others import Fact, named, ways
from bot.screens.rows import home_button
from bot.screens.screen import Button, Screen, escape

MAYBE = Text("🧷 可能是同一件：{which}", "🧷 Perhaps the same as {which}")
TIED = Text("🧷 相关：{which}", "🧷 Linked to {which}")
JOINED_TO = Text("🧷 并入了：{which}", "🧷 Joined to {which}")
LEADS = Text("🧷 一起处理：{which}", "🧷 Handled together: {which}")
ALSO_REPORTED = Text("🙋 另有 {n} 人反映", "🙋 Reported by {n} more", "🙋 Reported by one more")

_SAID = (
    (MAYBE, Tie.MAYBE, False),
    (TIED, Tie.TIED, False),
    (JOINED_TO, Tie.JOINED, True),
    (LEADS, Tie.JOINED, False),
)
"""How each kind of tie is said, and whether the other one leads."""


def alike_facts(view: CaseView, language: Language) -> list[Fact]:
    """What is, or may be, the same thing; of each how it stands. How many more reported it."""
    facts: list[Fact] = []
    for text, how, leads in _SAID:
        found = [one for one in view.related if one.how is how and one.leads is leads]
        if found:
            facts.append((text, {"which": _listed(found, language)}))
    if view.reporters:
        facts.append((ALSO_REPORTED, {"n": view.reporters}))
    return facts


def _listed(related: Sequence[Related], language: Language) -> str:
    return named([(one.number, LIFE_CYCLES[one.kind].state(one.state)) for one in related], language)


def alike_buttons(view: CaseView) -> list[Button]:
    """The way to each."""
    return ways("🧷", view.related)


def added(number: str, case_id: int, language: Language) -> Screen:
    """To who added their report to one that was there: they hear its end."""
    text = Text(
        "已加入 <b>{number}</b>，处理的人看得到您写的；有结果会告诉您。",
        "Added to <b>{number}</b>: whoever handles it reads yours, and you will hear what becomes of it.",
    )
    look = Button(Text("查进度", "Progress").to(language), ShowCase(case_id))
    return Screen(text.to(language, number=escape(number)), ((look,), (home_button(language),)))
