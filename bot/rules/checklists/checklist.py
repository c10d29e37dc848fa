"""What a checklist is: sections of items, each with what to look at and what follows from its answer (clause 4.6)."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from bot.rules.cases.finding_terms import Severity
from bot.rules.form import Kind, Option
from bot.rules.text import Text

ASKED = (
    Kind.CONFORMITY,
    Kind.YES_NO,
    Kind.CHOICE,
    Kind.CHOICES,
    Kind.TEXT,
    Kind.NUMBER,
    Kind.DATE,
    Kind.DATE_TIME,
    Kind.TIME,
    Kind.RATING,
    Kind.FILES,
    Kind.LOCATION,
    Kind.CONTACT,
    Kind.RECORD,
    Kind.CONFIRM,
)
"""The kinds of items that there are: all kinds of questions but periods, which no check asks for."""


class Evidence(StrEnum):
    """When a photo is demanded of an item."""

    NEVER = "never"
    ON_FINDING = "on_finding"
    ALWAYS = "always"


@dataclass(frozen=True, slots=True)
class Condition:
    """An item is asked only while the answer to another, before it, is one of these.

    ``is_one_of``: keys of options, ``yes`` or ``no``, or ``conform``, ``non_conform`` or ``not_applicable``, which a
    number with limits counts as too.
    """

    item: str
    is_one_of: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing to check; ``code`` names it in its checklist for ever, so answers of all versions can be compared.

    ``look_at`` (看什么): what to look at, a line each. ``remarks``: what is often found, to be taken with a tap.
    ``suggestion``: the rectification suggested for its finding (clause 4.7.1). ``severity``: how grave a finding of it
    is unless somebody says otherwise; None: that is asked. ``veto`` (否决项): not conforming stands beside every score.
    ``instrument``: it is asked which instrument was used. ``low``, ``high``: the limits of a NUMBER, in ``unit``; one
    beyond them does not conform by itself. ``fails``: the options, or yes or no, that do not conform. ``lowest`` and
    ``highest`` bound what is taken at all: a number, a rating.
    """

    code: str
    kind: Kind = Kind.CONFORMITY
    prompt: Text
    clause: str = ""
    look_at: Text | None = None
    remarks: tuple[Text, ...] = ()
    suggestion: Text | None = None
    severity: Severity | None = None
    evidence: Evidence = Evidence.ON_FINDING
    veto: bool = False
    instrument: bool = False
    required: bool = True
    options: tuple[Option, ...] = ()
    fails: frozenset[str] = frozenset()
    low: Decimal | None = None
    high: Decimal | None = None
    lowest: Decimal | None = None
    highest: Decimal | None = None
    unit: Text | None = None
    when: Condition | None = None

    @property
    def judges(self) -> bool:
        """Whether its answer says that something conforms or not."""
        limited = self.kind is Kind.NUMBER and (self.low is not None or self.high is not None)
        return self.kind is Kind.CONFORMITY or bool(self.fails) or limited


@dataclass(frozen=True, slots=True)
class Section:
    """Items that belong together, and what they are called together."""

    name: Text
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Checklist:
    """A checklist in one version. ``kind``: the code of the record kind in which it is filled in.

    ``depth``: of a patrol, how deep it goes (``brief``, ``standard``, ``deep``); else empty. ``version`` counts from 1.
    """

    code: str
    kind: str
    title: Text
    sections: tuple[Section, ...]
    version: int = 1
    depth: str = ""
    intro: Text | None = None

    def items(self) -> Iterator[Item]:
        """All its items in asking order."""
        for section in self.sections:
            yield from section.items
