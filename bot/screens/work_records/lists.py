"""Lists of work records: whose, the month with its counts, and from there one site, one's own, another month."""

from datetime import date, timedelta

from bot.records.clients import ClientRecord, SiteRecord
from bot.records.tasks import Day
from bot.records.work_records import RecordList, WorkRecord
from bot.rules.forms.score import CHECKLIST, score_of, title_of
from bot.rules.record_kind import CLIENT, OURS, SITE, STATE_NAMES, RecordKind, State
from bot.rules.text import Language, Text
from bot.screens.buttons import AskDocument, BeginRecord, ChooseChecklist, Data, OpenForm, ShowRecord, ShowRecords
from bot.screens.checklists.score import shortly
from bot.screens.numbered import numbered_lines
from bot.screens.paged import page_of, paged
from bot.screens.rows import home_button, side_by_side
from bot.screens.screen import HALF_LABEL, Button, Row, Screen, as_label, clipped, escape
from bot.screens.tasks.rows import task_row
from bot.screens.times import month, short_day
from bot.screens.ways.work_records import BEFORE_FORM, TO_FILE, TO_LIST
from bot.screens.work_records.confirming import said_shortly
from bot.screens.work_records.facts import facts, sort_names, spent, words
from bot.screens.work_records.thin import THIN_MARK

PER_PAGE = 6
ALL = Text("全部", "All")
TREND = Text("📈 得分趋势", "📈 Score trend")
MINE = Text("👤 我记的", "👤 Mine")
BY_CLIENT = Text("🏭 按企业", "🏭 By client")
FOUND = Text("{n} 个问题", "{n} findings", "{n} finding")
PERSON = "person"


def clients_to_list(kind: RecordKind, found: tuple[ClientRecord, ...], page: int, language: Language) -> Screen:
    """Whose records?"""
    text = Text("<b>{name}</b>\n\n看哪家企业的？", "<b>{name}</b>\n\nOf which client?")

    def button(client: ClientRecord) -> Button:
        return Button(as_label(client.short_name), ShowRecords(kind.kind, CLIENT, client.id, "", "", 0))

    html = text.to(language, name=escape(TO_LIST[kind.kind].name.to(language)))
    return paged(html, found, page, language, button, lambda to: ShowRecords(kind.kind, CLIENT, 0, "", "", to))


def sites_to_begin(
    kind: RecordKind, found: tuple[SiteRecord, ...], day: Day | None, page: int, language: Language
) -> Screen:
    """At which site? What is planned for the ``day`` comes first: what is done there counts as that."""
    if not found:
        none = Text(
            "还没有分配给您的企业。请联系管理员。", "No client is assigned to you yet. Please ask the administrator."
        )
        return Screen(escape(none.to(language)), ((home_button(language),),))
    part = page_of(found, page, lambda to: BeginRecord(kind.kind, to))
    rows: list[Row] = [
        (
            Button(
                as_label(f"{site.client_short_name} · {site.name}"),
                _about(kind, SITE, site.id),
            ),
        )
        for site in part.shown
    ]
    planned = [task_row(task, day.who_id, language) for task in day.tasks] if day is not None and page == 0 else []
    text = Text("<b>{name}</b>\n\n去哪个现场？", "<b>{name}</b>\n\nWhich site?")
    if planned:
        text = Text(
            "<b>{name}</b>\n\n去哪个现场？今天排了的在最上面，点它就算完成任务。",
            "<b>{name}</b>\n\nWhich site? What is planned comes first; tap it and it counts as done.",
        )
    name = escape(TO_FILE[kind.kind].name.to(language))
    html = text.to(language, name=name)
    if any(site.place for site in found):
        sent = Text("发送位置（📎 → 位置），近的排前面。", "Send your location (📎), and the nearest comes first.")
        html += f"\n{escape(sent.to(language))}"
    return Screen(html, (*planned, *rows, *part.turns))


def record_list(found: RecordList, page: int, today: date, language: Language) -> Screen:
    """The records of a month; months, sorts, sites and pages are turned by buttons."""
    kind = found.kind
    part = page_of(found.records, page, lambda to: _list(found, page=to), PER_PAGE)
    listed, rows = numbered_lines(
        (_line(record, found, language), ShowRecord(kind.kind, record.id)) for record in part.shown
    )
    lines = [f"{_head(found, language)}\n{escape(_counts(found, language))}", *listed]
    if not found.records:
        lines.append(Text("这个月没有记录。", "Nothing in this month.").to(language))
    rows += part.turns
    rows += side_by_side(_sorts(found, language))
    rows += side_by_side(_whose(found, language))
    if found.site is not None and kind.trend and any(score_of(record.said) for record in found.records):
        rows.append((Button(TREND.to(language), AskDocument(kind.trend, found.site.id, 0)),))
    rows.append(tuple(_months(found, today, language)))
    if found.may_file and kind.kind in TO_FILE:
        rows.append((Button(f"＋ {TO_FILE[kind.kind].name.to(language)}", _begins(found)),))
    return Screen("\n\n".join(lines), (*rows, (home_button(language),)))


def _list(found: RecordList, **other: object) -> ShowRecords:
    """The button of this list with something else chosen."""
    said: dict[str, object] = {
        "kind": found.kind.kind,
        "of": found.of,
        "of_id": found.of_id,
        "month": f"{found.month.first:%Y-%m}",
        "sort": found.sort,
        "page": 0,
    }
    return ShowRecords(**(said | other))  # type: ignore[arg-type]


def _about(kind: RecordKind, subject_kind: str, subject_id: int) -> OpenForm | ChooseChecklist:
    """Begins a record about a subject: with its form, or with the question by which checklist."""
    if kind.asks_which:
        return ChooseChecklist(kind.kind, subject_kind, subject_id)
    return OpenForm(kind.form.code, subject_kind, subject_id)


def _begins(found: RecordList) -> Data:
    kind, site = found.kind, found.site
    if site is not None:
        return _about(kind, SITE, site.id)
    if found.client is not None and kind.about[0] == CLIENT:
        return _about(kind, CLIENT, found.client.id)
    return _about(kind, OURS, 0) if kind.ours else BEFORE_FORM.get(kind.kind, BeginRecord(kind.kind, 0))


def _head(found: RecordList, language: Language) -> str:
    whose = [found.client.short_name if found.client is not None else "", found.site.name if found.site else ""]
    if found.of == PERSON:
        whose = [MINE.to(language)]
    named = [one for one in (*whose, month(found.month.first, language)) if one]
    return " · ".join((f"<b>{TO_LIST[found.kind.kind].name.to(language)}</b>", *map(escape, named)))


def _counts(found: RecordList, language: Language) -> str:
    total = sum(found.counts.values())
    if not total:
        return Text("共 0 次", "None").to(language)
    said = Text("共 {n} 次", "{n} in all").to(language, n=total)
    if found.kind.minutes:
        said = Text("{said}，{time}", "{said}, {time}").to(language, said=said, time=spent(found.minutes, language))
    names = sort_names(found.kind, language)
    counted = [f"{name} {found.counts[key]}" for key, name in names.items() if key in found.counts]
    return f"{said}\n{' · '.join(counted)}".strip()


def _sorts(found: RecordList, language: Language) -> list[Button]:
    """The other sorts that there are, and all of them."""
    names = {key: name for key, name in sort_names(found.kind, language).items() if key in found.counts}
    return [
        Button(label, _list(found, sort=key))
        for key, label in {"": ALL.to(language), **names}.items()
        if key != found.sort and (found.sort or len(names) > 1)
    ]


def _whose(found: RecordList, language: Language) -> list[Button]:
    """One site of the client, or all of them; one's own."""
    buttons = [
        Button(as_label(f"📍 {site.name}", HALF_LABEL), _list(found, of=SITE, of_id=site.id))
        for site in found.sites
        if len(found.sites) > 1 and (found.site is None or site.id != found.site.id)
    ]
    if found.site is not None and found.client is not None:
        buttons.append(
            Button(as_label(found.client.short_name, HALF_LABEL), _list(found, of=CLIENT, of_id=found.client.id))
        )
    if found.of == PERSON:
        buttons.append(Button(BY_CLIENT.to(language), _list(found, of=CLIENT, of_id=0)))
    elif found.may_file and found.of != OURS:
        buttons.append(Button(MINE.to(language), _list(found, of=PERSON, of_id=found.reader_id)))
    return buttons


def _months(found: RecordList, today: date, language: Language) -> list[Button]:
    before, after = found.month.first - timedelta(days=1), found.month.last + timedelta(days=1)
    shown = [("‹ {month}", before), *([("{month} ›", after)] if after <= today else [])]
    return [
        Button(label.format(month=month(when, language)), _list(found, month=f"{when:%Y-%m}")) for label, when in shown
    ]


def _line(record: WorkRecord, found: RecordList, language: Language) -> str:
    kind = found.kind
    told = [short_day(record.day, language)]
    told += [record.client_name] if found.client is None and record.client_name else []
    told += [record.site_name] if found.site is None and record.site_name else []
    told += [*facts(kind, record.said, language)]
    checklist, scored = title_of(record.said), score_of(record.said)
    # what goes without saying is not said; a firm's own name of its papers does not
    usual = record.said.get(CHECKLIST) == kind.kind and (kind.review is None or checklist == kind.form.title)
    told += [checklist.to(language)] if checklist is not None and not usual else []
    told += [shortly(scored)] if scored is not None else []
    told += [FOUND.to(language, n=record.findings)] if record.findings else []
    told += [record.person_name] if found.of != PERSON else []
    if record.state is not State.ISSUED:
        told.append(STATE_NAMES[record.state].to(language))
    told += [said_shortly(found.said[record.id], language)] if record.id in found.said else []
    told += [THIN_MARK] if found.thin.get(record.id) else []
    line = f"{record.mark} <b>{escape(record.number)}</b>\n{escape(' · '.join(told))}"
    about = words(record, language)
    return f"{line}\n{escape(clipped(about, 60))}" if about else line
