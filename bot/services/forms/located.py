"""A location sent while a form about a site is filled in is kept as evidence of where it was done (clause 3.6).

It never holds anything up: far from the site, or where nobody has said yet where that is, something is asked beside.
"""

from dataclasses import replace

from bot.records.clients import SiteRecord
from bot.records.drafts import DraftView
from bot.records.located import Located
from bot.rules.cause import Cause
from bot.rules.form import Kind, Step
from bot.rules.forms.answers import Answer
from bot.rules.people import Person
from bot.rules.permissions import Action, Subject, may
from bot.rules.record_kind import SITE, TASK
from bot.rules.spots import METRES, WHY, WHY_FAR, distance, read_spot, shared_spot
from bot.rules.text import CHINESE, ENGLISH, Text
from bot.services.drafts.loading import NoSuchDraft, load
from bot.services.drafts.refusing import NotAllowed
from bot.services.forms.walking import complete, own_draft
from storage import clients, tasks
from storage.database import writing
from storage.drafts import stored as drafts
from storage.ledgers.writing import change_entry
from storage.settings.firm import get_settings
from storage.trail.entries import add_entry


def beside(view: DraftView) -> Step | None:
    """The question for a place that a form has without walking to it: a location answers it at any time."""
    found = [step for step in view.form.steps() if step.question.kind is Kind.LOCATION and not step.question.walked]
    return found[0] if len(found) == 1 else None


async def keep_place(
    cause: Cause, who: Person, view: DraftView, step: Step, value: dict[str, object]
) -> tuple[DraftView, Located]:
    """Answers the question beside, inside a transaction that is open already; what was asked stays asked."""
    site, spot = await _site_of(view), shared_spot(value)
    there = read_spot(site.place) if site is not None else None
    metres = spot.metres_to(there) if spot is not None and there is not None else None
    answer = Answer(value if metres is None else {**value, METRES: metres})
    await drafts.change_answer(view.draft.id, step.key, answer, cause.at)
    within = (await get_settings()).place_tolerance
    sets = site is not None and there is None and may(who, Action.PATROL, Subject(site.client_id))
    view = replace(view, answers={**view.answers, step.key: answer})
    return view, Located(view.draft.token, metres, within, sets)


@writing
async def say_why(cause: Cause, who: Person, token: str, why: str) -> DraftView:
    """Keeps why the location is far from the site.

    Raises:
        NoSuchDraft
    """
    view = await complete(who, await load(await own_draft(who, token)))
    step = beside(view)
    answer = view.answers.get(step.key) if step is not None else None
    if step is None or answer is None or not isinstance(answer.value, dict) or why not in WHY_FAR:
        raise NoSuchDraft
    if answer.value.get(WHY) == why:
        return view
    said = Answer({**answer.value, WHY: why})
    await drafts.change_answer(view.draft.id, step.key, said, cause.at)
    return replace(view, answers={**view.answers, step.key: said})


@writing
async def set_here(cause: Cause, who: Person, token: str) -> DraftView:
    """The site is where the location was sent from; one that has a place keeps it.

    Raises:
        NoSuchDraft
        NotAllowed: they do not patrol there.
    """
    view = await complete(who, await load(await own_draft(who, token)))
    site, step = await _site_of(view), beside(view)
    answer = view.answers.get(step.key) if step is not None else None
    spot = shared_spot(answer.value) if answer is not None else None
    if site is None or spot is None:
        raise NoSuchDraft
    if not may(who, Action.PATROL, Subject(site.client_id)):
        raise NotAllowed(view.form.code, SITE, site.id)
    if not site.place:
        await change_entry("sites", site.id, {"place": spot.written()}, cause.at)
        await add_entry(cause, "change", SITE, site.id, draft=view.draft.id, columns="place")
    return view


async def _site_of(view: DraftView) -> SiteRecord | None:
    kind, subject_id = view.draft.subject_kind, view.draft.subject_id
    if kind == TASK:
        task = await tasks.get_task(subject_id)
        kind, subject_id = SITE, task.site_id if task is not None and task.site_id is not None else 0
    return await clients.get_site(subject_id) if kind == SITE else None


def kept(located: Located) -> Text:
    """What is said of it first; the screen says what is asked."""
    if located.metres is None:
        return Text("📍 位置已记录。", "📍 Location kept.")
    zh, en = (distance(located.metres, language) for language in (CHINESE, ENGLISH))
    return Text(f"📍 位置已记录，离场所定位约 {zh}。", f"📍 Location kept, {en} from the site.")
