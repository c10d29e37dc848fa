"""A plan as the rows to write, statement by statement, ready to be handed to the database as they are.

They are made in the child process: composing them for 20,000 people would hold the chat up for as long as writing them.
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import partial

from bot.rules.ledgers.competence import OF_PERSON
from bot.rules.ledgers.kinds import LEDGERS, PLAIN
from bot.rules.ledgers.ledger import Ledger
from bot.rules.ledgers.planning import Change, Plan, Value

CHUNK = 1_000
"""Rows of one statement."""


def added(ledger: Ledger) -> str:
    """The step in which the new entries of a plain ledger are written."""
    return f"add_{ledger.code}"


def changed(ledger: Ledger) -> str:
    """The step in which the entries of a plain ledger are changed."""
    return f"change_{ledger.code}"


def noted(ledger: Ledger) -> str:
    """The step in which that is put on the trail."""
    return f"note_{ledger.code}"


class Step(StrEnum):
    """What is written beside the entries of plain ledgers: people, and what they are to whom."""

    ADD_PEOPLE = "add_people"
    CHANGE_PEOPLE = "change_people"
    END_GRANTS = "end_grants"
    CHANGE_GRANTS = "change_grants"
    ADD_GRANTS = "add_grants"
    NOTE_PEOPLE = "note_people"
    NOTE_GRANTS = "note_grants"
    TELL_COMMANDS = "tell_commands"
    TELL_ASSIGNED = "tell_assigned"


_BEFORE_PEOPLE = tuple(ledger for ledger in PLAIN if list(LEDGERS).index(ledger.code) < list(LEDGERS).index("people"))
STEPS: tuple[str, ...] = (
    *(step(ledger) for ledger in _BEFORE_PEOPLE for step in (added, changed)),
    *Step,
    # what may refer to people of the same file, who have to be there
    *(step(ledger) for ledger in PLAIN if ledger not in _BEFORE_PEOPLE for step in (added, changed)),
    *(noted(ledger) for ledger in PLAIN),
)
"""The kinds of statements in the order in which they are run; what their rows are stands in storage/ledgers."""

Batches = Mapping[str, tuple[str, ...]]
"""Chunks of rows, each a JSON array of arrays."""

_KEEPS_ITS_ROLE = frozenset({"code", "position", *OF_PERSON})


def batches(plan: Plan, import_id: int) -> Batches:
    """The rows of every step; ``import_id`` is what the trail's entries name as their origin."""
    rows: Rows = {step: [] for step in STEPS}
    for change in plan.changes:
        _WRITE[change.ledger](rows, change)
        _NOTE[change.ledger](rows, change, _details(change, import_id))
    return {
        step: tuple(
            json.dumps(found[start : start + CHUNK], ensure_ascii=False) for start in range(0, len(found), CHUNK)
        )
        for step, found in rows.items()
        if found
    }


def fingerprint(plan: Plan) -> str:
    """Two plans that do the same have the same one, whatever the import's number."""
    whole = json.dumps(
        [[change.ledger, change.before.id if change.before else 0, change.values] for change in plan.changes],
        ensure_ascii=False,
        sort_keys=True,
    )
    return hashlib.sha256(whole.encode()).hexdigest()


Rows = dict[str, list[list[Value | int]]]


def _plain(ledger: Ledger, rows: Rows, change: Change) -> None:
    values = change.values
    if change.before is None:
        rows[added(ledger)].append([values[column.key] for column in ledger.columns])
    else:
        rows[changed(ledger)].append([change.before.id, *(values[column.key] for column in ledger.rewritten())])


def _person(rows: Rows, change: Change) -> None:
    values, before = change.values, change.before
    if before is None:
        rows[Step.ADD_PEOPLE].append([values["code"], *(values[key] for key in OF_PERSON)])
    elif set(OF_PERSON) & set(change.columns):
        rows[Step.CHANGE_PEOPLE].append([before.id, *(values[key] for key in OF_PERSON)])
    if before is not None and before.grant_id is not None and set(change.columns) <= _KEEPS_ITS_ROLE:
        if "position" in change.columns:
            rows[Step.CHANGE_GRANTS].append([before.grant_id, values["position"]])
        return
    if before is not None and before.grant_id is not None:
        rows[Step.END_GRANTS].append([before.grant_id])
    if values["role"] and {"role", "client"} & set(change.columns):
        rows[Step.ADD_GRANTS].append([values["code"], values["role"], values["client"], values["position"]])
        rows[Step.TELL_COMMANDS].append([values["code"]])


def _assignment(rows: Rows, change: Change) -> None:
    values, before = change.values, change.before
    if before is None:
        rows[Step.ADD_GRANTS].append([values["person"], values["role"], values["client"], values["position"]])
        rows[Step.TELL_COMMANDS].append([values["person"]])
        rows[Step.TELL_ASSIGNED].append([values["person"]])
    else:
        rows[Step.CHANGE_GRANTS].append([before.id, values["position"]])


_WRITE: Mapping[str, Callable[[Rows, Change], None]] = {
    **{ledger.code: partial(_plain, ledger) for ledger in PLAIN},
    "people": _person,
    "assignments": _assignment,
}


def _details(change: Change, import_id: int) -> str:
    details: dict[str, int | str] = {"import": import_id}
    if change.before is not None:
        details["columns"] = " ".join(change.columns)
    return json.dumps(details, sort_keys=True, separators=(",", ":"))


def _action(change: Change) -> str:
    return "add" if change.before is None else "change"


def _note_by_code(step: str, rows: Rows, change: Change, details: str) -> None:
    rows[step].append([change.values["code"], _action(change), details])


def _note_assignment(rows: Rows, change: Change, details: str) -> None:
    values = change.values
    named = [values["person"], values["role"], values["client"]]
    rows[Step.NOTE_GRANTS].append([*named, _action(change), details])


_NOTE: Mapping[str, Callable[[Rows, Change, str], None]] = {
    **{ledger.code: partial(_note_by_code, noted(ledger)) for ledger in PLAIN},
    "people": partial(_note_by_code, Step.NOTE_PEOPLE),
    "assignments": _note_assignment,
}
