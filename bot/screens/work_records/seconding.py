"""二人确认: what a second person is asked, on cards and in messages; and what is said of it to whoever asked."""

from bot.records.second_persons import SecondPerson
from bot.records.seconding import SecondView
from bot.rules.forms.seconding import ANOTHER_FORM, DECLINED_FORM, QUESTION
from bot.rules.seconding import Second, Seconded
from bot.rules.text import COLON, Language, Text
from bot.screens.buttons import ConfirmSecond, OpenForm, ShowEntry, ShowRecord
from bot.screens.rows import home_button
from bot.screens.screen import Button, Row, Screen, clipped, escape, quoted
from bot.screens.times import short_day, stamp
from bot.screens.work_records.facts import labelled

MANAGERS = Text("企业负责人", "the client's manager")
ANOTHER = Text("👥 另请见证人", "👥 Ask a witness instead")
_WAITS = Text("⏳ 等{who}确认（{day}请的）", "⏳ Waiting for {who} to confirm (asked {day})")
_DONE = Text("🤝 {who}{done}，{when}", "🤝 {who} {done}, {when}")
_DECLINED = Text("❌ {who}没有确认，{when}", "❌ {who} did not confirm, {when}")
_INSTEAD = Text("改请{who}：{why}", "{who} is asked instead: {why}")
LONGEST = 300


def who_is_asked(question: SecondPerson, language: Language) -> str:
    """Their name, or who of the client."""
    return question.asked or MANAGERS.to(language)


def second_lines(questions: tuple[SecondPerson, ...], second: Second, language: Language) -> list[str]:
    """Who was asked and what they said, in order, escaped."""
    lines = []
    for one in questions:
        who = who_is_asked(one, language)
        told = [escape(_INSTEAD.to(language, who=who, why=one.why))] if one.why else []
        when = stamp(one.answered_at, language) if one.answered_at is not None else ""
        if one.state is Seconded.OPEN:
            told.append(escape(_WAITS.to(language, who=who, day=short_day(one.asked_at.date(), language))))
        elif one.state is Seconded.CONFIRMED:
            told.append(escape(_DONE.to(language, who=one.by, done=second.done.to(language), when=when)))
        elif one.state is Seconded.DECLINED:
            told += [escape(_DECLINED.to(language, who=one.by, when=when)), quoted(one.text)]
        lines.append("\n".join(told))
    return [line for line in lines if line]


def second_keys(
    questions: tuple[SecondPerson, ...], second: Second, language: Language, *, may_answer: bool, may_ask: bool
) -> list[Row]:
    """For who is asked, and for who may have somebody else asked."""
    if not questions:
        return []
    question_id, rows = questions[-1].id, list[Row]()
    if may_answer:
        yes = Button(second.yes.to(language), ConfirmSecond(question_id))
        rows.append((yes, Button(second.no.to(language), OpenForm(DECLINED_FORM, QUESTION, question_id))))
    if may_ask:
        rows.append((Button(ANOTHER.to(language), OpenForm(ANOTHER_FORM, QUESTION, question_id)),))
    return rows


def question_card(view: SecondView, language: Language, head: str = "") -> Screen:
    """All that somebody needs who is asked, whatever else they may see."""
    question, record = view.question, view.record
    asked = Text("🤝 {asks}", "🤝 {asks}").to(language, asks=view.second.asks.to(language))
    lines = [f"<b>{escape(head or asked)}</b>"]
    what = " · ".join(one for one in (question.client_name, f"{view.ledger.one.to(language)} {view.entry}") if one)
    about = [what]
    if record is not None:
        filed = f"{record.mark} {record.of_kind.name.to(language)} {record.number}"
        about += [f"{filed} · {record.person_name}", *labelled(record.of_kind, record.said, language)]
    else:
        by = Text("登记人", "Entered by")
        about.append(f"{by.to(language)}{COLON.to(language)}{question.asker}")
    lines.append("\n".join(map(escape, about)))
    if record is not None and record.said.get(record.of_kind.words):
        lines.append(quoted(clipped(record.said[record.of_kind.words], LONGEST)))
    if not view.may_answer:
        lines += second_lines((question,), view.second, language)
    keys = second_keys((question,), view.second, language, may_answer=view.may_answer, may_ask=view.may_ask_another)
    return Screen("\n\n".join(lines), (*keys, (home_button(language),)))


def asked(view: SecondView, language: Language, *, again: bool) -> Screen:
    """To who may confirm it, at once and each week."""
    head = Text("⏰ 还在等您确认：{asks}", "⏰ Still waiting for you: {asks}")
    return question_card(view, language, head.to(language, asks=view.second.asks.to(language)) if again else "")


def waits(view: SecondView, language: Language, *, nobody: bool) -> Screen:
    """To whoever asked: that nobody answered, or that nobody can hear it."""
    who = who_is_asked(view.question, language)
    text = Text("⏳ {who}还没有确认", "⏳ {who} has not confirmed yet")
    if nobody:
        text = Text("📵 {who}在这里收不到消息，请另请见证人", "📵 {who} cannot be reached here: please ask a witness")
    return _news(view, text.to(language, who=who), language)


def answered(view: SecondView, language: Language) -> Screen:
    """To whoever asked: what was said."""
    text = Text("🤝 {who}{done}", "🤝 {who} {done}")
    if view.question.state is Seconded.DECLINED:
        text = Text("❌ {who}没有确认", "❌ {who} did not confirm")
    return _news(view, text.to(language, who=view.question.by, done=view.second.done.to(language)), language)


def _news(view: SecondView, head: str, language: Language) -> Screen:
    card = question_card(view, language, head)
    subject = view.question.subject
    shown = ShowEntry(subject.kind, subject.id) if view.record is None else ShowRecord(subject.kind, subject.id)
    see = Button(Text("查看", "See it").to(language), shown)
    return Screen(card.html, (*card.rows[:-1], (see,)))
