"""What each form is for: who may fill it in about what, what it offers to pick from, and what its submission does.

Adding a form to the product is adding its data (bot/rules/forms) and one entry here; the engine and the router stay.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial

from bot.records.drafts import Card, DraftView, Found, Pick
from bot.records.outcomes import Outcome
from bot.rules.cases.kinds import FILINGS
from bot.rules.cause import Cause
from bot.rules.forms.built_in import BUILT_IN
from bot.rules.forms.case_steps import CASE_STEPS
from bot.rules.forms.form import Step
from bot.rules.forms.ledgers import LEDGER_FORMS
from bot.rules.forms.pinning import fingerprint, to_json
from bot.rules.forms.problems import Problem
from bot.rules.people import Person
from bot.rules.permissions import Action, Subject, may
from bot.rules.settings.catalogue import SettingKind
from bot.rules.text import Text
from bot.services import policies, registers, service_log
from bot.services.behalf import disputes as behalf_disputes
from bot.services.behalf import filing as behalf
from bot.services.cases import filing
from bot.services.cases import forms as case_forms
from bot.services.joining import arrivals as joining
from bot.services.joining import cards as joining_cards
from bot.services.joining import inviting, inviting_listed, members
from bot.services.joining import requests as joining_requests
from bot.services.ledgers import forms as ledger_forms
from bot.services.patrols import patrols
from bot.services.people import roles, stand_ins
from bot.services.settings import forms as setting_forms
from bot.services.trainings import plans as training_plans
from storage.database import writing
from storage.drafts import form_versions


@dataclass(frozen=True, slots=True)
class Lookup:
    """For RECORD questions over more records than fit on a screen: the first of those with a text in them, and one."""

    find: Callable[[Person, str, str], Awaitable[Found]]
    get: Callable[[Person, str, int], Awaitable[Pick | None]]


@dataclass(frozen=True, slots=True)
class Purpose:
    """One form's place in the service. ``action`` None: whoever the card is for (joining, before any role).

    ``check`` says what is wrong with answers that are each fine, before anything is done with them. ``examine`` says
    what is wrong with a typed answer that is fine as far as its form knows. ``warn`` says on the review page what
    submitting it does to something else.
    """

    action: Action | None
    card: Callable[[str, int], Awaitable[Card | None]]
    submit: Callable[[Cause, Person, DraftView], Awaitable[Outcome]]
    picks: Callable[[Person, str, Card], Awaitable[tuple[Pick, ...]]]
    check: Callable[[Cause, DraftView], Problem | None] | None = None
    examine: Callable[[DraftView, Step, str], Awaitable[Problem | None]] | None = None
    lookup: Lookup | None = None
    warn: Callable[[DraftView], Awaitable[Text | None]] | None = None


async def no_picks(who: Person, pick: str, card: Card) -> tuple[Pick, ...]:  # noqa: ARG001 -- the shape of ``Purpose.picks``
    """For forms that pick no records."""
    return ()


PURPOSES: dict[str, Purpose] = {
    "patrol": Purpose(Action.PATROL, patrols.card, patrols.submit, no_picks),
    **{code: Purpose(one.action, filing.card, filing.submit, filing.picks) for code, one in FILINGS.items()},
    "joining": Purpose(None, joining.card, joining.submit, no_picks),
    "invitation": Purpose(Action.INVITE, inviting.card, inviting.submit, inviting.picks),
    "staff_invitation": Purpose(Action.INVITE, joining_cards.card, inviting.submit_own, no_picks),
    "joining_card": Purpose(Action.MAKE_JOINING_CARD, joining_cards.card, joining_cards.submit, joining_cards.picks),
    "joining_by_card": Purpose(None, joining_requests.request_card, joining_requests.submit, no_picks),
    "moving": Purpose(None, joining_requests.moving_card, joining_requests.submit_moving, no_picks),
    "joining_decline": Purpose(
        Action.APPROVE_JOINING, joining_requests.decline_card, joining_requests.decline, no_picks
    ),
    "reconnection": Purpose(None, members.reconnection_card, members.make_reconnection, no_picks),
    "listed_invitation": Purpose(None, inviting_listed.card, inviting_listed.submit, no_picks),
    "training": Purpose(None, training_plans.card, training_plans.submit, training_plans.picks, training_plans.check),
    "training_cancellation": Purpose(None, training_plans.cancellation_card, training_plans.cancel, no_picks),
    **{
        form.code: Purpose(None, case_forms.card, case_forms.submit, case_forms.picks, case_forms.check)
        for form in CASE_STEPS
    },
    **{
        form.code: Purpose(
            Action.CHANGE_LEDGER,
            partial(ledger_forms.card, form.code),
            ledger_forms.submit,
            no_picks,
            examine=ledger_forms.examine,
            lookup=Lookup(ledger_forms.find, ledger_forms.get),
            warn=ledger_forms.warn,
        )
        for form in LEDGER_FORMS
    },
    "behalf": Purpose(Action.RECORD_ON_BEHALF, behalf.card, behalf.submit, behalf.picks, behalf.check),
    "behalf_known": Purpose(Action.RECORD_ON_BEHALF, behalf.step_card, behalf.submit_step, no_picks),
    "behalf_wrong": Purpose(None, behalf_disputes.card, behalf_disputes.submit, no_picks),
    "service_log": Purpose(Action.LOG_SERVICE, service_log.card, service_log.submit, no_picks, service_log.check),
    "service_amendment": Purpose(
        None, service_log.amended_card, service_log.amend, no_picks, service_log.check_amendment
    ),
    **{
        kind.value: Purpose(
            Action.CHANGE_FIRM_SETTINGS,
            setting_card,
            setting_forms.submit,
            no_picks,
            setting_forms.check if kind is SettingKind.DAYS else None,
        )
        for kind, setting_card in setting_forms.CARDS.items()
    },
    "days_off": Purpose(Action.CHANGE_FIRM_SETTINGS, setting_forms.days_card, setting_forms.enter_days, no_picks),
    "own_quiet": Purpose(None, setting_forms.quiet_card, setting_forms.keep_quiet, no_picks),
    "policy": Purpose(None, policies.card, policies.submit, no_picks, policies.check),
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
