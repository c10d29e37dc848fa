"""Lists of cases: what is to be fixed, and progress (clause 5.5.3)."""

from collections.abc import Sequence
from datetime import datetime

from bot.records.cases.cases import CaseRecord
from bot.rules.cases.concerning import answers_wish, waits_for
from bot.rules.cases.kinds import LIFE_CYCLES
from bot.rules.people import Person
from bot.rules.text import Text
from bot.screens.buttons import ShowCase, ShowFindings, ShowProgress
from bot.screens.cases.card import OVERDUE, mark, state_word
from bot.screens.paged import PER_PAGE, page_of
from bot.screens.recorded_marks import ON_BEHALF
from bot.screens.rows import home_button
from bot.screens.screen import Button, Row, Screen, clipped, escape, narrowed
from bot.screens.times import moment
from bot.screens.waiting import WIDEST_LABEL
from bot.screens.ways.cases import FINDINGS

LONGEST_LABEL = 26
"""Characters of a button at phone width: the number and the first words."""
WISHES = Text("申请延期", "Wants more time")
MINE, FIRM, HANDLED = "mine", "firm", "handled"
ALL = Text("全部", "All")
"""The firms' cases to those of ours, who serve several."""
WHOSE = {MINE: Text("我提的", "Mine"), FIRM: Text("本单位", "My firm's"), HANDLED: Text("我处理的", "I handle")}


def findings(found: tuple[CaseRecord, ...], page: int, who: Person, now: datetime) -> Screen:
    """What is to be fixed or checked, the most urgent first."""
    title = f"<b>{FINDINGS.name.to(who.language)}</b>"
    if not found:
        text = Text("没有未闭环的问题。", "There are no open findings.").to(who.language)
        return Screen(f"{title}\n\n{text}", ((home_button(who.language),),))
    part = page_of(found, page, ShowFindings)
    return _list(f"{title}  {len(found)}", part.shown, who, now, part.turns)


def progress(
    found: tuple[CaseRecord, ...], whose: str, tabs: tuple[str, ...], page: int, who: Person, now: datetime
) -> Screen:
    """查进度: one's own, one's firm's, those one handles; ``tabs`` are those this person has."""
    language = who.language
    names = WHOSE if HANDLED not in tabs else {**WHOSE, FIRM: ALL}
    title = f"<b>{Text('查进度', 'Progress').to(language)} · {names[whose].to(language)}</b>"
    others = tuple(Button(names[tab].to(language), ShowProgress(tab, 0)) for tab in tabs if tab != whose)
    hint = Text(
        "也可以直接发编号、末几位或其中几个字。", "You can also type a number, its last digits or a few words of it."
    ).to(language)
    if not found:
        text = Text("这里还没有记录。", "Nothing here yet.").to(language)
        screen = Screen(f"{title}\n\n{text}\n\n{hint}", ((home_button(language),),))
    else:
        part = page_of(found, page, lambda to: ShowProgress(whose, to))
        screen = _list(f"{title}  {len(found)}", part.shown, who, now, part.turns, hint)
    return Screen(screen.html, ((others, *screen.rows) if others else screen.rows))


def choice(found: tuple[CaseRecord, ...], who: Person, now: datetime) -> Screen:
    """Several records end in the digits that were typed: which one?"""
    return _list(Text("是哪一件？", "Which one?").to(who.language), found[:PER_PAGE], who, now, ())


def _list(
    title: str,
    shown: Sequence[CaseRecord],
    who: Person,
    now: datetime,
    turns: tuple[Row, ...],
    hint: str = "",
) -> Screen:
    language, lines = who.language, [title]
    rows: list[Row] = []
    for case in shown:
        until = f" · {moment(case.due_at, language)}" if case.due_at is not None else ""
        late = f" ⏰ {OVERDUE.to(language)}" if case.due_at is not None and case.due_at < now else ""
        mine = waits_for(who, LIFE_CYCLES[case.kind], case.state, case.parties)
        state = state_word(case, language, for_me=mine)
        if case.recorded is not None:
            state += f" · {ON_BEHALF.to(language)}"
        head = f"{mark(case)} <b>{escape(case.number)}</b> {escape(clipped(case.title, 60))}"
        lines.append(f"{head}\n　{escape(state + until + late)}")
        rows.append((Button(clipped(f"{mark(case)} {case.number} {case.title}", LONGEST_LABEL), ShowCase(case.id)),))
    if hint:
        lines.append(hint)
    rows += turns
    return Screen("\n\n".join(lines), (*rows, (home_button(language),)))


def waiting_word(case: CaseRecord, who: Person) -> str:
    """Why a case waits for the reader: its state, or that somebody wishes for another date."""
    if answers_wish(who, LIFE_CYCLES[case.kind], case.state, case.parties):
        return WISHES.to(who.language)
    return state_word(case, who.language, for_me=True)


def case_button(case: CaseRecord, who: Person) -> Button:
    """A case that waits for the reader: what is to be done, and about what."""
    label = f"{mark(case)} {waiting_word(case, who)} · {case.title}"
    return Button(narrowed(" ".join(label.split()), WIDEST_LABEL), ShowCase(case.id))
