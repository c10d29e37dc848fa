"""What is said about work records unasked: each kind has its own codes, which rows of before have too."""

from collections.abc import Mapping

from bot.rules.work_records.kinds import KINDS
from bot.services.post.writing import MessageCode

RELEASED: Mapping[str, MessageCode] = {kind.kind: MessageCode(f"{kind.kind}_report") for kind in KINDS if kind.waits}
"""To whoever of the client gets a record, when it is released."""
RECALLED: Mapping[str, MessageCode] = {
    kind.kind: MessageCode(f"{kind.kind}_recalled") for kind in KINDS if kind.recall_issued is not None
}
"""To whoever has seen a record that is taken back."""
CORRECTED: Mapping[str, MessageCode] = {
    kind.kind: MessageCode(f"{kind.kind}_corrected") for kind in KINDS if kind.corrected_as_asked and kind.document
}
"""To whoever has the report of a record that was corrected, or was told of a finding that it voids."""
REMARKED = MessageCode("record_remarks")
"""To whoever filed a record: what the client remarked on it."""
CONFIRMED = MessageCode("record_confirmed")
"""To whoever sent what counts once it was confirmed: that it was."""
OWN_REPORT, TO_APPROVE = MessageCode("own_report"), MessageCode("to_approve")
"""To whoever filed a record: its report, once it is made. To whoever may release a record: that it waits for them."""
UNREADABLE = MessageCode("photo_unreadable")
"""To whoever sent a photo: it cannot be opened, so no report shows it."""
HANDED_OVER, UNANSWERED = MessageCode("deliverable"), MessageCode("deliverable_unanswered")
"""To the client's managers: a deliverable to accept; once more when they have said nothing to it."""
RETURNED, ANSWERED_FOR = MessageCode("deliverable_returned"), MessageCode("deliverable_answered")
"""To whoever handed it over and the leads: it was returned. To a client's manager: what was recorded for them."""
CODE, CODE_STANDS = MessageCode("confirmation_code"), MessageCode("confirmation_code_now")
"""To whoever shows a code for confirming on the spot: its picture; in its place what became of it."""
ALARM = MessageCode("record_alarm")
"""To whoever has to hear of it at once: what is alarming by its kind."""
TO_CONFIRM = MessageCode("to_confirm")
"""To whoever of the client went along: the record that they are asked to confirm."""
HANDED_TO = MessageCode("handed_to")
"""To whoever of ours a record names as having got something: what it is."""
