"""What a service plan says, section by section, the same on the page and in the file to edit (clause 4.1.3)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import count

from bot.documents import words as page_words
from bot.documents.printable import on_one_line
from bot.documents.service_plans import words
from bot.documents.service_plans.sheet import PlanSheet
from bot.documents.service_plans.year import MOST_MARKS, Strip, month_name, strips_of
from bot.rules.behalf import CHANNEL_NAMES
from bot.rules.beijing import in_beijing
from bot.rules.service_plans.days import Month, PlanDay, Sure, times_of
from bot.rules.service_plans.lines import PlanLine
from bot.rules.service_plans.states import PLAN_STATE_NAMES, PlanState
from bot.rules.service_plans.words import (
    UNCHANGED,
    deliverable_name,
    depth_name,
    difference_said,
    how_often,
    line_name,
    person_name,
    place_name,
    service_name,
    time_said,
)
from bot.rules.tasks.schedule import Often
from bot.rules.text import Text, joined

_NUMBERS_ZH = "一二三四五六七八九"
NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows below ``columns``; a cell has several lines where it has line breaks."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DateRow:
    """The dates of a line: a cell for each month of a strip, or (``whole``) one for all of them."""

    number: str
    name: str
    cells: tuple[str, ...]
    whole: str
    times: str


@dataclass(frozen=True, slots=True)
class DateTable:
    """The months of a strip with the dates of each line."""

    years: tuple[tuple[str, int], ...]
    months: tuple[str, ...]
    rows: tuple[DateRow, ...]


@dataclass(frozen=True, slots=True)
class Party:
    """Who signs: what they are, their name, and what they write above."""

    is_called: str
    name: str
    signature: str


class Content:
    """All that is said about a plan; headings are numbered in the order in which they are asked for."""

    def __init__(self, sheet: PlanSheet) -> None:
        self._sheet = sheet
        self._plan = sheet.plan
        self._numbers = count()

    def heading(self, title: Text, **values: object) -> str:
        """``一、服务内容`` / ``1. Services``, numbered on."""
        number, said = next(self._numbers), self._say(title, **values)
        return Text(f"{_NUMBERS_ZH[number]}、{{title}}", f"{number + 1}. {{title}}").to(
            self._sheet.language, title=said
        )

    def _say(self, text: Text, **values: object) -> str:
        return self._sheet.say(text, **values)

    def facts(self) -> tuple[tuple[str, str], ...]:
        """Whose plan it is, of which contract, and how far it has come."""
        plan, say = self._plan, self._say
        version = say(words.VERSION, n=plan.version)
        if plan.version > 1:
            version = say(words.SINCE, version=version, day=plan.from_day)
        facts = (
            (words.CLIENT, plan.client_name),
            (words.PROVIDER, self._sheet.provider),
            (words.CONTRACT, plan.contract_number or NOTHING),
            (words.CONTRACT_PERIOD, say(words.PERIOD, first=plan.begins, last=plan.ends)),
            (words.PLAN_VERSION, version),
            (words.STATE, say(PLAN_STATE_NAMES[plan.state])),
            (words.LEAD, plan.lead_name or NOTHING),
            (words.REPORTING, say(plan.reporting or words.NO_REPORTS)),
        )
        return tuple((say(label), on_one_line(value)) for label, value in facts)

    def items(self) -> Table:
        """Each line: clause, what, where, how often, by whom, with which deliverable and how much time."""
        plan, say = self._plan, self._say
        numbered = enumerate(zip(plan.lines, self._sheet.days, strict=True), 1)
        rows = tuple(self._item(number, line, days) for number, (line, days) in numbered)
        columns = tuple(map(say, words.ITEM_COLUMNS))
        if not rows:
            return Table(columns, (), (say(words.NO_LINES),))
        return Table(columns, rows, (*self._sums(), say(words.CLAUSE_SOURCE)))

    def _item(self, number: int, line: PlanLine, days: tuple[PlanDay, ...]) -> tuple[str, ...]:
        say, language = self._say, self._sheet.language
        times, depth = times_of(line, days), depth_name(line, language)
        what = [on_one_line(service_name(line, language))]
        what += [say(words.DEPTH, depth=depth)] if depth else []
        if not line.unannounced and (line.ends is not None or (line.often is None and line.begins is not None)):
            what += [
                say(words.PERIOD, first=line.begins or self._plan.begins, last=line.ends or self._plan.ends),
            ]
        often = [how_often(line, language)]
        often += [say(words.IN_ALL, n=times)] if line.often not in (None, Often.ONCE) else []
        spent = [say(words.EACH, time=time_said(line.minutes, language))] if line.minutes else []
        if line.minutes and times is not None:
            spent += [say(words.TIME_IN_ALL, time=time_said(line.minutes * times, language))]
        return (
            str(number),
            on_one_line(line.clause) or NOTHING,
            "\n".join(filter(None, what)),
            on_one_line(place_name(line, language)),
            "\n".join(often),
            on_one_line(person_name(line, language)),
            on_one_line(deliverable_name(line, language)) or NOTHING,
            "\n".join(spent) or NOTHING,
        )

    def _sums(self) -> Iterator[str]:
        plan, say = self._plan, self._say
        counted = [(line, times_of(line, days)) for line, days in zip(plan.lines, self._sheet.days, strict=True)]
        minutes = sum((line.minutes or 0) * (times or 0) for line, times in counted)
        said = say(words.SUM, n=len(plan.lines), times=sum(times or 0 for _, times in counted))
        time = time_said(minutes, self._sheet.language)
        said = say(words.SUM_OF_TIME, sum=said, time=time) if minutes else said
        yield self._sentence(said)
        if any(times is None or not line.minutes for line, times in counted):
            yield say(words.SOME_WITHOUT)

    def _sentence(self, said: str) -> str:
        return self._say(Text("{said}。", "{said}."), said=said)

    def dates(self) -> tuple[DateTable, ...]:
        """Strip by strip, on which days of which month each line is due."""
        return tuple(self._dates(strip) for strip in strips_of(self._plan.begins, self._plan.ends))

    def _dates(self, strip: Strip) -> DateTable:
        language = self._sheet.language
        years: dict[int, int] = {}
        for month in strip:
            years[month.first.year] = years.get(month.first.year, 0) + 1
        rows = []
        for number, (line, days) in enumerate(zip(self._plan.lines, self._sheet.days, strict=True), 1):
            times = times_of(line, days)
            whole = how_often(line, language) if line.often is None or line.unannounced else ""
            cells = () if whole else tuple(_cell(days, month) for month in strip)
            name = on_one_line(line_name(line, language))
            rows.append(DateRow(str(number), name, cells, whole, NOTHING if times is None else str(times)))
        return DateTable(
            tuple((self._say(Text("{year}年", "{year}"), year=year), months) for year, months in years.items()),
            tuple(month_name(month, language) for month in strip),
            tuple(rows),
        )

    def date_notes(self) -> tuple[str, ...]:
        """How the cells are to be read, as far as there are such."""
        found = {day.sure for days in self._sheet.told_days for day in days}
        notes = [words.DATE_NOTES[0]] if found else []
        notes += [words.DATE_NOTES[1]] if Sure.ARRANGED in found else []
        notes += [words.DATE_NOTES[2]] if Sure.EXPECTED in found else []
        notes += [words.PROVISIONAL] if self._sheet.is_provisional else []
        return tuple(map(self._say, notes))

    def team(self) -> Table:
        """The project team with its lead, and which fields of competence nobody of it has (clauses 5.1.3, 5.1.4)."""
        say, language = self._say, self._sheet.language
        rows = tuple(
            (
                on_one_line(one.name),
                say(words.LEAD if one.is_lead else words.MEMBER),
                say(one.title) if one.title is not None else NOTHING,
                joined(map(say, one.fields), language) or NOTHING,
            )
            for one in self._plan.team
        ) or ((on_one_line(self._plan.lead_name) or NOTHING, say(words.LEAD), NOTHING, NOTHING),)
        uncovered = joined(map(say, self._plan.uncovered), language)
        notes = (say(words.UNCOVERED, fields=uncovered),) if uncovered else ()
        return Table(tuple(map(say, words.TEAM_COLUMNS)), rows, notes)

    def difference(self) -> tuple[str, tuple[str, ...]] | None:
        """The heading, and what is otherwise than before, with the reason; None of a first version."""
        sheet = self._sheet
        if sheet.difference is None or sheet.before is None:
            return None
        title = words.DIFFERENCE_OF_RENEWAL if self._plan.renews(sheet.before) else words.DIFFERENCE
        number = on_one_line(sheet.before.contract_number)
        heading = self.heading(title, n=sheet.before.version, number=number)
        reason = on_one_line(self._plan.reason)
        because = [self._say(words.BECAUSE, reason=reason)] if reason else []
        said = difference_said(sheet.difference, sheet.language) or [self._say(UNCHANGED)]
        return heading, (*because, *map(on_one_line, said))

    def confirmation(self) -> tuple[str, ...]:
        """Who approved it, who confirmed it and how, and what that is worth."""
        plan, say = self._plan, self._say
        approved = say(words.NOT_APPROVED)
        if plan.approved_at is not None:
            approved = say(words.APPROVED, name=on_one_line(plan.approved_by), at=_moment(plan.approved_at))
        confirmed = [self._confirmed(plan.confirmed_at)] if plan.confirmed_at is not None else []
        if plan.confirmed_at is None and plan.state in _UNCONFIRMED:
            confirmed = [say(_UNCONFIRMED[plan.state])]
        replaced = [say(words.REPLACED)] if plan.state is PlanState.REPLACED else []
        in_chat = plan.confirmed_at is not None and plan.on_behalf is None
        signing = say(words.NO_SIGNATURE if in_chat else words.TO_SIGN)
        return (approved, *confirmed, *replaced, signing)

    def _confirmed(self, at: datetime) -> str:
        plan, say = self._plan, self._say
        name, moment = on_one_line(plan.confirmed_by), _moment(at)
        if plan.on_behalf is not None:
            how = say(CHANNEL_NAMES[plan.on_behalf.channel])
            by, told_on = on_one_line(plan.on_behalf.by), plan.on_behalf.told_on
            return say(words.ON_BEHALF, name=name, day=told_on, channel=how, by=by, at=moment)
        if not name:
            return say(words.BY_SILENCE, at=moment)
        return say(words.CONFIRMED, name=name, at=moment)

    def parties(self) -> tuple[Party, ...]:
        """Who signs, the provider first."""
        parties = (
            (words.PROVIDER, self._sheet.provider, words.LEAD_SIGNATURE),
            (words.CLIENT, self._plan.client_name, words.CLIENT_SIGNATURE),
        )
        return tuple(Party(self._say(one), on_one_line(name), self._say(signed)) for one, name, signed in parties)

    def signing(self) -> Mapping[str, str]:
        """The words of the places to sign, stamp and date."""
        return {
            "stamp": self._say(page_words.STAMP),
            "date": self._say(page_words.DATE),
            "date_line": self._say(page_words.DATE_LINE),
        }


_UNCONFIRMED: Mapping[PlanState, Text] = {
    PlanState.SUBMITTED: words.NOT_CONFIRMED,
    PlanState.APPROVED: words.NOT_CONFIRMED,
    PlanState.OBJECTED: words.OBJECTED,
}


def _moment(moment: datetime) -> str:
    return f"{in_beijing(moment):%Y-%m-%d %H:%M}"


def _cell(days: Sequence[PlanDay], month: Month) -> str:
    """``5, 12``, ``~5``, ``21×``, ``(2×)``: what is due in a month."""
    within = [day for day in days if month.holds(day.day)]
    known = [day for day in within if day.sure is not Sure.ARRANGED]
    said = [f"{len(known)}×"] if len(known) > MOST_MARKS else [_day(day) for day in known]
    said += [f"({len(within) - len(known)}×)"] if len(known) < len(within) else []
    return ", ".join(said)


def _day(day: PlanDay) -> str:
    return f"{'~' if day.sure is Sure.EXPECTED else ''}{day.day.day}"
