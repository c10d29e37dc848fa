"""What each form is for, as its subject declares it: the engine and the router are the same for all of them."""

from collections.abc import Mapping
from functools import cache

from bot.rules.cause import Cause
from bot.rules.checklists.asked import PREVIEW, kind_form_of
from bot.rules.declaring import NotDeclared, merged, must_agree
from bot.rules.form import Form
from bot.rules.forms.built_in import BUILT_IN
from bot.rules.forms.pinning import fingerprint, to_json
from bot.rules.record_kind import TASK
from bot.rules.tasks.works import WORKS
from bot.rules.work_records.kinds import kind_of_form
from bot.services import policies, registers
from bot.services.behalf import disputes
from bot.services.behalf import filing as behalf
from bot.services.cases import filing
from bot.services.cases import forms as case_forms
from bot.services.checklists import asking, found, previewing, sheets
from bot.services.checklists import correcting as checklist_corrections
from bot.services.checklists import items as checklist_items
from bot.services.contracts import findings, items, renewing, signing, standing
from bot.services.drafts.purpose import Purpose
from bot.services.joining import arrivals, cards, inviting, inviting_listed, members, requests
from bot.services.ledgers import forms as ledger_forms
from bot.services.ledgers import merging
from bot.services.monitoring import filing as monitoring
from bot.services.people import roles, stand_ins
from bot.services.risks import grading
from bot.services.self_checks import correcting, noting, paper
from bot.services.self_checks import filing as self_checks
from bot.services.service_plans import answering, making
from bot.services.settings import forms as setting_forms
from bot.services.tasks import changing as changing_tasks
from bot.services.tasks import exceptions, visit_answers
from bot.services.trainings import changing as changing_trainings
from bot.services.trainings import plans
from bot.services.work_records import (
    accepting,
    amending,
    confirming,
    impacts,
    raising,
    recalling,
    seconding,
    stamping,
    voiding,
)
from bot.services.work_records import filing as filing_records
from storage.database import writing
from storage.drafts import form_versions

PURPOSES: dict[str, Purpose] = merged(
    filing_records.PURPOSES,
    amending.PURPOSES,
    recalling.PURPOSES,
    voiding.PURPOSES,
    stamping.PURPOSES,
    accepting.PURPOSES,
    confirming.PURPOSES,
    raising.PURPOSES,
    impacts.PURPOSES,
    seconding.PURPOSES,
    found.PURPOSES,
    checklist_corrections.PURPOSES,
    checklist_items.PURPOSES,
    previewing.PURPOSES,
    asking.PURPOSES,
    grading.PURPOSES,
    self_checks.PURPOSES,
    correcting.PURPOSES,
    noting.PURPOSES,
    paper.PURPOSES,
    monitoring.PURPOSES,
    sheets.PURPOSES,
    filing.PURPOSES,
    case_forms.PURPOSES,
    arrivals.PURPOSES,
    requests.PURPOSES,
    cards.PURPOSES,
    inviting.PURPOSES,
    inviting_listed.PURPOSES,
    members.PURPOSES,
    plans.PURPOSES,
    changing_trainings.PURPOSES,
    visit_answers.PURPOSES,
    ledger_forms.PURPOSES,
    merging.PURPOSES,
    behalf.PURPOSES,
    disputes.PURPOSES,
    setting_forms.PURPOSES,
    policies.PURPOSES,
    roles.PURPOSES,
    stand_ins.PURPOSES,
    changing_tasks.PURPOSES,
    exceptions.PURPOSES,
    registers.PURPOSES,
    signing.PURPOSES,
    items.PURPOSES,
    standing.PURPOSES,
    renewing.PURPOSES,
    findings.PURPOSES,
    making.PURPOSES,
    answering.PURPOSES,
)
must_agree(PURPOSES, {PREVIEW, *(kind_form_of(form.code) for form in BUILT_IN)})
unplanned = {
    work.code
    for work in WORKS.values()
    for kind in (kind_of_form(work.form),)
    if work.form not in PURPOSES or (kind is not None and (work.entry or TASK) not in kind.about)
}
if unplanned:
    # a work without a form to do it, or whose record could not be of a task
    raise NotDeclared(*sorted(unplanned))


def purpose_of(form: str) -> Purpose:
    """What a form is for; that of a checklist is for what its record kind's is for.

    Raises:
        KeyError: there is no such form.
    """
    return PURPOSES[kind_form_of(form)]


class FormChanged(Exception):
    """A form's content differs from what was published under its version: give it a new version."""


@writing
async def publish_forms(cause: Cause) -> None:
    """Keeps the content of every form version, so that drafts and records can always be read as they began.

    Raises:
        FormChanged: a published version was altered in the code.
    """
    known = await form_versions.find_fingerprints()
    for (code, version), (form, prints) in _built_in().items():
        if (code, version) not in known:
            await form_versions.add_form_version(code, version, prints, to_json(form), cause.at)
        elif known[code, version] != prints:
            raise FormChanged(code, version)


@cache
def _built_in() -> Mapping[tuple[str, int], tuple[Form, str]]:
    """The forms of the program with their fingerprints, which are of a thousand questions."""
    return {(form.code, form.version): (form, fingerprint(form)) for form in BUILT_IN}
