"""Forms as JSON, so that a version is stored as it was and a draft keeps the one it began with (clause 3.6).

Everything that has a meaning is written out, even where it equals today's default; only what is absent (None, no
options, no conditions …) is left out, so that a field added later changes no stored form and no fingerprint.
A limit is a JSON number while it is whole, else text: a JSON number is read as a binary fraction, which 0.1 is not.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields
from decimal import Decimal
from hashlib import sha256
from typing import Any

from bot.rules.form import FollowUp, Form, FormSection, Kind, Limit, Media, Option, Question, When
from bot.rules.text import Text


class UnknownFields(Exception):
    """The JSON says more than this program understands; reading it would silently lose something."""

    def __init__(self, what: str, names: frozenset[str]) -> None:
        super().__init__(what, sorted(names))
        self.what = what
        self.names = names


def to_json(form: Form) -> dict[str, Any]:
    """The form as plain JSON values; ``from_json`` gives an equal form back."""
    return _present(
        code=form.code,
        version=form.version,
        title=_text_to_json(form.title),
        intro=_text_to_json(form.intro),
        submit=_text_to_json(form.submit),
        numbered_jumps=form.numbered_jumps,
        at_once=form.at_once or None,
        sections=[{"name": _text_to_json(one.name), "keys": list(one.keys)} for one in form.sections],
        questions=[_question_to_json(question) for question in form.questions],
    )


def from_json(stored: Mapping[str, Any]) -> Form:
    """The form that ``to_json`` wrote. Raises UnknownFields, KeyError (a field is missing), ValueError (a bad kind)."""
    _check(Form, stored)
    return Form(
        code=stored["code"],
        version=stored["version"],
        title=_text(stored["title"]),
        questions=tuple(_question(question) for question in stored.get("questions", ())),
        intro=_text_or_none(stored.get("intro")),
        submit=_text(stored["submit"]),
        numbered_jumps=stored["numbered_jumps"],
        at_once=stored.get("at_once", False),
        sections=tuple(_section(section) for section in stored.get("sections", ())),
    )


def fingerprint(form: Form) -> str:
    """SHA-256, in hexadecimal, of the form's canonical JSON: equal exactly for equal forms."""
    canonical = json.dumps(to_json(form), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(canonical.encode()).hexdigest()


def _present(**values: Any) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None and value != []}


def _check(
    kind: type[Form | FormSection | Question | Option | When | FollowUp | Text], stored: Mapping[str, Any]
) -> None:
    unknown = frozenset(stored) - {field.name for field in fields(kind) if field.init}
    if unknown:
        raise UnknownFields(kind.__name__, unknown)


def _text_to_json(text: Text | None) -> dict[str, str] | None:
    return None if text is None else _present(zh=text.zh, en=text.en, one=text.one)


def _text(stored: Mapping[str, Any]) -> Text:
    _check(Text, stored)
    return Text(stored["zh"], stored["en"], stored.get("one"))


def _text_or_none(stored: Mapping[str, Any] | None) -> Text | None:
    return None if stored is None else _text(stored)


def _section(stored: Mapping[str, Any]) -> FormSection:
    _check(FormSection, stored)
    return FormSection(_text(stored["name"]), tuple(stored["keys"]))


def _question_to_json(question: Question) -> dict[str, Any]:
    return _present(
        key=question.key,
        kind=question.kind.value,
        prompt=_text_to_json(question.prompt),
        label=_text_to_json(question.label),
        help=_text_to_json(question.help),
        clause=question.clause,
        required=question.required,
        walked=question.walked,
        options=[{"key": option.key, "label": _text_to_json(option.label)} for option in question.options],
        minimum=_limit_to_json(question.minimum),
        maximum=_limit_to_json(question.maximum),
        unit=_text_to_json(question.unit),
        media=sorted(medium.value for medium in question.media),
        files_to=question.files_to,
        or_files=question.or_files or None,
        pick=question.pick,
        names=question.names or None,
        low=_limit_to_json(question.low),
        high=_limit_to_json(question.high),
        fails=sorted(question.fails),
        veto=question.veto or None,
        remarks=[_text_to_json(remark) for remark in question.remarks],
        suggestion=_text_to_json(question.suggestion),
        usual=question.usual or None,
        skips=_text_to_json(question.skips),
        visible_when=[
            {"question": when.question, "is_one_of": sorted(when.is_one_of), **_present(but=when.but or None)}
            for when in question.visible_when
        ],
        follow_ups=[
            {"after": sorted(follow_up.after), "questions": [_question_to_json(asked) for asked in follow_up.questions]}
            for follow_up in question.follow_ups
        ],
    )


def _question(stored: Mapping[str, Any]) -> Question:
    _check(Question, stored)
    return Question(
        key=stored["key"],
        kind=Kind(stored["kind"]),
        prompt=_text(stored["prompt"]),
        label=_text_or_none(stored.get("label")),
        help=_text_or_none(stored.get("help")),
        clause=stored.get("clause"),
        required=stored["required"],
        walked=stored["walked"],
        options=tuple(_option(option) for option in stored.get("options", ())),
        minimum=_limit(stored.get("minimum")),
        maximum=_limit(stored.get("maximum")),
        unit=_text_or_none(stored.get("unit")),
        media=frozenset(Media(medium) for medium in stored.get("media", ())),
        files_to=stored.get("files_to"),
        or_files=stored.get("or_files", False),
        pick=stored.get("pick"),
        names=stored.get("names", False),
        low=_limit(stored.get("low")),
        high=_limit(stored.get("high")),
        fails=frozenset(stored.get("fails", ())),
        veto=stored.get("veto", False),
        remarks=tuple(_text(remark) for remark in stored.get("remarks", ())),
        suggestion=_text_or_none(stored.get("suggestion")),
        usual=stored.get("usual", ""),
        skips=_text_or_none(stored.get("skips")),
        visible_when=tuple(_when(when) for when in stored.get("visible_when", ())),
        follow_ups=tuple(_follow_up(follow_up) for follow_up in stored.get("follow_ups", ())),
    )


def _limit_to_json(limit: Limit | None) -> int | str | None:
    """Equal limits are written alike: 1.0 as 1, 0.10 as "0.1"."""
    if limit is None or limit == int(limit):
        return None if limit is None else int(limit)
    return f"{Decimal(limit).normalize():f}"


def _limit(stored: int | str | None) -> Limit | None:
    return Decimal(stored) if isinstance(stored, str) else stored


def _option(stored: Mapping[str, Any]) -> Option:
    _check(Option, stored)
    return Option(stored["key"], _text(stored["label"]))


def _when(stored: Mapping[str, Any]) -> When:
    _check(When, stored)
    return When(stored["question"], frozenset(stored["is_one_of"]), stored.get("but", False))


def _follow_up(stored: Mapping[str, Any]) -> FollowUp:
    _check(FollowUp, stored)
    questions: Sequence[Mapping[str, Any]] = stored["questions"]
    return FollowUp(frozenset(stored["after"]), tuple(_question(question) for question in questions))
