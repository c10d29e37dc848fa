"""A case's card: what it is, how it stands, what happened, and the buttons that can be used now."""

from collections.abc import Mapping
from datetime import datetime

from bot.records.attachments import AttachmentRecord
from bot.records.cases.cases import CaseRecord, CaseView, FindingDetails
from bot.rules.beijing import beijing_day
from bot.rules.cases.categories import CATEGORIES
from bot.rules.cases.drills import drill_mark
from bot.rules.cases.finding import FINDING
from bot.rules.cases.finding import VOIDED as VOID
from bot.rules.cases.kinds import CASE_KINDS, LIFE_CYCLES
from bot.rules.cases.life_cycle import OnBehalf, State, Transition
from bot.rules.cases.promises import gives
from bot.rules.forms.lasting import Effect
from bot.rules.text import Language, Text
from bot.screens.buttons import (
    ActOnCase,
    AskDocument,
    ExplainDate,
    OpenForm,
    ShowCase,
    ShowCaseFiles,
    ShowPromises,
    ShowStatus,
    SnoozeCase,
)
from bot.screens.cases.alike import alike_buttons, alike_facts
from bot.screens.cases.events import FIXED_ON_THE_SPOT, event_line, told_in
from bot.screens.cases.mates import mate_buttons, mate_facts
from bot.screens.cases.measures import measures_said
from bot.screens.cases.of_record import record_button
from bot.screens.cases.parts import part_lines
from bot.screens.cases.reports import reports_said
from bot.screens.cases.severities import SEVERITY_MARKS, SEVERITY_NAMES
from bot.screens.recorded_marks import recorded_line
from bot.screens.rows import home_button, side_by_side
from bot.screens.screen import Button, Row, Screen, SentFile, clipped, escape, fold, quoted
from bot.screens.times import day, moment
from bot.screens.tones import Tone

IMMEDIATE, CAUSE = Text("立即措施", "Done at once"), Text("原因", "Cause")
PREVENTION = Text("预防措施", "Prevention")
BEFORE_AFTER = Text("🖼 整改前后", "🖼 Before and after")
CAUSE_TO_COME = Text("🔎 原因和预防措施还没有写", "🔎 Its cause and what prevents it are still to come")
OVERDUE = Text("已逾期", "overdue")
LATE_FOR = Text("已逾期 {n} 天", "{n} days overdue", one="1 day overdue")
TOMORROW = Text("⏰ 明天再提醒", "⏰ Remind tomorrow")
STATUS = Text("📍 现状", "📍 How it stands")

WHY = Text("📅 为什么是这天？", "📅 Why this date?")
PROMISES = Text("📅 承诺记录", "📅 Promises")
FORMER = Text("🔁 {number}", "🔁 {number}")
REPEAT = Text("重复", "repeat")
EFFECT_SEEN: Mapping[str, Text] = {
    Effect.LASTED: Text("整改保持：{number} 看过", "The fix lasts: seen at {number}"),
    Effect.NOT_SEEN: Text("整改是否保持：{number} 没看到", "Whether the fix lasts: not seen at {number}"),
}
LAPSES = Text(
    "到 {until} 没有回复，将自动办结，之后仍可重新处理",
    "Closes by itself if no answer comes by {until}; it can be reopened",
)
LAPSES_FOR_YOU = Text(
    "之后没有回复会自动办结，办结后仍可重新处理",
    "Without an answer it closes by itself after that; it can be reopened",
)
"""To who is asked: one date is enough, which is the one to answer by."""
NO_TIME_PASSES = Text(
    "📵 对方收不到这里的消息：等待时间不计，联系上后重新计算，不会自动办结",
    "📵 They get no messages here: their time stands still and begins anew once they do; silence closes nothing",
)
PASSED_ON = Text(
    "📵 对方不用这里，由代录人转告：没有回复不会自动办结",
    "📵 They do not use this; who recorded it tells them: silence closes nothing",
)
NOBODY_HEARS = Text(
    "📵 等的人收不到这里的消息，请打电话", "📵 Whoever this waits for gets no messages here; please call"
)
ASKED_UNTIL = Text("申请延到：{day}（等答复）", "Asked for: {day} (waiting for an answer)")
NOT_RELEASED = Text("还没发给企业", "Not sent to the client yet")
NEVER_RELEASED = Text("没有发给企业", "Never sent to the client")
OPEN_LINES = 2
"""Lines of what happened before that are not folded."""
LONGEST_TITLE, LONGEST_EVENT, LAST_EVENTS, LAST_CALLS = 800, 300, 6, 15
"""Characters shown of what was written, and how many events; the record keeps everything."""

FILE_NAMES = {
    "photos": Text("🖼 照片（{n}）", "🖼 Photos ({n})"),
    "documents": Text("📄 文件（{n}）", "📄 Files ({n})"),
    "moving": Text("🎞 动图", "🎞 Animation"),
    "voice": Text("🎤 录音", "🎤 Recording"),
}
MOST_IN_ALBUM = 10


def albums(files: tuple[AttachmentRecord, ...]) -> dict[str, tuple[SentFile, ...]]:
    """Files as Telegram sends them in one call: photos with videos, documents, what else there is each alone.

    Of more than one call takes the others follow as further albums: ``photos``, ``photos1``, …
    """
    seen = dict.fromkeys(SentFile(file.sent_as, file.telegram_file_id) for file in files)
    photos = [file for file in seen if file.media in ("photo", "video")]
    documents = [file for file in seen if file.media == "document"]
    moving = [file for file in seen if file.media == "animation"]
    voices = [file for file in seen if file.media in ("voice", "audio", "video_note")]
    found: dict[str, tuple[SentFile, ...]] = {}
    for what, several in (("photos", photos), ("documents", documents)):
        for n, first in enumerate(range(0, len(several), MOST_IN_ALBUM)):
            found[f"{what}{n or ''}"] = tuple(several[first : first + MOST_IN_ALBUM])
    found |= {f"moving{n}": (file,) for n, file in enumerate(moving)}
    found |= {f"voice{n}": (file,) for n, file in enumerate(voices)}
    return found


def album_names(files: tuple[AttachmentRecord, ...], language: Language) -> dict[str, str]:
    """What the key to each album says: how many there are in it, or which of more than one album holds."""
    found, names = albums(files), dict[str, str]()
    for what, group in found.items():
        kind = what.rstrip("0123456789")
        if kind in found and f"{kind}1" in found:
            first = int(what.removeprefix(kind) or 0) * MOST_IN_ALBUM + 1
            held = f"{first}–{first + len(group) - 1}"
        else:
            held = str(len(group))
        names[what] = FILE_NAMES[kind].to(language, n=held)
    return names


def case_card(view: CaseView, now: datetime, language: Language, *, with_events: bool = True) -> Screen:
    """One case in one message."""
    case = view.case
    place = f"{case.client_name} · {case.site_name}" if case.site_name else case.client_name
    lines = [heading(view, now, language), escape(place), f"<b>{escape(clipped(case.title, LONGEST_TITLE))}</b>"]
    lines.append(_facts(view, language))
    lines += _explained(view, language)
    suggestion = view.finding.suggestion.to(language) if view.finding else ""
    if suggestion and case.closed_at is None and state_of(case).runs:
        lines.append(f"{Text('整改建议', 'Suggestion').to(language)}\n{quoted(suggestion)}")
    if with_events:
        lines += part_lines(view.parts, language)
    if reports := reports_said(view, now, language):
        lines.append(reports)
    if measures := measures_said(view, language):
        lines.append(measures)
    if with_events and (told := _history(view, language)):
        lines.append(told)
    # a message asks its reader to act; what others say is recorded on the card, unless the reader has to tell them
    recorded = view.can_record if with_events or case.opener_away or view.unheard else ()
    rows = (*_rows(view, recorded, language, opened=with_events), (home_button(language),))
    return Screen("\n\n".join(lines), rows, card_of=("case", case.id), secret=CASE_KINDS[case.kind].confidential)


def _explained(view: CaseView, language: Language) -> list[str]:
    """What was done at once, why it came about, what keeps it from coming again; or that the cause is still to come."""
    finding = view.finding
    if finding is None:
        return []
    said = ((IMMEDIATE, finding.immediate), (CAUSE, finding.cause), (PREVENTION, finding.prevention))
    told = [f"{name.to(language)}\n{quoted(clipped(words, LONGEST_EVENT))}" for name, words in said if words]
    if view.case.closed_at is None and view.case.parties.cause_awaited:
        told.append(CAUSE_TO_COME.to(language))
    return told


def mark(case: CaseRecord) -> str:
    """The sign in front of its number; that of a drill is another."""
    if case.drill:
        return "🎭"
    if case.kind != FINDING.kind and not case.parties.serious:
        return CASE_KINDS[case.kind].mark
    return SEVERITY_MARKS.get(case.severity or "", CASE_KINDS[case.kind].mark)


def heading(view: CaseView, now: datetime, language: Language) -> str:
    """Number and state."""
    drill = drill_mark(language, drill=view.case.drill)
    return f"{drill}{mark(view.case)} <b>{escape(view.case.number)}</b>  {escape(state_name(view, now, language))}"


def state_name(view: CaseView, now: datetime, language: Language) -> str:
    """The state as this reader calls it, and whether it is late."""
    name = state_word(view.case, language, for_me=view.waits_for_me)
    late = view.case.due_at is not None and view.case.due_at < now
    return f"{name} · {OVERDUE.to(language)}" if late else name


def late_for(case: CaseRecord, now: datetime, language: Language) -> str:
    """For how many days a case has been late."""
    return LATE_FOR.to(language, n=(beijing_day(now) - beijing_day(case.due_at or now)).days)


def stands_still(case: CaseRecord) -> bool:
    """Whether the time in which somebody has to answer does not pass, since nothing reaches them."""
    return case.unheard_since is not None and case.due_at is None and state_of(case).is_time_to_answer


def state_word(case: CaseRecord, language: Language, *, for_me: bool) -> str:
    """The state's name; ``for_me``: it waits for the reader."""
    state = state_of(case)
    return (state.name if for_me or state.name_for_others is None else state.name_for_others).to(language)


def state_of(case: CaseRecord) -> State:
    """The state that a case is in."""
    return LIFE_CYCLES[case.kind].state(case.state)


def _facts(view: CaseView, language: Language) -> str:
    case = view.case
    facts: list[tuple[Text, Mapping[str, object]]] = []
    if case.category:
        facts.append(
            (Text("类别：{name}", "Category: {name}"), {"name": CATEGORIES[case.category].to(language).lower()})
        )
    if case.severity:
        severity = SEVERITY_NAMES[case.severity].to(language)
        facts.append((Text("程度：{severity}", "Severity: {severity}"), {"severity": severity}))
    if case.wanted:
        facts.append((Text("希望：{wanted}", "Hoped for: {wanted}"), {"wanted": clipped(case.wanted, LONGEST_EVENT)}))
    opened = {"who": case.opened_by, "when": moment(case.opened_at, language)}
    facts.append((CASE_KINDS[case.kind].words.opened_by, opened))
    if case.anonymous:
        facts.append((Text("🕶 对服务团队匿名", "🕶 Anonymous to the team"), {}))
    # of a patrol people know by whom and when it was; whatever else it was found at is named
    if view.finding is not None and view.finding.record_kind != "patrol":
        facts.append((Text("来源：{number}", "Found at: {number}"), {"number": view.finding.record_number}))
    if case.repeat_of is not None:
        facts.append((Text("🔁 重复问题，上次：{number}", "🔁 Repeat of {number}"), {"number": case.repeat_of}))
    if view.finding is not None:
        facts += _lasting(view.finding)
    facts += mate_facts(view.mates, language)
    facts += alike_facts(view, language)
    if case.recorded is not None:
        facts.append((Text("📝 {line}", "📝 {line}"), {"line": recorded_line(case.recorded, language)}))
    if case.released_at is None:
        facts.append((NOT_RELEASED if case.state != VOID else NEVER_RELEASED, {}))
    if view.finding and view.finding.fixed_on_the_spot:
        facts.append((FIXED_ON_THE_SPOT, {}))
    elif case.closed_at is None:
        facts += _dates(case, language, mine=view.waits_for_me)
    if case.asked_until is not None:
        facts.append((ASKED_UNTIL, {"day": day(beijing_day(case.asked_until), language)}))
    if view.lapses_at is not None and view.waits_for_me:
        facts.append((LAPSES_FOR_YOU, {}))
    elif view.lapses_at is not None:
        facts.append((LAPSES, {"until": moment(view.lapses_at, language)}))
    if view.unheard:
        facts.append((_unheard(case), {}))
    if case.about:
        facts.append((Text("涉及：{who}", "About: {who}"), {"who": case.about}))
    if case.likely_about and any(step.action == "about" for step in view.can):
        facts.append((Text("可能涉及具体的人，请先确认", "It may be about somebody: please settle that first"), {}))
    if case.handler:
        facts.append((CASE_KINDS[case.kind].words.handler, {"who": case.handler}))
    elif view.finding is not None and case.closed_at is None and case.released_at is not None:
        facts.append((Text("处理人：还没有人接手", "On it: nobody yet"), {}))
    if case.rating:
        facts.append((Text("评价：{stars}", "Rating: {stars}"), {"stars": "★" * case.rating}))
    if view.finding and view.finding.clause:
        facts.append((Text("依据条款：{clause}", "Clause {clause}"), {"clause": view.finding.clause}))
    return escape("\n".join(text.to(language, **values) for text, values in facts))


def _lasting(finding: FindingDetails) -> list[tuple[Text, Mapping[str, object]]]:
    """Whether the fix lasted, and where that was seen."""
    if finding.again is not None:
        return [(Text("🔁 后来又出现：{number}", "🔁 Came back as {number}"), {"number": finding.again})]
    if finding.effect not in EFFECT_SEEN or finding.effect_number is None:
        return []
    return [(EFFECT_SEEN[finding.effect], {"number": finding.effect_number})]


def _unheard(case: CaseRecord) -> Text:
    """What it means for the case that nobody for whom it waits can hear."""
    if stands_still(case):
        return NO_TIME_PASSES
    return PASSED_ON if state_of(case).is_time_to_answer else NOBODY_HEARS


_SUSPENDED = Text("合同暂停", "the contract is suspended")


def _dates(case: CaseRecord, language: Language, *, mine: bool) -> list[tuple[Text, Mapping[str, object]]]:
    """What was promised, or that its clock stands still; and by when this step is due where that is another day."""
    dates: list[tuple[Text, Mapping[str, object]]] = []
    # of a state whose clock runs only a suspended contract stops it
    pause = _SUSPENDED if state_of(case).runs else state_of(case).pause
    if case.paused_at is not None and pause is not None:
        # who is waited for has one date: their own
        if not mine:
            dates.append((Text("{why}，期限暂停计算", "Clock paused: {why}"), {"why": pause.to(language)}))
    elif case.promised_at is not None:
        dates.append((CASE_KINDS[case.kind].words.promised, {"due": moment(case.promised_at, language)}))
    if case.due_at is not None and (case.paused_at is not None or case.due_at != case.promised_at):
        state = state_of(case)
        said = state.by if mine or state.by_for_others is None else state.by_for_others
        dates.append((said, {"due": moment(case.due_at, language)}))
    return dates


def _history(view: CaseView, language: Language) -> str:
    """What happened, the last of it open and what was before folded; empty when nothing did."""
    most = LAST_EVENTS if CASE_KINDS[view.case.kind].call is None else LAST_CALLS
    events = view.events[1:][-most:]
    if not events:
        return ""
    *earlier, last = events
    said = event_line(view.case, last, language)
    said += "".join(f"\n{quoted(clipped(line, LONGEST_EVENT))}" for line in told_in(last, language))
    if not earlier:
        return said
    folded = []
    for event in earlier:
        folded.append(event_line(view.case, event, language))
        folded += [f"　{escape(clipped(line, LONGEST_EVENT))}" for line in told_in(event, language)]
    before = "\n".join(folded)
    return "\n".join((fold(before, always=True) if len(folded) > OPEN_LINES else before, said))


def _rows(view: CaseView, recorded: tuple[Transition, ...], language: Language, *, opened: bool) -> tuple[Row, ...]:
    """``opened``: it is looked at, so that what is to look up stands on it too; else it asks its reader to act."""
    case = view.case
    rows = side_by_side(
        [
            # the first of its steps is the one that goes on
            _step(case, transition, language, Tone.NEXT if view.waits_for_me and place == 0 else Tone.PLAIN)
            for place, transition in enumerate(view.can)
        ]
    )
    rows += side_by_side([_recording(case, transition, language) for transition in recorded])
    more: list[Button] = []
    if CASE_KINDS[case.kind].call is not None:
        more.append(Button(STATUS.to(language), ShowStatus(case.id)))
    if view.pictures is not None:
        more.append(Button(BEFORE_AFTER.to(language), AskDocument("finding_pictures", case.id, 0)))
    for what, label in album_names(view.files, language).items():
        more.append(Button(label, ShowCaseFiles(case.id, what)))
    if case.repeat_of_id is not None:
        more.append(Button(FORMER.to(language, number=case.repeat_of), ShowCase(case.repeat_of_id)))
    if view.finding is not None and view.finding.again_id is not None:
        more.append(Button(FORMER.to(language, number=view.finding.again), ShowCase(view.finding.again_id)))
    more += record_button(view)
    more += mate_buttons(view.mates)
    more += alike_buttons(view)
    if case.due_at is not None and not state_of(case).urgent:
        more.append(Button(WHY.to(language), ExplainDate(case.id)))
    if opened and gives(LIFE_CYCLES[case.kind], state_of(case)):
        more.append(Button(PROMISES.to(language), ShowPromises(case.id)))
    rows += side_by_side(more)
    if view.waits_for_me and case.due_at is not None and not state_of(case).urgent:
        rows.append((Button(TOMORROW.to(language), SnoozeCase(case.id)),))
    return tuple(rows)


def _recording(case: CaseRecord, transition: Transition, language: Language) -> Button:
    """A step that is recorded for who filed the case; evidence of a fix for anybody of the client."""
    label = f"📝 {Text('代录', 'For them').to(language)} · {transition.label.to(language)}"
    if transition.on_behalf is OnBehalf.ANYBODY:
        return Button(label, OpenForm("behalf", transition.action, case.id))
    return Button(label, OpenForm("behalf_known", transition.action, case.id))


def _step(case: CaseRecord, transition: Transition, language: Language, tone: Tone) -> Button:
    wished = day(beijing_day(case.asked_until), language) if case.asked_until is not None else ""
    label = transition.label.to(language, day=wished)
    if transition.asks is not None:
        return Button(label, OpenForm(transition.asks, transition.action, case.id), tone=tone)
    return Button(label, ActOnCase(case.id, transition.action, case.state, case.turn), tone=tone)
