"""Lists of cases: what is to be fixed, and progress (clause 5.5.3)."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from bot.records.cases.cases import MOST_LISTED, CasePage, CaseRecord, gravest
from bot.rules.beijing import beijing_day
from bot.rules.boards.found import TITLE
from bot.rules.cases.concerning import answers_wish, waits_for
from bot.rules.cases.drills import drill_mark
from bot.rules.cases.kinds import CASE_KINDS, LIFE_CYCLES
from bot.rules.cases.sifting import EVERYTHING, Sift, Stands
from bot.rules.names import BETWEEN_NAME_AND_CODE
from bot.rules.people import CLIENT_SIDE, Person
from bot.rules.text import Language, Measure, Text, further
from bot.screens.buttons import ChooseSift, Data, ShowCase, ShowFindings, ShowFound, ShowProgress, ShowSifted
from bot.screens.cases.card import OVERDUE, REPEAT, late_for, mark, state_word
from bot.screens.cases.overdue import LONGEST_FIRM
from bot.screens.numbered import numbered_lines
from bot.screens.paged import PER_PAGE, turning
from bot.screens.recorded_marks import ON_BEHALF
from bot.screens.rows import choice as ticked
from bot.screens.rows import home_button, side_by_side
from bot.screens.screen import WIDEST_LABEL, Button, Row, Screen, clipped, columns, escape, narrowed
from bot.screens.times import moment, short_day
from bot.screens.ways.cases import FINDINGS

SEVERAL_DUE = Text("⏰ 有 {n} 件快到期或已逾期，请处理", "⏰ {n} are due or overdue; please see to them")
LEAST_TITLE, SHORT_FIRM = 6, 10
"""Columns of a title at least, and of a firm at most."""
WISHES = Text("申请延期", "Wants more time")
NO_FINDINGS = Text("没有未闭环的问题。", "There are no open findings.")
SIFT = Text("🔎 筛选", "🔎 Filter")
ANY_KIND = Text("全部种类", "Any kind")
STANDS = {
    Stands.ANYHOW: Text("全部状态", "Any state"),
    Stands.OPEN: Text("未办结", "Open"),
    Stands.LATE: Text("已逾期", "Overdue"),
    Stands.CLOSED: Text("已办结", "Closed"),
}
MINE, FIRM, HANDLED = "mine", "firm", "handled"
ALL = Text("全部", "All")
"""The firms' cases to those of ours, who serve several."""
WHOSE = {
    MINE: Text("我提的", "Filed by me"),
    FIRM: Text("本单位", "My firm's"),
    HANDLED: Text("我处理的", "Assigned to me"),
}


def findings(found: CasePage, who: Person, now: datetime) -> Screen:
    """What is to be fixed or checked, the most urgent first."""
    title = f"<b>{FINDINGS.name_for(*who.roles).to(who.language)}</b>"
    if not found.cases:
        none = Text("没有要整改的。", "Nothing to fix.") if who.roles <= CLIENT_SIDE else NO_FINDINGS
        text = none.to(who.language)
        return Screen(f"{title}\n\n{text}", (_board(who), (home_button(who.language),)))
    turns = (*_turns(found, ShowFindings), _board(who))
    return _list(f"{title}  {found.total}", found.cases, who, now, turns)


def _board(who: Person) -> Row:
    """The way to all findings, closed ones too."""
    return (Button(f"📊 {TITLE.to(who.language)}", ShowFound(0, "", 0)),)


def progress(
    found: CasePage, whose: str, tabs: tuple[str, ...], who: Person, now: datetime, sift: Sift = EVERYTHING
) -> Screen:
    """查进度: one's own, one's firm's, those one handles; ``tabs`` are those this person has.

    ``sift``: what of them is shown, which goes with every page of it.
    """
    language = who.language
    names = WHOSE if HANDLED not in tabs else {**WHOSE, FIRM: ALL}
    said = " · ".join((Text("查进度", "Progress").to(language), names[whose].to(language), *_sifted(sift, language)))
    title = f"<b>{escape(said)}</b>"
    choose = (Button(SIFT.to(language), ChooseSift(whose, sift.kind, sift.stands)),)
    others = tuple(Button(names[tab].to(language), ShowProgress(tab, 0)) for tab in tabs if tab != whose)
    hint = Text(
        "也可以直接发编号、末几位或其中几个字。", "You can also type a number, its last digits or a few words of it."
    ).to(language)
    hint = "\n".join((*_of_a_long_one(found.total, language), hint))
    if not found.cases:
        text = Text("这里还没有记录。", "Nothing here yet.").to(language)
        rows = ((home_button(language),),) if sift.is_all else (choose, (home_button(language),))
        screen = Screen(f"{title}\n\n{text}\n\n{hint}", rows)
    else:
        turns = (*_turns(found, lambda to: _sifting(whose, sift, to)), choose)
        screen = _list(f"{title}  {found.total}", found.cases, who, now, turns, hint)
    return Screen(screen.html, ((others, *screen.rows) if others else screen.rows))


def _sifting(whose: str, sift: Sift, page: int) -> Data:
    return ShowProgress(whose, page) if sift.is_all else ShowSifted(whose, sift.kind, sift.stands, page)


def _sifted(sift: Sift, language: Language) -> list[str]:
    kind = [CASE_KINDS[sift.kind].name.to(language)] if sift.kind else []
    return [*kind, *([STANDS[sift.stands].to(language)] if sift.stands else [])]


def sifting(whose: str, sift: Sift, kinds: tuple[str, ...], language: Language) -> Screen:
    """What of 查进度 is to be shown: of which kind, and how it stands; the present choice is ticked."""
    title = Text("看哪些？", "Which ones?").to(language)
    of_any = ticked(ANY_KIND.to(language), _sifting(whose, replace(sift, kind=""), 0), chosen=not sift.kind)
    of_kind = [
        ticked(
            CASE_KINDS[kind].name.to(language), _sifting(whose, replace(sift, kind=kind), 0), chosen=kind == sift.kind
        )
        for kind in kinds
    ]
    standing = [
        ticked(name.to(language), _sifting(whose, replace(sift, stands=stands), 0), chosen=stands is sift.stands)
        for stands, name in STANDS.items()
    ]
    rows = (*side_by_side([of_any, *of_kind]), *side_by_side(standing), (home_button(language),))
    return Screen(f"<b>{escape(title)}</b>", rows)


def cases_of_client(
    title: str, found: CasePage, who: Person, now: datetime, turn: Callable[[int], Data], below: str = ""
) -> Screen:
    """The cases of one kind of a client; ``title`` (HTML) says which, ``below`` it stands what is said of all."""
    below = f"\n{below}" if below else ""
    if not found.cases:
        none = Text("这里还没有记录。", "Nothing here yet.").to(who.language)
        return Screen(f"{title}{below}\n\n{none}", ((home_button(who.language),),))
    hint = "\n".join(_of_a_long_one(found.total, who.language))
    # the title says whose they are
    return _list(f"{title}  {found.total}{below}", found.cases, who, now, _turns(found, turn), hint, named=False)


def _turns(found: CasePage, turn: Callable[[int], Data]) -> tuple[Row, ...]:
    return turning(found.page, (found.total - 1) // PER_PAGE, turn)


def _of_a_long_one(n: int, language: Language) -> list[str]:
    """That a list ends before all of it is told."""
    text = Text(
        "只列前 {n} 件，其余请发编号或几个字来找。", "The first {n}; find others by their number or a few words."
    )
    return [text.to(language, n=n)] if n >= MOST_LISTED else []


def several_due(found: Sequence[CaseRecord], who: Person, now: datetime) -> Screen:
    """Everything of which somebody is reminded at one hour: what is serious first, then what is late longest."""
    in_order = sorted(found, key=gravest)
    title = f"<b>{SEVERAL_DUE.to(who.language, n=len(in_order))}</b>"
    left = len(in_order) - PER_PAGE
    return _list(title, in_order[:PER_PAGE], who, now, (), *further(left, who.language, Measure.CASE))


def choice(found: CasePage, who: Person, now: datetime) -> Screen:
    """Several records are what was typed: which one?"""
    title = Text("是哪一件？", "Which one?").to(who.language)
    return _list(title, found.cases, who, now, (), *further(found.total - len(found.cases), who.language, Measure.CASE))


def _list(
    title: str,
    shown: Sequence[CaseRecord],
    who: Person,
    now: datetime,
    turns: tuple[Row, ...],
    hint: str = "",
    *,
    named: bool = True,
) -> Screen:
    """``named``: each says of which client it is, to who serves several."""
    lines, rows = numbered_lines((_line(case, who, now, named=named), ShowCase(case.id)) for case in shown)
    said = (title, *lines, *((hint,) if hint else ()))
    return Screen("\n\n".join(said), (*rows, *turns, (home_button(who.language),)))


def _line(case: CaseRecord, who: Person, now: datetime, *, named: bool) -> str:
    """A case on two lines: what it is; of whom, how it stands, by when or for how long late, who has it."""
    language = who.language
    for_me = waits_for(who, LIFE_CYCLES[case.kind], case.state, case.parties)
    facts = [state_word(case, language, for_me=for_me)]
    if case.due_at is not None:
        facts.append(_by(case, case.due_at, now, language))
    if case.handler is not None and case.closed_at is None and case.handler_id != who.id:
        facts.append(case.handler)
    if case.repeat_of is not None:
        facts.append(f"🔁 {REPEAT.to(language)}")
    if case.recorded is not None:
        facts.append(ON_BEHALF.to(language))
    if named and who.roles - CLIENT_SIDE:
        # of their own firm the client's people need not be told
        facts.insert(0, clipped(case.client_name, LONGEST_FIRM))
    drill = drill_mark(language, drill=case.drill)
    head = f"{drill}{mark(case)} {escape(case.number)} <b>{escape(clipped(' '.join(case.title.split()), 60))}</b>"
    return f"{head}\n　{escape(' · '.join(facts))}"


def _by(case: CaseRecord, due: datetime, now: datetime, language: Language) -> str:
    """By when it is due, or for how long it has been late."""
    if due >= now:
        return Text("{when}前", "by {when}").to(language, when=moment(due, language))
    late = late_for(case, now, language) if beijing_day(due) < beijing_day(now) else OVERDUE.to(language)
    return f"⏰ {late}"


def waiting_word(case: CaseRecord, who: Person) -> str:
    """Why a case waits for the reader: its state, or that somebody wishes for another date."""
    if answers_wish(who, LIFE_CYCLES[case.kind], case.state, case.parties):
        return WISHES.to(who.language)
    return state_word(case, who.language, for_me=True)


def case_button(case: CaseRecord, who: Person) -> Button:
    """A case that waits for the reader: what is to be done, about what; of which client, and by when.

    Of the title there is as much as the rest leaves room for. Of their own firm the client's people need not be told.
    """
    due = case.due_at or case.promised_at
    facts = [
        _firm(case.client_short_name) if who.roles - CLIENT_SIDE else "",
        short_day(beijing_day(due), who.language) if due is not None else "",
    ]
    head, tail = f"{mark(case)} {waiting_word(case, who)}", " ".join(fact for fact in facts if fact)
    tail = f" · {tail}" if tail else ""
    room = WIDEST_LABEL - columns(f"{head} · {tail}")
    title = f" · {narrowed(' '.join(case.title.split()), room)}" if room >= LEAST_TITLE else ""
    return Button(head + title + tail, ShowCase(case.id))


def _firm(name: str) -> str:
    """A client's name with as much as there is room for; what tells it from another of that name is never cut."""
    return name if BETWEEN_NAME_AND_CODE in name else narrowed(name, SHORT_FIRM)
