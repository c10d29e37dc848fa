"""Filing what people of a client say (clauses 5.5.1 to 5.5.3): number and promised dates at once."""

from bot.records.drafts import Card, DraftView, Pick
from bot.records.outcomes import Outcome, OutcomeKind
from bot.rules.cases.deadlines import opened
from bot.rules.cases.enquiry import ENQUIRY
from bot.rules.cases.hazard import HAZARD
from bot.rules.cases.kinds import CASE_KINDS, FILINGS
from bot.rules.cases.life_cycle import Parties
from bot.rules.cases.statement_steps import TEAM
from bot.rules.cause import Cause
from bot.rules.people import CLIENT_SIDE, Person
from bot.rules.plain_words import YES
from bot.rules.practice import is_practice
from bot.rules.record_kind import SITE
from bot.rules.text import Text
from bot.services.attachments import hand_over
from bot.services.cases.handling import likely_meant, named_handler
from bot.services.cases.hearing import heed
from bot.services.cases.messages import tell_of_opening
from bot.services.cases.reminders import remind_of_case
from bot.services.drafts.given import given
from bot.services.drafts.purpose import Purpose
from bot.services.numbers import next_number
from storage import clients
from storage.cases import stored as cases
from storage.people import persons as people
from storage.settings.firm import get_settings
from storage.trail.entries import add_entry

FILED = OutcomeKind("filed_case")


async def card(subject_kind: str, subject_id: int) -> Card | None:
    """What is filed comes from one client."""
    client = await clients.get_client(subject_id) if subject_kind == "client" else None
    return Card(client.id, title=Text(client.name, client.name)) if client else None


async def card_at_site(subject_kind: str, subject_id: int) -> Card | None:
    """The same, or one of its sites in use: whoever scanned the label there reports it there."""
    if subject_kind != SITE:
        return await card(subject_kind, subject_id)
    site = await clients.get_site(subject_id)
    if site is None or not any(one.id == site.id for one in await clients.find_sites((site.client_id,))):
        return None
    name = f"{site.client_short_name} · {site.name}"
    return Card(site.client_id, title=Text(name, name))


async def picks(who: Person, pick: str, card: Card) -> tuple[Pick, ...]:  # noqa: ARG001 -- the shape of ``Purpose.picks``
    """The people of ours whom a complaint can be about; in practice nobody, since nobody else could handle it."""
    if pick != "team" or card.client_id is None or is_practice(card.client_id):
        return ()
    team = await people.find_people_with_role(card.client_id, *TEAM)
    return tuple(Pick(person.id, person.called) for person in team if person.roles.isdisjoint(CLIENT_SIDE))


async def submit(cause: Cause, who: Person, view: DraftView) -> Outcome:
    """Files it and tells whoever may take it up, which who it is, or may be, about never is (clause 5.5.1)."""
    life_cycle = CASE_KINDS[view.form.code]
    client_id = view.card.client_id or 0
    firm = await get_settings()
    said = given(view.answers)
    about_id = int(said["who"]) if "who" in said else None
    likely = [one for one in await likely_meant(life_cycle, client_id, said["what"]) if one not in (about_id, who.id)]
    parties = Parties(client_id, who.id, about=about_id, likely_about=tuple(likely))
    case_id = await cases.add_case(
        kind=life_cycle.kind,
        number=await next_number(life_cycle.number, cause),
        client_id=client_id,
        site_id=view.draft.subject_id if view.draft.subject_kind == SITE else None,
        state=life_cycle.first,
        title=said["what"],
        opened_by_id=who.id,
        clock=opened(life_cycle, cause.said_at, firm.calendar(client_id), firm.allowances),
        handler_id=await named_handler(life_cycle, life_cycle.first, parties),
        about_id=about_id,
        likely_about=likely,
        draft_id=view.draft.id,
        private=FILINGS[life_cycle.kind].private and said.get("visible_to_manager") != YES,
    )
    await add_entry(cause, "open", "case", case_id, draft=view.draft.id, client=client_id)
    await hand_over(cause, view, "case", case_id)
    case = await cases.get_case(case_id)
    if case is None:
        raise LookupError(case_id)
    await tell_of_opening(cause, case, life_cycle, who)
    await remind_of_case(cause, case)
    await heed(cause, case)
    return Outcome(FILED, case_id)


_AT_SITES = frozenset({HAZARD.kind, ENQUIRY.kind})
"""What is reported at a site: hazards by the label there, enquiries by what labels offered before."""

PURPOSES = {
    code: Purpose(filing.action, card_at_site if code in _AT_SITES else card, submit, (FILED,), picks)
    for code, filing in FILINGS.items()
}
