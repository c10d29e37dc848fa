"""What free text may be the start of: what it is most likely for, one tap away, and the text goes along."""

from collections.abc import Sequence
from itertools import islice

from bot.records.cases.cases import NO_CASES, CasePage, CaseRecord
from bot.rules.cases.life_cycle import Transition
from bot.rules.free_text import UNHEARD, Courtesy, begins, is_just, likeliest
from bot.rules.people import Person
from bot.rules.permissions import clients_for, may_anywhere
from bot.rules.text import Language, Measure, Text, further
from bot.screens.buttons import OpenForm, OpenFormWithText, ShowCase
from bot.screens.cases.card import mark
from bot.screens.homes.entrances import own_entrances
from bot.screens.rows import home_button
from bot.screens.screen import Button, Row, Screen, as_label, escape
from bot.screens.ways import WAYS
from bot.screens.ways.cases import PROGRESS
from bot.screens.ways.way import Way

MOST_WAYS = 3
MOST_STEPS = 3
MOST_CASES = 3

WITH_TEXT = Text("您是想…？选一个，内容不用重打。", "What would you like to do? Pick one; your words go along.")
SAME_OR_NEW = Text(
    "{number} 已经办结。您说的是同一件，还是新的事？选一个，内容不用重打。",
    "{number} is closed. Is this the same matter, or a new one? Pick one; your words go along.",
)
SAME = Text("🔁 同一件：{title}", "🔁 The same: {title}")
WITHOUT_TEXT = Text("您是想…？", "What would you like to do?")

ANSWERS: dict[Courtesy, Text] = {
    Courtesy.THANKS: Text("不客气，有事随时找我。", "You're welcome. I'm here whenever you need me."),
    Courtesy.GREETING: Text("您好，请问要办什么事？直接说也行。", "Hello! What can I do for you? Just tell me."),
    Courtesy.TAKEN_NOTE: Text("好的，有事随时找我。", "All right. I'm here whenever you need me."),
}

HEARD = {way.code: way.heard for way in WAYS.values() if way.heard is not UNHEARD}


def courtesy_returned(courtesy: Courtesy, language: Language) -> Screen:
    """A human line, and the way home."""
    return Screen(escape(ANSWERS[courtesy].to(language)), ((home_button(language),),))


def ways_meant(text: str, who: Person) -> tuple[Way, ...]:
    """The person's own ways of which a text may be the start, the likeliest first; for another's, what is instead."""
    found: dict[str, Way] = {}
    for code in likeliest(text, HEARD):
        instead = () if may_anywhere(who, WAYS[code].action) else WAYS[code].instead
        for one in (code, *instead):
            if may_anywhere(who, WAYS[one].action):
                found.setdefault(one, WAYS[one])
                break
    return tuple(islice(found.values(), MOST_WAYS))


def begins_a_form(text: str, who: Person) -> bool:
    """Whether a text begins as people begin something new (我要投诉…), so that it may be no answer to what is asked."""
    own = (WAYS[code] for code in HEARD if may_anywhere(who, WAYS[code].action))
    return any(way.takes and begins(text, way.heard) for way in own)


def what_is_meant(
    text: str,
    who: Person,
    ways: Sequence[Way],
    steps: Sequence[tuple[CaseRecord, Transition]] = (),
    cases: CasePage = NO_CASES,
    below: Sequence[tuple[CaseRecord, Transition]] = (),
) -> Screen:
    """Asks what a text is for. Where nothing is likely, it is ``below`` a card, or about what people mostly write."""
    if not (ways or steps or cases.cases):
        steps, ways = below, _always(who)
    buttons = [
        *(_step_button(case, step, text, who.language) for case, step in steps[:MOST_STEPS]),
        *(_case_button(case) for case in cases.cases[:MOST_CASES]),
        *(way_button(way, text, who) for way in ways),
    ]
    taken_along = any(isinstance(button.data, OpenFormWithText) for button in buttons)
    asked = WITH_TEXT if taken_along else WITHOUT_TEXT
    rows: tuple[Row, ...] = (*((button,) for button in buttons), (home_button(who.language),))
    more = further(cases.total - MOST_CASES, who.language, Measure.CASE)
    return Screen(escape("\n".join((asked.to(who.language), *more))), rows, replies=taken_along)


def same_or_new(text: str, who: Person, same: tuple[CaseRecord, Transition], ways: Sequence[Way]) -> Screen:
    """Asks whether a text is about what ended lately, or a new matter; either way it need not be typed again."""
    case, step = same
    buttons = [
        Button(
            _narrowed(SAME.to(who.language, title=case.title)), OpenFormWithText(step.asks or "", step.action, case.id)
        ),
        *(way_button(way, text, who) for way in ways or _always(who)),
    ]
    asked = SAME_OR_NEW.to(who.language, number=case.number)
    return Screen(escape(asked), (*((button,) for button in buttons), (home_button(who.language),)), replies=True)


def way_button(way: Way, text: str, who: Person) -> Button:
    """A way in; the form that it begins gets the text, if that says more than the way's own name."""
    label = way.name_for(*who.roles).to(who.language)
    if way.takes and not is_just(text, way.heard):
        clients = clients_for(who, way.action)
        known = clients[0] if clients is not None and len(clients) == 1 else 0
        return Button(label, OpenFormWithText(way.takes, "client", known))
    door = way.door()
    return Button(label, door(who) if door is not None else None)


def _always(who: Person) -> list[Way]:
    found = [way for way, _ in own_entrances(who) if way.takes]
    if not found:
        found = [way for way, entrance in own_entrances(who) if not entrance.rare and way is not PROGRESS][:MOST_WAYS]
    return [*found, PROGRESS] if may_anywhere(who, PROGRESS.action) else found


def _step_button(case: CaseRecord, step: Transition, text: str, language: Language) -> Button:
    label = _narrowed(f"{step.label.to(language)} · {case.title}")
    if is_just(text, step.heard):
        return Button(label, OpenForm(step.asks or "", step.action, case.id))
    return Button(label, OpenFormWithText(step.asks or "", step.action, case.id))


def _case_button(case: CaseRecord) -> Button:
    return Button(_narrowed(f"{mark(case)} {case.number} {case.title}"), ShowCase(case.id))


def _narrowed(label: str) -> str:
    return as_label(label)
