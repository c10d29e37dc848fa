"""代录: of which client and what, and what the people hear for whom something was recorded."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

from bot.records.cases.cases import CaseRecord, CaseView
from bot.records.clients import ClientRecord
from bot.records.trainings import SessionRecord
from bot.rules.behalf import Channel, Recorded
from bot.rules.cases.kinds import FILINGS, LIFE_CYCLES
from bot.rules.text import Language, Text
from bot.screens import recorded_marks
from bot.screens.buttons import ChooseRecord, OpenForm, ShowBehalf, ShowCase
from bot.screens.cases.card import mark, state_word
from bot.screens.paged import paged
from bot.screens.passing_on import COPY_NUMBER, copy_button
from bot.screens.rows import home_button, side_by_side
from bot.screens.screen import Button, Screen, as_label, clipped, escape, quoted
from bot.screens.times import moment
from bot.screens.ways.behalf import BEHALF
from bot.screens.ways.cases import PROGRESS

PASS_ON = Text("请转告", "To pass on")
WRONG = Text("⚠️ 不对，请核实", "⚠️ That is not right")

FINDINGS, SESSIONS, ANSWERS = "findings", "sessions", "answers"
"""What is chosen from a list before it is recorded."""

LISTS = {
    ANSWERS: Text("👍 确认或补充", "👍 Confirm or add"),
    SESSIONS: Text("🎓 培训报名", "🎓 Training sign-up"),
    FINDINGS: Text("📷 提交整改", "📷 Evidence of a fix"),
}
NONE = {
    ANSWERS: Text("没有等对方确认或补充的事。", "Nothing waits for their confirmation or answer."),
    SESSIONS: Text("近期没有可报名的培训。", "There is no training to sign up for."),
    FINDINGS: Text("没有待整改的问题。", "There is nothing to fix."),
}


def clients_to_record_for(found: tuple[ClientRecord, ...], page: int, language: Language) -> Screen:
    """Whose people?"""
    text = Text(
        "<b>代录</b>\n\n对方不方便用这里时，替对方登记。\n是哪家企业的人？",
        "<b>Record for someone</b>\n\nRecord what somebody told you elsewhere.\nOf which client are they?",
    )

    def button(client: ClientRecord) -> Button:
        return Button(as_label(client.short_name), ShowBehalf(client.id, 0))

    return paged(text.to(language), found, page, language, button, partial(ShowBehalf, 0))


def things_to_record(client: ClientRecord, *, statements: bool, language: Language) -> Screen:
    """What did they say? ``statements``: whether complaints and the like are for this reader to record."""
    filings = FILINGS.items() if statements else ()
    lists = [(what, label) for what, label in LISTS.items() if statements or what != ANSWERS]
    buttons = [
        Button(filing.recorded.to(language), OpenForm("behalf", code, client.id))
        for code, filing in filings
        if filing.recorded is not None
    ]
    buttons += [Button(label.to(language), ChooseRecord(client.id, what, 0)) for what, label in lists]
    text = Text("登记什么？", "What do you want to record?")
    html = f"<b>{BEHALF.name.to(language)}</b> · {escape(client.short_name)}\n\n{escape(text.to(language))}"
    return Screen(html, (*side_by_side(buttons), (home_button(language),)))


def cases_to_choose(
    client: ClientRecord, what: str, found: tuple[CaseRecord, ...], page: int, language: Language
) -> Screen:
    """Which finding was fixed, or which case did they answer about?"""

    def button(case: CaseRecord) -> Button:
        label = as_label(f"{mark(case)} {state_word(case, language, for_me=False)} · {case.title}")
        return Button(label, OpenForm("behalf", "evidence", case.id) if what == FINDINGS else ShowCase(case.id))

    title = _title(client, what, bool(found), language)
    return paged(title, found, page, language, button, partial(ChooseRecord, client.id, what))


def sessions_to_choose(client: ClientRecord, found: tuple[SessionRecord, ...], page: int, language: Language) -> Screen:
    """For which training?"""

    def button(session: SessionRecord) -> Button:
        label = as_label(f"{moment(session.starts_at, language)} · {session.title}")
        return Button(label, sign_up_for(session.id, client.id))

    title = _title(client, SESSIONS, bool(found), language)
    return paged(title, found, page, language, button, partial(ChooseRecord, client.id, SESSIONS))


def sign_up_for(session_id: int, client_id: int) -> OpenForm:
    """Begins the recording of a sign-up of somebody of this client."""
    return OpenForm("behalf", f"sign_up:{client_id}", session_id)


def _title(client: ClientRecord, what: str, found: bool, language: Language) -> str:
    which = Text("是哪一项？", "Which one?") if found else NONE[what]
    head = f"<b>{BEHALF.name.to(language)}</b> · {escape(LISTS[what].to(language))} · {escape(client.short_name)}"
    return f"{head}\n\n{escape(which.to(language))}"


def filed_on_behalf(view: CaseView, phone: str, language: Language) -> Screen:
    """The number and the promised dates, for who recorded it; and whether the person hears of it here."""
    case = view.case
    text = Text(
        "已代{who}登记{kind}，编号 <b>{number}</b>。\n\n承诺：\n· {first} 前受理并答复\n· {all} 前办结",
        "{kind} <b>{number}</b> is recorded for {who}.\n\nPromised:\n· taken up by {first}\n· resolved by {all}",
    )
    html = text.to(
        language,
        who=escape(case.opened_by),
        kind=LIFE_CYCLES[case.kind].name.to(language),
        number=escape(case.number),
        first=moment(case.due_at or case.opened_at, language),
        all=moment(case.promised_at or case.opened_at, language),
    )
    if case.opener_away:
        heard = _pass_on(case.opened_by, phone, language)
    else:
        heard = Text("对方会在这里收到通知。", "They are told of it here.").to(language)
    look = Button(PROGRESS.name.to(language), ShowCase(case.id))
    keys = (look, copy_button(COPY_NUMBER, case.number, language))
    return Screen(f"{html}\n\n{escape(heard)}", (keys, (home_button(language),)))


def signed_up_on_behalf(said: Mapping[str, str], card: Screen, language: Language) -> Screen:
    """What came of it, and whether the person hears of it here, above the session's card."""
    if not said["new"]:
        text = Text("ℹ️ {name}之前已经报过名。", "ℹ️ {name} had signed up before.")
    elif said["place"] != "0":
        text = Text(
            "⏳ 名额已满，已代{name}排候补第 {place} 位。", "⏳ It is full: {name} is no. {place} in the waitlist."
        )
    else:
        text = Text("✅ 已代{name}报名。", "✅ {name} has a seat.")
    lines = [text.to(language, name=said["name"], place=said["place"])]
    if said["away"]:
        lines.append(_pass_on(said["name"], said["phone"], language))
    html = "\n".join(f"<b>{escape(line)}</b>" for line in lines)
    return card.saying(f"{html}\n\n{card.html}")


def pass_on_button(case: CaseRecord, language: Language) -> Button:
    """On the home of who recorded a case: somebody without the app is to be told, and asked."""
    label = f"📣 {PASS_ON.to(language)} {case.opened_by} · {case.title}"
    return Button(as_label(label), ShowCase(case.id))


def _pass_on(name: str, phone: str, language: Language) -> str:
    by_phone = Text("📣 请转告{name}（电话 {phone}）", "📣 Please tell {name} (phone {phone})")
    text = by_phone if phone else Text("📣 请转告{name}", "📣 Please tell {name}")
    return text.to(language, name=name, phone=phone)


def passed_on(name: str, phone: str, screen: Screen, language: Language) -> Screen:
    """A message for somebody who does not use the bot, to who tells them."""
    return screen.saying(f"<b>{escape(_pass_on(name, phone, language))}</b>\n\n{screen.html}")


def recorded_from(by: str, parameters: Mapping[str, Any]) -> Recorded:
    """How something was recorded, from a message's parameters."""
    return Recorded(by, Channel(str(parameters["channel"])), date.fromisoformat(str(parameters["told_on"])))


def step_recorded(recorded: Recorded, case: CaseRecord, action: str, card: Screen, language: Language) -> Screen:
    """To the person for whom a case was opened, or a step in it taken."""
    if action == "open":
        what = LIFE_CYCLES[case.kind].name.to(language).lower()
        text = Text(
            "📝 {by}按您说的（{how}），代您提出了{what} {number}。", "📝 {by} filed {what} {number} for you ({how})."
        )
    else:
        what = LIFE_CYCLES[case.kind].transition(action).label.to(language)
        text = Text(
            "📝 {by}按您说的（{how}），在 {number} 上代您登记了：{what}",
            "📝 {by} recorded for you on {number} ({how}): {what}",
        )
    said = text.to(language, by=recorded.by, how=recorded_marks.told(recorded, language), number=case.number, what=what)
    return _with_wrong(said, card, "case", case.id, language)


def sign_up_recorded(recorded: Recorded, card: Screen, sign_up_id: int, language: Language) -> Screen:
    """To the person who was signed up."""
    text = Text("📝 {by}按您说的（{how}），代您报名了这场培训。", "📝 {by} signed you up for this training ({how}).")
    said = text.to(language, by=recorded.by, how=recorded_marks.told(recorded, language))
    return _with_wrong(said, card, "sign_up", sign_up_id, language)


def answer_recorded(recorded: Recorded, card: Screen, kind: str, record_id: int, language: Language) -> Screen:
    """To the client's manager whose answer to a deliverable was recorded."""
    text = Text(
        "📝 {by}按您说的（{how}），代您答复了这项成果。", "📝 {by} recorded your answer to this deliverable ({how})."
    )
    said = text.to(language, by=recorded.by, how=recorded_marks.told(recorded, language))
    return _with_wrong(said, card, kind, record_id, language)


def _with_wrong(said: str, card: Screen, kind: str, record_id: int, language: Language) -> Screen:
    ask = Text("如有不符，请点「不对，请核实」。", "If it is not what you said, tap “That is not right”.")
    html = f"<b>{escape(said)}</b>\n{escape(ask.to(language))}\n\n{card.html}"
    wrong = Button(WRONG.to(language), OpenForm("behalf_wrong", kind, record_id))
    return card.saying(html, (*card.rows[:-1], (wrong,), *card.rows[-1:]))


def disputed(name: str, text: str, card: Screen, language: Language) -> Screen:
    """To the quality manager: something recorded for somebody is not what they said."""
    said = Text("⚠️ {name}说代录的内容不对，请核实：", "⚠️ {name} says that what was recorded for them is wrong:")
    html = f"<b>{escape(said.to(language, name=name))}</b>\n{quoted(clipped(text, 1500))}"
    return card.saying(f"{html}\n\n{card.html}")
