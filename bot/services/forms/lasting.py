"""What is said at the end of a checklist of a fix that was closed: it lasted, it came back, nobody looked."""

from dataclasses import replace

from bot.rules.cause import Cause
from bot.rules.form import Kind
from bot.rules.forms.answers import Answer
from bot.rules.forms.lasting import Effect, item_of, key_of
from bot.rules.people import Person
from bot.rules.plain_words import NON_CONFORM
from bot.services.drafts.items import note_from_caption
from bot.services.drafts.loading import StaleButton, load
from bot.services.forms.walking import Shown, answered, complete, go, own_draft
from storage.database import writing
from storage.drafts import stored as drafts


@writing
async def say_effect(cause: Cause, who: Person, token: str, finding_id: int, effect: str) -> Shown:
    """Says what became of a fix. One that came back is found at its item, which is asked about at once.

    Raises:
        StaleButton: it is not asked about this finding.
    """
    view = await complete(who, await load(await own_draft(who, token)))
    finding = next((one for one in view.closed_before if one.id == finding_id), None)
    if finding is None or effect not in set(Effect):
        raise StaleButton(view)
    said = Answer(effect)
    if view.answers.get(key_of(finding_id)) == said:
        return Shown(view)
    await drafts.change_answer(view.draft.id, key_of(finding_id), said, cause.at)
    view = replace(view, answers={**view.answers, key_of(finding_id): said})
    item = item_of(view.form, finding.question, finding.clause)
    if effect != Effect.AGAIN or item is None:
        return await go(cause, who, view, "")
    if item.question.kind is not Kind.CONFORMITY:
        return await go(cause, who, view, item.key)
    wrong = Answer(NON_CONFORM)
    return await answered(cause, who, view, {item.key: wrong, **note_from_caption(view, item, wrong)}, item)
