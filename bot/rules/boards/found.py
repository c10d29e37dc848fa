"""问题看板: a client's findings by how they stand, where, how grave, of what, by whom they are fixed (clause 4.7.1)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from zlib import crc32

from bot.rules.cases.finding_terms import Severity
from bot.rules.checklists.asked import asked
from bot.rules.checklists.built_in import BUILT_IN
from bot.rules.text import Language, Text
from bot.rules.whole_numbers import read_whole

TITLE = Text("问题看板", "Findings board")


class Standing(StrEnum):
    """How a finding stands, as it is looked for; its key has one letter, since it travels in buttons."""

    ANY = ""
    OPEN = "o"
    LATE = "l"
    AWAITING_CHECK = "k"
    CLOSED = "c"
    HANDED_OVER = "h"


STANDINGS: Mapping[Standing, Text] = {
    Standing.OPEN: Text("未闭环", "Open"),
    Standing.LATE: Text("逾期", "Overdue"),
    Standing.AWAITING_CHECK: Text("待复查", "To check"),
    Standing.CLOSED: Text("已闭环", "Closed"),
    Standing.HANDED_OVER: Text("已移交", "Handed over"),
}

TOPICS: Mapping[str, Text] = {
    question.clause: question.name
    for code in ("inspection", "patrol")
    for question in asked(BUILT_IN[code], BUILT_IN[code].kind).questions
    if question.clause
}
"""Clause -> what it is about, as the checklists that have an item for each call it."""
NO_TOPIC = Text("未注明条款", "No clause")


def topic_name(clause: str) -> Text:
    """What findings of a clause are about; one that no checklist of the program has is named by itself."""
    return TOPICS.get(clause) or (Text(clause, clause) if clause else NO_TOPIC)


def topic_said(clause: str, language: Language) -> str:
    """``4.6 d 现场质量管理``: the clause with what it is about."""
    name = topic_name(clause).to(language)
    return name if not clause or name == clause else f"{clause} {name}"


def topic_code(clause: str) -> str:
    """A clause as it travels in buttons."""
    return f"{crc32(clause.encode()):x}"


_LETTERS = {Severity.MINOR: "m", Severity.ORDINARY: "r", Severity.SERIOUS: "s"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which findings are shown; what is empty, 0 or None leaves none out. ``topic``: as ``topic_code`` has it.

    ``repeat``: only what repeats something; ``again``: only what did not last.
    """

    standing: Standing = Standing.ANY
    site: int = 0
    severity: Severity | None = None
    topic: str = ""
    repeat: bool = False
    again: bool = False
    person: int = 0

    def packed(self) -> str:
        """As it travels in buttons."""
        parts = [
            self.standing.value,
            f"S{self.site}" if self.site else "",
            f"V{_LETTERS[self.severity]}" if self.severity is not None else "",
            f"T{self.topic}" if self.topic else "",
            "R" if self.repeat else "",
            "L" if self.again else "",
            f"P{self.person}" if self.person else "",
        ]
        return ".".join(filter(None, parts))

    @property
    def narrowed(self) -> bool:
        """Whether anything is left out beside by how findings stand."""
        return replace(self, standing=Standing.ANY) != EVERYTHING


EVERYTHING = Wanted()


def unpacked(packed: str) -> Wanted:
    """The filters that a button says; what no version of the program ever said leaves nothing out."""
    wanted = EVERYTHING
    severities = {letter: severity for severity, letter in _LETTERS.items()}
    for part in packed.split("."):
        head, rest = part[:1], part[1:]
        if part in set(Standing):
            wanted = replace(wanted, standing=Standing(part))
        elif head == "V" and rest in severities:
            wanted = replace(wanted, severity=severities[rest])
        elif head == "S":
            wanted = replace(wanted, site=read_whole(rest) or 0)
        elif head == "P":
            wanted = replace(wanted, person=read_whole(rest) or 0)
        elif head == "T":
            wanted = replace(wanted, topic=rest)
        elif part == "R":
            wanted = replace(wanted, repeat=True)
        elif part == "L":
            wanted = replace(wanted, again=True)
    return wanted
