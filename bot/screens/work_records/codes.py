"""现场确认: the code that a consultant shows, what whoever scans it reads, why one leads to nothing (clause 4.7.1)."""

from collections.abc import Mapping, Sequence

from bot.records.confirming import ConfirmationCode, NotToConfirm, ToConfirm, WhyNot
from bot.records.work_records import ClientConfirmation, RecordView, WorkRecord
from bot.rules.confirming import SAID_NAMES, Said
from bot.rules.forms.confirming import REMARKS_FORM
from bot.rules.forms.score import score_of, title_of
from bot.rules.text import COLON, Language, Text, capital, further
from bot.screens.buttons import ConfirmRecord, OpenForm, PresentCode, ShowRecord
from bot.screens.cases.severities import SEVERITY_MARKS
from bot.screens.checklists.score import score_line
from bot.screens.rows import home_button, side_by_side
from bot.screens.screen import Button, Row, Screen, clipped, escape, quoted
from bot.screens.times import clock, moment, stamp
from bot.screens.work_records.confirming import CONFIRM, REMARKS

MOST_FINDINGS, LONGEST_FINDING = 12, 80
"""Of what is read on the spot; the report tells all of it."""

ON_ITS_WAY = Text("二维码马上发给您", "The QR code is on its way")
_SURE = Text(
    "<b>{number}</b>\n\n企业确认前要先收到报告：现在就发给企业，之后不能自己撤回。发出并出示二维码吗？",
    "<b>{number}</b>\n\nThe client has to have the report to confirm it: it gets it now, and you cannot recall it any"
    " more. Send it and show the QR code?",
)
_SEND, _LATER = Text("📲 发出并出示", "📲 Yes, show"), Text("‹ 先不发", "‹ Not yet")


def present_question(view: RecordView, language: Language) -> Screen:
    """Before the client gets with the code what could still be recalled."""
    kind, record_id = view.record.kind, view.record.id
    rows = side_by_side(
        [
            Button(_SEND.to(language), PresentCode(kind, record_id, 1, view.last_code)),
            Button(_LATER.to(language), ShowRecord(kind, record_id)),
        ]
    )
    return Screen(_SURE.to(language, number=escape(view.record.number)), tuple(rows))


_TO_SCAN = Text(
    "请企业人员用手机扫这个码，打开 Telegram 确认。{time} 前有效，只能用一次。",
    "Please have somebody of the client scan this and confirm in Telegram. It holds until {time}, for one of them.",
)


def to_scan(code: ConfirmationCode, record: WorkRecord, language: Language) -> Screen:
    """The words below the picture."""
    said = _TO_SCAN.to(language, time=clock(code.expires_at))
    return Screen(f"<b>📲 {escape(record.number)}</b>\n{escape(said)}", (_look(record, language),))


_READING = Text("👀 {who}扫了码，正在看。", "👀 {who} scanned the code and is reading.")
_OVER = Text("⌛ 这个码已经失效。", "⌛ This code does not hold any more.")
_SAYS = Text("{mark} {said}{gap}{who}，{when}", "{mark} {said}{gap}{who}, {when}")
_AGAIN = Text("📲 换一个新码", "📲 Show a new code")


def code_stands(
    code: ConfirmationCode, record: WorkRecord, said: Sequence[ClientConfirmation], language: Language
) -> Screen:
    """In the place of these words: who confirmed, who reads, or that it holds no more and how there is another."""
    head = f"<b>{escape(record.number)}</b>"
    for one in said:
        return Screen(f"{head}\n{said_to_it(one, language)}", (_look(record, language),))
    told = _READING.to(language, who=code.used_by) if code.used_by_id is not None else _OVER.to(language)
    again = Button(_AGAIN.to(language), PresentCode(record.kind, record.id, 0, code.id))
    return Screen(f"{head}\n{escape(told)}", ((again,), _look(record, language)))


def said_to_it(one: ClientConfirmation, language: Language) -> str:
    """Who said what, and when."""
    values = {"mark": "✅" if one.said is Said.CONFIRMED else "💬", "gap": COLON.to(language), "who": one.by_name}
    line = escape(_SAYS.to(language, said=SAID_NAMES[one.said].to(language), when=stamp(one.at, language), **values))
    return f"{line}\n{quoted(one.text)}" if one.text else line


_ASK = Text("请确认这次{name}", "Please confirm this {name}")
_FOUND = Text("发现 {n} 个问题：", "{n} findings:", "{n} finding:")


def to_confirm(asked: ToConfirm, language: Language) -> Screen:
    """What was found, in short, and 确认 or 有意见; or what was said to it."""
    record, name = asked.record, asked.record.of_kind.name.to(language)
    head = _ASK.to(language, name=name) if asked.said is None else capital(name)
    title, scored = title_of(record.said), score_of(record.said)
    place = " · ".join(filter(None, (record.client_name, record.site_name)))
    facts = [place, title.to(language) if title is not None else ""]
    facts.append(f"{record.person_name} · {moment(record.filed_at, language)}")
    facts += [score_line(scored, language)] if scored is not None else []
    lines = [f"<b>{escape(head)} {escape(record.number)}</b>\n{escape(chr(10).join(filter(None, facts)))}"]
    found = [f"{SEVERITY_MARKS[one.severity]} {clipped(one.what, LONGEST_FINDING)}" for one in asked.findings]
    if found:
        told = [
            _FOUND.to(language, n=len(found)),
            *found[:MOST_FINDINGS],
            *further(len(found) - MOST_FINDINGS, language),
        ]
        lines.append(escape("\n".join(told)))
    else:
        lines.append(Text("未发现问题。", "No findings.").to(language))
    lines += [said_to_it(one, language) for one in asked.noted]
    lines += [said_to_it(asked.said, language)] if asked.said is not None else []
    return Screen("\n\n".join(lines), _keys(asked, language))


def _keys(asked: ToConfirm, language: Language) -> tuple[Row, ...]:
    if asked.said is not None:
        return ((home_button(language),),)
    kind, record_id = asked.record.kind, asked.record.id
    return tuple(
        side_by_side(
            [
                Button(CONFIRM.to(language), ConfirmRecord(kind, record_id)),
                Button(REMARKS.to(language), OpenForm(REMARKS_FORM, kind, record_id)),
            ]
        )
    )


STRANGERS = Text(
    "这个二维码只供受检企业的人员确认检查记录。",
    "This QR code is for the people of the client that was visited, to confirm the record.",
)
_WHY: Mapping[WhyNot, Text] = {
    WhyNot.UNKNOWN: Text("这个二维码不对，请质量管家重新出示。", "This QR code is wrong. Please ask for a new one."),
    WhyNot.TOO_MANY: Text("错的次数太多，请 1 小时后再试。", "Too many wrong codes. Please try again in an hour."),
    WhyNot.NOT_OF_CLIENT: STRANGERS,
    WhyNot.ON_ITS_WAY: Text(
        "报告正在发出，请过几秒再扫一次。", "The report is just being sent. Please scan again in a few seconds."
    ),
    WhyNot.TAKEN_BACK: Text("这份记录已经撤回，不用确认了。", "This record was taken back, so need not be confirmed."),
    WhyNot.CHANGED: Text(
        "记录在出码之后改过，请质量管家出示新码。", "The record was corrected since. Please ask for a new code."
    ),
    WhyNot.USED: Text("{who}已经用过这个二维码。", "{who} has used this QR code already."),
    WhyNot.OVER: Text(
        "这个二维码已过期，请质量管家换一个新码。", "This QR code has run out. Please ask for a new one."
    ),
}


def not_to_confirm(refused: NotToConfirm, language: Language) -> Screen:
    """Why a code leads to nothing, in one sentence."""
    return Screen(escape(_WHY[refused.why].to(language, who=refused.who)))


def _look(record: WorkRecord, language: Language) -> Row:
    label = Text("查看{name}", "See the {name}").to(language, name=record.of_kind.name.to(language))
    return (Button(label, ShowRecord(record.kind, record.id)),)
