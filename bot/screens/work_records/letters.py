"""What is said about work records unasked: that one is there, that it waits for approval, that it was taken back."""

from collections.abc import Sequence
from datetime import datetime

from bot.records.cases.findings import FindingRecord
from bot.records.photos_used import PhotosUsed
from bot.records.work_records import RecordView
from bot.rules.cases.finding import VOIDED
from bot.rules.text import Language, Text, capital
from bot.screens.buttons import ApproveRecord, RecallRecord, ShowCase, ShowRecord
from bot.screens.screen import Button, Row, Screen, clipped, escape, quoted
from bot.screens.times import clock
from bot.screens.tones import Tone
from bot.screens.work_records.acceptance import answer_keys, standing
from bot.screens.work_records.card import RECALL, approving, corrections, give_back, heading, ways_on
from bot.screens.work_records.confirming import confirm_keys
from bot.screens.work_records.photos_used import used_lines


def own_report(view: RecordView, used: Sequence[PhotosUsed], now: datetime, language: Language) -> Screen:
    """The author's copy of the report, with the way to take the record back while there is one.

    ``used``: of photos of theirs that earlier records have.
    """
    lines, rows, record = [_report_title(view, language)], list[Row](), view.record
    if view.rights.recall and record.recall_until is not None and now < record.recall_until:
        text = Text("{time} 前可以撤回。", "You can recall it until {time}.")
        lines.append(escape(text.to(language, time=clock(record.recall_until))))
        rows.append((Button(RECALL.to(language), RecallRecord(record.kind, record.id)),))
    lines += used_lines(used, language)
    return Screen("\n".join(lines), (*rows, _look(view, language)))


def client_report(view: RecordView, language: Language) -> Screen:
    """The record for the client's manager."""
    html = _report_title(view, language)
    if view.record.of_kind.finds:
        count = len([finding for finding in view.findings if finding.state != "closed"])
        found = Text(
            "有 {n} 个问题需要整改，期限见报告。",
            "{n} findings need fixing; see the report for dates.",
            "{n} finding needs fixing; see the report for its date.",
        )
        text = found if count else Text("没有需要整改的问题。", "Nothing needs fixing.")
        html += f"\n{escape(text.to(language, n=count))}"
    html = "\n\n".join((html, *standing(view, language)))
    keys = (*answer_keys(view, language), *confirm_keys(view, language))
    # what it says comes before what is said to it, also where it is caught up with (``people/back.py``)
    return Screen(html, (_look(view, language), *keys))


def corrected(view: RecordView, language: Language) -> Screen:
    """The report of a record that was corrected: by whom and why, and what changed."""
    text = Text("✏️ 报告已更正，请以这一版为准。", "✏️ The report was corrected; this version holds.")
    lines = [f"<b>{escape(text.to(language))}</b>", _report_title(view, language)]
    lines += corrections(view, language)[-1:]
    return Screen("\n\n".join(lines), (_look(view, language), *confirm_keys(view, language)))


def to_approve(view: RecordView, language: Language) -> Screen:
    """To whoever may release it: what waits for them."""
    text = Text("✅ 请批准：批准后才发给企业。", "✅ Please approve: the client gets it once you do.")
    if view.record.of_kind.confirmed:
        text = Text("✅ 请核对：无误后才作数。", "✅ Please confirm: it counts once you do.")
    pressed = ApproveRecord(view.record.kind, view.record.id)
    approve = Button(approving(view.record.of_kind).to(language), pressed, tone=Tone.NEXT)
    return Screen(
        f"<b>{escape(text.to(language))}</b>\n\n{_report_title(view, language)}",
        (_look(view, language), (approve,), *give_back(view, language)),
    )


def confirmed(view: RecordView, language: Language) -> Screen:
    """To whoever sent it: that it counts now."""
    text = Text("✅ 已核对：您发的{name}从现在起作数。", "✅ Confirmed: the {name} that you sent counts from now on.")
    said = text.to(language, name=view.record.of_kind.name.to(language))
    return Screen(f"<b>{escape(said)}</b>\n\n{_report_title(view, language)}", (_look(view, language),))


_MOOT = Text("其中的问题不用再整改。", "What it found need not be fixed any more.")


def recalled(view: RecordView, who: str, why: str, language: Language) -> Screen:
    """The client's record was taken back: by whom and why; to its author also the ways on."""
    text = Text("↩️ {who}撤回了这次{name}。", "↩️ {who} recalled this {name}.")
    if view.record.of_kind.approve is not None and view.record.released_at is None:
        text = Text(
            "↩️ {who}退回了这次{name}，请修改后再提交。",
            "↩️ {who} returned this {name}; please correct it and submit it again.",
        )
    said = text.to(language, who=who, name=view.record.of_kind.name.to(language))
    lines = [f"<b>{escape(said)}</b>\n{quoted(why)}"]
    lines.append(_report_title(view, language))
    lines += [escape(_MOOT.to(language))] if view.findings and view.record.released_at is not None else []
    return Screen("\n\n".join(lines), (*ways_on(view, language), _look(view, language)))


def voided(view: RecordView, who: str, why: str, language: Language) -> Screen:
    """The client's record was voided, and nothing takes its place: by whom and why, and what of it goes on."""
    text = Text("✖️ {who}作废了这次{name}，报告不再有效。", "✖️ {who} voided this {name}; its report does not hold.")
    said = text.to(language, who=who, name=view.record.of_kind.name.to(language))
    lines = [f"<b>{escape(said)}</b>\n{quoted(why)}", _report_title(view, language)]
    goes_on = [one for one in view.findings if one.state != VOIDED]
    if goes_on:
        stay = Text("其中的问题保留，照常整改。", "What it found stays, and is to be fixed as before.")
        lines.append(escape(stay.to(language)))
    elif view.findings:
        lines.append(escape(_MOOT.to(language)))
    return Screen("\n\n".join(lines), (_look(view, language),))


def findings_void(found: Sequence[FindingRecord], who: str, why: str, language: Language) -> Screen:
    """The same to somebody of the client who sees findings only."""
    text = Text("↩️ {who}撤回了下面的问题，不用再整改。", "↩️ {who} recalled these findings; they need not be fixed.")
    lines = [f"<b>{escape(text.to(language, who=who))}</b>\n{quoted(why)}"]
    lines += [f"✖️ <b>{escape(finding.number)}</b> {escape(clipped(finding.what, 80))}" for finding in found]
    return Screen("\n".join(lines), tuple((Button(f"✖️ {one.number}", ShowCase(one.id)),) for one in found))


def _look(view: RecordView, language: Language) -> Row:
    text = Text("查看{name}", "See the {name}")
    label = text.to(language, name=view.record.of_kind.name.to(language))
    return (Button(label, ShowRecord(view.record.kind, view.record.id)),)


def _report_title(view: RecordView, language: Language) -> str:
    named = Text("{name}", "{name}") if view.record.of_kind.confirmed else Text("{name}报告", "{name} report")
    title = named.to(language, name=capital(view.record.of_kind.name.to(language)))
    return f"<b>{escape(title)} {escape(view.record.number)}</b>\n{heading(view, language)}"
