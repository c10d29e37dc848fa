"""What is said when a case ended too long ago for a step, and what can be done instead (clause 5.5.2)."""

from datetime import datetime

from bot.records.cases.cases import CaseRecord
from bot.records.links import CASE
from bot.rules.cases.kinds import CASE_KINDS
from bot.rules.cases.life_cycle import Transition
from bot.rules.text import Language, Text
from bot.screens.buttons import OpenForm, ShowCase
from bot.screens.rows import home_button
from bot.screens.screen import Button, Screen, escape
from bot.screens.times import moment

_PASSED = Text(
    "{number} 的「{step}」到 {until} 为止，现在已经过了。",
    "“{step}” was possible for {number} until {until}; that has passed.",
)
_INSTEAD = Text(
    "事情还没解决的话，可以另提一件，会和 {number} 关联在一起，您写过的也会带上。",
    "If it is still not settled, file a new one: it is linked to {number}, and what you wrote comes along.",
)
_NEW = Text("➕ 另提一件{what}", "➕ New {what}")
_LOOK = Text("查看 {number}", "See {number}")


def too_late(case: CaseRecord, transition: Transition, until: datetime, language: Language) -> Screen:
    """Until when it was possible, and the way to a new case that is linked to this one."""
    kind = CASE_KINDS[case.kind]
    step = transition.label.to(language).split(" ", 1)[-1]
    said = (_PASSED, _INSTEAD)
    told = {"number": case.number, "step": step, "until": moment(until, language)}
    html = "\n\n".join(escape(one.to(language, **told)) for one in said)
    new = _NEW.to(language, what=kind.name.to(language).lower())
    rows = (
        (Button(new, OpenForm(case.kind, CASE, case.id)),),
        (Button(_LOOK.to(language, number=case.number), ShowCase(case.id)), home_button(language)),
    )
    return Screen(html, rows, secret=kind.confidential)
