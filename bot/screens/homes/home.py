"""The home: what is waiting for this person, most urgent first, and the ways to everything else."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.rules.cases.kinds import FILINGS
from bot.rules.people import CLIENT_SIDE, Person, Role
from bot.rules.permissions import Action, everywhere, may_anywhere
from bot.rules.text import Language, Text
from bot.screens import keys
from bot.screens.behalf import BEHALF
from bot.screens.buttons import (
    ChooseFirm,
    ChooseServed,
    ChooseSite,
    Data,
    OpenForm,
    ShowBehalf,
    ShowFindings,
    ShowFirms,
    ShowHome,
    ShowLedgerFiles,
    ShowLedgers,
    ShowMore,
    ShowPolicies,
    ShowProgress,
    ShowRegisters,
    ShowServices,
    ShowSettings,
    ShowSetUp,
    ShowTeam,
    ShowTrainings,
)
from bot.screens.cases.lists import MINE
from bot.screens.joining.members import JOINING
from bot.screens.keys import keys_for
from bot.screens.ledgers.files import SPREADSHEETS
from bot.screens.ledgers.lists import LEDGERS
from bot.screens.people.roles import ROLES, roles_said
from bot.screens.people.stand_ins import lender_line
from bot.screens.policies import POLICIES
from bot.screens.practice import other_sides
from bot.screens.registers import REGISTERS
from bot.screens.rows import side_by_side
from bot.screens.screen import Button, Screen, escape
from bot.screens.service_log import LOG, SERVICES
from bot.screens.settings.set_up import GUIDE
from bot.screens.trainings.card import TRAININGS
from bot.screens.waiting import Line, Waiting, numbered

MOST_LINES = 6
MOST_WAYS = 8
"""More ways than these are too many to find one by eye: the rarer ones are behind 更多."""
MORE = Text("更多…", "More…")


@dataclass(frozen=True, slots=True)
class Entrance:
    """A way into an area of the service, for those who may do ``action``; ``data`` says where it leads.

    ``rare``: not needed every day.
    """

    action: Action
    word: Text
    data: Callable[[Person], Data]
    rare: bool = False


def _own_firm(form: str) -> Callable[[Person], Data]:
    """Opens the form about one's own firm, or asks which where there are several."""

    def leads_to(person: Person) -> Data:
        firms = person.clients(*CLIENT_SIDE)
        return OpenForm(form, "client", firms[0]) if len(firms) == 1 else ChooseFirm(form)

    return leads_to


def _invitation(person: Person) -> Data:
    """Administrators choose role and client; a manager invites to their own firm."""
    if everywhere(person, Action.INVITE):
        return OpenForm("invitation", "", 0)
    own = person.clients(Role.CLIENT_MANAGER)
    return OpenForm("staff_invitation", "client", own[0]) if len(own) == 1 else ShowFirms(0)


ENTRANCES = (
    Entrance(Action.PATROL, keys.AD_HOC, lambda _: ChooseSite(0)),
    Entrance(Action.SEE_FINDING, keys.OPEN_FINDINGS, lambda _: ShowFindings(0)),
    Entrance(Action.SEE_CASE, keys.PROGRESS, lambda _: ShowProgress(MINE, 0)),
    # a question is asked before it becomes a complaint
    *(Entrance(filing.action, filing.word, _own_firm(code)) for code, filing in reversed(tuple(FILINGS.items()))),
    Entrance(Action.SEE_TRAINING, TRAININGS, lambda _: ShowTrainings(0)),
    Entrance(Action.LOG_SERVICE, LOG, lambda _: ChooseServed(0)),
    Entrance(Action.SEE_SERVICE, SERVICES, lambda _: ShowServices(0, "", "", 0), rare=True),
    Entrance(Action.RECORD_ON_BEHALF, BEHALF, lambda _: ShowBehalf(0, 0)),
    Entrance(Action.EXPORT_REGISTER, REGISTERS, lambda _: ShowRegisters(0), rare=True),
    Entrance(Action.SEE_LEDGER, LEDGERS, lambda _: ShowLedgers()),
    Entrance(Action.IMPORT_LEDGERS, SPREADSHEETS, lambda _: ShowLedgerFiles(), rare=True),
    Entrance(Action.INVITE, keys.INVITE, _invitation, rare=True),
    Entrance(Action.MAKE_JOINING_CARD, JOINING, lambda _: ShowFirms(0)),
    Entrance(Action.READ_POLICY, POLICIES, lambda _: ShowPolicies(0), rare=True),
    Entrance(Action.CHANGE_ROLES, ROLES, lambda _: ShowTeam(0), rare=True),
    Entrance(Action.CHANGE_SETTINGS, keys.SETTINGS, lambda _: ShowSettings()),
)


def home(person: Person, waiting: Waiting, now: datetime) -> Screen:
    """What is waiting, each thing one tap away; below it the entrances."""
    lines = sorted((line for area in waiting.areas for line in area.lines), key=_urgency)
    shown = lines[:MOST_LINES]
    more = [
        (area.more,)
        for area in waiting.areas
        if area.more is not None and not {id(line) for line in area.lines} <= {id(line) for line in shown}
    ]
    rows = [*((_button(line, now),) for line in shown), *more, *_entrances(person, waiting)]
    if person.practising:
        rows += other_sides(person)
    return Screen("\n\n".join((_head(person), _said(waiting, lines, now, person.language))), tuple(rows))


def first_home(person: Person, waiting: Waiting, now: datetime) -> Screen:
    """The home of someone who has just joined: one message, which brings the keys at the bottom."""
    text = Text("有事随时点下面的按钮。", "The keys below are there whenever you need them.")
    first = None
    if any(isinstance(line.button.data, ShowSetUp) for area in waiting.areas for line in area.lines):
        text = Text("点下面的「开局向导」，从这里开始。", "Tap Set-up guide below: it leads you through everything.")
        first = GUIDE
    html = home(person, waiting, now).html
    return Screen(f"{html}\n\n{escape(text.to(person.language))}", keys=keys_for(person, first))


def _urgency(line: Line) -> tuple[bool, bool, float]:
    return not line.begun, line.due is None, line.due.timestamp() if line.due else 0.0


def _is_late(line: Line, now: datetime) -> bool:
    return line.due is not None and line.due < now


def _button(line: Line, now: datetime) -> Button:
    return Button(f"⏰ {line.button.text}", line.button.data) if _is_late(line, now) else line.button


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
    late = sum(_is_late(line, now) for line in lines)
    if late:
        said += "\n" + Text("⏰ 已逾期 {n} 件", "⏰ {n} overdue").to(language, n=late)
    return escape(said)


def more_ways(person: Person) -> Screen:
    """What the home keeps behind 更多."""
    language = person.language
    buttons = [Button(way.word.to(language), way.data(person)) for way in _ways(person) if way.rare]
    home = (Button(keys.HOME.to(language), ShowHome()),)
    return Screen(f"<b>{escape(MORE.to(language))}</b>", (*side_by_side(buttons), home))


def _ways(person: Person) -> list[Entrance]:
    return [entrance for entrance in ENTRANCES if may_anywhere(person, entrance.action)]


def _entrances(person: Person, waiting: Waiting) -> list[tuple[Button, ...]]:
    ways = _ways(person)
    shown = [way for way in ways if not way.rare] if len(ways) > MOST_WAYS else ways
    buttons = []
    for way in shown:
        label = way.word.to(person.language)
        if way.word is keys.OPEN_FINDINGS:
            label = numbered(keys.findings_word(person).to(person.language), waiting.open_findings, person.language)
        buttons.append(Button(label, way.data(person)))
    if len(shown) < len(ways):
        buttons.append(Button(MORE.to(person.language), ShowMore()))
    return side_by_side(buttons)
