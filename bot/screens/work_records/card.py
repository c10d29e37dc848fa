"""The card of a work record: how it stands, what it says and said before, what was found, its files, the ways on."""

from collections import Counter

from bot.records.work_records import Amendment, Checked, RecordView, WorkRecord
from bot.rules.cases.finding import VOIDED
from bot.rules.checklists.asked import BEGAN, ENDED
from bot.rules.forms.score import CHECKLIST, score_of, title_of
from bot.rules.forms.spent import spent
from bot.rules.forms.stamped import STAMPED_FORM
from bot.rules.plain_words import CONFORM, NON_CONFORM, NOT_APPLICABLE
from bot.rules.record_kind import CLIENT, OURS, SITE, TASK, RecordKind, State
from bot.rules.text import COLON, Language, Text, capital, further
from bot.screens.buttons import (
    ApproveRecord,
    OpenForm,
    RecallRecord,
    ReviseRecord,
    ShowCase,
    ShowEntry,
    ShowRecordFiles,
    ShowRecords,
    ShowStaffFile,
    ShowTask,
)
from bot.screens.cases.card import album_names, albums
from bot.screens.cases.severities import SEVERITY_MARKS
from bot.screens.checklists.score import score_line
from bot.screens.rows import home_button, side_by_side
from bot.screens.screen import HALF_LABEL, Button, Row, Screen, SentFile, as_label, clipped, escape, quoted
from bot.screens.self_check_notes import note_keys, notes_said
from bot.screens.times import clock, day, moment, processed, stamp
from bot.screens.tones import Tone
from bot.screens.ways.work_records import TO_LIST
from bot.screens.work_records.acceptance import answer_keys, standing
from bot.screens.work_records.audits import round_keys, round_lines
from bot.screens.work_records.confirming import confirm_keys, confirmations
from bot.screens.work_records.facts import facts, labelled, with_day
from bot.screens.work_records.originals import ORIGINALS, TO_ORIGINALS
from bot.screens.work_records.raising import raise_keys
from bot.screens.work_records.seconding import second_keys, second_lines
from bot.screens.work_records.thin import thin_line

REVISE = Text("✏️ 修改", "✏️ Correct")
RECALL = Text("↩️ 撤回", "↩️ Recall")
RETURN = Text("↩️ 退回修改", "↩️ Return to correct")
"""The same, of what its author has not been given leave to send to the client yet."""
APPROVE = Text("✅ 批准并发给企业", "✅ Approve and send")
CONFIRM = Text("✅ 核对无误", "✅ Confirm")
"""What somebody sent of their own counts from then on."""
AMEND = Text("✏️ 更正", "✏️ Correct")
ATTACH_PAGE = Text("📎 附盖章页", "📎 Attach stamped page")
ITS_TASK = Text("🗓 所属任务", "🗓 Its task")
SIGNED, SIGNED_PAGE = "signed_", Text("签字页：{said}", "Signed page: {said}")
REPEAT_OF = Text("　🔁 重复于 {number}", "  🔁 repeats {number}")
LONGEST_TEXT, LONGEST_BEFORE, LONGEST_NOTE = 1500, 300, 60
LONGEST_CHANGE, MOST_CHANGES = 120, 8
"""Of what a correction changed; the report tells all of it."""
ROOM_FOR_ITEMS = 2600
"""Characters shown of what was written; the record keeps everything."""


def record_card(view: RecordView, language: Language) -> Screen:
    """A submitted record with everything that its reader may know and do."""
    record, kind = view.record, view.record.of_kind
    lines = [f"{_title(view, language)}\n{heading(view, language)}", *_said(view, language), *_history(view, language)]
    lines += corrections(view, language)
    lines += [escape(thin_line(view.thin, language))] if view.thin else []
    lines += _checklist(view, language)
    rows: list[Row] = []
    for finding in view.findings:
        mark, until = SEVERITY_MARKS[finding.severity], Text("{day}前整改", "to fix by {day}")
        if finding.fixed_on_the_spot:
            mark, until = "☑️", Text("当场已整改", "fixed on the spot")
        if finding.state == VOIDED:
            mark, until = "✖️", Text("已作废", "void")
        said = escape(until.to(language, day=moment(finding.due_at, language)))
        if finding.repeat_of is not None:
            said += escape(REPEAT_OF.to(language, number=finding.repeat_of))
        lines.append(f"{mark} <b>{escape(finding.number)}</b> {escape(clipped(finding.what, 80))}\n　{said}")
        rows.append((Button(f"{mark} {finding.number}", ShowCase(finding.id)),))
    if kind.finds and not view.findings:
        lines.append(Text("未发现问题。", "No findings.").to(language))
    waits = _waits(view, language)
    lines += [escape(waits)] if waits else []
    lines += round_lines(view, language)
    lines += standing(view, language)
    rows += answer_keys(view, language)
    lines += confirmations(view, language)
    rows += confirm_keys(view, language)
    if kind.second is not None:
        lines += second_lines(view.seconds, kind.second, language)
        may = {"may_answer": view.rights.second, "may_ask": view.rights.ask_another}
        rows += second_keys(view.seconds, kind.second, language, **may)
    lines += notes_said(view, language)
    rows += note_keys(view, language)
    rows += raise_keys(view, language)
    if view.opened is not None:
        case_id, number = view.opened
        rows.append((Button(f"🚨 {number}", ShowCase(case_id)),))
    rows += _files(view, language)
    if view.of_task is not None:
        rows.append((Button(ITS_TASK.to(language), ShowTask(view.of_task)),))
    rows += _changes(view, language)
    rows += round_keys(view, language)
    card_of = (record.kind, record.id)
    return Screen("\n\n".join(lines), (*rows, _back(view, language)), card_of=card_of, secret=view.secret)


def taken_back(view: RecordView, language: Language) -> Screen:
    """A record that was just recalled or ended: that nothing is lost, and the ways on."""
    record = view.record
    if record.state is State.VOIDED:
        text = Text("<b>{number}</b> 已作废。", "<b>{number}</b> is void.")
    elif record.released_at is not None:
        text = Text(
            "<b>{number}</b> 已撤回，看过它的人都会收到通知。",
            "<b>{number}</b> was recalled; whoever has seen it is told.",
        )
    else:
        text = Text(
            "<b>{number}</b> 已撤回，企业不会收到。", "<b>{number}</b> was recalled; the client will not get it."
        )
        if record.of_kind.confirmed:
            text = Text("<b>{number}</b> 已退回，不作数。", "<b>{number}</b> was taken back and does not count.")
    lines = [text.to(language, number=escape(record.number))]
    if view.rights.go_on:
        kept = Text("内容还在，可以改后再交。", "Nothing is lost: you can correct it and submit it again.")
        lines.append(kept.to(language))
    return Screen("\n\n".join(lines), (*ways_on(view, language), (home_button(language),)))


def ways_on(view: RecordView, language: Language) -> tuple[Row, ...]:
    """修改, 重新做 and 作废, as far as they are the reader's."""
    record, kind, rows = view.record, view.record.of_kind, list[Row]()
    if view.rights.go_on:
        again = Text("{mark} 重新{name}", "{mark} {name} again").to(
            language, mark=kind.mark, name=capital(kind.name.to(language))
        )
        of_task = record.task_id is not None and record.entry is None
        subject = (TASK, record.task_id or 0) if of_task else _belongs_to(view)
        rows.append(
            (
                Button(REVISE.to(language), ReviseRecord(record.kind, record.id)),
                Button(again, OpenForm(kind.form.code, *subject)),
            )
        )
    if view.rights.void:
        void = Text("🗑 作废", "🗑 Void").to(language)
        rows.append((Button(void, OpenForm(kind.voiding, record.kind, record.id)),))
    return tuple(rows)


def _belongs_to(view: RecordView) -> tuple[str, int]:
    """What a record like this one is begun about."""
    record = view.record
    if record.entry is not None:
        return record.entry.kind, record.entry.id
    return (SITE, record.site_id) if record.site_id is not None else (CLIENT, record.client_id or 0)


def _title(view: RecordView, language: Language) -> str:
    record = view.record
    waits = record.of_kind.waits or record.of_kind.confirmed
    state = (
        f"  {escape(record.of_kind.state_names[record.state].to(language))}"
        if waits or record.state is State.VOIDED
        else ""
    )
    mark = "" if waits else f"{record.mark} "
    return f"{mark}<b>{escape(record.number)}</b>{state}"


def heading(view: RecordView, language: Language) -> str:
    """Of whom it is, and by whom and when it was filed."""
    record = view.record
    place = " · ".join(name for name in (record.client_name, record.site_name, view.of_entry) if name)
    # the kind's own checklist goes without saying
    own = record.said.get(CHECKLIST) == record.kind and record.of_kind.review is None
    checklist = None if own else title_of(record.said)
    filed = f"{record.person_name} · {moment(record.filed_at, language)}{processed(view.processed_at, language)}"
    begun_by = Text("由{name}开始填写", "Begun by {name}")
    begun = begun_by.to(language, name=record.begun_by) if record.begun_by else ""
    by = checklist.to(language) if checklist is not None else ""
    return "\n".join(escape(line) for line in (place, by, filed, begun, _times(record, language)) if line)


def _times(record: WorkRecord, language: Language) -> str:
    """From when until when it was, where that was written up later; else its submission tells."""
    if not record.of_kind.finds or record.said.keys().isdisjoint((BEGAN, ENDED)):
        return ""
    began, ended = spent(record.said, record.began_at, record.filed_at)
    text = Text("{began} 开始，{ended} 结束（补记）", "{began} until {ended} (written up later)")
    return text.to(language, began=moment(began, language), ended=moment(ended, language))


def _said(view: RecordView, language: Language) -> list[str]:
    """Its facts, and what was written."""
    record, kind = view.record, view.record.of_kind
    told = labelled(kind, record.said, language)
    told = with_day(kind, told, Text("日期：{day}", "Day: {day}").to(language, day=day(record.day, language)))
    blocks = [escape("\n".join(told))] if told else []
    written = record.said.get(kind.words, "")
    return [*blocks, f"<b>{escape(clipped(written, LONGEST_TEXT))}</b>"] if written else blocks


_RESULTS = {CONFORM: "✅", NON_CONFORM: "❌", NOT_APPLICABLE: "➖"}
_COUNTED = Text("检查 {n} 项：", "{n} items checked: ", "{n} item checked: ")


def _checklist(view: RecordView, language: Language) -> list[str]:
    """How many items were checked, and each with its result, folded."""
    if not view.checked:
        return []
    counts = Counter(one.result for one in view.checked)
    said = [f"{mark} {counts[result]}" for result, mark in _RESULTS.items() if counts[result]]
    head = _COUNTED.to(language, n=len(view.checked)) + " · ".join(said)
    room = min(LONGEST_NOTE, max(ROOM_FOR_ITEMS // len(view.checked) - 20, 12))
    listed = "\n".join(_item(one, language, room) for one in view.checked)
    counted = f"{escape(head)}\n<blockquote expandable>{escape(listed)}</blockquote>"
    scored = score_of(view.record.said)
    return [counted] if scored is None else [f"{escape(score_line(scored, language))}\n{counted}"]


def _item(one: Checked, language: Language, room: int) -> str:
    """One item on one line: its result, and what was noted or answered."""
    said = one.note or one.answer.to(language)
    told = f"{COLON.to(language)}{clipped(said.replace(chr(10), ' '), room)}" if said else ""
    return f"{_RESULTS.get(one.result, '▫️')} {one.number} {one.name.to(language)}{told}"


def _waits(view: RecordView, language: Language) -> str:
    """Until when it can be taken back, or for whom it waits."""
    record = view.record
    if view.rights.recall and record.recall_until is not None:
        text = Text("{time} 发给企业，之前可以撤回。", "The client gets it at {time}; until then you can recall it.")
        if record.of_kind.document:
            text = Text(
                "报告马上发给您；{time} 发给企业，之前可以撤回。",
                "Your report is on its way. The client gets it at {time}; until then you can recall it.",
            )
        return text.to(language, time=clock(record.recall_until))
    if record.state is State.SUBMITTED and record.of_kind.confirmed:
        text = Text("等管理员核对；在那之前以原来的为准。", "It counts once an administrator confirmed it.")
        return text.to(language)
    if record.state is State.SUBMITTED and record.of_kind.approve is not None:
        return Text("等待批准，批准后才发给企业。", "It waits for approval; the client gets it once approved.").to(
            language
        )
    return ""


def _files(view: RecordView, language: Language) -> list[Row]:
    record = view.record
    named = album_names(view.files, language)
    named |= {
        f"{SIGNED}{what}": SIGNED_PAGE.to(language, said=said)
        for what, said in album_names(view.signed, language).items()
    }
    if named and view.rights.originals:
        named[f"{ORIGINALS}0"] = TO_ORIGINALS.to(language)
    return side_by_side([Button(label, ShowRecordFiles(record.kind, record.id, what)) for what, label in named.items()])


def files_of(view: RecordView, what: str) -> tuple[SentFile, ...] | None:
    """What a key to files shows; None: there are none such."""
    signed = {f"{SIGNED}{name}": files for name, files in albums(view.signed).items()}
    return (albums(view.files) | signed).get(what)


def approving(kind: RecordKind) -> Text:
    """What the key says by which a record of this kind is released, or confirmed."""
    return CONFIRM if kind.confirmed else APPROVE


def give_back(view: RecordView, language: Language) -> list[Row]:
    """With a reason, whoever may: what waits is returned to its author, what the client has is recalled."""
    if not view.rights.recall_issued:
        return []
    label = RETURN if view.record.state is State.SUBMITTED else RECALL
    form = OpenForm(view.record.of_kind.recalling, view.record.kind, view.record.id)
    return [(Button(label.to(language), form),)]


def _changes(view: RecordView, language: Language) -> list[Row]:
    record, kind, rights, rows = view.record, view.record.of_kind, view.rights, list[Row]()
    if rights.approve:
        rows.append((Button(approving(kind).to(language), ApproveRecord(record.kind, record.id), tone=Tone.NEXT),))
    if rights.recall:
        rows.append((Button(RECALL.to(language), RecallRecord(record.kind, record.id)),))
    rows += give_back(view, language)
    if rights.attach_page:
        rows.append((Button(ATTACH_PAGE.to(language), OpenForm(STAMPED_FORM, record.kind, record.id)),))
    if rights.amend:
        rows.append((Button(AMEND.to(language), OpenForm(kind.amending, record.kind, record.id)),))
    return [*rows, *ways_on(view, language)]


def _back(view: RecordView, language: Language) -> Row:
    record, kind = view.record, view.record.of_kind
    if record.of_person_id is not None:
        whose = Text("‹ 人员档案", "‹ Staff file")
        return (Button(whose.to(language), ShowStaffFile(record.of_person_id)), home_button(language))
    if record.entry is not None and view.sees_entry:
        entry = Button(as_label(f"‹ {view.of_entry}", HALF_LABEL), ShowEntry(record.entry.kind, record.entry.id))
        return (entry, home_button(language))
    if kind.kind not in TO_LIST:
        return (home_button(language),)
    listed = ShowRecords(kind.kind, OURS if kind.ours else CLIENT, record.client_id or 0, f"{record.day:%Y-%m}", "", 0)
    return (Button(f"‹ {TO_LIST[kind.kind].name.to(language)}", listed), home_button(language))


def _history(view: RecordView, language: Language) -> list[str]:
    """What it stands for or was replaced by, and by whom and why it was taken back."""
    record, lines = view.record, []
    if record.replaces is not None:
        text = Text("代替已撤回的 {number}", "In place of {number}, which was recalled")
        lines.append(escape(text.to(language, number=record.replaces)))
    for one in view.taken_back:
        text = Text("{who}作废", "voided by {who}") if one.ended else Text("{who}撤回", "recalled by {who}")
        said = f"· {stamp(one.at, language)} {text.to(language, who=one.who)}{processed(one.processed_at, language)}"
        lines.append(escape(said))
        if one.why:
            lines.append(quoted(one.why))
    if record.replaced_by is not None:
        text = Text("现在以 {number} 为准", "{number} holds instead")
        lines.append(escape(text.to(language, number=record.replaced_by)))
    return ["\n".join(lines)] if lines else []


def corrections(view: RecordView, language: Language) -> list[str]:
    """The corrections in order, each with when, by whom and why, and what it changed or what was said before."""
    changed = view.changed or ((),) * len(view.before)
    return [_corrected(view, version, told, language) for version, told in zip(view.before, changed, strict=True)]


def _corrected(view: RecordView, version: Amendment, changed: tuple[Text, ...], language: Language) -> str:
    kind = view.record.of_kind
    text = Text("✏️ {when} {who}更正：{reason}", "✏️ {when} corrected by {who}: {reason}")
    when = stamp(version.amended_at, language) + processed(version.processed_at, language)
    head = text.to(language, when=when, who=version.amended_by, reason=version.reason)
    if kind.corrected_as_asked:
        lines = [clipped(one.to(language), LONGEST_CHANGE) for one in changed[:MOST_CHANGES]]
        told = "\n".join([*lines, *further(len(changed) - MOST_CHANGES, language)])
        return f"{escape(head)}\n{quoted(told)}" if told else escape(head)
    facts_before = with_day(kind, facts(kind, version.said, language), day(version.day, language))
    gap = COLON.to(language)
    written = clipped(version.said.get(kind.words, ""), LONGEST_BEFORE)
    before = f"{Text('原为', 'Before').to(language)}{gap}{' · '.join(facts_before)}\n{written}".strip()
    return f"{escape(head)}\n{quoted(before)}"
