"""Said on the review page, before findings are filed: that some of them may be open already (clauses 4.6, 5.5.1)."""

from collections.abc import Sequence

from bot.rules.cases.finding import FINDING
from bot.rules.text import CHINESE, ENGLISH, Language, Text, further
from bot.services.cases.alike import near_each
from storage.people.persons import get_person

MOST_SAID = 3
_ONE = Text("{what}可能和 {number} 是同一件", "{what} may be the same as {number}")
_LATER = Text("照常提交就行，提交后可在卡片上并入。", "Just submit; you can join them on its card then.")
_IT = Text("这件", "This")
_ITEM = Text("第 {n} 项", "Item {n}")


async def may_be_open(
    person_id: int, client_id: int | None, found: Sequence[tuple[int | None, int | None, str]]
) -> Text | None:
    """What of it is near to something open, which the person may see; None: nothing.

    ``found``: each with the number of its item (None: it has none), its site and its words.
    """
    who = await get_person(person_id) if found else None
    if who is None or client_id is None:
        return None
    open_cases = await near_each(client_id, FINDING.kind, [(site_id, words) for _, site_id, words in found], [who])
    near = [(n, cases[0].number) for (n, _, _), cases in zip(found, open_cases, strict=True) if cases]
    if not near:
        return None
    return Text(*(_said(near, language) for language in (CHINESE, ENGLISH)))


def _said(near: Sequence[tuple[int | None, str]], language: Language) -> str:
    what = [(_IT if n is None else _ITEM).to(language, n=n or 0) for n, _ in near]
    lines = [_ONE.to(language, what=one, number=number) for one, (_, number) in zip(what, near, strict=True)]
    stop, end = ("；", "。") if language == CHINESE else ("; ", ". ")
    told = (*lines[:MOST_SAID], *further(len(lines) - MOST_SAID, language))
    return f"{stop.join(told)}{end}{_LATER.to(language)}"
