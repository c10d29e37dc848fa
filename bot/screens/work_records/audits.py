"""The round of an internal audit on the cards of its records: what belongs together, and what comes next."""

from bot.records.work_records import RecordView, WorkRecord
from bot.rules.checklists.asked import form_code
from bot.rules.checklists.audits import AUDIT, PROGRAMME, REPORT, REVIEW
from bot.rules.forms.score import score_of, title_of
from bot.rules.record_kind import SITE
from bot.rules.text import Language, Text
from bot.screens.buttons import BeginRecord, OpenForm, ShowRecord
from bot.screens.checklists.score import score_line
from bot.screens.screen import Button, Row, as_label, escape
from bot.screens.times import day

_ROUND = Text("🔁 同一轮内审", "🔁 The same round of audit")
_NEXT = {
    PROGRAMME: Text("下一步：写年度方案 ›", "Next: write the programme ›"),
    AUDIT: Text("下一步：做内审 ›", "Next: audit ›"),
    REPORT: Text("下一步：写内审报告 ›", "Next: write the audit report ›"),
    REVIEW: Text("下一步：管理评审 ›", "Next: management review ›"),
}
_FOUND = Text("{n} 个问题", "{n} findings", "{n} finding")


def round_lines(view: RecordView, language: Language) -> list[str]:
    """The other records of the round, each with how it came out (HTML)."""
    told = [f"· {escape(told_of(one, language))}" for one in view.round if one.id != view.record.id]
    return ["\n".join((_ROUND.to(language), *told))] if told else []


def told_of(record: WorkRecord, language: Language) -> str:
    """A record of a round: its day, what it is, how it came out (not escaped)."""
    title, scored = title_of(record.said), score_of(record.said)
    parts = [f"{day(record.day, language)} {title.to(language) if title is not None else record.number}"]
    parts += [score_line(scored, language)] if scored is not None else []
    parts += [_FOUND.to(language, n=record.findings)] if record.findings else []
    return " · ".join(parts)


def round_keys(view: RecordView, language: Language) -> list[Row]:
    """What opens the others, and what begins the next step, for who may do it."""
    rows: list[Row] = []
    if view.next_step:
        kind = view.record.of_kind
        opens = OpenForm(form_code(kind.form.code, view.next_step), SITE, view.next_site)
        begins = opens if view.next_site else BeginRecord(kind.kind, 0)
        rows.append((Button(_NEXT[view.next_step].to(language), begins),))
    for one in view.round:
        if one.id != view.record.id:
            title = title_of(one.said)
            name = title.to(language) if title is not None else ""
            rows.append((Button(as_label(f"{one.number} {name}"), ShowRecord(one.kind, one.id)),))
    return rows
