"""A checklist as rows of text, as its spreadsheet has them; ``reading`` makes a checklist of such rows again."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from bot.rules.checklist_sheets import columns as c
from bot.rules.checklists.asked import SEVERITIES
from bot.rules.checklists.checklist import Checklist, Evidence, Item, Section
from bot.rules.checklists.plain import to_plain
from bot.rules.checklists.words import DEPTHS_OF, EVIDENCES, JUDGED, KINDS
from bot.rules.form import Kind
from bot.rules.text import Language, Text

YES_NO: Mapping[bool, Text] = {True: Text("是", "Yes"), False: Text("否", "No")}
PARTS = ";；\n"
"""What parts several in one cell."""


def mark_of(checklist: Checklist) -> str:
    """What tells of which checklist, and of which words of it, a spreadsheet was made."""
    plain = json.dumps(to_plain(checklist), ensure_ascii=False, sort_keys=True)
    return f"{checklist.code} v{checklist.version} {hashlib.sha256(plain.encode()).hexdigest()[:8]}"


def head_of(checklist: Checklist, records: Mapping[str, Text], language: Language) -> dict[str, str]:
    """The head, by the keys of its lines. ``records``: what the kinds of records are called, by their codes."""
    depth = DEPTHS_OF.get(checklist.kind, {}).get(checklist.depth)
    return {
        c.NAME: checklist.title.zh,
        c.NAME_EN: checklist.title.en,
        c.RECORD: records[checklist.kind].to(language),
        c.DEPTH: depth.to(language) if depth is not None else "",
        **_both(c.INTRO, c.INTRO_EN, checklist.intro),
        c.FROM: mark_of(checklist),
    }


def rows_of(checklist: Checklist, language: Language) -> list[dict[str, str]]:
    """A row for each item, by the keys of its columns."""
    items = {item.code: item for item in checklist.items()}
    return [
        {**_both(c.SECTION, c.SECTION_EN, section.name), **_row(item, items, language)}
        for section in checklist.sections
        for item in section.items
    ]


def _row(item: Item, items: Mapping[str, Item], language: Language) -> dict[str, str]:
    severity = next((option.label for option in SEVERITIES if option.key == item.severity), Text("", ""))
    return {
        c.CODE: item.code,
        **_both(c.PROMPT, c.PROMPT_EN, item.prompt),
        c.KIND: KINDS[item.kind].to(language),
        **_both(c.LOOK_AT, c.LOOK_AT_EN, item.look_at),
        c.CLAUSE: item.clause,
        c.REMARKS: _joined([remark.zh for remark in item.remarks]),
        c.REMARKS_EN: _joined([remark.en for remark in item.remarks]),
        **_both(c.SUGGESTION, c.SUGGESTION_EN, item.suggestion),
        c.SEVERITY: severity.to(language),
        c.EVIDENCE: EVIDENCES[item.evidence].to(language) if item.evidence is not Evidence.ON_FINDING else "",
        c.VETO: _yes(item.veto, language),
        c.INSTRUMENT: _yes(item.instrument, language),
        c.REQUIRED: "" if item.required else YES_NO[False].to(language),
        c.OPTIONS: "\n".join(f"{option.key}={option.label.zh}" for option in item.options),
        c.OPTIONS_EN: _joined([option.label.en for option in item.options]),
        c.FAILS: "\n".join(answer_said(item, key, language) for key in sorted(item.fails)),
        c.LOW: _plain(item.low),
        c.HIGH: _plain(item.high),
        c.LOWEST: _plain(item.lowest),
        c.HIGHEST: _plain(item.highest),
        **_both(c.UNIT, c.UNIT_EN, item.unit),
        c.WHEN: _condition(item, items, language),
    }


def _both(key: str, english: str, text: Text | None) -> dict[str, str]:
    return {key: text.zh, english: text.en} if text is not None else {key: "", english: ""}


def _joined(lines: Sequence[str]) -> str:
    """Several in one cell, a line each; a last empty line says that a single one with a semicolon in it is one."""
    if not any(lines):
        return ""
    said = "\n".join(lines)
    return f"{said}\n" if len(lines) == 1 and any(part in said for part in PARTS) else said


def _yes(holds: bool, language: Language) -> str:
    return YES_NO[True].to(language) if holds else ""


def _plain(number: Decimal | None) -> str:
    return "" if number is None else f"{number.normalize():f}"


def answer_said(item: Item, key: str, language: Language) -> str:
    """An answer as a cell names it: an option by its key, which is never ambiguous."""
    if item.kind in (Kind.CHOICE, Kind.CHOICES) or key not in JUDGED:
        return key
    return JUDGED[key].to(language)


def _condition(item: Item, items: Mapping[str, Item], language: Language) -> str:
    if item.when is None:
        return ""
    asked = items.get(item.when.item)
    said = [key if asked is None else answer_said(asked, key, language) for key in sorted(item.when.is_one_of)]
    return f"{item.when.item}={';'.join(said)}"


def same_content(one: Checklist, other: Checklist) -> bool:
    """Whether two say the same, whatever they are called by the program."""
    return replace(one, code=other.code, version=other.version, kind=other.kind) == other


def in_sections(rows: Sequence[tuple[Text, Item]]) -> tuple[Section, ...]:
    """Items in the sections that their rows name; those one behind the other that name the same are in one."""
    sections: list[Section] = []
    for name, item in rows:
        if sections and sections[-1].name == name:
            sections[-1] = replace(sections[-1], items=(*sections[-1].items, item))
        else:
            sections.append(Section(name, (item,)))
    return tuple(sections)
