"""What is said unasked about cases."""

from datetime import datetime

from bot.records.cases.cases import CaseView
from bot.rules.text import Language, Text
from bot.screens.cases.card import case_card, state_of
from bot.screens.screen import Screen, clipped, escape

LONGEST_QUOTE = 1500

REMINDERS = {
    "before": Text("⏳ 快到期了：{call}。", "⏳ Due soon: {call}."),
    "due": Text("⏰ 今天到期：{call}。", "⏰ Due today: {call}."),
    "overdue": Text("❗ 已逾期：{call}，有困难请说一声。", "❗ Overdue: {call}, or say what is in the way."),
    "escalated": Text("🚨 已逾期多日：{call}。", "🚨 Overdue for days: {call}."),
    "again": Text("⏰ 您让我再提醒您一次：{call}。", "⏰ You asked me to remind you: {call}."),
}
OVERDUE_ELSEWHERE = Text("❗ 已逾期：{call}。", "❗ Overdue: {call}.")
"""To those who do not have to act themselves, so nothing can be in their way."""
ANSWER_THE_WISH = Text("请答复延期申请", "please answer the wish for more time")
LOOK_INTO_IT = Text("请过问", "please look into it")


def case_reminder(view: CaseView, stage: str, now: datetime, language: Language, *, passed_on: bool = False) -> Screen:
    """One step of the ladder: why now, the case, the buttons to act. ``passed_on``: it is for who has to act."""
    call = call_of(view, passed_on=passed_on)
    text = OVERDUE_ELSEWHERE if stage == "overdue" and call is LOOK_INTO_IT else REMINDERS[stage]
    said = text.to(language, call=call.to(language))
    card = case_card(view, now, language, with_events=False)
    return Screen(f"<b>{escape(said)}</b>\n\n{card.html}", card.rows)


def call_of(view: CaseView, *, passed_on: bool = False) -> Text:
    """What is asked of the reader of a reminder."""
    if any(step.answers for step in view.can):
        return ANSWER_THE_WISH
    return (state_of(view.case).call if view.waits_for_me or passed_on else None) or LOOK_INTO_IT


def case_news(view: CaseView, told: Text, who: str, text: str, now: datetime, language: Language) -> Screen:
    """Someone did something to a case: what, what they wrote, and how it stands."""
    quote = f"\n<blockquote>{escape(clipped(text, LONGEST_QUOTE))}</blockquote>" if text else ""
    card = case_card(view, now, language, with_events=False)
    return Screen(f"<b>{escape(told.to(language, who=who))}</b>{quote}\n\n{card.html}", card.rows)


def handed_over(told: Text, who: str, number: str, language: Language) -> Screen:
    """To who handled a case until now; the case itself is no longer theirs to see."""
    return Screen(escape(told.to(language, who=who, number=number)))
