"""确认: what the client said to a record, on its card, and the keys of whoever may say or note it (clause 4.7.1)."""

from bot.records.work_records import ClientSaid, RecordView, settled
from bot.rules.confirming import BY_CODE, SAID_NAMES
from bot.rules.forms.confirming import FOR_CLIENT_FORM, REMARKS_FORM
from bot.rules.record_kind import State
from bot.rules.text import COLON, Language, Text
from bot.screens.buttons import ConfirmRecord, OpenForm, PresentCode, ShowRecord
from bot.screens.rows import side_by_side
from bot.screens.screen import Button, Row, Screen, escape, quoted
from bot.screens.times import stamp

CONFIRM, REMARKS = Text("👌 确认", "👌 Confirm"), Text("💬 有意见", "💬 Remarks")
ON_THE_SPOT = Text("📲 现场扫码确认", "📲 Confirm by QR")
FOR_CLIENT = Text("🖊 记客户确认", "🖊 Client's confirmation")
_LINE = Text("🖊 {said}{gap}{who}，{when}", "🖊 {said}{gap}{who}, {when}")
_STILL = Text("之后随时可以确认。", "It can still be confirmed at any time.")
_SHORTLY, _SHORTLY_BEFORE = Text("🖊 {said}", "🖊 {said}"), Text("🖊 更正前：{said}", "🖊 before a correction: {said}")
_BEFORE = Text("确认的是更正前的内容。", "It was given for what the record said before it was corrected.")


def confirmations(view: RecordView, language: Language) -> list[str]:
    """What the client said, in order, and whether that was to what the record says now; or that it may be still."""
    lines = []
    for one in view.confirmed:
        who = one.by_name + (BY_CODE.to(language) if one.scanned else "")
        if one.recorder:
            who += Text("（{name}记录）", " (noted by {name})").to(language, name=one.recorder)
        values = {"said": SAID_NAMES[one.said].to(language), "gap": COLON.to(language), "who": who}
        told = [escape(_LINE.to(language, when=stamp(one.at, language), **values))]
        told += [quoted(one.text)] if one.text else []
        told += [escape(_BEFORE.to(language))] if one.digest != view.digest else []
        lines.append("\n".join(told))
    asked = [one for one in view.confirmed if one.digest == view.digest]
    if asked and view.record.state is State.ISSUED and settled(asked, view.digest) is None:
        lines[-1] += f"\n{escape(_STILL.to(language))}"
    return lines


def said_shortly(of: ClientSaid, language: Language) -> str:
    """What the client said to a record of a list: all of it in order, the last holds (not escaped)."""
    said = " → ".join(SAID_NAMES[one].to(language) for one in of.said)
    return (_SHORTLY_BEFORE if of.before else _SHORTLY).to(language, said=said)


def confirm_keys(view: RecordView, language: Language) -> list[Row]:
    """确认 and 有意见 for the client's manager; for the team the way to note what was said elsewhere."""
    kind, record_id = view.record.kind, view.record.id
    if view.rights.confirm:
        return side_by_side(
            [
                Button(CONFIRM.to(language), ConfirmRecord(kind, record_id)),
                Button(REMARKS.to(language), OpenForm(REMARKS_FORM, kind, record_id)),
            ]
        )
    keys = (
        [Button(ON_THE_SPOT.to(language), PresentCode(kind, record_id, 0, view.last_code))]
        if view.rights.present_code
        else []
    )
    if view.rights.confirm_for:
        keys.append(Button(FOR_CLIENT.to(language), OpenForm(FOR_CLIENT_FORM, kind, record_id)))
    return side_by_side(keys)


def remarked(view: RecordView, language: Language) -> Screen:
    """To whoever filed a record: what the client remarked on it."""
    head = Text("💬 客户对 {number} 有意见", "💬 The client remarked on {number}")
    lines = [f"<b>{escape(head.to(language, number=view.record.number))}</b>", *confirmations(view, language)[-1:]]
    look = Text("查看{name}", "See the {name}").to(language, name=view.record.of_kind.name.to(language))
    return Screen("\n\n".join(lines), ((Button(look, ShowRecord(view.record.kind, view.record.id)),),))
