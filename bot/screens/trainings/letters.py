"""What the bot says unasked about trainings: the announcement, reminders, a freed seat, a cancellation."""

from dataclasses import replace
from datetime import datetime

from bot.records.trainings import AttendanceView, SessionVersion, TrainingView
from bot.rules.beijing import beijing_day
from bot.rules.text import Language, Text
from bot.screens.screen import Screen, escape
from bot.screens.times import clock
from bot.screens.trainings.card import attendance_list, change_lines, training_card

ANNOUNCED = Text("📢 新的培训，欢迎报名。", "📢 A new training. You are welcome to sign up.")
SEAT_FREED = Text(
    "🎉 已递补成功，名额归您了。来不了请点「取消报名」。",
    "🎉 A seat is yours. If you cannot come, please tap Withdraw.",
)
CHANGED = Text("🔁 这场培训有变动：", "🔁 This training has changed:")
YOURS_NOW = Text("🔁 这场培训改由您主讲：", "🔁 You are the trainer of this one now:")
CANNOT_COME = Text("来不了请点「取消报名」。", "If you cannot come, please tap Withdraw.")
CANCELLED = Text("🚫 很抱歉，这场培训取消了。", "🚫 We are sorry: this training is cancelled.")
TOMORROW = Text("⏰ 提醒：明天 {time} 有培训。", "⏰ Reminder: you have a training tomorrow at {time}.")
TODAY = Text("⏰ 提醒：今天 {time} 有培训。", "⏰ Reminder: you have a training today at {time}.")

ROLL = Text(
    "📝 培训结束了，请记一下谁来了（还有 {n} 人没记）。没有人来，也请点一下。",
    "📝 The training is over: please note who came ({n} still open). If nobody did, please tap that.",
)

OWN_TOMORROW = Text("⏰ 提醒：明天 {time} 有培训要讲。", "⏰ Reminder: a training to lead tomorrow at {time}.")
OWN_TODAY = Text("⏰ 提醒：今天 {time} 有培训要讲。", "⏰ Reminder: a training to lead today at {time}.")


def announced(view: TrainingView, now: datetime, language: Language) -> Screen:
    """A new session, one tap from a seat."""
    return _headed(ANNOUNCED.to(language), view, now, language)


def reminder(view: TrainingView, now: datetime, language: Language) -> Screen:
    """The day before, and on the day; what is said depends on when it is read, not on when it was written."""
    text = TODAY if beijing_day(now) == beijing_day(view.session.starts_at) else TOMORROW
    return _headed(text.to(language, time=clock(view.session.starts_at)), view, now, language)


def own_training(view: TrainingView, now: datetime, language: Language) -> Screen:
    """For who leads it, or stands in for them: when, and who comes."""
    text = OWN_TODAY if beijing_day(now) == beijing_day(view.session.starts_at) else OWN_TOMORROW
    return _headed(text.to(language, time=clock(view.session.starts_at)), view, now, language)


def seat_freed(view: TrainingView, now: datetime, language: Language) -> Screen:
    """已递补成功."""
    return _headed(SEAT_FREED.to(language), view, now, language)


def changed(view: TrainingView, before: SessionVersion, reader_id: int, now: datetime, language: Language) -> Screen:
    """What is another since its reader heard of it last, and the session as it is."""
    lines = change_lines(before, view.session, language)
    trains = reader_id == view.session.trainer_id != before.trainer_id
    reason = view.versions[-1].reason
    if reason:
        lines.append(Text("原因：{reason}", "Reason: {reason}").to(language, reason=reason))
    if view.mine is not None:
        lines.append(CANNOT_COME.to(language))
    said = "\n".join(((YOURS_NOW if trains else CHANGED).to(language), *lines))
    card = training_card(replace(view, versions=()), now, language)
    return Screen(f"<b>{escape(said)}</b>\n\n{card.html}", card.rows)


def cancelled(view: TrainingView, now: datetime, language: Language) -> Screen:
    """The session does not take place; the card says why."""
    return _headed(CANCELLED.to(language), view, now, language)


def roll(view: AttendanceView, now: datetime, language: Language) -> Screen:
    """After a session: who came? With the list, to note it at once."""
    left = sum(not each.attendance for each in view.seated)
    said = ROLL.to(language, n=left)
    listed = attendance_list(view, 0, now, language)
    return Screen(f"<b>{escape(said)}</b>\n\n{listed.html}", listed.rows)


def _headed(head: str, view: TrainingView, now: datetime, language: Language) -> Screen:
    card = training_card(view, now, language)
    return Screen(f"<b>{escape(head)}</b>\n\n{card.html}", card.rows)
