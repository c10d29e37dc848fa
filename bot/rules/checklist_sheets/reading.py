"""Rows of a spreadsheet -> a checklist, with all that is wrong in its cells; tolerant of how people write them."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from bot.rules.cases.finding_terms import Severity
from bot.rules.checklist_sheets import columns as c
from bot.rules.checklist_sheets.faults import CellFault, SheetProblem
from bot.rules.checklist_sheets.rows import PARTS, in_sections
from bot.rules.checklists.asked import SEVERITIES
from bot.rules.checklists.checklist import Checklist, Condition, Evidence, Item
from bot.rules.checklists.editing import FIRST_SECTION
from bot.rules.checklists.soundness import Broken, Fault, answers_of, faults_of
from bot.rules.checklists.words import DEPTHS_OF, EVIDENCES, KINDS
from bot.rules.folding import folded
from bot.rules.form import Kind, Option
from bot.rules.forms.numerals import read_decimal
from bot.rules.forms.unreadable import NotANumber, UnitDiffers
from bot.rules.plain_words import CONFORMITY_WORDS, NON_CONFORM, YES, YES_NO_WORDS, normalise
from bot.rules.text import Text

LONGEST_NAME, LONGEST_ENGLISH_NAME = 60, 120
_ALSO_A_KIND: Mapping[str, Kind] = {
    **dict.fromkeys(
        ("符合", "符合性", "判断", "判定", "合格/不合格", "符合/不符合/不适用", "conformity"), Kind.CONFORMITY
    ),
    **dict.fromkeys(("是否", "是/否题", "yes/no"), Kind.YES_NO),
    **dict.fromkeys(("单选题", "选择", "选择题", "choice"), Kind.CHOICE),
    **dict.fromkeys(("多选题", "multiple choice"), Kind.CHOICES),
    **dict.fromkeys(("数字", "数值题", "测量", "测量值", "measurement"), Kind.NUMBER),
    **dict.fromkeys(("填空", "填空题", "文本", "简答", "备注"), Kind.TEXT),
    **dict.fromkeys(("拍照", "附件", "photo", "files"), Kind.FILES),
}
_STARS = frozenset({"★", "☆", "*", "否决", "否决项", "关键"})
_CONDITION = re.compile(r"(?P<item>[^=:]+?)\s*[=:]+\s*(?P<answers>.+)", re.DOTALL)
_KEYED = re.compile(r"\s*(?P<key>[a-z0-9][a-z0-9_]{0,19})\s*=\s*(?P<label>.*)")
_NOT_IN_CODES = re.compile(r"[\s\-./·—–]+")


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row that is not empty: its number, and what stands in its cells by the keys of the columns.

    ``wrong``: cells that hold no text. ``heading``: the words that stand alone in it, which name a section.
    """

    number: int
    cells: Mapping[str, str]
    wrong: Mapping[str, CellFault] = field(default_factory=dict)
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Readable:
    """A checklist as it was read, its code that of the one it says it comes from, or empty; and what is wrong.

    ``mark``: by which it says which words it was made of.
    """

    checklist: Checklist
    mark: str
    problems: tuple[SheetProblem, ...]


def read_checklist(
    head: Mapping[str, tuple[int, str]],
    rows: Sequence[SheetRow],
    records: Mapping[str, Text],
    called: str,
    taken: Mapping[str, Collection[str]],
) -> Readable:
    """The checklist of a spreadsheet.

    ``head``: the lines of its head, each with its row. ``records``: the kinds of records by their codes, the first of
    them for whoever does not say. ``called``: its name, where no head says it. ``taken``: by a checklist's code those
    of items that it ever had.
    """
    mark = head.get(c.FROM, (0, ""))[1].strip()
    code = mark.partition(" ")[0]
    reader = _Reader(frozenset(taken.get(code, ())))
    whole = reader.head(head, records, called)
    items = reader.items(rows)
    checklist = replace(whole, code=code, sections=in_sections(items))
    numbers = {item.code: row.number for (_, item), row in zip(items, reader.rows, strict=True)}
    problems = [*reader.problems, *_unsound(checklist, reader.rows, numbers)]
    return Readable(checklist, mark, tuple(problems))


def _unsound(checklist: Checklist, rows: Sequence[SheetRow], numbers: Mapping[str, int]) -> Iterator[SheetProblem]:
    """The rules that it breaks, each at the cell that breaks it; of a code that is there twice the second row."""
    by_number = {row.number: row for row in rows}
    for broken in faults_of(checklist):
        if broken.fault in (Fault.NO_ITEMS, Fault.TOO_MANY):
            continue
        number = numbers[broken.code]
        yield SheetProblem(number, _column_of(broken, by_number[number]), broken)


def _column_of(broken: Broken, row: SheetRow) -> str:
    if broken.fault is Fault.TOO_LONG:
        longs = (c.PROMPT, c.LOOK_AT, c.SUGGESTION, c.CLAUSE, c.REMARKS)
        return next((key for key in longs if broken.part in row.cells.get(key, "")), c.PROMPT)
    return _COLUMNS[broken.fault]


_COLUMNS: Mapping[Fault, str] = {
    Fault.BAD_CODE: c.CODE,
    Fault.CODE_TWICE: c.CODE,
    Fault.KIND_NOT_ASKED: c.KIND,
    Fault.NO_OPTIONS: c.OPTIONS,
    Fault.OPTIONS_NOT_ASKED: c.OPTIONS,
    Fault.BAD_OPTION: c.OPTIONS,
    Fault.FAILS_UNKNOWN: c.FAILS,
    Fault.LIMITS_CROSSED: c.HIGH,
    Fault.LIMITS_NOT_ASKED: c.LOW,
    Fault.NOTHING_FAILS: c.KIND,
    Fault.UNKNOWN_CONDITION: c.WHEN,
    Fault.CONDITION_AHEAD: c.WHEN,
    Fault.CONDITION_CIRCLE: c.WHEN,
    Fault.CONDITION_NEVER: c.WHEN,
}


class _Reader:
    """Reads row by row; what is wrong gathers in ``problems``, the rows that are items in ``rows``."""

    def __init__(self, taken: frozenset[str]) -> None:
        self.problems: list[SheetProblem] = []
        self.rows: list[SheetRow] = []
        self._taken = set(taken)
        self._row = SheetRow(0, {})

    def head(self, head: Mapping[str, tuple[int, str]], records: Mapping[str, Text], called: str) -> Checklist:
        """Everything but the items."""
        said = {key: text.strip() for key, (_, text) in head.items()}
        places = {key: number for key, (number, _) in head.items()}
        name = said.get(c.NAME) or called
        for key, most in ((c.NAME, LONGEST_NAME), (c.NAME_EN, LONGEST_ENGLISH_NAME)):
            if len(said.get(key, "")) > most:
                self.problems.append(SheetProblem(places[key], key, CellFault.TOO_LONG, str(most)))
        intro = said.get(c.INTRO, "")
        kind = self._in_head(said, places, c.RECORD, records) or next(iter(records))
        return Checklist(
            code="",
            kind=kind,
            title=Text(name[:LONGEST_NAME], said.get(c.NAME_EN, "")),
            sections=(),
            depth=self._in_head(said, places, c.DEPTH, DEPTHS_OF.get(kind, {})),
            intro=Text(intro, said.get(c.INTRO_EN, "")) if intro else None,
        )

    def _in_head(self, said: Mapping[str, str], places: Mapping[str, int], key: str, named: Mapping[str, Text]) -> str:
        text = said.get(key, "")
        found = _named(text, named)
        if text and found is None:
            options = " / ".join(f"{name.zh}" for name in named.values())
            fault = CellFault.NOT_AN_OPTION if named else CellFault.NOT_HERE
            self.problems.append(SheetProblem(places[key], key, fault, options))
        return found or ""

    def items(self, rows: Sequence[SheetRow]) -> list[tuple[Text, Item]]:
        """The items, each with the name of its section."""
        section = FIRST_SECTION
        found: list[tuple[Text, Item]] = []
        for row in rows:
            self._row = row
            if row.heading:
                section = Text(row.heading, "")
                continue
            name = self._said(c.SECTION)
            if name:
                section = Text(name, self._said(c.SECTION_EN))
            if (
                not self._said(c.PROMPT)
                and name
                and not any(row.cells.get(key) for key in row.cells if key not in _NAMES)
            ):
                continue
            self.rows.append(row)
            found.append((section, self._item()))
        coded = self._coded([item for _, item in found])
        whole = self._with_answers(coded)
        return [(name, item) for (name, _), item in zip(found, whole, strict=True)]

    def _item(self) -> Item:
        for key, fault in self._row.wrong.items():
            self._wrong(key, fault, self._row.cells.get(key, ""))
        prompt = self._said(c.PROMPT) or (self._said(c.PROMPT_EN) if c.PROMPT not in self._row.wrong else "")
        if not prompt and c.PROMPT not in self._row.wrong:
            self._wrong(c.PROMPT, CellFault.EMPTY)
        unit = self._both(c.UNIT, c.UNIT_EN)
        low, high, lowest, highest = (self._number(key, unit) for key in (c.LOW, c.HIGH, c.LOWEST, c.HIGHEST))
        options = self._options()
        return Item(
            code=self._code(),
            kind=self._kind(options, any(one is not None for one in (low, high, unit))),
            prompt=Text(prompt, self._said(c.PROMPT_EN)),
            clause=self._said(c.CLAUSE),
            look_at=self._both(c.LOOK_AT, c.LOOK_AT_EN),
            remarks=self._remarks(),
            suggestion=self._both(c.SUGGESTION, c.SUGGESTION_EN),
            severity=self._severity(),
            evidence=self._evidence(),
            veto=self._yes(c.VETO, default=False),
            instrument=self._yes(c.INSTRUMENT, default=False),
            required=self._yes(c.REQUIRED, default=True),
            options=options,
            low=low,
            high=high,
            lowest=lowest,
            highest=highest,
            unit=unit,
        )

    def _said(self, key: str) -> str:
        return self._row.cells.get(key, "").strip() if key not in self._row.wrong else ""

    def _wrong(self, key: str, fault: CellFault, detail: str = "") -> None:
        self.problems.append(SheetProblem(self._row.number, key, fault, detail))

    def _both(self, key: str, english: str) -> Text | None:
        said = self._said(key)
        return Text(said, self._said(english)) if said else None

    def _code(self) -> str:
        said = _NOT_IN_CODES.sub("_", folded(self._said(c.CODE)).casefold()).strip("_")
        self._taken.add(said)
        return said

    def _kind(self, options: tuple[Option, ...], measured: bool) -> Kind:
        said = self._said(c.KIND)
        if not said:
            return Kind.CHOICE if options else Kind.NUMBER if measured else Kind.CONFORMITY
        named = _named(said, {kind.value: name for kind, name in KINDS.items()})
        found = Kind(named) if named is not None else _ALSO_A_KIND.get(normalise(said))
        if found is None:
            self._wrong(c.KIND, CellFault.NOT_AN_OPTION, " / ".join(name.zh for name in KINDS.values()))
        return found or Kind.CONFORMITY

    def _severity(self) -> Severity | None:
        said = self._said(c.SEVERITY)
        found = _named(said, {option.key: option.label for option in SEVERITIES})
        if said and found is None:
            self._wrong(c.SEVERITY, CellFault.NOT_AN_OPTION, " / ".join(option.label.zh for option in SEVERITIES))
        return Severity(found) if found is not None else None

    def _evidence(self) -> Evidence:
        said = self._said(c.EVIDENCE)
        found = _named(said, {evidence.value: name for evidence, name in EVIDENCES.items()})
        if said and found is None:
            self._wrong(c.EVIDENCE, CellFault.NOT_AN_OPTION, " / ".join(name.zh for name in EVIDENCES.values()))
        return Evidence(found) if found is not None else Evidence.ON_FINDING

    def _yes(self, key: str, *, default: bool) -> bool:
        said = self._said(key)
        if not said:
            return default
        if said in _STARS:
            return True
        answer = YES_NO_WORDS.get(normalise(said))
        if answer is None:
            self._wrong(key, CellFault.NOT_YES_OR_NO)
        return answer == YES

    def _number(self, key: str, unit: Text | None) -> Decimal | None:
        said = self._said(key)
        if not said:
            return None
        try:
            return read_decimal(said, unit)
        except NotANumber:
            self._wrong(key, CellFault.NOT_A_NUMBER, said)
        except UnitDiffers:
            self._wrong(key, CellFault.OTHER_UNIT, said)
        return None

    def _remarks(self) -> tuple[Text, ...]:
        lines = [line for line in _parted(self._row.cells.get(c.REMARKS, "")) if line]
        english = [*_parted(self._row.cells.get(c.REMARKS_EN, "")), *([""] * len(lines))]
        return tuple(Text(zh, en) for zh, en in zip(lines, english, strict=False))

    def _options(self) -> tuple[Option, ...]:
        lines = [line for line in _parted(self._row.cells.get(c.OPTIONS, ""), several="、/|") if line]
        english = [*_parted(self._row.cells.get(c.OPTIONS_EN, "")), *([""] * len(lines))]
        keyed = [(_KEYED.fullmatch(line), line) for line in lines]
        keys = {match["key"] for match, _ in keyed if match is not None}
        options: list[Option] = []
        for number, (match, line) in enumerate(keyed, start=1):
            key = match["key"] if match is not None else _next_key(keys, number)
            label = match["label"].strip() if match is not None else line
            options.append(Option(key, Text(label, english[number - 1])))
        return tuple(options)

    def _coded(self, items: list[Item]) -> list[Item]:
        """Those without a code get one by their row, which none of the checklist ever had."""
        coded = []
        for number, item in enumerate(items, start=1):
            code = item.code
            if not code:
                at = number
                while f"i{at}" in self._taken:
                    at += 1
                code = f"i{at}"
                self._taken.add(code)
            coded.append(replace(item, code=code))
        return coded

    def _with_answers(self, items: list[Item]) -> list[Item]:
        """What refers to answers: which of them do not conform, and by which another item is asked."""
        whole = []
        for item, row in zip(items, self.rows, strict=True):
            self._row = row
            lines = [line for line in _parted(row.cells.get(c.FAILS, ""), several="、/|") if line]
            fails = [self._answer(replace(item, fails=frozenset({NON_CONFORM})), line, c.FAILS) for line in lines]
            whole.append(replace(item, fails=frozenset(key for key in fails if key is not None)))
        return [replace(item, when=self._condition(row, whole)) for item, row in zip(whole, self.rows, strict=True)]

    def _condition(self, row: SheetRow, items: list[Item]) -> Condition | None:
        self._row = row
        said = self._said(c.WHEN)
        if not said:
            return None
        match = _CONDITION.fullmatch(folded(said))
        if match is None:
            self._wrong(c.WHEN, CellFault.NOT_A_CONDITION, said)
            return None
        wanted = _NOT_IN_CODES.sub("_", match["item"].casefold().strip()).strip("_")
        asked = next((item for item in items if item.code == wanted), None) or _by_number(wanted, items)
        if asked is None:
            return Condition(wanted, frozenset({match["answers"].strip()}))
        words = [word for word in _parted(match["answers"], several="、/|") if word]
        answers = [self._answer(asked, word, c.WHEN) for word in words]
        known = frozenset(answer for answer in answers if answer is not None)
        return Condition(asked.code, known) if known else None

    def _answer(self, item: Item, word: str, column: str) -> str | None:
        """The answer of an item that a word means."""
        plain = normalise(word)
        found: str | None = None
        if item.kind in (Kind.CHOICE, Kind.CHOICES):
            named = (
                option.key
                for option in item.options
                if word == option.key or plain in filter(None, map(normalise, (option.label.zh, option.label.en)))
            )
            found = next(named, None)
        elif item.kind is Kind.YES_NO:
            found = YES_NO_WORDS.get(plain)
        elif item.kind in (Kind.CONFORMITY, Kind.NUMBER):
            found = CONFORMITY_WORDS.get(plain) or (plain if plain in answers_of(item) else None)
        if found is None:
            self._wrong(column, CellFault.NO_SUCH_ANSWER, word)
        return found


_NAMES = frozenset({c.SECTION, c.SECTION_EN, c.PROMPT, c.PROMPT_EN})


def _named(said: str, named: Mapping[str, Text]) -> str | None:
    plain = normalise(said)
    if not plain:
        return None
    return next((key for key, name in named.items() if plain in map(normalise, (key, name.zh, name.en))), None)


def _parted(text: str, several: str = "") -> list[str]:
    """Several in one cell: a line each, else parted by semicolons, else by the other signs that may part them."""
    if "\n" in text:
        return [line.strip() for line in text.split("\n")]
    for signs in (PARTS, several):
        if any(sign in text for sign in signs):
            return [part.strip() for part in re.split(f"[{re.escape(signs)}]", text)]
    return [text.strip()]


def _next_key(taken: set[str], number: int) -> str:
    at = number
    while f"o{at}" in taken:
        at += 1
    taken.add(f"o{at}")
    return f"o{at}"


def _by_number(said: str, items: Sequence[Item]) -> Item | None:
    """The item of this number, for lists whose items have no codes."""
    return items[int(said) - 1] if said.isdecimal() and 0 < int(said) <= len(items) else None
