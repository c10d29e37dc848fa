"""记一笔 and 服务记录: for which client, the month's list with its counts, the card with what was corrected."""

from datetime import date, timedelta

from bot.records.clients import ClientRecord
from bot.records.service_log import ServiceList, ServiceRecord, ServiceVersion, ServiceView
from bot.rules.service_log import SERVICE_NAMES, ServiceKind
from bot.rules.text import CHINESE, Language, Text
from bot.screens.buttons import OpenForm, ShowService, ShowServiceFiles, ShowServices
from bot.screens.cases.card import FILE_NAMES, albums
from bot.screens.paged import page_of, paged
from bot.screens.rows import home_button, side_by_side
from bot.screens.screen import Button, Row, Screen, clipped, escape, narrowed
from bot.screens.times import day, month, processed, short_day, stamp
from bot.screens.waiting import WIDEST_LABEL
from bot.screens.ways.service_log import LOG, SERVICES

VOIDED = Text("已作废", "Voided")
ALL = Text("全部", "All")
PER_PAGE = 6
MARKS = {ServiceKind.ON_SITE: "🛠", ServiceKind.ADVICE: "💡", ServiceKind.PHONE: "📞", ServiceKind.DOCUMENT: "📄"}
LONGEST_TEXT, LONGEST_BEFORE = 1500, 300
"""Characters shown of what was written; the record keeps everything."""


def clients_with_services(found: tuple[ClientRecord, ...], page: int, language: Language) -> Screen:
    """Whose services?"""
    text = Text("<b>服务记录</b>\n\n看哪家企业的？", "<b>Services</b>\n\nOf which client?")

    def button(client: ClientRecord) -> Button:
        return Button(clipped(client.short_name, 56), ShowServices(client.id, "", "", 0))

    return paged(text.to(language), found, page, language, button, lambda to: ShowServices(0, "", "", to))


def service_list(found: ServiceList, page: int, today: date, language: Language) -> Screen:
    """A client's services of a month, counted by kind; months, kinds and pages are turned by buttons."""
    client, first = found.client, found.month.first
    named, here = f"{first:%Y-%m}", client.id
    part = page_of(found.services, page, lambda to: ShowServices(here, named, found.kind, to), PER_PAGE)
    head = f"<b>{SERVICES.name.to(language)}</b> · {escape(client.short_name)} · {escape(month(first, language))}"
    lines = [f"{head}\n{escape(_counts(found, language))}"]
    rows: list[Row] = []
    for service in part.shown:
        lines.append(_line(service, language))
        what = _first_words(service) or SERVICE_NAMES[ServiceKind(service.kind)].to(language)
        label = f"{_mark(service)} {short_day(service.done_on, language)} {what}"
        rows.append((Button(narrowed(label, WIDEST_LABEL), ShowService(service.id)),))
    if not found.services:
        lines.append(Text("这个月没有记录。", "Nothing was logged in this month.").to(language))
    rows += part.turns
    rows += side_by_side(_kinds(found, named, language))
    rows.append(tuple(_months(found, today, language)))
    if found.may_log:
        rows.append((Button(f"＋ {LOG.name.to(language)}", OpenForm("service_log", "client", here)),))
    return Screen("\n\n".join(lines), (*rows, (home_button(language),)))


def _counts(found: ServiceList, language: Language) -> str:
    if not found.counts:
        return Text("共 0 次", "None").to(language)
    counted = [
        f"{SERVICE_NAMES[kind].to(language)} {found.counts[kind]}" for kind in ServiceKind if kind in found.counts
    ]
    total = Text("共 {n} 次，{time}", "{n} services, {time}", "{n} service, {time}")
    said = total.to(language, n=sum(found.counts.values()), time=spent(found.minutes, language))
    return f"{said}\n{' · '.join(counted)}"


def _kinds(found: ServiceList, named: str, language: Language) -> list[Button]:
    """The other kinds that there are, and all of them."""
    kinds = [("", ALL), *((kind.value, SERVICE_NAMES[kind]) for kind in ServiceKind if kind in found.counts)]
    return [
        Button(label.to(language), ShowServices(found.client.id, named, kind, 0))
        for kind, label in kinds
        if kind != found.kind and (found.kind or len(found.counts) > 1)
    ]


def _months(found: ServiceList, today: date, language: Language) -> list[Button]:
    before, after = found.month.first - timedelta(days=1), found.month.last + timedelta(days=1)
    shown = [("‹ {month}", before), *([("{month} ›", after)] if after <= today else [])]
    return [
        Button(label.format(month=month(when, language)), ShowServices(found.client.id, f"{when:%Y-%m}", found.kind, 0))
        for label, when in shown
    ]


def _line(service: ServiceRecord, language: Language) -> str:
    name = SERVICE_NAMES[ServiceKind(service.kind)].to(language)
    facts = [short_day(service.done_on, language), name, spent(service.minutes, language), service.person_name]
    if service.voided:
        facts.append(VOIDED.to(language))
    line = f"{_mark(service)} <b>{escape(service.number)}</b>\n{escape(' · '.join(facts))}"
    words = _first_words(service)
    return f"{line}\n{escape(clipped(words, 60))}" if words else line


def _mark(service: ServiceRecord) -> str:
    return "✖️" if service.voided else MARKS[ServiceKind(service.kind)]


def _first_words(service: ServiceRecord) -> str:
    return " ".join(service.text.split())


def spent(minutes: int, language: Language) -> str:
    """``1 小时 30 分`` / ``1 h 30 min``."""
    hours, rest = divmod(minutes, 60)
    parts = [Text("{n} 小时", "{n} h").to(language, n=hours)] if hours else []
    parts += [Text("{n} 分钟", "{n} min").to(language, n=rest)] if rest or not hours else []
    return " ".join(parts)


def service_card(view: ServiceView, language: Language) -> Screen:
    """One service: what, for whom, when, how long, by whom; its files; and what it said before it was corrected."""
    service = view.service
    state = f"  {VOIDED.to(language)}" if service.voided else ""
    lines = [f"{_mark(service)} <b>{escape(service.number)}</b>{escape(state)}\n{escape(service.client_name)}"]
    facts: list[tuple[Text, str]] = [
        (Text("类别：{said}", "Kind: {said}"), SERVICE_NAMES[ServiceKind(service.kind)].to(language)),
        (Text("日期：{said}", "Day: {said}"), day(service.done_on, language)),
        (Text("时长：{said}", "Time: {said}"), spent(service.minutes, language)),
        (Text("记录：{said}", "Logged by {said}"), _logged(view, language)),
    ]
    lines.append(escape("\n".join(text.to(language, said=said) for text, said in facts)))
    if service.text:
        lines.append(f"<b>{escape(clipped(service.text, LONGEST_TEXT))}</b>")
    lines += [_corrected(version, language) for version in view.before]
    rows = side_by_side(
        [
            Button(FILE_NAMES[what.rstrip("0123456789")].to(language, n=len(group)), ShowServiceFiles(service.id, what))
            for what, group in albums(view.files).items()
        ]
    )
    if view.may_amend:
        amendment = OpenForm("service_amendment", "service", service.id)
        rows.append((Button(Text("✏️ 更正", "✏️ Correct").to(language), amendment),))
    listed = ShowServices(service.client_id, f"{service.done_on:%Y-%m}", "", 0)
    rows.append((Button(f"‹ {SERVICES.name.to(language)}", listed), home_button(language)))
    return Screen("\n\n".join(lines), tuple(rows), card_of=("service", service.id))


def _logged(view: ServiceView, language: Language) -> str:
    service = view.service
    at = stamp(service.logged_at, language)
    return f"{service.person_name} {at}{processed(view.processed_at, language)}"


def _corrected(version: ServiceVersion, language: Language) -> str:
    text = Text("✏️ {when} {who}更正：{reason}", "✏️ {when} corrected by {who}: {reason}")
    when = stamp(version.amended_at, language) + processed(version.processed_at, language)
    head = text.to(language, when=when, who=version.amended_by, reason=version.reason)
    name = SERVICE_NAMES[ServiceKind(version.kind)].to(language)
    facts = " · ".join((name, day(version.done_on, language), spent(version.minutes, language)))
    gap = "：" if language == CHINESE else ": "
    before = f"{Text('原为', 'Before').to(language)}{gap}{facts}\n{clipped(version.text, LONGEST_BEFORE)}".strip()
    return f"{escape(head)}\n<blockquote>{escape(before)}</blockquote>"
