"""An item of a checklist as the answers of the form that changes it, and back (clause 4.6)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from bot.rules.cases.finding_terms import Severity
from bot.rules.checklists.checklist import Evidence, Item
from bot.rules.form import Kind, Option
from bot.rules.forms import own_checklists as form
from bot.rules.forms.answers import SKIPPED, Answer, Answers
from bot.rules.plain_words import NO, YES, YES_NO_WORDS, normalise
from bot.rules.text import Text


class NoSuchAnswer(ValueError):
    """What is said not to conform is no answer to the item; the word as it was typed."""

    def __init__(self, word: str) -> None:
        super().__init__(word)
        self.word = word


def answers_of_item(item: Item) -> Answers:
    """The form's answers as the item stands; what it says nothing of is skipped."""
    said: dict[str, str | None] = {
        form.PROMPT: item.prompt.zh,
        form.KIND: item.kind.value,
        form.OPTIONS: "\n".join(option.label.zh for option in item.options),
        form.FAILS: "\n".join(_in_words(item, key) for key in sorted(item.fails)),
        form.UNIT: item.unit.zh if item.unit is not None else "",
        form.LOW: _plain(item.low),
        form.HIGH: _plain(item.high),
        form.LOOK_AT: item.look_at.zh if item.look_at is not None else "",
        form.CLAUSE: item.clause,
        form.SEVERITY: item.severity.value if item.severity is not None else "",
        form.EVIDENCE: item.evidence.value if item.evidence is not Evidence.ON_FINDING else "",
        form.REMARKS: "\n".join(remark.zh for remark in item.remarks),
        form.SUGGESTION: item.suggestion.zh if item.suggestion is not None else "",
        form.VETO: YES if item.veto else "",
        form.INSTRUMENT: YES if item.instrument else "",
        form.REQUIRED: "" if item.required else NO,
        form.PROMPT_EN: item.prompt.en,
        form.LOOK_AT_EN: item.look_at.en if item.look_at is not None else "",
        form.SUGGESTION_EN: item.suggestion.en if item.suggestion is not None else "",
        form.UNIT_EN: item.unit.en if item.unit is not None else "",
        form.LOWEST: _plain(item.lowest),
        form.HIGHEST: _plain(item.highest),
        form.OPTIONS_EN: _english(option.label for option in item.options),
        form.REMARKS_EN: _english(item.remarks),
    }
    walked = {form.FAILS, form.UNIT, form.LOW, form.HIGH}
    return {key: Answer(value) if value else SKIPPED for key, value in said.items() if value or key in walked}


def item_from(given: Mapping[str, str], before: Item) -> Item:
    """The item as the form says it; what the form does not ask for stays as it was ``before``.

    Raises:
        NoSuchAnswer
    """
    kind = Kind(given[form.KIND])
    options = _options(_lines(given, form.OPTIONS), before.options)
    labels = _worded(given, form.OPTIONS_EN, [one.label for one in options], [one.label for one in before.options])
    options = tuple(replace(option, label=label) for option, label in zip(options, labels, strict=True))
    remarks = tuple(_kept(line, before.remarks) for line in _lines(given, form.REMARKS))
    item = replace(
        before,
        kind=kind,
        prompt=Text(given[form.PROMPT], given.get(form.PROMPT_EN, "")),
        look_at=_text(given, form.LOOK_AT, form.LOOK_AT_EN),
        clause=given.get(form.CLAUSE, ""),
        severity=Severity(given[form.SEVERITY]) if form.SEVERITY in given else None,
        evidence=Evidence(given.get(form.EVIDENCE, Evidence.ON_FINDING)),
        remarks=_worded(given, form.REMARKS_EN, remarks, before.remarks),
        suggestion=_text(given, form.SUGGESTION, form.SUGGESTION_EN),
        veto=given.get(form.VETO) == YES,
        instrument=given.get(form.INSTRUMENT) == YES,
        required=given.get(form.REQUIRED) != NO,
        options=options,
        unit=_text(given, form.UNIT, form.UNIT_EN),
        low=Decimal(given[form.LOW]) if form.LOW in given else None,
        high=Decimal(given[form.HIGH]) if form.HIGH in given else None,
        lowest=Decimal(given[form.LOWEST]) if form.LOWEST in given else None,
        highest=Decimal(given[form.HIGHEST]) if form.HIGHEST in given else None,
    )
    return replace(item, fails=frozenset(_key(item, line) for line in _lines(given, form.FAILS)))


def english_is_left(given: Mapping[str, str], before: Item) -> bool:
    """Whether words were changed whose English still says what it said before."""
    pairs = (
        (form.PROMPT, form.PROMPT_EN, before.prompt),
        (form.LOOK_AT, form.LOOK_AT_EN, before.look_at),
        (form.SUGGESTION, form.SUGGESTION_EN, before.suggestion),
    )
    return any(
        text is not None and text.en and given.get(key) != text.zh and given.get(english) == text.en
        for key, english, text in pairs
    )


def english_is_uneven(given: Mapping[str, str], before: Item) -> bool:
    """Whether the English of options or remarks was changed to more or fewer lines than there are in Chinese."""
    texts = ((form.OPTIONS, form.OPTIONS_EN, [one.label for one in before.options]),)
    return any(
        given.get(english, "") not in ("", _english(was)) and len(_each_line(given, english)) != len(_lines(given, key))
        for key, english, was in (*texts, (form.REMARKS, form.REMARKS_EN, before.remarks))
    )


_NO_ENGLISH = "-"
"""Stands for a line that has no English, so that those behind it keep their places."""


def _english(texts: Iterable[Text]) -> str:
    """The English of texts, a line each; empty where none has any."""
    lines = [text.en for text in texts]
    return "\n".join(line or _NO_ENGLISH for line in lines) if any(lines) else ""


def _each_line(given: Mapping[str, str], key: str) -> list[str]:
    lines = [line.strip() for line in given.get(key, "").splitlines()]
    return ["" if line == _NO_ENGLISH else line for line in lines if line]


def _worded(given: Mapping[str, str], english: str, texts: Sequence[Text], before: Sequence[Text]) -> tuple[Text, ...]:
    """The texts with their English, line by line; with what each had before where nothing else was said."""
    if given.get(english, "") == _english(before):
        return tuple(texts)
    lines = _each_line(given, english)
    return tuple(Text(text.zh, lines[number] if number < len(lines) else "") for number, text in enumerate(texts))


def _lines(given: Mapping[str, str], key: str) -> list[str]:
    return list(dict.fromkeys(filter(None, map(str.strip, given.get(key, "").splitlines()))))


def _text(given: Mapping[str, str], key: str, english: str) -> Text | None:
    return Text(given[key], given.get(english, "")) if key in given else None


def _plain(number: Decimal | None) -> str:
    return "" if number is None else f"{number.normalize():f}"


def _kept(line: str, before: Sequence[Text]) -> Text:
    """A line with its English, where it was there before."""
    return next((text for text in before if text.zh == line), Text(line, ""))


def _options(lines: Sequence[str], before: Sequence[Option]) -> tuple[Option, ...]:
    """The options; those that were there before keep their keys, by which answers are compared."""
    known = {option.label.zh: option for option in before}
    taken = {option.key for option in before}
    options: list[Option] = []
    for line in lines:
        if line not in known:
            number = next(n for n in range(1, len(taken) + 2) if f"o{n}" not in taken)
            known[line] = Option(f"o{number}", Text(line, ""))
            taken.add(f"o{number}")
        options.append(known[line])
    return tuple(options)


def _in_words(item: Item, key: str) -> str:
    plain = {YES: "是", NO: "否"}
    return next((option.label.zh for option in item.options if option.key == key), plain.get(key, key))


def _key(item: Item, word: str) -> str:
    """The answer that a word means. Raises NoSuchAnswer."""
    if item.kind is Kind.YES_NO:
        key = YES_NO_WORDS.get(normalise(word))
    else:
        named = (
            option.key
            for option in item.options
            if normalise(word) in map(normalise, (option.label.zh, option.label.en, option.key))
        )
        key = next(named, None)
    if key is None:
        raise NoSuchAnswer(word)
    return key
