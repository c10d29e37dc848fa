"""What is said unasked about cases."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.records.cases.cases import CaseView
from bot.rules.cases.deadlines import SET_BY_HAND
from bot.rules.cases.drills import drill_mark
from bot.rules.cases.kinds import CASE_KINDS
from bot.rules.cases.life_cycle import Party, Transition
from bot.rules.deadlines import Stage
from bot.rules.text import Language, Measure, Text, further, joined
from bot.screens.buttons import ShowCase
from bot.screens.cases.card import case_card, heading, late_for, stands_still, state_of
from bot.screens.cases.events import action_name
from bot.screens.cases.parts import own_part
from bot.screens.cases.reports import report_line
from bot.screens.rows import home_button
from bot.screens.screen import Button, Screen, clipped, escape, quoted

LONGEST_QUOTE, LONGEST_TAKEN = 1500, 120

REMINDERS = {
    "before": Text("⏳ 快到期了：{call}。", "⏳ Due soon: {call}."),
    "due": Text("⏰ 今天到期：{call}。", "⏰ Due today: {call}."),
    "overdue": Text("❗ 已逾期：{call}，有困难请说一声。", "❗ Overdue: {call}, or say what is in the way."),
    "escalated": Text("🚨 {late}：{call}。", "🚨 {late}: {call}."),
    "again": Text("⏰ 您让我再提醒您一次：{call}。", "⏰ You asked me to remind you: {call}."),
}
OVERDUE_ELSEWHERE = Text("❗ 已逾期：{call}。", "❗ Overdue: {call}.")
"""To those who do not have to act themselves, so nothing can be in their way."""
ANSWER_THE_WISH = Text("请答复延期申请", "please answer the wish for more time")
LOOK_INTO_IT = Text("请过问", "please look into it")
UP_THE_LINE = Text(
    "这一步没有别人可以告知，所以请您过问。", "Nobody else can be told of this step, so it comes to you."
)


def case_reminder(
    view: CaseView, stage: str, now: datetime, language: Language, *, passed_on: bool = False, up: bool = False
) -> Screen:
    """One step of the ladder: why now, the case, the buttons to act.

    ``passed_on``: it is for who has to act; ``up``: it comes up the line, in place of whom it does not reach.
    """
    call = call_of(view, passed_on=passed_on)
    text = OVERDUE_ELSEWHERE if stage == "overdue" and call is LOOK_INTO_IT else REMINDERS[stage]
    said = text.to(language, call=call.to(language), late=late_for(view.case, now, language))
    why = f"\n{escape(UP_THE_LINE.to(language))}" if up else ""
    if stage in (Stage.OVERDUE, Stage.ESCALATED) and not view.waits_for_me:
        # who is told because it is late finds first what they can do about that
        view = replace(view, can=tuple(sorted(view.can, key=_about_lateness)))
    card = case_card(view, now, language, with_events=False)
    return card.saying(f"<b>{_drill(view, language)}{escape(said)}</b>{why}\n\n{card.html}")


def _about_lateness(step: Transition) -> int:
    """催办, 改派, 延期, 我来处理, in this order and before all else."""
    kinds = (step.daily, step.asks == "case_assign", step.promise in SET_BY_HAND, step.takes)
    return next((place for place, is_one in enumerate(kinds) if is_one), len(kinds))


NAG = Text("🔴 严重，请尽快处理：{call}。", "🔴 Serious; please see to it soon: {call}.")
SAY_SO = Text("点「{key}」就不再重复提醒，期限不变。", "Tap {key} and this is not repeated; its date stays as it is.")


def nag(view: CaseView, now: datetime, language: Language) -> Screen:
    """What is serious, once more: what is asked, how to have it stop, the case with the button first."""
    kind = CASE_KINDS[view.case.kind]
    says_so = kind.transition(kind.nags[view.case.state])
    view = replace(view, can=tuple(sorted(view.can, key=lambda step: step.action != says_so.action)))
    card = case_card(view, now, language, with_events=False)
    said = NAG.to(language, call=call_of(view).to(language))
    how = SAY_SO.to(language, key=says_so.label.to(language))
    head = f"<b>{_drill(view, language)}{escape(said)}</b>\n{escape(how)}"
    return card.saying(f"{head}\n\n{card.html}")


CALL_THEM = Text("☎️ 请打电话：等的人收不到这里的消息。", "☎️ Please call: whoever this waits for gets no messages here.")
NOBODY_LEFT = Text(
    "{who}已不在企业，请联系企业另定一个人。", "{who} has left the client; please ask the client who answers instead."
)
NOBODY_JOINED = Text("企业还没有能收到消息的人。", "Nobody of the client gets messages here yet.")
ASK_BACK = Text("请对方重新打开和我的对话。", "Ask them to open the chat with me again.")
OR_RECORD = Text("也可以代录对方的答复。", "You can also record their answer for them.")
LET_RECORD = Text(
    "对方满意的话，请同事代录，处理人自己不能代录满意。",
    "If they are satisfied, a colleague records it: whoever handled it cannot.",
)
OTHERS = Text(
    "这家企业还有 {n} 件也是这样。", "{n} more of this client's are the same.", "One more of this client's is the same."
)
MOST_CALLED = 5


def please_call(
    view: CaseView,
    called: Sequence[tuple[str, str]],
    uncalled: int,
    others: int,
    now: datetime,
    language: Language,
) -> Screen:
    """To who can telephone: the case, the names and numbers of ``called``, what can be done until they are back.

    ``uncalled``: how many more nobody hears of.
    ``others``: how many more of the client's findings wait in the same way, of which nothing else is said.
    """
    lines = [f"<b>{_drill(view, language)}{escape(CALL_THEM.to(language))}</b>"]
    lines += [escape(" ☎️ ".join(part for part in one if part)) for one in called]
    lines += map(escape, further(uncalled, language, Measure.PERSON))
    if not called and stands_still(view.case):
        lines.append(escape(NOBODY_LEFT.to(language, who=view.case.opened_by)))
    elif not called:
        lines.append(escape(NOBODY_JOINED.to(language)))
    said = [ASK_BACK] if called else []
    if stands_still(view.case) and called:
        said.append(OR_RECORD if _can_record_an_answer(view) else LET_RECORD)
    lines += [escape((" " if language == "en" else "").join(one.to(language) for one in said))] if said else []
    if others:
        lines.append(escape(OTHERS.to(language, n=others)))
    card = case_card(view, now, language, with_events=False)
    return replace(card, html="\n".join(lines) + f"\n\n{card.html}")


def _can_record_an_answer(view: CaseView) -> bool:
    """Whether the reader can record any answer there is; whoever handled it does not write down that it is good."""
    if state_of(view.case).lapse is None:
        return bool(view.can_record)
    return any(step.judges for step in view.can_record)


def call_of(view: CaseView, *, passed_on: bool = False) -> Text:
    """What is asked of the reader of a reminder."""
    if any(step.answers for step in view.can):
        return ANSWER_THE_WISH
    return (state_of(view.case).call if view.waits_for_me or passed_on else None) or LOOK_INTO_IT


def case_news(
    view: CaseView, told: Text, who: str, text: str, now: datetime, language: Language, *, broken: str = ""
) -> Screen:
    """Someone did something to a case: what, what they wrote, and how it stands.

    ``broken``: what was promised to the reader and not kept, which it mends.
    """
    quote = f"\n{quoted(clipped(text, LONGEST_QUOTE))}" if text else ""
    not_kept = f"\n{escape(broken)}" if broken else ""
    card = case_card(view, now, language, with_events=False)
    said = f"<b>{_drill(view, language)}{escape(told.to(language, who=who))}</b>{not_kept}{quote}"
    return card.saying(f"{said}\n\n{card.html}")


def call(view: CaseView, told: Text, reader_id: int, now: datetime, language: Language, *, record: str = "") -> Screen:
    """To who is called: what for, what the ``record`` says that opened it, what they do by the emergency plan."""
    return _to_called(view, told.to(language, who=view.case.opened_by), reader_id, now, language, record)


def _to_called(
    view: CaseView, said: str, reader_id: int, now: datetime, language: Language, record: str = ""
) -> Screen:
    card = case_card(view, now, language, with_events=False)
    own = own_part(view.parts, reader_id, language)
    head = f"<b>{_drill(view, language)}{escape(said)}</b>"
    return card.saying("\n\n".join(filter(None, (head, record, own, card.html))))


def _drill(view: CaseView, language: Language) -> str:
    return drill_mark(language, drill=view.case.drill)


def taken(view: CaseView, now: datetime, language: Language) -> Screen:
    """In the place of what was asked of the reader: who has it now, or what was done last, and the way to the card."""
    case, last = view.case, view.events[-1]
    on_it = Text("👌 {who}正在处理，您不用再处理。", "👌 {who} is handling it; nothing is left for you to do.")
    done = Text("✅ {who}{done}，您不用再处理。", "✅ {who} {done}; nothing is left for you to do.")
    if case.handler and case.closed_at is None and state_of(case).waits_for & {Party.HANDLER}:
        said = on_it.to(language, who=case.handler)
    else:
        who = last.who or Text("系统", "The bot").to(language)
        said = done.to(language, who=who, done=action_name(case, last.action, language))
    title = escape(clipped(case.title, LONGEST_TAKEN))
    html = f"<b>{_drill(view, language)}{escape(said)}</b>\n\n{heading(view, now, language)}\n{title}"
    look = Button(Text("查看", "See it").to(language), ShowCase(case.id))
    return Screen(html, ((look,),), secret=CASE_KINDS[case.kind].confidential)


def update_due(view: CaseView, now: datetime, language: Language) -> Screen:
    """To whoever leads: the question how it stands; to our lead: that it was not said."""
    asked = Text("⏰ 到约定通报的时间了：现在怎么样？", "⏰ It is time to report: how does it stand?")
    late = Text("❗ {who}还没有通报进展，请过问。", "❗ {who} has not reported yet: please look into it.")
    said = (asked if view.waits_for_me else late).to(language, who=view.case.handler or "")
    card = case_card(view, now, language, with_events=False)
    return card.saying(f"<b>{_drill(view, language)}{escape(said)}</b>\n\n{card.html}")


def report_due(view: CaseView, now: datetime, language: Language) -> Screen:
    """To whoever leads, and our lead: what is still to be reported to somebody by a set time."""
    said = Text("⏳ 这件事须按时告知，还没有登记已告知：", "⏳ Notices owed; nobody has noted that they were given:")
    left = [escape(report_line(one, now, language)) for one in view.reports if one.told_at is None]
    card = case_card(view, now, language, with_events=False)
    told = "\n".join((f"<b>{_drill(view, language)}{escape(said.to(language))}</b>", *left))
    return card.saying(f"{told}\n\n{card.html}")


def count(view: CaseView, reader_id: int, now: datetime, language: Language) -> Screen:
    """In the place of a call: who comes by now, and what its reader does and can do."""
    n = Text("👌 {n} 人响应：{who}", "👌 {n} are coming: {who}", one="👌 {who} is coming")
    nobody = Text("🚨 还没有人响应。", "🚨 Nobody has answered yet.")
    said = n.to(language, n=len(view.coming), who=joined(view.coming, language)) if view.coming else nobody.to(language)
    return _to_called(view, said, reader_id, now, language)


def handed_over(told: Text, who: str, number: str, language: Language) -> Screen:
    """To who handled a case until now; the case itself is no longer theirs to see."""
    return Screen(escape(told.to(language, who=who, number=number)), ((home_button(language),),))


def case_ended(
    said: str, state: str, own: CaseView | None, ended: CaseView | None, now: datetime, language: Language
) -> Screen:
    """To who reported something what became of it: ``said`` by them, ``state`` in which it ended.

    ``own``: what they filed themselves, ``ended``: the case with which it ended; of each as much as they may see.
    """
    told = Text("🏁 您反映的事有结果了：{state}", "🏁 What you reported has an end: {state}").to(language, state=state)
    head = f"<b>{escape(told)}</b>\n{quoted(clipped(said, LONGEST_QUOTE))}"
    if ended is not None:
        card = case_card(ended, now, language, with_events=False)
        return card.saying(f"{head}\n\n{card.html}")
    if own is None:
        return Screen(head, ((home_button(language),),))
    look = Button(Text("查看", "See it").to(language), ShowCase(own.case.id))
    secret = CASE_KINDS[own.case.kind].confidential
    return Screen(f"{head}\n\n{heading(own, now, language)}", ((look, home_button(language)),), secret=secret)
