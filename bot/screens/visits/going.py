"""行前一页, and the client's wish for another day: what who goes reads (clauses 3.7, 4.6)."""

from collections.abc import Iterator

from bot.records.cases.cases import CaseRecord
from bot.records.tasks import TaskRecord
from bot.records.visits import Going, VisitRecord
from bot.rules.beijing import beijing_day
from bot.rules.menu.naming import as_worded
from bot.rules.people import Person
from bot.rules.text import CHINESE, Language, Text, further, joined
from bot.screens.buttons import (
    AnswerWish,
    NoteVisit,
    OpenForm,
    ShowCase,
    ShowEntry,
    ShowFindings,
    ShowRecord,
    ShowTask,
    ShowVisit,
)
from bot.screens.cases.card import mark
from bot.screens.rows import BEFORE_GOING, home_button, side_by_side
from bot.screens.running_out import what_runs_out
from bot.screens.screen import Button, Row, Screen, as_label, clipped, escape
from bot.screens.times import clock, day, full_day, stamp
from bot.screens.tones import Tone
from bot.screens.visits.lines import work_of

MOST = 3
"""Of each sort of thing, how many are named."""

SET_OUT, ARRIVED = Text("🚗 出发", "🚗 Set out"), Text("📍 到达", "📍 Arrived")
AGREED = Text("☎️ 企业已同意（电话）", "☎️ They agreed by telephone")
_BEGIN = Text("{mark} 开始", "{mark} Begin")
_LEFT = Text("🚗 {at} 出发", "🚗 Set out {at}")
_THERE = Text("📍 {at} 到达", "📍 Arrived {at}")
_CONFIRMED = Text("✅ 这天可以：{name}（{at}）", "✅ The day fits: {name} ({at})")
_UNCONFIRMED = Text("⏳ 已告知企业，还没有答复", "⏳ The client was told and has not answered yet")
_UNTOLD = Text("🔔 企业还没有收到通知", "🔔 The client was not told yet")
_SURPRISE = Text("🤫 不事先通知的来访", "🤫 An unannounced visit")
_WISH = Text("📅 {name}希望改到{day}：{why}", "📅 {name} asks for {day}: {why}")
_NO_FINDINGS = Text("没有未闭环的问题", "No open findings")
_FINDINGS = Text("未闭环问题 {n} 项", "{n} open findings", "{n} open finding")
_LAST = Text("上次：{day} · {name}", "Last time: {day} · {name}")
_FOUND = Text("{n} 项不符合", "{n} non-conformities", "{n} non-conformity")
_NONE_FOUND = Text("未发现问题", "no findings")
_NEVER = Text("上次：还没有记录", "Last time: no record yet")
_RUNS_OUT = Text("60 天内到期：", "Runs out within 60 days:")
_RAN_OUT = Text("已过期", "ran out")
_CONTACTS = Text("现场联系：", "Contact there:")
_NO_CONTACT = Text("企业还没有负责人，请电话联系", "The client has no manager here yet; please call")
_TASK = Text("‹ 任务", "‹ The task")
_ALL = Text("全部未闭环问题", "All open findings")
_ASKS = Text("📅 {name}希望换一天", "📅 {name} asks for another day")
_TO = Text("原定{day}，希望改到{asked}。", "Planned for {day}; {asked} would fit better.")
_WHY = Text("原因：{why}", "Reason: {why}")
_AGREE = Text("✅ 同意改到{day}", "✅ Move to {day}")
_KEEP = Text("📌 仍在{day}", "📌 Keep {day}")
NOT_TODAY = Text("还没到这天，当天再点。", "It is not the day yet; tap it on the day.")


def going(view: Going, reader: Person) -> Screen:
    """All that who goes to a client wants to know first, and the keys of the way."""
    language, task = reader.language, view.task
    blocks = [
        f"<b>{BEFORE_GOING.to(language)}</b>\n{escape(_head(task, language))}",
        "\n".join(_agreed(view, language)),
        "\n".join(_known(view, language)),
    ]
    back = (Button(_TASK.to(language), ShowTask(task.id)), home_button(language))
    return Screen("\n\n".join(block for block in blocks if block), (*_keys(view, language), back))


def _head(task: TaskRecord, language: Language) -> str:
    exactly, kind = as_worded(task.about, language), task.kind.name.to(language)
    what = " · ".join(filter(None, (task.client_short_name, task.site_name, exactly, kind)))
    return f"{day(task.due_on, language)} {task.kind.mark} {what}"


def _agreed(view: Going, language: Language) -> Iterator[str]:
    """What the client knows and said; who set out when."""
    visit = view.visit
    if view.task.unannounced:
        yield _SURPRISE.to(language)
    elif visit is not None and visit.confirmed_at is not None:
        yield escape(_CONFIRMED.to(language, name=visit.confirmed_by, at=stamp(visit.confirmed_at, language)))
    elif visit is None or visit.told_at is None:
        yield _UNTOLD.to(language)
    elif visit.asked_day is not None:
        said = _WISH.to(language, name=visit.asked_by, day=day(visit.asked_day, language), why=visit.asked_reason)
        yield escape(said)
    else:
        yield _UNCONFIRMED.to(language)
    people = [" ".join(part for part in (one.name, one.phone) if part) for one in view.contacts]
    gap = "" if language == CHINESE else " "
    yield escape(f"{_CONTACTS.to(language)}{gap}{joined(people, language)}") if people else _NO_CONTACT.to(language)
    yield from (text.to(language, at=at) for text, at in _on_the_way(view))


def _on_the_way(view: Going) -> Iterator[tuple[Text, str]]:
    """What of the way is noted today."""
    visit = view.visit
    if visit is not None and visit.set_out_at is not None and beijing_day(visit.set_out_at) == view.today:
        yield _LEFT, clock(visit.set_out_at)
    if visit is not None and visit.arrived_at is not None and beijing_day(visit.arrived_at) == view.today:
        yield _THERE, clock(visit.arrived_at)


def _known(view: Going, language: Language) -> Iterator[str]:
    if view.last is None:
        yield _NEVER.to(language)
    else:
        last = _LAST.to(language, day=day(view.last.day, language), name=view.last.person_name)
        finds, n = view.last.of_kind.finds, view.last.findings
        result = (_FOUND.to(language, n=n) if n else _NONE_FOUND.to(language)) if finds else ""
        yield escape(" · ".join(part for part in (last, result) if part))
    n = len(view.findings)
    yield _FINDINGS.to(language, n=n) if n else _NO_FINDINGS.to(language)
    for case in view.findings[:MOST]:
        yield escape(f"　{mark(case)} {clipped(case.title, 40)}")
    if view.running_out:
        yield _RUNS_OUT.to(language)
    for one in view.running_out[:MOST]:
        until = full_day(one.on, language) if one.on >= view.today else _RAN_OUT.to(language)
        yield escape(f"　{what_runs_out(one.ledger, one.expiry, one.entry, language)} · {until}")
    yield from (f"　{escape(line)}" for line in further(len(view.running_out) - MOST, language))


def _keys(view: Going, language: Language) -> Iterator[Row]:
    task, visit = view.task, view.visit
    noted = [text for text, _ in _on_the_way(view)]
    asked = visit is not None and visit.asked_day is not None and visit.stands
    if visit is not None and asked:
        yield from _wish_keys(visit, language)
    if view.may_note_agreed:
        yield (Button(AGREED.to(language), NoteVisit(task.id, "agreed")),)
    if view.goes and task.may_begin(view.today):
        way = []
        if _LEFT not in noted and _THERE not in noted:
            way.append(Button(SET_OUT.to(language), NoteVisit(task.id, "set_out")))
        if _THERE not in noted:
            way.append(Button(ARRIVED.to(language), NoteVisit(task.id, "arrived")))
        yield from side_by_side(way)
    if task.may_begin(view.today):
        begin = f"{_BEGIN.to(language, mark=task.kind.mark)}{'' if language == CHINESE else ': '}"
        name = task.kind.name.to(language)
        label = f"{begin}{name if language == CHINESE else name.lower()}"
        # a wish is answered first
        yield (Button(label, OpenForm(*task.begins), tone=Tone.PLAIN if asked else Tone.NEXT),)
    yield from ((_finding(case),) for case in view.findings[:MOST])
    if len(view.findings) > MOST:
        yield (Button(_ALL.to(language), ShowFindings(0)),)
    if view.last is not None:
        yield (Button(f"{view.last.mark} {view.last.number}", ShowRecord(view.last.kind, view.last.id)),)
    for one in view.running_out[:MOST]:
        label = as_label(f"⏳ {what_runs_out(one.ledger, one.expiry, one.entry, language)}")
        yield (Button(label, ShowEntry(one.ledger.code, one.entry.id)),)


def _finding(case: CaseRecord) -> Button:
    return Button(as_label(f"{mark(case)} {case.number} {case.title}"), ShowCase(case.id))


def wish(visit: VisitRecord, language: Language) -> Screen:
    """The client asks for another day: agree to it, or keep the one that was told."""
    if visit.asked_day is None:
        raise LookupError(visit.id)
    asked = day(visit.asked_day, language)
    lines = [
        f"<b>{escape(_ASKS.to(language, name=visit.asked_by))}</b>\n{escape(visit.client_short_name)}",
        escape(f"{work_of(visit, language)} — {visit.person_name}"),
        escape(_TO.to(language, day=day(visit.for_day, language), asked=asked))
        + "\n"
        + escape(_WHY.to(language, why=visit.asked_reason)),
    ]
    page = Button(BEFORE_GOING.to(language), ShowVisit(visit.task_id or 0))
    return Screen("\n\n".join(lines), (*_wish_keys(visit, language), (page,)))


_SETTLED = Text(
    "✅ 企业想换一天的事已有答复，您不用再答。", "✅ The wish for another day was answered; nothing is left for you."
)


def wish_settled(visit: VisitRecord, language: Language) -> Screen:
    """In the place of the wish, to who was asked too: on which day the visit is."""
    lines = [
        f"<b>{escape(_SETTLED.to(language))}</b>\n{escape(visit.client_short_name)}",
        escape(f"{work_of(visit, language)} — {visit.person_name}\n{day(visit.for_day, language)}"),
    ]
    return Screen("\n\n".join(lines), ((Button(BEFORE_GOING.to(language), ShowVisit(visit.task_id or 0)),),))


def _wish_keys(visit: VisitRecord, language: Language) -> tuple[Row, ...]:
    if visit.asked_day is None:
        return ()
    asked = visit.asked_day.isoformat()
    agree = _AGREE.to(language, day=day(visit.asked_day, language))
    keep = _KEEP.to(language, day=day(visit.for_day, language))
    return (
        (Button(agree, AnswerWish(visit.id, asked, "agree"), tone=Tone.NEXT),),
        (Button(keep, AnswerWish(visit.id, asked, "keep")),),
    )
