"""The ledgers as ``columns.txt`` writes them out: what an entry holds, who sees and changes it, what it can be.

A ledger that is not in the file yet is not compared, and no word of it ever. What stands for what: see ``head_of`` and
``column_line``.
"""

from pathlib import Path

import pytest

from bot.rules.ledgers.expiry import Expiry
from bot.rules.ledgers.kinds import LEDGERS
from bot.rules.ledgers.ledger import Column, Ledger
from bot.rules.permissions import Action, Permit

WRITTEN: dict[str, list[str]] = {}
for block in Path(__file__).with_name("columns.txt").read_text(encoding="utf-8").split("\n\n"):
    code, *lines = [line.strip() for line in block.strip().splitlines()]
    WRITTEN[code] = lines


def whose(permit: Permit) -> str:
    """A right that everybody knows by its name, or each role with how far it reaches."""
    if isinstance(permit, Action):
        return permit.value
    reach = ",".join(sorted(f"{role.value}:{scope.name.lower()}" for role, scope in permit.roles.items()))
    return f"{reach}{'' if permit.in_practice else ' not-in-practice'}{' looks-back' if permit.looks_back else ''}"


def head_of(ledger: Ledger) -> list[str]:
    """What tells entries apart, what they are called by, how far they run, what belongs to them."""
    words = [
        f"identity={','.join(ledger.identity)}",
        f"subject={ledger.subject}",
        ledger.table and f"table={ledger.table}",
        ledger.letter and f"letter={ledger.letter}",
        f"called={ledger.called}",
        ledger.beside and f"beside={','.join(ledger.beside)}",
        ledger.english and f"english={ledger.english}",
        ledger.order and f"order={ledger.order}",
        ledger.once and f"once={','.join(ledger.once)}",
        ledger.files and "files",
        ledger.label and "label",
        ledger.state and f"state={ledger.state}",
        ledger.kept_by and f"kept-by={ledger.kept_by}",
        ledger.confidential and f"confidential={ledger.confidential}",
        ledger.given_back and "given-back",
        not ledger.sought and "unsought",
        ledger.formerly and f"formerly={'|'.join(ledger.formerly)}",
        f"lists={','.join(which.value for which in ledger.lists)}",
    ]
    return [
        " ".join(word for word in words if word),
        f"seen by {whose(ledger.seen_by)}",
        f"changed by {whose(ledger.changed_by)}",
        *(line for expiry in ledger.expiries for line in expiry_lines(expiry)),
    ]


def idle_words(expiry: Expiry) -> str:
    """With which values of which column nothing is said."""
    column, values = expiry.idle
    return f" idle={column}:{','.join(sorted(values))}" if column else ""


def expiry_lines(expiry: Expiry) -> list[str]:
    """The day on which an entry runs out, whom that is told, and how many days before by kind."""
    return [
        f"runs out {expiry.column} told={','.join(sorted(expiry.told))} by={expiry.by}{idle_words(expiry)}",
        *(
            f"warned {key or 'else'} {series.code} {before(series.before)} of {' '.join(map(before, series.choices))}"
            for key, series in expiry.series.items()
        ),
    ]


def before(days: tuple[int, ...]) -> str:
    """How many days before, the earliest first."""
    return "/".join(map(str, days))


def column_line(column: Column) -> str:
    """Key and kind, ``?`` where it may stay empty, what it takes and refers to, when it has a value at all."""
    only, but = column.only, "but " if column.only is not None and column.only.but else ""
    words = [
        column.key,
        f"{column.kind.value}{'' if column.required else '?'}",
        f"..{column.longest}",
        (column.least, column.most) != (1, 99) and f"{column.least}..{column.most}",
        column.refers and f"refers={column.refers}",
        column.options and f"of={','.join('/'.join((one.value, *one.once)) for one in column.options)}",
        only and f"only={only.column}={but}{','.join(sorted(only.values))}{'!' if only.required else ''}",
        *(
            flag
            for flag in ("fixed", "names", "from_today", "picked", "empty", "by_events", "computed", "later", "anybody")
            if getattr(column, flag)
        ),
        column.once and f"once={'|'.join(column.once)}",
        column.every and f"every={column.every}",
        column.unsaid and f"unsaid={column.unsaid}",
    ]
    return " ".join(str(word) for word in words if word)


@pytest.mark.parametrize("code", WRITTEN)
def test_a_ledger_is_as_it_is_written_out(code: str) -> None:
    ledger = LEDGERS[code]
    assert [*head_of(ledger), *map(column_line, ledger.columns)] == WRITTEN[code]


def test_whose_entries_are_a_list_of_the_client() -> None:
    clients, people = LEDGERS["clients"], LEDGERS["people"]
    listed = {"sites", "people", "assignments", "licences", "contracts", "contract_items", "schedules", "monitoring"}
    listed |= {"property", "archives"}
    listed |= {"risks", "risk_measures", "duty"}
    assert {code for code, ledger in LEDGERS.items() if ledger.listed_by(clients)} == listed
    assert {code for code, ledger in LEDGERS.items() if ledger.listed_by(people)} == set()
    assert {code for code, ledger in LEDGERS.items() if ledger.of_client} == listed
