"""工作交接: who holds what, to whom it can go, and what both are told."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from bot.records.handing_over import (
    NO_CLIENT,
    Going,
    HandedThing,
    HandoverRecord,
    Holder,
    Holding,
    Taker,
    Thing,
    Wanted,
)
from bot.rules.cases.kinds import CASE_KINDS
from bot.rules.handing_over import Held
from bot.rules.tasks.schedule import OFTEN_NAMES, Often
from bot.rules.tasks.works import WORKS
from bot.rules.text import Language, Text, few, further, joined
from bot.rules.work_records.kinds import RECORD_KINDS
from bot.screens.buttons import (
    ChooseTaker,
    HandOver,
    ShowFirm,
    ShowHolders,
    ShowHolding,
)
from bot.screens.hearing import marked
from bot.screens.keys import BACK, HAND_OVER
from bot.screens.paged import page_of
from bot.screens.people.stand_ins import absence_line
from bot.screens.rows import home_button
from bot.screens.screen import WIDEST_LABEL, Button, Row, Screen, as_label, clipped, escape, narrowed
from bot.screens.times import day
from bot.screens.waiting import Area, Line, numbered

HANDED = Text("已交给{name}", "Handed over to {name}")
HANDED_BEFORE = Text("{by}已经交给{to}了", "{by} has handed it over to {to} already")
NOTHING_LEFT = Text("已经没有可交接的了", "There is nothing left to hand over")
CHANGED = Text("有变化，请再看一遍再交接", "Something has changed; please look at it once more")
COUNTS = {
    Held.PLAN: Text("工作计划 {n} 个", "{n} work plans", "{n} work plan"),
    Held.TASK: Text("待办 {n} 项", "{n} tasks", "{n} task"),
    Held.CASE: Text("投诉、咨询 {n} 件", "{n} complaints and enquiries", "{n} complaint or enquiry"),
    Held.TRAINING: Text("培训 {n} 场", "{n} trainings", "{n} training"),
    Held.DRAFT: Text("没填完的记录 {n} 份", "{n} unfinished records", "{n} unfinished record"),
    Held.KEPT: Text("保管的仪器 {n} 件", "{n} instruments kept", "{n} instrument kept"),
    Held.IN_HAND: Text("借用的仪器 {n} 件", "{n} instruments borrowed", "{n} instrument borrowed"),
}
ALL_SITES = Text("全部场所", "All sites")
EVERYBODYS = Text("不属于单家企业", "Of no single client")
MOST_LINES = 12
MOST_OTHERS = 3
"""People who are named that can do it, too."""
LEFT_LINES = 2
"""People who left work behind whom a home names; more are counted."""


def counted(things: Iterable[Thing | HandedThing], language: Language) -> str:
    """``工作计划 1 个、待办 5 项``."""
    found = Counter(thing.kind for thing in things)
    return joined((COUNTS[kind].to(language, n=found[kind]) for kind in COUNTS if found[kind]), language)


def holder_list(found: Sequence[Holder], page: int, language: Language) -> Screen:
    """Whose work? Who is gone from where they hold it comes first."""
    title = f"<b>{escape(HAND_OVER.to(language))}</b>"
    if not found:
        none = Text("没有人名下有待交接的工作。", "Nobody holds anything to hand over.")
        return Screen(f"{title}\n\n{escape(none.to(language))}", ((home_button(language),),))
    text = Text("要交接谁的工作？", "Whose work would you like to hand over?").to(language)
    if any(one.left for one in found):
        mark = Text("📌 是已经不在岗的人留下的。", "📌 marks what was left behind.")
        text += f"\n{mark.to(language)}"
    part = page_of(found, page, ShowHolders)
    rows = [(_holder_button(one, language),) for one in part.shown]
    return Screen(f"{title}\n\n{escape(text)}", (*rows, *part.turns, (home_button(language),)))


def _holder_button(one: Holder, language: Language) -> Button:
    label = _numbered(one.name, one.held, language)
    return Button(f"📌 {label}" if one.left else label, ShowHolding(one.person_id, 0, 0))


def held(holding: Holding, listed: Sequence[Thing], client_id: int, page: int, language: Language) -> Screen:
    """What somebody holds, client by client; at one client (or where it is only one) each thing is one tap away.

    ``listed``: the things that are shown one by one.
    """
    clients = holding.clients
    if client_id not in {one for one, _, _ in clients}:
        # of where nothing is left one goes on to the others
        client_id = clients[0][0] if len(clients) == 1 else 0
    lines = [f"<b>{escape(HAND_OVER.to(language))} · {escape(holding.name)}</b>"]
    lines += [escape(line) for line in _standing(holding, client_id, language)]
    shown = [one for one in clients if client_id in (0, one[0])]
    for one, name, _ in shown:
        lines.append(f"\n<b>{escape(called(name, language))}</b>\n{escape(counted(holding.of(one), language))}")
    if not shown:
        none = Text("名下没有待交接的工作。", "They hold nothing to hand over.")
        lines.append(f"\n{escape(none.to(language))}")
    lines += [f"\n{escape(line)}" for line in _beside(holding, client_id, language)]
    rows: list[Row] = []
    person = holding.person_id
    if shown:
        everything = Text("全部交给…", "Hand over all of it…").to(language)
        rows.append((Button(everything, ChooseTaker(person, client_id, "", 0, 0)),))
    if client_id == 0:
        found = [
            Button(_numbered(called(name, language), n, language), ShowHolding(person, one, 0))
            for one, name, n in clients
        ]
        part = page_of(found, page, lambda to: ShowHolding(person, 0, to))
    else:
        here = [thing for thing in listed if (thing.client_id or NO_CLIENT) == client_id]
        found = [
            Button(
                as_label(said(thing, language)),
                ChooseTaker(person, client_id, thing.kind.value, thing.id, 0),
            )
            for thing in here
        ]
        part = page_of(found, page, lambda to: ShowHolding(person, client_id, to))
    rows += [(button,) for button in part.shown]
    rows += part.turns
    rows += [
        (Button(as_label(_lets_in(one.client_name, one.waiting, language)), ShowFirm(one.client_id)),)
        for one in holding.approves
        if client_id in (0, one.client_id)
    ]
    back = ShowHolding(person, 0, 0) if client_id and len(clients) > 1 else ShowHolders(0)
    return Screen("\n".join(lines), (*rows, (Button(BACK.to(language), back), home_button(language))))


def _numbered(name: str, n: int, language: Language) -> str:
    return numbered(narrowed(name, WIDEST_LABEL - 10), n, language)


def called(client: str | None, language: Language) -> str:
    return client if client is not None else EVERYBODYS.to(language)


def _standing(holding: Holding, client_id: int, language: Language) -> list[str]:
    """Whether they have left, no longer serve where they hold something, or are away."""
    if holding.ended:
        return [Text("🚫 已停用", "🚫 Deactivated").to(language)]
    left = [
        name
        for one, name, _ in holding.clients
        if name is not None and one not in holding.serves and client_id in (0, one)
    ]
    lines = [absence_line(one, language) for one in holding.away]
    if left:
        text = Text("📌 不再服务{clients}", "📌 No longer serves {clients}")
        lines.append(clipped(text.to(language, clients=joined(left, language)), 200))
    return lines


def _beside(holding: Holding, client_id: int, language: Language) -> list[str]:
    """What waits for them by their role, and who else has it."""
    lines = []
    for one in holding.approves:
        if client_id not in (0, one.client_id):
            continue
        text = Text(
            "🚪 {client}有 {n} 人等批准加入，{others}也能批准。",
            "🚪 {n} people ask to join {client}; {others} can let them in, too.",
            "🚪 {n} person asks to join {client}; {others} can let them in, too.",
        )
        alone = Text(
            "🚪 {client}有 {n} 人等批准加入，服务团队里只有 TA 能批准。",
            "🚪 {n} people ask to join {client}, and nobody else there lets them in.",
            "🚪 {n} person asks to join {client}, and nobody else there lets them in.",
        )
        others = few(one.others, MOST_OTHERS, language)
        said = text if one.others else alone
        lines.append(said.to(language, client=one.client_name, n=one.waiting, others=others))
    return lines


def _lets_in(name: str, n: int, language: Language) -> str:
    return Text("🚪 {client}：批准加入（{n}）", "🚪 {client}: let people in ({n})").to(language, client=name, n=n)


def said(thing: Thing, language: Language) -> str:
    """One thing in a line: ``🔍 11月24日（周二） 总装车间``."""
    match thing.kind:
        case Held.PLAN:
            return f"📅 {_what(thing, language)} · {OFTEN_NAMES[Often(thing.often)].to(language)}"
        case Held.TASK:
            return f"{WORKS[thing.work].mark} {_day(thing.day, language)} {_what(thing, language)}"
        case Held.CASE:
            mark = CASE_KINDS[thing.work].mark
            return " ".join(f"{mark} {thing.number} {thing.title}".split())
        case Held.TRAINING:
            return f"🎓 {_day(thing.day, language)} {thing.title}"
        case Held.KEPT:
            return f"📐 {thing.number} {thing.title}"
        case Held.IN_HAND:
            return f"🤝 {thing.number} {thing.title}"
        case Held.DRAFT:
            begun = RECORD_KINDS[thing.work].form.title.to(language)
            return f"✏️ {begun} · {thing.title}" if thing.title else f"✏️ {begun}"


def _what(thing: Thing, language: Language) -> str:
    """Where a task or plan is, or what it is about: all sites where the work is done at sites."""
    if thing.title:
        return thing.title
    work = WORKS[thing.work]
    return ALL_SITES.to(language) if work.at_site else work.name.to(language)


def _day(when: date | None, language: Language) -> str:
    return day(when, language) if when is not None else ""


def takers(
    holding: Holding, things: Sequence[Thing], found: Sequence[Taker], wanted: Wanted, page: int, language: Language
) -> Screen:
    """To whom? Those who can take most of it come first."""
    title = Text("{what}\n交给谁？", "{what}\nTo whom?")
    what = said(things[0], language) if wanted.kind else counted(things, language)
    lines = [f"<b>{escape(HAND_OVER.to(language))} · {escape(holding.name)}</b>", ""]
    lines.append(escape(title.to(language, what=what)))
    if not found:
        none = Text(
            "没有人可以接手。请先给这家企业分配质量管家或项目负责人。",
            "Nobody can take it. Please assign a consultant or project lead to the client first.",
        )
        lines += ["", escape(none.to(language))]
    part = page_of(
        found, page, lambda to: ChooseTaker(wanted.person_id, wanted.client_id, wanted.kind, wanted.thing_id, to)
    )
    rows: list[Row] = [(_taker_button(one, len(things), wanted, language),) for one in part.shown]
    back = Button(BACK.to(language), ShowHolding(wanted.person_id, wanted.client_id, 0))
    return Screen("\n".join(lines), (*rows, *part.turns, (back, home_button(language))))


def _choosing(wanted: Wanted, page: int) -> ChooseTaker:
    return ChooseTaker(wanted.person_id, wanted.client_id, wanted.kind, wanted.thing_id, page)


def _taker_button(one: Taker, of: int, wanted: Wanted, language: Language) -> Button:
    label = marked(narrowed(one.name, WIDEST_LABEL - 16), hears=one.hears)
    if one.away:
        label += Text("（请假中）", " (on leave)").to(language)
    if one.takes < of:
        label += Text("（可接 {n}/{of}）", " ({n} of {of})").to(language, n=one.takes, of=of)
    data = HandOver(wanted.person_id, wanted.client_id, wanted.kind, wanted.thing_id, one.person_id, "")
    return Button(label, data)


def handing_question(going: Going, language: Language) -> Screen:
    """Asked once, with what goes and what stays."""
    wanted, name = going.wanted, going.taker.name
    text = Text("把{former}的这些工作交给{name}？", "Hand this work of {former}'s over to {name}?")
    lines = [f"<b>{escape(text.to(language, former=going.holder.name, name=name))}</b>", ""]
    lines += [escape(line) for line in _lines(going.things, language)]
    if any(thing.kind is Held.PLAN for thing in going.things):
        along = Text("计划里还没开始的任务一起转。", "The plan's tasks that nobody has begun go along.")
        lines += ["", escape(along.to(language))]
    if going.begun:
        along = Text(
            "已经开始填的记录一起转，由{name}接着填。",
            "The records begun for these go along, for {name} to finish.",
        )
        lines += ["", escape(along.to(language, name=name))]
    if going.stay:
        stays = Text("{name}不能接手，需要另找人：", "{name} cannot take these; they need somebody else:")
        lines += ["", escape(stays.to(language, name=name)), *(escape(line) for line in _lines(going.stay, language))]
    sure = HandOver(wanted.person_id, wanted.client_id, wanted.kind, wanted.thing_id, going.taker.person_id, going.seen)
    yes = Button(Text("✅ 确认交接", "✅ Hand it over").to(language), sure)
    no = Button(Text("换一位", "Somebody else").to(language), _choosing(wanted, 0))
    return Screen("\n".join(lines), ((yes,), (no,)))


def _lines(things: Sequence[Thing], language: Language) -> list[str]:
    several = len({thing.client_id for thing in things}) > 1
    lines = []
    for thing in things[:MOST_LINES]:
        where = f"{called(thing.client_name, language)} · " if several else ""
        lines.append(f"· {where}{clipped(said(thing, language), 60)}")
    return lines + further(len(things) - MOST_LINES, language)


def handed_before(handover: HandoverRecord | None, language: Language) -> str:
    """For the second tap, and for who was slower."""
    if handover is None:
        return NOTHING_LEFT.to(language)
    return HANDED_BEFORE.to(language, by=handover.by_name, to=handover.to_name)


def left_area(found: Sequence[Holder], language: Language) -> Area:
    """What the home says of work that people left behind, until it is handed over."""
    if not found:
        return Area()
    n = sum(one.left for one in found)
    text = Text("{n} 项工作待交接", "{n} things to hand over", "{n} thing to hand over").to(language, n=n)
    if len(found) > LEFT_LINES:
        return Area((text,), (Line(Button(numbered(HAND_OVER.to(language), n, language), ShowHolders(0)), begun=True),))
    one_left = Text("🤝 交接{name}的工作", "🤝 Hand over {name}'s work")
    lines = (
        Line(
            Button(
                numbered(narrowed(one_left.to(language, name=one.name), WIDEST_LABEL - 6), one.left, language),
                ShowHolding(one.person_id, 0, 0),
            ),
            begun=True,
        )
        for one in found
    )
    return Area((text,), tuple(lines))
