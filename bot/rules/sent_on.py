"""Whose messages are whose during leave: what somebody's work brings goes to the stand-in, what is personal stays."""

from collections.abc import Mapping

from bot.rules.people import LENT, Role

CASES = frozenset({"case_reminder", "case_news"})
"""Sent on to who has the absent person's part in the case; the life cycles' tables decide that (rules/cases)."""

DIGEST = "digest"
"""Sent on whatever it names: each reader's says only what they may see."""

FOR_ROLES: Mapping[str, frozenset[Role]] = {
    "own_report": LENT,
    "joining_waiting": LENT,
    "member_left": LENT,
    "unreachable": LENT,
    "own_training": LENT,
    "record_disputed": frozenset({Role.LEAD}),
    "work_left": frozenset({Role.LEAD}),
}
"""Sent on to who has one of these roles, for which it is said, from the absent person at the client concerned."""

PASSED_ON = frozenset({"training_reminder", "seat_freed", "training_cancelled"})
"""Sent on when the reader is asked to pass it on to somebody of a client; about their own seat it is personal."""

SENT_ON = CASES | {DIGEST} | frozenset(FOR_ROLES) | PASSED_ON

PERSONAL = frozenset(
    {
        # read and signed up for by each person themself
        "policies_to_read",
        "policies_unread",
        "training_announced",
        "recorded_for_you",
        # their own roles, membership and leave
        "assigned",
        "role_given",
        "role_ended",
        "joining_approved",
        "joining_declined",
        "joining_opens",
        "member_removed",
        "stand_in_asked",
        "stand_in_begins",
        "stand_in_over",
        # what they asked for themself
        "joining_card",
        "register",
        "register_failed",
        "document",
        "document_failed",
        "ledgers_exported",
        "ledgers_checked",
        "ledgers_imported",
        "ledgers_failed",
        "policy_count",
        "policy_ready",
        # said to roles that nobody lends: a client's managers, and administrators
        "patrol_report",
        "undelivered",
        "trail_head",
        "file_lost",
        "work_failed",
    }
)
"""Stays with who is on leave. A kind that is in neither list stays too; the tests ask for it to be in one."""
