"""All kinds of messages: the rows of every subject, merged and checked when the program starts."""

from collections.abc import Iterable, Mapping
from itertools import chain

from bot.letters import (
    acceptance,
    backups,
    behalf,
    boards,
    cases,
    checklists,
    contracts,
    custody,
    documents,
    duty,
    expiring,
    findings,
    handing_over,
    impacts,
    incidents,
    joining,
    ledgers,
    monitoring,
    overdue,
    photo_copies,
    planned,
    policies,
    registers,
    risks,
    seconding,
    self_checks,
    sold,
    staff,
    tasks,
    trainings,
    visits,
    work_records,
)
from bot.letters.kind import MessageKind, Occasion, no_client
from bot.letters.moot import UnknownKind
from bot.letters.people import back, reachability, roles, stand_ins, unserved, work_left
from bot.letters.post import digest, failures, set_aside, witness
from bot.rules.declaring import by_code
from bot.rules.text import Text
from storage.post.outbox import MessageRecord

A_NOTICE = Text("通知", "a notice")
READERS = frozenset({"person", "reader", "client"})
"""Subjects that say to whom something is said, and not of what."""


class BadKind(Exception):
    """A kind of message is not wholly declared."""


def merged(*rows: Iterable[MessageKind]) -> Mapping[str, MessageKind]:
    """The kinds by their code.

    Raises:
        DeclaredTwice: two have the same code.
        BadKind: one has no code or no name, is about nothing, is sent on to roles at no client, or does not say what it
            reminds of.
    """
    found = by_code(chain.from_iterable(rows))
    for kind in found.values():
        if not (kind.code and kind.about and kind.name.zh and kind.name.en):
            raise BadKind(kind.code)
        if kind.leave.roles is not None and kind.clients is no_client:
            raise BadKind(kind.code)
        if kind.occasion is not Occasion.HAPPENED and not kind.names and not READERS.isdisjoint(kind.about):
            raise BadKind(kind.code)
    return found


def name_of(code: str) -> Text:
    """What somebody did not get."""
    kind = KINDS.get(code)
    return A_NOTICE if kind is None else kind.name


def kind_of(message: MessageRecord) -> MessageKind:
    """The kind of a stored message.

    Raises:
        UnknownKind
    """
    kind = KINDS.get(message.kind)
    if kind is None or message.subject_kind not in kind.about:
        raise UnknownKind(message.kind)
    return kind


KINDS = merged(
    acceptance.KINDS,
    back.kinds(kind_of),
    backups.KINDS,
    behalf.KINDS,
    boards.KINDS,
    cases.KINDS,
    checklists.KINDS,
    contracts.KINDS,
    digest.KINDS,
    documents.KINDS,
    duty.KINDS,
    failures.kinds(name_of),
    findings.KINDS,
    handing_over.KINDS,
    incidents.KINDS,
    joining.KINDS,
    ledgers.KINDS,
    monitoring.KINDS,
    impacts.KINDS,
    custody.KINDS,
    staff.KINDS,
    overdue.KINDS,
    photo_copies.MESSAGES,
    expiring.KINDS,
    planned.KINDS,
    policies.KINDS,
    reachability.KINDS,
    registers.KINDS,
    risks.KINDS,
    roles.KINDS,
    seconding.KINDS,
    self_checks.KINDS,
    set_aside.KINDS,
    sold.KINDS,
    stand_ins.KINDS,
    tasks.KINDS,
    trainings.KINDS,
    unserved.KINDS,
    visits.KINDS,
    witness.KINDS,
    work_left.KINDS,
    work_records.MESSAGES,
)
