"""人员档案: what is in somebody's file, the list of all of them, what waits to be confirmed (clauses 3.2, 5.1.1)."""

from collections.abc import Iterator, Sequence
from datetime import date

from bot.records.ledgers.entries import LedgerEntry
from bot.records.staff import StaffFile, StaffLine
from bot.records.work_records import WorkRecord
from bot.rules.forms.register import STAFF_REGISTER
from bot.rules.learning import LATE
from bot.rules.ledgers.cells import shown
from bot.rules.ledgers.certificates import CERTIFICATES, EXPIRED, VALID_UNTIL
from bot.rules.ledgers.kinds import PEOPLE
from bot.rules.record_kind import State
from bot.rules.text import Language, Measure, Text, capital, further
from bot.rules.work_records.staff import EDUCATION
from bot.screens.buttons import OpenForm, ShowEntry, ShowRecord, ShowStaffFile, ShowStaffFiles
from bot.screens.paged import page_of
from bot.screens.rows import home_button, side_by_side
from bot.screens.screen import WIDEST_LABEL, Button, Row, Screen, as_label, clipped, escape, narrowed
from bot.screens.times import short_day
from bot.screens.tones import Tone
from bot.screens.waiting import Area, Line
from bot.screens.work_records.facts import facts, words

MOST_RECORDS = 6
TITLE = Text("人员档案", "Staff files")
_OF = Text("{name}的档案", "File of {name}")
_NONE = Text("还没有证书。", "No certificates yet.")
_UNTIL = Text("至 {day}", "until {day}")
_OVER = Text("{day} 已过期", "expired on {day}")
_HOURS = Text("🎓 {year} 年继续教育 {hours} 学时", "🎓 Continuing education in {year}: {hours} hours")
_LAST = Text("，上次 {day}", ", last on {day}")
_BY = Text("技术人员要定期培训：{day} 前再学一次。", "Technical staff learn regularly: the next time by {day}.")
_BEHIND = Text("⚠️ 该参加培训了：{day} 已到期。", "⚠️ Training was due on {day}.")
_WAITS = Text("待核对 {n} 件", "{n} to confirm", "One to confirm")


def staff_file(file: StaffFile, today: date, language: Language) -> Screen:
    """Certificates, what runs out first, what was learned, and the other papers that the reader may see."""
    lines = [f"<b>{escape(_OF.to(language, name=file.person.title))}</b>"]
    about = [
        shown(PEOPLE.column(key), file.person.values[key], language) for key in ("kind", "title_level", "competence")
    ]
    lines += [escape(" · ".join(filter(None, about)))] if any(about) else []
    lines += ["", *(escape(_certificate(one, today, language)) for one in file.certificates)]
    lines += [] if file.certificates else [escape(_NONE.to(language))]
    lines += ["", *map(escape, _learned(file, today, language))]
    records = [escape(_record(one, language)) for one in file.records[:MOST_RECORDS]]
    records += map(escape, further(len(file.records) - MOST_RECORDS, language, Measure.ENTRY))
    lines += ["", *records] if records else []
    rows: list[Row] = [(_opens(one, language),) for one in file.certificates]
    rows += side_by_side(
        [
            Button(f"{one.mark} {short_day(one.day, language)} {one.number}", ShowRecord(one.kind, one.id))
            for one in file.records[:MOST_RECORDS]
        ]
    )
    rows += side_by_side(
        [
            Button(f"{kind.mark} {kind.form.title.to(language)}", OpenForm(kind.form.code, PEOPLE.code, file.person.id))
            for kind in file.adds
        ]
    )
    back = (Button(f"‹ {TITLE.to(language)}", ShowStaffFiles(0)),) if file.sees_all else ()
    return Screen("\n".join(lines), (*rows, (*back, home_button(language))))


def _certificate(one: LedgerEntry, today: date, language: Language) -> str:
    until = str(one.values[VALID_UNTIL])
    if not until:
        empty = CERTIFICATES.column(VALID_UNTIL).empty
        said, mark = empty.to(language) if empty is not None else "", "📜"
    else:
        over = date.fromisoformat(until) < today
        said, mark = (_OVER if over else _UNTIL).to(language, day=until), "⚠️" if over else "📜"
    return f"{mark} {one.values['name']} · {said}"


def _opens(one: LedgerEntry, language: Language) -> Button:  # noqa: ARG001 -- its name is in one language
    return Button(narrowed(f"📜 {one.values['name']}", WIDEST_LABEL), ShowEntry(CERTIFICATES.code, one.id))


def _learned(file: StaffFile, today: date, language: Language) -> Iterator[str]:
    learning = file.learning
    last = _LAST.to(language, day=learning.last.isoformat()) if learning.last is not None else ""
    yield f"{_HOURS.to(language, year=learning.year, hours=learning.hours)}{last}"
    if learning.until is not None:
        text = _BEHIND if learning.until < today else _BY
        yield text.to(language, day=learning.until.isoformat())


def _record(one: WorkRecord, language: Language) -> str:
    kind = one.of_kind
    state = kind.state_names[one.state].to(language) if kind.confirmed and one.state is not State.ISSUED else ""
    said = [short_day(one.day, language), capital(kind.name.to(language)), *facts(kind, one.said, language)]
    return clipped(f"{one.mark} {' · '.join(filter(None, (*said, words(one, language), state)))}", 120)


def staff_files(found: Sequence[StaffLine], page: int, language: Language) -> Screen:
    """All of ours, each with what is wrong with their certificates or their training."""
    part = page_of(found, page, ShowStaffFiles)
    rows = [(Button(narrowed(_name(one, language), WIDEST_LABEL), ShowStaffFile(one.id)),) for one in part.shown]
    said = Text("共 {n} 人", "{n} in all").to(language, n=len(found))
    html = f"<b>{escape(TITLE.to(language))}</b>  {escape(said)}"
    export = Button(f"📊 {STAFF_REGISTER.title.to(language)}", OpenForm(STAFF_REGISTER.code, "", 0))
    return Screen(html, (*rows, *part.turns, (export,), (home_button(language),)))


def _name(one: StaffLine, language: Language) -> str:
    marks = [text.to(language) for text, on in ((EXPIRED, one.expired), (LATE, one.late)) if on]
    return " ".join((one.name, *marks))


def to_confirm_area(found: Sequence[WorkRecord], language: Language) -> Area:
    """On the home of who may confirm it."""
    if not found:
        return Area()
    text = Text("✅ 待核对 · {who} {name}", "✅ Confirm · {who}: {name}")
    lines = tuple(
        Line(
            Button(
                as_label(text.to(language, who=one.person_name, name=one.of_kind.name.to(language))),
                ShowRecord(one.kind, one.id),
            )
        )
        for one in found
    )
    return Area((_WAITS.to(language, n=len(found)),), lines)


def training_due(file: StaffFile, language: Language) -> Screen:
    """To whom it concerns, or an administrator: that somebody technical is to learn again."""
    head = Text("🎓 该参加培训了", "🎓 Training is due")
    if not file.own:
        head = Text("🎓 {name}该参加培训了", "🎓 {name} is to be trained")
    text = Text(
        "技术人员要定期参加培训，{day} 已到期。参加后请登记继续教育。",
        "Technical staff learn regularly; it was due on {day}. Once done, please enter it as continuing education.",
    )
    day = file.learning.until.isoformat() if file.learning.until is not None else ""
    lines = [f"<b>{escape(head.to(language, name=file.person.title))}</b>", "", escape(text.to(language, day=day))]
    enter = Button(
        f"{EDUCATION.mark} {EDUCATION.form.title.to(language)}",
        OpenForm(EDUCATION.form.code, PEOPLE.code, file.person.id),
        tone=Tone.NEXT,
    )
    see = Button(_OF.to(language, name=file.person.title), ShowStaffFile(file.person.id))
    return Screen("\n".join(lines), ((enter,), (see,)))
