"""Filing what people of a client say (clauses 5.5.1 to 5.5.3): number and promised dates at once."""

from dataclasses import replace

from bot.records.cases.cases import CaseRecord
from bot.records.drafts import Card, DraftView, Pick
from bot.records.links import CASE
from bot.records.outcomes import Outcome, OutcomeKind
from bot.rules.cases.alike import ALSO, Tie
from bot.rules.cases.anonymous import TO_TEAM
from bot.rules.cases.categories import of_category
from bot.rules.cases.complaint import COMPLAINT
from bot.rules.cases.deadlines import opened
from bot.rules.cases.drills import DRILL, PRACTISED
from bot.rules.cases.enquiry import ENQUIRY
from bot.rules.cases.hazard import HAZARD
from bot.rules.cases.incident import INCIDENT
from bot.rules.cases.kinds import CASE_KINDS, FILINGS, LIFE_CYCLES
from bot.rules.cases.parties import Parties, may_see
from bot.rules.cases.statement_steps import TEAM
from bot.rules.cause import Cause
from bot.rules.form import Form
from bot.rules.forms.complaint import CATEGORY, WANTED, WHOM
from bot.rules.forms.same import NOT_SAME, SAME, WHAT, asking
from bot.rules.people import CLIENT_SIDE, Person
from bot.rules.plain_words import YES
from bot.rules.practice import is_practice
from bot.rules.record_kind import SITE
from bot.rules.text import Text
from bot.services.attachments import hand_over
from bot.services.cases.alike import near_to
from bot.services.cases.answered import chosen_in, note_help, offering
from bot.services.cases.following_up import card_of_former, written_for
from bot.services.cases.handling import likely_meant, named_handler
from bot.services.cases.opening import begin
from bot.services.cases.steps import advance
from bot.services.drafts.given import given
from bot.services.drafts.purpose import Purpose
from bot.services.numbers import next_number
from bot.services.people.acting import doer_of
from storage import clients
from storage.cases import complaints, ties
from storage.cases import stored as cases
from storage.people import persons as people
from storage.settings.firm import get_settings
from storage.trail.entries import add_entry

FILED = OutcomeKind("filed_case")
HELPED = OutcomeKind("answered_question")
"""What had been answered before was all that was wanted."""
ADDED = OutcomeKind("added_to_case")
"""It was added to what had been reported before."""
LONGEST_SAID = 60


async def card(subject_kind: str, subject_id: int) -> Card | None:
    """What is filed comes from one client; ``case``: it goes on from what the same person filed before."""
    if subject_kind == CASE:
        return await card_of_former(subject_id)
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
    if (answer_id := chosen_in(view)) is not None:
        await note_help(cause, view, answer_id)
        return Outcome(HELPED, answer_id)
    life_cycle = CASE_KINDS[view.form.code]
    client_id = view.card.client_id or 0
    firm = await get_settings()
    said = given(view.answers)
    times = of_category(firm.allowances, said.get(CATEGORY, ""))
    unnamed = said.get(TO_TEAM) == YES
    # who adds to another's is named there
    same = NOT_SAME if unnamed else said.get(SAME, NOT_SAME)
    if (added_to := await _add_to(cause, who, view, same)) is not None:
        return Outcome(ADDED, added_to)
    about_id = int(said[WHOM]) if WHOM in said else None
    likely = [one for one in await likely_meant(life_cycle, client_id, said["what"]) if one not in (about_id, who.id)]
    parties = Parties(client_id, who.id, about=about_id, likely_about=tuple(likely))
    by_rule = await named_handler(life_cycle, life_cycle.first, parties)
    handler_id = who.id if life_cycle.opener_leads else by_rule
    case_id = await cases.add_case(
        kind=life_cycle.kind,
        number=await next_number(life_cycle.number, cause),
        client_id=client_id,
        site_id=_site_of(view),
        state=life_cycle.first,
        title=said["what"],
        opened_by_id=who.id,
        clock=opened(life_cycle, cause.said_at, firm.calendar(client_id), times),
        handler_id=handler_id,
        about_id=about_id,
        likely_about=likely,
        draft_id=view.draft.id,
        drill=said.get(DRILL) == PRACTISED,
        private=FILINGS[life_cycle.kind].private and said.get("visible_to_manager") != YES,
    )
    if life_cycle.kind == COMPLAINT.kind:
        await complaints.add_details(
            case_id,
            category=said[CATEGORY],
            wanted=said.get(WANTED, ""),
            anonymous=unnamed,
            entrusted_id=handler_id,
        )
    await add_entry(cause, "open", "case", case_id, draft=view.draft.id, client=client_id)
    await hand_over(cause, view, "case", case_id)
    if view.draft.subject_kind == CASE:
        await ties.change_tie(case_id, view.draft.subject_id, Tie.TIED, who.id, cause.at)
    await begin(cause, who, case_id)
    return Outcome(FILED, case_id)


def _site_of(view: DraftView) -> int | None:
    return view.draft.subject_id if view.draft.subject_kind == SITE else None


async def _add_to(cause: Cause, who: Person, view: DraftView, same: str) -> int | None:
    """Adds a report to the one that it is the same as: its id. None: it is another, or that one is open no more."""
    case = await cases.get_case(int(same)) if same != NOT_SAME else None
    if case is None or case.client_id != view.card.client_id:
        return None
    life_cycle = LIFE_CYCLES[case.kind]
    step = next((one for one in life_cycle.transitions if one.action == ALSO), None)
    if step is None or case.state not in step.since or not may_see(who, life_cycle, case.parties):
        return None
    await advance(cause, who, case, step, view)
    await ties.add_reporter(case.id, who.id, view.draft.id, cause.at)
    return case.id


async def asks(who: Person, view: DraftView) -> Form:
    """The form with the questions whether it was answered or reported already, where its author may see that.

    In practice nobody is asked whom it is about, since there is nobody else.
    """
    form = await offering(view.form, view)
    if chosen_in(view) is not None:
        # nothing more is asked, and nothing to look through
        return replace(form, at_once=True)
    if is_practice(view.card.client_id or 0):
        form = replace(form, questions=tuple(one for one in form.questions if one.key != WHOM))
    return await _asking_if_same(who, form, view)


async def _asking_if_same(who: Person, form: Form, view: DraftView) -> Form:
    said = view.answers.get(WHAT)
    if said is None or not said.value or not any(one.key == SAME for one in form.questions):
        return form
    doer = await doer_of(who, view.draft)
    readers = [who] if doer is None or doer.id == who.id else [doer, who]
    own = CASE_KINDS[view.form.code].is_the_clients_own
    near = await near_to(view.card.client_id or 0, _site_of(view), view.form.code, str(said.value), readers)
    # what really happens is never part of a drill
    near = [one for one in near if not one.drill]
    if not near:
        return form
    return asking(form, [(str(one.id), _said(one), _label(one, shared=own)) for one in near])


def _said(case: CaseRecord) -> Text:
    what, state = " ".join(case.title.split())[:LONGEST_SAID], LIFE_CYCLES[case.kind].state(case.state)
    name = state.name_for_others or state.name
    return Text(f"· {case.number}（{name.zh}）{what}", f"· {case.number} ({name.en.lower()}) {what}")


def _label(case: CaseRecord, *, shared: bool) -> Text:
    """``shared``: what is added is the client's own, and is not any more with what the butler follows."""
    if shared and not LIFE_CYCLES[case.kind].is_the_clients_own:
        return Text(f"➕ 加入 {case.number}（管家可见）", f"➕ Add to {case.number} (butler sees it)")
    return Text(f"➕ 加入 {case.number}", f"➕ Add to {case.number}")


_AT_SITES = frozenset({HAZARD.kind, ENQUIRY.kind, INCIDENT.kind})
"""What is reported at a site: hazards by the label there, enquiries by what labels offered before; incidents too."""

_TELLING = frozenset({"voice", "audio", "video_note", "video", "photo"})
_GIVEN_AWAY = Text(
    "⚠️ 您选了对团队匿名，但发了录音或照片：别人可能听出、认出您。介意的话，请先清空再提交。",
    "⚠️ You chose to stay anonymous, but sent a recording or a photo, which may give you away. If you mind, remove it "
    "first.",
)


async def warn(view: DraftView) -> Text | None:
    """That what was sent may tell who they are, to who wants to stay unnamed."""
    chosen = given(view.answers).get(TO_TEAM) == YES
    sent = any(one.media in _TELLING for step in view.form.steps() for one in view.files(step.key))
    return _GIVEN_AWAY if chosen and sent else None


PURPOSES = {
    code: Purpose(
        filing.action,
        card_at_site if code in _AT_SITES else card,
        submit,
        (FILED, ADDED, HELPED),
        picks,
        asks=asks,
        warn=warn if code == COMPLAINT.kind else None,
        begins_with=written_for,
    )
    for code, filing in FILINGS.items()
}
