"""What each form is for: who may fill it in about what, what it offers to pick from, and what its submission does.

Adding a form to the product is adding its data (bot/rules/forms) and one entry here; the engine and the router stay.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.records.drafts import Card, DraftView, Pick
from bot.records.outcomes import Outcome
from bot.rules.cause import Cause
from bot.rules.forms.built_in import BUILT_IN
from bot.rules.forms.case_steps import CASE_STEPS
from bot.rules.forms.form import Form
from bot.rules.forms.pinning import fingerprint, to_json
from bot.rules.forms.problems import Problem
from bot.rules.people import Person
from bot.rules.permissions import Action, Subject, may
from bot.services import cases, complaints, inviting, joining, patrols, registers, roles, stand_ins, training_plans
from storage import form_versions
from storage.database import writing


@dataclass(frozen=True, slots=True)
class Purpose:
    """One form's place in the service. ``action`` None: whoever the card is for (joining, before any role).

    ``check`` says what is wrong with answers that are each fine, before anything is done with them.
    """

    action: Action | None
    card: Callable[[str, int], Awaitable[Card | None]]
    submit: Callable[[Cause, Person, DraftView], Awaitable[Outcome]]
    picks: Callable[[Person, str, Card], Awaitable[tuple[Pick, ...]]]
    check: Callable[[Cause, DraftView], Problem | None] | None = None


async def no_picks(who: Person, pick: str, card: Card) -> tuple[Pick, ...]:  # noqa: ARG001 -- the shape of ``Purpose.picks``
    """For forms that pick no records."""
    return ()


PURPOSES: dict[str, Purpose] = {
    "patrol": Purpose(Action.PATROL, patrols.card, patrols.submit, no_picks),
    "complaint": Purpose(Action.COMPLAIN, complaints.card, complaints.submit, complaints.picks),
    "enquiry": Purpose(Action.COMPLAIN, complaints.card, complaints.submit, no_picks),
    "joining": Purpose(None, joining.card, joining.submit, no_picks),
    "invitation": Purpose(Action.INVITE, inviting.card, inviting.submit, inviting.picks),
    "training": Purpose(None, training_plans.card, training_plans.submit, training_plans.picks, training_plans.check),
    "training_cancellation": Purpose(None, training_plans.cancellation_card, training_plans.cancel, no_picks),
    **{form.code: Purpose(None, cases.card, cases.submit, cases.picks, cases.check) for form in CASE_STEPS},
    "role": Purpose(Action.CHANGE_ROLES, roles.card, roles.submit, roles.picks),
    "own_leave": Purpose(None, stand_ins.card, stand_ins.submit, stand_ins.picks, stand_ins.check),
    "stand_in": Purpose(None, stand_ins.card, stand_ins.submit, stand_ins.picks, stand_ins.check),
    "register": Purpose(Action.EXPORT_REGISTER, registers.card, registers.submit, no_picks, registers.check),
}


def may_open(who: Person, purpose: Purpose, card: Card) -> bool:
    """Whether the person may fill this form in about what the card names."""
    if card.owner_id is not None and card.owner_id != who.id:
        return False
    if card.allows is not None and not card.allows(who):
        return False
    return purpose.action is None or may(who, purpose.action, Subject(client_id=card.client_id))


class FormChanged(Exception):
    """A form's content differs from what was published under its version: give it a new version."""


def form_in_use(code: str) -> Form:
    """The version of a form that new drafts begin with."""
    return _IN_USE[code]


_IN_USE: dict[str, Form] = {form.code: form for form in BUILT_IN}


@writing
async def publish_forms(cause: Cause) -> None:
    """Keeps the content of every form version, so that drafts and records can always be read as they began.

    Raises:
        FormChanged: a published version was altered in the code.
    """
    for form in BUILT_IN:
        known = await form_versions.get_form_version(form.code, form.version)
        if known is None:
            await form_versions.add_form_version(form.code, form.version, fingerprint(form), to_json(form), cause.at)
        elif known.fingerprint != fingerprint(form):
            raise FormChanged(form.code, form.version)
