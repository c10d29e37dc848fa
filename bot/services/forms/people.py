"""Several people as one answer: tapped where they are offered, typed where they are not."""

from dataclasses import replace

from bot.records.drafts import DraftView, Pick
from bot.rules.cause import Cause
from bot.rules.form import Step
from bot.rules.forms.answers import Answer
from bot.rules.forms.people_named import MOST_PEOPLE, People, mark_of, people_in, pieces, split_names
from bot.rules.ledgers.kinds import LEDGERS
from bot.rules.people import Person
from bot.rules.pinyin import is_said, sound_asked
from bot.rules.plain_words import for_finding
from bot.rules.whole_numbers import read_whole
from bot.services.drafts.loading import StaleButton
from bot.services.forms.purposes import purpose_of
from bot.services.forms.walking import Shown, complete, search
from storage.drafts import stored as drafts
from storage.people.persons import change_active_draft

WANTED, NOT_WANTED = "+", "-"


async def choose_person(cause: Cause, who: Person, view: DraftView, step: Step, value: str) -> Shown:
    """Ticks somebody, or takes the tick away: the button says which of them is wanted.

    Raises:
        StaleButton: it says neither, or the one to tick is not offered.
    """
    whose, wanted = value[:-1], value[-1:]
    before = people_in(view.answers.get(step.key))
    if wanted == WANTED:
        after = await _ticked(who, view, step, before, whose)
    elif wanted == NOT_WANTED:
        person_id = read_whole(whose)
        after = before.without_named(whose) if person_id is None else before.without_picked(person_id)
    else:
        raise StaleButton(view)
    if who.active_draft_id != view.draft.id:
        await change_active_draft(who.id, view.draft.id)
    if after == before or len(after.names) > MOST_PEOPLE:
        return Shown(view)
    answers = {key: answer for key, answer in view.answers.items() if key != step.key}
    if after.names:
        answers[step.key] = Answer(after.value())
        await drafts.change_answer(view.draft.id, step.key, answers[step.key], cause.at)
    else:
        await drafts.remove_answer(view.draft.id, step.key)
    return Shown(await complete(who, replace(view, answers=answers)))


async def _ticked(who: Person, view: DraftView, step: Step, before: People, whose: str) -> People:
    person_id = read_whole(whose)
    if person_id is None:
        named = next((pick for pick in view.picks if pick.id <= 0 and mark_of(pick.label) == whose), None)
        if named is None:
            raise StaleButton(view)
        return before.with_named(named.label)
    pick = await _offered(who, view, step, person_id)
    if pick is None:
        raise StaleButton(view)
    return before.with_picked(pick.id, pick.label)


async def _offered(who: Person, view: DraftView, step: Step, person_id: int) -> Pick | None:
    lookup = purpose_of(view.form.code).lookup
    if lookup is None:
        return next((pick for pick in view.picks if pick.id == person_id), None)
    return await lookup.get(who, step.question.pick or "", view, person_id)


async def with_typed(who: Person, view: DraftView, step: Step, text: str) -> Answer:
    """The answer with those whose names were typed; who alone is offered by this name, or is said so, is known."""
    if step.question.pick in LEDGERS:
        # codes have no blanks, and are typed one behind the other
        text = "、".join(text.split())
    known: dict[str, Pick] = {}
    for name in pieces(text):
        picks = (await search(who, view, name)).picks
        offered = [pick for pick in picks if pick.id > 0]
        found = [pick for pick in offered if _is_called(step, pick, name)]
        found = found or [pick for pick in offered if is_said(sound_asked(name), pick.label)]
        if len(found) == 1:
            known[for_finding(name)] = found[0]
    people = people_in(view.answers.get(step.key))
    for name in split_names(text, known):
        pick = known.get(for_finding(name))
        people = people.with_named(name) if pick is None else people.with_picked(pick.id, pick.label)
    return Answer(people.value())


def _is_called(step: Step, pick: Pick, name: str) -> bool:
    """Whether it is offered by this name; an entry of a ledger also by its code, which stands first."""
    called = for_finding(pick.label)
    wanted = for_finding(name)
    return called == wanted or (step.question.pick in LEDGERS and for_finding(pick.label.split(" ")[0]) == wanted)
