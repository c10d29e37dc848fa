"""The lines of the register of incidents, each with its promises, notices and its review (clause 5.4 b-c)."""

from datetime import datetime

from bot.records.registers import IncidentLine, IncidentTold
from bot.rules.cases.incident import PLAN, REVIEW_IT, REVIEWED
from bot.rules.forms.case_keys import TEXT
from bot.services.drafts.given import given
from storage import registers
from storage.cases import promises, reports
from storage.drafts import stored as drafts
from storage.trail.entries import timeline


async def find_incident_lines(
    client_id: int, since: datetime, until: datetime, after: int, limit: int
) -> list[IncidentTold]:
    """A page of a client's incidents that were reported within ``[since, until)``."""
    lines = await registers.find_incident_lines(client_id, since, until, after, limit)
    promised = await promises.find_promises(tuple(line.id for line in lines)) if lines else []
    found = []
    for line in lines:
        said = await _review_of(line)
        own = tuple(one for one in promised if one.case_id == line.id)
        owed = tuple(await reports.find_reports(line.id))
        found.append(IncidentTold(line, own, owed, said.get(TEXT, ""), said.get(PLAN, "")))
    return found


async def _review_of(line: IncidentLine) -> dict[str, str]:
    """The answers of its review; none before."""
    if line.state != REVIEWED:
        return {}
    steps = [one for one in await timeline("case", line.id) if one.action == REVIEW_IT]
    return given(await drafts.get_answers(int(steps[-1].details["draft"]))) if steps else {}
