"""Which findings belong with one: fixed by the same action, or of the same cause (clause 4.7.1)."""

from bot.records.cases.cases import CaseRecord, FindingDetails
from bot.records.cases.findings import NO_MATES, Mates
from storage.cases import findings

SAME_CAUSE = "same_cause"
"""The step that says which findings have one cause."""


async def is_another_open(case: CaseRecord) -> bool:
    """Whether the client has another finding that is open."""
    return any(one != case.id for one in await findings.find_open_ids(case.client_id, case.site_id, 2))


async def mates_of(case: CaseRecord, finding: FindingDetails | None) -> Mates:
    """What belongs with a finding as it stands now."""
    if finding is None:
        return NO_MATES
    fixed = await findings.find_fixed_by(finding.fix_draft_id) if finding.fix_draft_id is not None else []
    of_cause = await findings.find_of_cause(finding.cause_draft_id) if finding.cause_draft_id is not None else []
    others = [tuple(one for one in several if one.id != case.id) for several in (fixed, of_cause)]
    return Mates(*others)
