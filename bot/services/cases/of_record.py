"""The record that opened a case: who may open it from there."""

from bot.records.cases.cases import CaseRecord
from bot.rules.people import Person
from bot.rules.permissions import Subject, may
from bot.rules.work_records.kinds import RECORD_KINDS


def sees_record(who: Person, case: CaseRecord) -> bool:
    """Whether a record opened the case that this person may see."""
    return case.record_kind != "" and may(who, RECORD_KINDS[case.record_kind].see, Subject(case.client_id))
