"""Checklists as plain values: as they are stored, and as those that come with the program are written.

A text is ``{"zh": ..., "en": ...}``; ``en`` may be missing (it is shown in Chinese then, marked). What is unknown is
refused: reading it would silently lose something.
"""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from decimal import Decimal, InvalidOperation
from typing import Any

from bot.rules.cases.finding_terms import Severity
from bot.rules.checklists.checklist import Checklist, Condition, Evidence, Item, Section
from bot.rules.form import Kind, Option
from bot.rules.text import Text

_NUMBERS = ("low", "high", "lowest", "highest")


class NotAChecklist(ValueError):
    """Plain values that are no checklist; ``where`` is the code of the item, or empty."""

    def __init__(self, where: str, what: str) -> None:
        super().__init__(where, what)
        self.where = where
        self.what = what


def to_plain(checklist: Checklist) -> dict[str, Any]:
    """The checklist as plain JSON values; ``from_plain`` gives an equal one back."""
    return _present(
        code=checklist.code,
        kind=checklist.kind,
        version=checklist.version,
        title=_text_to(checklist.title),
        depth=checklist.depth,
        intro=_text_to(checklist.intro),
        sections=[
            {"name": _text_to(section.name), "items": [_item_to(item) for item in section.items]}
            for section in checklist.sections
        ],
    )


def from_plain(stored: Mapping[str, Any]) -> Checklist:
    """The checklist that ``to_plain`` wrote.

    Raises:
        NotAChecklist
    """
    _known("", stored, {field.name for field in fields(Checklist)})
    return Checklist(
        code=_word("", stored, "code"),
        kind=_word("", stored, "kind"),
        title=_text("", stored.get("title"), "title"),
        sections=tuple(_section(section) for section in stored.get("sections", ())),
        version=stored.get("version", 1),
        depth=stored.get("depth", ""),
        intro=_text_or_none("", stored, "intro"),
    )


def _present(**values: Any) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, "", [], False)}


def _text_to(text: Text | None) -> dict[str, str] | None:
    return None if text is None else _present(zh=text.zh, en=text.en)


def _item_to(item: Item) -> dict[str, Any]:
    numbers = {name: _number_to(getattr(item, name)) for name in _NUMBERS}
    return _present(
        code=item.code,
        kind=item.kind.value if item.kind is not Kind.CONFORMITY else "",
        prompt=_text_to(item.prompt),
        clause=item.clause,
        look_at=_text_to(item.look_at),
        remarks=[_text_to(remark) for remark in item.remarks],
        suggestion=_text_to(item.suggestion),
        severity=item.severity.value if item.severity is not None else "",
        evidence=item.evidence.value if item.evidence is not Evidence.ON_FINDING else "",
        veto=item.veto,
        instrument=item.instrument,
        optional=not item.required,
        options=[{"key": option.key, "label": _text_to(option.label)} for option in item.options],
        fails=sorted(item.fails),
        **numbers,
        unit=_text_to(item.unit),
        when=None if item.when is None else {"item": item.when.item, "is": sorted(item.when.is_one_of)},
    )


def _number_to(number: Decimal | None) -> str | None:
    return None if number is None else f"{number.normalize():f}"


def _section(stored: Mapping[str, Any]) -> Section:
    _known("", stored, {"name", "items"})
    return Section(_text("", stored.get("name"), "name"), tuple(_item(item) for item in stored.get("items", ())))


def _item(stored: Mapping[str, Any]) -> Item:
    code = _word("", stored, "code")
    _known(code, stored, {field.name for field in fields(Item)} - {"required"} | {"optional"})
    try:
        kind = Kind(stored.get("kind", Kind.CONFORMITY.value))
        severity = Severity(stored["severity"]) if "severity" in stored else None
        evidence = Evidence(stored.get("evidence", Evidence.ON_FINDING.value))
    except ValueError as unknown:
        raise NotAChecklist(code, str(unknown)) from unknown
    return Item(
        code=code,
        kind=kind,
        prompt=_text(code, stored.get("prompt"), "prompt"),
        clause=stored.get("clause", ""),
        remarks=tuple(_text(code, remark, "remarks") for remark in stored.get("remarks", ())),
        severity=severity,
        evidence=evidence,
        veto=stored.get("veto", False),
        instrument=stored.get("instrument", False),
        required=not stored.get("optional", False),
        options=tuple(_option(code, option) for option in stored.get("options", ())),
        fails=frozenset(stored.get("fails", ())),
        when=_condition(code, stored.get("when")),
        look_at=_text_or_none(code, stored, "look_at"),
        suggestion=_text_or_none(code, stored, "suggestion"),
        unit=_text_or_none(code, stored, "unit"),
        low=_number(code, stored, "low"),
        high=_number(code, stored, "high"),
        lowest=_number(code, stored, "lowest"),
        highest=_number(code, stored, "highest"),
    )


def _option(code: str, stored: Mapping[str, Any]) -> Option:
    _known(code, stored, {"key", "label"})
    return Option(_word(code, stored, "key"), _text(code, stored.get("label"), "label"))


def _condition(code: str, stored: Mapping[str, Any] | None) -> Condition | None:
    if stored is None:
        return None
    _known(code, stored, {"item", "is"})
    said: Sequence[str] = stored.get("is", ())
    return Condition(_word(code, stored, "item"), frozenset(said))


def _known(where: str, stored: Mapping[str, Any], names: set[str]) -> None:
    if unknown := sorted(set(stored) - names):
        raise NotAChecklist(where, ", ".join(unknown))


def _word(where: str, stored: Mapping[str, Any], name: str) -> str:
    value = stored.get(name)
    if not isinstance(value, str) or not value:
        raise NotAChecklist(where, name)
    return value


def _text(where: str, stored: object, name: str) -> Text:
    if not isinstance(stored, Mapping) or not stored.get("zh"):
        raise NotAChecklist(where, name)
    _known(where, stored, {"zh", "en"})
    return Text(stored["zh"], stored.get("en", ""))


def _text_or_none(where: str, stored: Mapping[str, Any], name: str) -> Text | None:
    return _text(where, stored[name], name) if name in stored else None


def _number(where: str, stored: Mapping[str, Any], name: str) -> Decimal | None:
    if name not in stored:
        return None
    try:
        return Decimal(str(stored[name]))
    except InvalidOperation as wrong:
        raise NotAChecklist(where, name) from wrong
