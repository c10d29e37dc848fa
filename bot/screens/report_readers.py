"""谁收报告: for each kind of report who of a client gets it, changed with a tap (clause 4.7.1)."""

from bot.records.report_readers import ReportReaders
from bot.records.work_records import WorkRecord
from bot.rules.people import ROLE_NAMES, Person
from bot.rules.text import COLON, Language, Text, capital, joined
from bot.rules.work_records.kinds import RECORD_KINDS
from bot.screens.buttons import AskDocument, SetReportReader, ShowClientPapers, ShowReportReaders
from bot.screens.documents import SEND_ME
from bot.screens.paged import page_of
from bot.screens.rows import home_button, side_by_side
from bot.screens.screen import Button, Row, Screen, as_label, escape, quoted
from bot.screens.times import day

READERS = Text("📮 谁收报告", "📮 Who gets reports")
LAST = Text("至少要有一个人收。", "Somebody has to get them.")
_HOW = Text(
    "打 ✅ 的人会收到，各用自己的语言。点一下就改；没设过的，企业负责人收。",
    "Those with ✅ get it, each in their own language. A tap changes that; unless it is set, managers get it.",
)
_REPORT = Text("{name}报告", "{name} report")
_GETS = Text("收件人", "Goes to")
_LISTED = Text("您在这类报告的收件名单里，报告见附件。", "You are on the list for these reports: here it is.")
_AGAIN = Text(
    "您在这类报告的收件名单里，点一下就再发给您。", "You are on the list for these reports: a tap sends it again."
)
_CORRECTED = Text("✏️ 报告已更正，请以这一版为准。", "✏️ The report was corrected; this version holds.")
_RECALLED = Text(
    "↩️ {who}撤回了这份{name}报告，请不要再用。", "↩️ {who} recalled this {name} report. Please do not use it any more."
)
PER_PAGE = 12


def report_readers(listed: ReportReaders, page: int, language: Language) -> Screen:
    """The list of one kind, with the ways to those of the others."""
    client = listed.client
    get_it = [one.called for one, gets in listed.people if gets]
    gets = f"{_GETS.to(language)}{COLON.to(language)}{joined(get_it, language)}"
    head = f"<b>{escape(client.short_name)} · {escape(_named(listed.kind, language))}</b>"
    kinds = [
        Button(f"{'● ' if kind == listed.kind else ''}{_named(kind, language)}", ShowReportReaders(client.id, kind, 0))
        for kind in listed.kinds
    ]
    shown = page_of(listed.people, page, lambda to: ShowReportReaders(client.id, listed.kind, to), PER_PAGE)
    people = [(_person(listed, one, shown.number, language, gets=gets_it),) for one, gets_it in shown.shown]
    back = Text("‹ 返回", "‹ Back").to(language)
    rows: tuple[Row, ...] = (
        *side_by_side(kinds, 2),
        *people,
        *shown.turns,
        (Button(back, ShowClientPapers(client.id)), home_button(language)),
    )
    return Screen(f"{head}\n\n{escape(gets)}\n\n{escape(_HOW.to(language))}", rows)


def _person(listed: ReportReaders, one: Person, page: int, language: Language, *, gets: bool) -> Button:
    roles = joined((ROLE_NAMES[role].to(language) for role in sorted(one.roles_at(listed.client.id))), language)
    label = as_label(f"{'✅' if gets else '▫️'} {one.called} · {roles}")
    return Button(label, SetReportReader(listed.client.id, listed.kind, one.id, 0 if gets else 1, page))


def _named(kind: str, language: Language) -> str:
    return _REPORT.to(language, name=capital(RECORD_KINDS[kind].name.to(language)))


def listed_report(record: WorkRecord, language: Language, *, corrected: bool = False) -> Screen:
    """The report for somebody who gets it for being on its list, and looks at no record otherwise."""
    lines = [_CORRECTED.to(language)] if corrected else []
    said = "\n".join(map(escape, (*lines, _LISTED.to(language))))
    return Screen(f"{_title(record, language)}\n{said}", ((_send_me(record, language),),))


def listed_again(record: WorkRecord, language: Language) -> Screen:
    """The same once they name it by its number: what it is, and the key that sends it; nothing else of the record."""
    said = f"{_title(record, language)}\n{escape(_AGAIN.to(language))}"
    return Screen(said, ((_send_me(record, language),), (home_button(language),)))


def _send_me(record: WorkRecord, language: Language) -> Button:
    label = SEND_ME.to(language, document=_named(record.kind, language))
    return Button(label, AskDocument(record.of_kind.document, record.id, 0))


def listed_recalled(record: WorkRecord, who: str, why: str, language: Language) -> Screen:
    """The same of one that was taken back: by whom and why."""
    said = _RECALLED.to(language, who=who, name=record.of_kind.name.to(language))
    return Screen(f"<b>{escape(said)}</b>\n{quoted(why)}\n\n{_title(record, language)}")


def _title(record: WorkRecord, language: Language) -> str:
    place = " · ".join(filter(None, (record.client_name, record.site_name, day(record.day, language))))
    return f"<b>{escape(_named(record.kind, language))} {escape(record.number)}</b>\n{escape(place)}"
