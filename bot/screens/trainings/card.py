"""Trainings: the list with a sign-up button per session, the card, 签到名单."""

from datetime import datetime

from bot.records.trainings import AttendanceView, SessionRecord, SessionVersion, SignUpRecord, TrainingView
from bot.rules.beijing import beijing_day
from bot.rules.people import Person
from bot.rules.permissions import Action, Subject, may
from bot.rules.text import CHINESE, COLON, Language, Measure, Text, few
from bot.rules.trainings import (
    COURSE_CLAUSES,
    COURSE_NAMES,
    Attendance,
    Course,
    Fact,
    is_open,
    may_note_attendance,
)
from bot.screens.buttons import (
    NoteAttendance,
    NoteRest,
    OpenForm,
    ShowAttendance,
    ShowBehalf,
    ShowPastTrainings,
    ShowTraining,
    ShowTrainings,
    SignUp,
    Withdraw,
)
from bot.screens.hearing import OUT_OF_REACH, marked
from bot.screens.keys import BACK
from bot.screens.paged import page_of
from bot.screens.recorded_marks import recorded_name
from bot.screens.rows import home_button, side_by_side
from bot.screens.screen import HALF_LABEL, Button, Row, Screen, as_label, clipped, escape
from bot.screens.times import clock, day, stamp
from bot.screens.tones import Tone
from bot.screens.trainings.past import MARKS, PAST, roll_said
from bot.screens.ways.trainings import TRAINING

SIGN_UP = Text("报名", "Sign up")
JOIN_WAITLIST = Text("名额已满，排候补", "Full, join waitlist")
WAITLIST = Text("排候补", "Waitlist")
WITHDRAW = Text("取消报名", "Withdraw")
ATTENDANCE = Text("签到名单", "Attendance")
NEW = Text("新建培训", "New training")
CANCEL = Text("取消培训", "Cancel training")
CHANGE = Text("修改培训", "Change")
CHANGES_SHOWN = 3
SIGNED_UP = Text("已报名", "Signed up")
POSITION = Text("候补第 {position} 位", "Waitlist no. {position}")

NOTED: dict[str, Text] = {
    Attendance.PRESENT.value: Text("已签到", "present"),
    Attendance.ABSENT.value: Text("缺席", "absent"),
    Attendance.EXCUSED.value: Text("请假", "excused"),
}
NEXT_NOTED = {
    "": Attendance.PRESENT,
    Attendance.PRESENT.value: Attendance.ABSENT,
    Attendance.ABSENT.value: Attendance.EXCUSED,
    Attendance.EXCUSED.value: Attendance.PRESENT,
}
"""What a tap on a name notes, by what is noted: most come, so one tap is enough for most."""
NOTING = Text(
    "点名字：✅ 到了，再点 ❌ 缺席，再点 ➖ 请假。", "Tap a name: ✅ came, again: ❌ absent, again: ➖ excused."
)
PER_PAGE, NAMES_PER_PAGE = 6, 12
MOST_WITHOUT_REST = 2
ALL = {
    Attendance.PRESENT: Text("✅ 全部到了", "✅ All came"),
    Attendance.ABSENT: Text("❌ 都没来", "❌ Nobody came"),
}
REST = {
    Attendance.PRESENT: Text("✅ 其余都到了", "✅ The rest came"),
    Attendance.ABSENT: Text("❌ 其余都没来", "❌ The rest did not"),
}


def when(session: SessionRecord | SessionVersion, language: Language) -> str:
    """``11月27日（周五）14:00–16:00`` in Beijing time."""
    gap = "" if language == CHINESE else ", "
    return f"{day(beijing_day(session.starts_at), language)}{gap}{clock(session.starts_at)}–{clock(session.ends_at)}"


def training_list(person: Person, views: tuple[TrainingView, ...], page: int, now: datetime) -> Screen:
    """Sessions to come, each one tap from a seat."""
    language = person.language
    title = f"<b>{TRAINING.name.to(language)}</b>"
    last_rows: list[Row] = []
    if may(person, Action.PLAN_TRAINING, Subject(owner_id=person.id)):
        last_rows.append((Button(f"＋ {NEW.to(language)}", OpenForm("training", "person", person.id)),))
    past = Button(PAST.to(language), ShowPastTrainings("", 0))
    last_rows.append((past, home_button(language)))
    if not views:
        text = Text("近期没有安排培训，有了会通知您。", "No trainings are planned. You will be told when there are.")
        return Screen(f"{title}\n\n{escape(text.to(language))}", tuple(last_rows))
    part = page_of(views, page, ShowTrainings, PER_PAGE)
    lines, rows = [title], []
    for view in part.shown:
        lines.append(
            f"<b>{escape(clipped(view.session.title, 60))}</b>\n{escape(when(view.session, language))}\n"
            f"{escape(standing(view, now, language))}"
        )
        rows.append(_list_row(view, now, language))
    return Screen("\n\n".join(lines), (*rows, *part.turns, *last_rows))


def _list_row(view: TrainingView, now: datetime, language: Language) -> Row:
    session = view.session
    shown = Button(as_label(session.title, HALF_LABEL), ShowTraining(session.id))
    if not _may_sign_up_now(view, now):
        return (shown,)
    label = WAITLIST if session.seated >= session.capacity else SIGN_UP
    return (shown, Button(f"✍️ {label.to(language)}", SignUp(session.id)))


def training_card(view: TrainingView, now: datetime, language: Language) -> Screen:
    """One session: what, when, where, by whom, the seats, how this person stands, and what they can do."""
    session = view.session
    said = f"<b>{standing(view, now, language)}</b>"
    if view.position is not None and is_open(session.starts_at, now):
        text = Text("有空位会马上告诉您。", "You will be told as soon as a seat is free.")
        said += f"\n{text.to(language)}"
    if view.reason:
        text = Text("原因：{reason}", "Reason: {reason}")
        said += f"\n{escape(text.to(language, reason=view.reason))}"
    roll = "" if view.may_take_attendance else roll_said(view.roll, language)
    parts = (_facts(view, language), said, roll, *_history(view, language))
    html = "\n\n".join(part for part in parts if part)
    return Screen(html, _card_rows(view, now, language), card_of=("training", session.id))


def _facts(view: TrainingView, language: Language) -> str:
    session = view.session
    course = Course(session.course)
    clause = Text("条款 {clause}", "clause {clause}").to(language, clause=COURSE_CLAUSES[course])
    lines = [
        f"<b>{escape(session.title)}</b>",
        escape(f"{COURSE_NAMES[course].to(language)} · {clause}"),
        "",
        f"🗓 {escape(when(session, language))}",
        f"📍 {escape(session.place)}",
        escape(Text("👤 主讲：{name}", "👤 Trainer: {name}").to(language, name=session.trainer_name)),
    ]
    if not view.may_sign_up:
        audience = session.client_name or Text("所服务的全部企业", "all clients served").to(language)
        lines.append(escape(Text("🏭 对象：{audience}", "🏭 For: {audience}").to(language, audience=audience)))
    seats = Text("💺 已报 {taken} 人，共 {all} 个名额", "💺 {taken} of {all} seats taken")
    waiting = Text("，候补 {n} 人", ", {n} waiting").to(language, n=session.waiting) if session.waiting else ""
    lines.append(escape(seats.to(language, taken=session.seated, all=session.capacity) + waiting))
    return "\n".join(lines)


FACT_NAMES = {
    Fact.TIME: Text("时间", "Time"),
    Fact.PLACE: Text("地点", "Place"),
    Fact.TRAINER: Text("主讲", "Trainer"),
    Fact.SEATS: Text("名额", "Seats"),
}


def change_lines(
    before: SessionRecord | SessionVersion, after: SessionRecord | SessionVersion, language: Language
) -> list[str]:
    """``地点：二楼会议室 → 三楼培训室`` for each fact that is another by now (not escaped)."""
    facts = after.arranged.changed_from(before.arranged)
    gap = COLON.to(language)
    lines = []
    for fact, name in FACT_NAMES.items():
        if fact in facts:
            was, now = (_fact(fact, one, language) for one in (before, after))
            lines.append(f"{name.to(language)}{gap}{was} → {now}")
    return lines


def _fact(fact: Fact, session: SessionRecord | SessionVersion, language: Language) -> str:
    match fact:
        case Fact.TIME:
            return when(session, language)
        case Fact.PLACE:
            return clipped(session.place, 60)
        case Fact.TRAINER:
            return session.trainer_name
        case Fact.SEATS:
            return str(session.capacity)


def _history(view: TrainingView, language: Language) -> list[str]:
    """The latest changes, newest first: who made them, when, what was and what is since, and why."""
    states: list[SessionRecord | SessionVersion] = [*view.versions[1:], view.session]
    changed = list(zip(view.versions, states, strict=False))[-CHANGES_SHOWN:]
    said = []
    for before, after in reversed(changed):
        text = Text("🔁 {at} {who} 修改", "🔁 Changed {at} by {who}")
        reason = (
            [Text("原因：{reason}", "Reason: {reason}").to(language, reason=before.reason)] if before.reason else []
        )
        head = text.to(language, at=stamp(before.changed_at, language), who=before.changed_by)
        said.append(escape("\n".join((head, *change_lines(before, after, language), *reason))))
    return said


def standing(view: TrainingView, now: datetime, language: Language) -> str:
    """How the session stands for this person, in a few words."""
    session = view.session
    if session.state == "cancelled":
        return Text("🚫 已取消", "🚫 Cancelled").to(language)
    own = _own_standing(view, language)
    if not is_open(session.starts_at, now):
        if now >= session.ends_at:
            over = Text("已结束", "Over").to(language)
        elif own and view.position is None:
            over = Text("已开始", "It has begun").to(language)
        else:
            over = Text("已开始，报名已截止", "It has begun; sign-up is closed").to(language)
        return f"{over} · {own}" if own and view.position is None else over
    if own:
        return own
    free = session.capacity - session.seated
    if free > 0:
        return Text("还有 {n} 个名额", "{n} seats left", "{n} seat left").to(language, n=free)
    if session.waiting:
        return Text("名额已满，候补 {n} 人", "Full, {n} waiting").to(language, n=session.waiting)
    return Text("名额已满，可排候补", "Full, waitlist open").to(language)


def _own_standing(view: TrainingView, language: Language) -> str:
    if view.mine is None:
        return ""
    if view.position is not None:
        return f"⏳ {POSITION.to(language, position=view.position)}"
    if view.mine.attendance:
        return f"{MARKS[view.mine.attendance]} {NOTED[view.mine.attendance].to(language)}"
    return f"✅ {SIGNED_UP.to(language)}"


def _is_open(session: SessionRecord, now: datetime) -> bool:
    return session.state == "planned" and is_open(session.starts_at, now)


def _may_sign_up_now(view: TrainingView, now: datetime) -> bool:
    return _is_open(view.session, now) and view.may_sign_up and view.mine is None


def _card_rows(view: TrainingView, now: datetime, language: Language) -> tuple[Row, ...]:
    session = view.session
    open_now = _is_open(session, now)
    rows: list[Row] = []
    if _may_sign_up_now(view, now):
        label = JOIN_WAITLIST if session.seated >= session.capacity else SIGN_UP
        rows.append((Button(f"✍️ {label.to(language)}", SignUp(session.id), tone=Tone.NEXT),))
    if view.mine is not None and open_now:
        rows.append((Button(WITHDRAW.to(language), Withdraw(view.mine.id, 0)),))
    if view.records_for and open_now:
        client_id = view.records_for[0]
        only = OpenForm("behalf", f"sign_up:{client_id}", session.id)
        label = Text("📝 代录报名", "📝 Sign up somebody")
        rows.append((Button(label.to(language), only if len(view.records_for) == 1 else ShowBehalf(0, 0)),))
    running = []
    if view.may_take_attendance and session.state == "planned":
        running.append(Button(f"📋 {ATTENDANCE.to(language)}", ShowAttendance(session.id, 0)))
    if view.may_change and open_now:
        running.append(Button(f"✏️ {CHANGE.to(language)}", OpenForm("training_change", "training", session.id)))
    if running:
        rows.append(tuple(running))
    if view.may_change and open_now:
        rows.append((Button(CANCEL.to(language), OpenForm("training_cancellation", "training", session.id)),))
    rows.append((Button(f"‹ {TRAINING.name.to(language)}", ShowTrainings(0)), home_button(language)))
    return tuple(rows)


def withdrawal_question(view: TrainingView, language: Language) -> Screen:
    """Asked before a seat goes to somebody who waits for it: it would not come back."""
    text = Text(
        "确定取消报名？\n有 {n} 人在候补，名额会马上给下一位。",
        "Withdraw?\n{n} people are waiting; your seat goes to the next one at once.",
        "Withdraw?\n{n} person is waiting; your seat goes to them at once.",
    )
    keep = Button(Text("保留名额", "Keep my seat").to(language), ShowTraining(view.session.id))
    rows: tuple[Row, ...] = ((keep,),)
    if view.mine is not None:
        sure = Text("确定取消报名", "Yes, withdraw")
        rows = ((Button(sure.to(language), Withdraw(view.mine.id, 1)), keep),)
    asked = escape(text.to(language, n=view.session.waiting))
    return Screen(f"<b>{escape(view.session.title)}</b>\n{escape(when(view.session, language))}\n\n{asked}", rows)


PASSED_OVER = Text("有名额时先给后面能收到的人。", "A free seat goes to the next who does.")


def attendance_list(view: AttendanceView, page: int, now: datetime, language: Language) -> Screen:
    """签到名单: the people with seats, from the day itself with buttons to note who came; then those who wait."""
    session = view.session
    lines = [
        f"<b>{ATTENDANCE.to(language)}</b>\n{escape(session.title)}\n{escape(when(session, language))}",
        escape(_totals(view, language)),
    ]
    rows: list[Row] = []
    seats = list(enumerate(view.seated, 1))
    part = page_of(seats, page, lambda to: ShowAttendance(session.id, to), NAMES_PER_PAGE)
    opened = may_note_attendance(session.starts_at, now)
    if not view.seated:
        lines.append(Text("还没有人报名。", "Nobody has signed up yet.").to(language))
    elif opened:
        # the names are on the keys
        lines.append(NOTING.to(language))
        rows += _rest_rows(view, language)
        rows += side_by_side([_note_button(each, session, part.number, language) for _, each in part.shown])
    else:
        lines.append("\n".join(f"{number}. {_named(each, language)}" for number, each in part.shown))
    if view.waiting:
        text = Text("候补：{names}", "Waiting: {names}")
        names = [marked(each.person_name, hears=each.can_be_told) for each in view.waiting]
        lines.append(escape(text.to(language, names=few(names, PER_PAGE, language, unit=Measure.PERSON))))
    if not all(each.can_be_told for each in (*view.seated, *view.waiting)):
        lines.append(f"{OUT_OF_REACH.to(language)}\n{PASSED_OVER.to(language)}")
    if view.seated and not opened:
        text = Text("培训当天起可以签到。", "You can note who came from the day itself.")
        lines.append(escape(text.to(language)))
    rows += part.turns
    back = Button(BACK.to(language), ShowTraining(session.id))
    return Screen("\n\n".join(lines), (*rows, (back, home_button(language))))


def _named(each: SignUpRecord, language: Language) -> str:
    firm = f"（{each.client_name}）" if language == CHINESE else f" ({each.client_name})"
    name = each.person_name + firm
    if each.recorder is not None:
        name = recorded_name(f"{each.person_name} · {each.client_name}", each.recorder, language)
    return escape(marked(name, hears=each.can_be_told))


def _note_button(each: SignUpRecord, session: SessionRecord, page: int, language: Language) -> Button:
    """Somebody by name, with what is noted of them; a tap notes the next that it can be."""
    name = each.person_name if session.client_id is not None else f"{each.person_name} · {each.client_name}"
    if each.recorder is not None:
        name = recorded_name(name, each.recorder, language)
    label = f"{MARKS[each.attendance]} {marked(name, hears=each.can_be_told)}"
    return Button(as_label(label), NoteAttendance(each.id, NEXT_NOTED[each.attendance].value, page))


def _rest_rows(view: AttendanceView, language: Language) -> list[Row]:
    """One tap for everybody of whom nothing is noted; for a single one their own key does the same."""
    left = sum(not each.attendance for each in view.seated)
    if left < MOST_WITHOUT_REST:
        return []
    labels = REST if left < len(view.seated) else ALL
    session_id = view.session.id
    return [tuple(Button(label.to(language), NoteRest(session_id, wanted.value)) for wanted, label in labels.items())]


def _totals(view: AttendanceView, language: Language) -> str:
    counted = {key or "open": sum(each.attendance == key for each in view.seated) for key in ("", *NOTED)}
    text = Text(
        "应到 {all} · 签到 {present} · 缺席 {absent} · 请假 {excused} · 未记 {open}",
        "Seats {all} · present {present} · absent {absent} · excused {excused} · open {open}",
    )
    return text.to(language, all=len(view.seated), **counted)
