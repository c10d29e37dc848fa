"""The kinds of work records that there are, merged from their declarations and checked when the program starts."""

from collections.abc import Mapping

from bot.rules.checklists.asked import kind_form_of
from bot.rules.declaring import merged
from bot.rules.deliverables.acceptance import FORMS as ACCEPTED_FORMS
from bot.rules.ledgers.equipment_custody import CUSTODY
from bot.rules.ledgers.equipment_events import EVENTS as EQUIPMENT_EVENTS
from bot.rules.ledgers.kinds import LEDGERS, is_ours
from bot.rules.ledgers.ledger import Ledger
from bot.rules.ledgers.licences import RENEWAL
from bot.rules.ledgers.premises import REVIEW
from bot.rules.ledgers.risk_measures import MEASURE_DONE, MEASURE_MOVED, MEASURE_WAIVED
from bot.rules.ledgers.risks import RISK_GRADING, RISK_REVIEW
from bot.rules.record_kind import NO_LEDGER, RecordKind, Release
from bot.rules.work_records.archives import EVENTS as OF_ARCHIVES
from bot.rules.work_records.confirmations import CONFIRMATION
from bot.rules.work_records.deliveries import DELIVERY
from bot.rules.work_records.inspections import INSPECTION
from bot.rules.work_records.meetings import MEETING
from bot.rules.work_records.monitoring import MONITORING_RESULT
from bot.rules.work_records.other_work import OTHER_WORK
from bot.rules.work_records.own_reviews import OWN_REVIEW
from bot.rules.work_records.patrols import PATROL
from bot.rules.work_records.property import EVENTS as OF_PROPERTY
from bot.rules.work_records.self_checks import SELF_CHECK
from bot.rules.work_records.services import SERVICE
from bot.rules.work_records.staff import CERTIFICATE_UPDATE, STAFF_KINDS
from bot.rules.work_records.survey_plans import SURVEY_PLAN

KINDS = (
    PATROL,
    SERVICE,
    DELIVERY,
    OTHER_WORK,
    RENEWAL,
    MEETING,
    CONFIRMATION,
    SURVEY_PLAN,
    INSPECTION,
    OWN_REVIEW,
    SELF_CHECK,
    MONITORING_RESULT,
    *CUSTODY,
    *EQUIPMENT_EVENTS,
    *OF_PROPERTY,
    REVIEW,
    *OF_ARCHIVES,
    *(RISK_REVIEW, RISK_GRADING),
    *(MEASURE_DONE, MEASURE_MOVED, MEASURE_WAIVED),
    CERTIFICATE_UPDATE,
    *STAFF_KINDS,
)


LONGEST_CODE = 20
"""Characters that the database has for the code of a kind."""


class KindNotWhole(ValueError):
    """A kind says how its records are released and not who does it or takes them back; nothing begins one; its code is
    too long; or the ledger whose events its records are, or a column that they set, is not there."""


def checked(*kinds: RecordKind) -> dict[str, RecordKind]:
    """The kinds by their code.

    Raises:
        DeclaredTwice: two have the same code, form or register.
        KindNotWhole
    """
    for kind in kinds:
        approved = kind.release in (Release.ON_APPROVAL, Release.ON_CONFIRMATION)
        taken_back = (kind.recall is not None, kind.recall_issued is not None)
        held = kind.release is not Release.AT_ONCE
        if taken_back != (held, held) or approved is not (kind.approve is not None):
            raise KindNotWhole(kind.kind)
        if kind.way is None and not NO_LEDGER.isdisjoint(kind.about):
            raise KindNotWhole(kind.kind)
        events = [LEDGERS.get(about) for about in kind.about if about not in NO_LEDGER]
        written = [LEDGERS.get(kind.enters)] if kind.enters else events
        columns = {column.key for ledger in written if ledger is not None for column in ledger.columns}
        named = {
            *kind.changes,
            *(one.column for one in kind.only),
            *filter(None, (kind.by, kind.not_before)),
        }
        if len(kind.kind) > LONGEST_CODE or None in events or not named <= columns:
            raise KindNotWhole(kind.kind)
    merged(*({kind.form.code: kind} for kind in kinds))
    merged(*({kind.register.code: kind} for kind in kinds if kind.register))
    return merged(*({kind.kind: kind} for kind in kinds))


RECORD_KINDS: Mapping[str, RecordKind] = checked(*KINDS)
BY_NUMBER: Mapping[str, RecordKind] = merged(*({kind.number: kind} for kind in KINDS))
"""By what their numbers begin with."""
BY_REGISTER: Mapping[str, RecordKind] = {kind.register.code: kind for kind in KINDS if kind.register}

OF_STAFF: Mapping[str, RecordKind] = {
    code: kind for code, kind in BY_REGISTER.items() if all(one in LEDGERS and LEDGERS[one].owner for one in kind.about)
}
"""The registers of what belongs to the files of our own people, and so is no client's."""

OURS_ALONE: Mapping[str, RecordKind] = {
    code: kind
    for code, kind in BY_REGISTER.items()
    if code not in OF_STAFF and all(one in LEDGERS and is_ours(LEDGERS[one]) for one in kind.about)
}
"""The registers of what happens to entries that are never a client's."""


def ledger_of(kind: RecordKind) -> Ledger | None:
    """The ledger whose entries its records happen to; None: to none that has a table of its own."""
    return next((LEDGERS[one] for one in kind.about if one in LEDGERS and LEDGERS[one].plain), None)


EVENTS_OF: Mapping[str, tuple[RecordKind, ...]] = {
    ledger: tuple(kind for kind in KINDS if ledger in kind.about)
    for ledger in dict.fromkeys(about for kind in KINDS for about in kind.about if about not in NO_LEDGER)
}
"""The kinds of events that the entries of a ledger have, by its code."""


DELIVERABLES: Mapping[str, RecordKind] = {kind.kind: kind for kind in KINDS if kind.form.code in ACCEPTED_FORMS}
"""The kinds whose records the client accepts or returns, where they fulfil a task of work that hands something over."""


_BY_FORM: Mapping[str, RecordKind] = {kind.form.code: kind for kind in KINDS}


CORRECTED_CHECKLISTS = frozenset(kind.amending for kind in KINDS if kind.corrected_as_asked)
"""What the forms begin with that correct a filled checklist; each is made from the one that was filled in."""


def kind_of_form(form: str) -> RecordKind | None:
    """The kind whose records this form, or that of a checklist, becomes."""
    return _BY_FORM.get(kind_form_of(form))
