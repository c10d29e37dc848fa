"""The record that opened a case: a key to it for whoever may see that."""

from bot.records.cases.cases import CaseView
from bot.rules.work_records.kinds import RECORD_KINDS
from bot.screens.buttons import ShowRecord
from bot.screens.screen import Button


def record_button(view: CaseView) -> list[Button]:
    """The key to it, where there is one that the reader may see."""
    case = view.case
    if not view.sees_record or case.record_id is None or case.record_number is None:
        return []
    return [
        Button(
            f"{RECORD_KINDS[case.record_kind].mark} {case.record_number}", ShowRecord(case.record_kind, case.record_id)
        )
    ]
