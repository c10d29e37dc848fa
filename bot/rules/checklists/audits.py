"""A round of internal audit: programme, audits, report, management review, as records of one client (clause 4.4.1)."""

from collections.abc import Callable, Sequence
from typing import TypeVar

PROGRAMME, AUDIT, REPORT, REVIEW = "audit_programme", "internal_audit", "audit_report", "management_review"
STEPS = (PROGRAMME, AUDIT, REPORT, REVIEW)
"""The checklists by which a round is done, one after the other."""

T = TypeVar("T")


def round_with(records: Sequence[T], one: T, step_of: Callable[[T], str]) -> tuple[T, ...]:
    """The records of the round to which one belongs: from the last programme that is not behind it up to the next one.

    ``records``: those of one client by ``STEPS``, the oldest first.
    """
    at = records.index(one)
    begins = next((n for n in range(at, -1, -1) if step_of(records[n]) == PROGRAMME), 0)
    ends = next((n for n in range(at + 1, len(records)) if step_of(records[n]) == PROGRAMME), len(records))
    return tuple(records[begins:ends])


def next_step(done: Sequence[str]) -> str:
    """What a round lacks next, behind the furthest that was done; empty: nothing."""
    furthest = max((STEPS.index(step) for step in done), default=-1)
    return STEPS[furthest + 1] if furthest + 1 < len(STEPS) else ""
