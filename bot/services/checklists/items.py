"""A draft's items are changed by forms and keys: worded, added, moved, taken out (clause 4.6)."""

from dataclasses import replace
from functools import partial

from bot.records.drafts import Card, DraftView
from bot.records.outcomes import Outcome, OutcomeKind
from bot.rules.cause import Cause
from bot.rules.checklists import editing
from bot.rules.checklists.checklist import Checklist, Item
from bot.rules.checklists.editing import NoSuchItem
from bot.rules.checklists.plain import from_plain
from bot.rules.checklists.rights import DRAFT_CHECKLISTS
from bot.rules.checklists.soundness import Fault, faults_of_item
from bot.rules.form import Form
from bot.rules.forms import own_checklists as form
from bot.rules.forms.answers import Answer, Answers
from bot.rules.forms.item_answers import (
    NoSuchAnswer,
    answers_of_item,
    english_is_left,
    english_is_uneven,
    item_from,
)
from bot.rules.forms.problems import NotAnAnswer, Problem, RuleBroken
from bot.rules.forms.walking import visible
from bot.rules.people import Person
from bot.rules.text import Text
from bot.rules.work_records.patrols import PATROL
from bot.services.checklists import drafting
from bot.services.checklists.drafting import DraftGone
from bot.services.checklists.viewing import NoSuchChecklist
from bot.services.drafts.given import given
from bot.services.drafts.purpose import Purpose
from storage import checklists
from storage.database import writing

COPIED, CHANGED, ITEM_KEPT = OutcomeKind("checklist"), OutcomeKind("checklist_head"), OutcomeKind("checklist_item")
ITEM = "item"
"""What an outcome says once: the item."""


async def copy_card(subject_kind: str, subject_id: int) -> Card | None:
    """The checklist that is copied: ``subject_kind`` is its code, as settings are named."""
    source = await drafting.content_of(subject_kind) if subject_id == 0 else None
    return Card(title=_named(source)) if source is not None else None


async def copy(cause: Cause, who: Person, view: DraftView) -> Outcome:
    """复制一份来改."""
    code = await drafting.copied(cause, who, view.draft.subject_kind, given(view.answers)[form.NAME])
    row = await checklists.get_checklist(code)
    if row is None:
        raise NoSuchChecklist(code)
    return Outcome(COPIED, row.id)


async def head_card(*, of_patrols: bool, subject_kind: str, subject_id: int) -> Card | None:
    """A draft whose name is changed, and of a patrol's its depth.

    Raises:
        DraftGone
    """
    if subject_kind != form.DRAFT:
        return None
    _, content = await drafting.drafted(subject_id)
    return Card(title=_named(content)) if (content.kind == PATROL.kind) is of_patrols else None


async def present_head(who: Person, subject_kind: str, subject_id: int) -> Answers:  # noqa: ARG001 -- as ``begins_with``
    """What a draft is called now."""
    _, content = await drafting.drafted(subject_id)
    return _said({form.NAME: content.title.zh, form.ENGLISH: content.title.en, form.DEPTH: _depth(content)})


def _depth(content: Checklist) -> str:
    return content.depth if content.kind == PATROL.kind else ""


async def change_head(cause: Cause, who: Person, view: DraftView) -> Outcome:
    """Names a draft."""
    said = given(view.answers)

    def named(content: Checklist) -> Checklist:
        title = Text(said[form.NAME], said.get(form.ENGLISH, ""))
        return replace(
            content, title=title, depth=said.get(form.DEPTH, "") if content.kind == PATROL.kind else content.depth
        )

    checklist_id, _ = await drafting.change(cause, who, view.draft.subject_id, named)
    return Outcome(CHANGED, checklist_id)


async def item_card(subject_kind: str, subject_id: int) -> Card | None:
    """An item of a draft.

    Raises:
        DraftGone: the draft or the item is no more.
    """
    if not subject_kind.startswith(form.OF_ITEM):
        return None
    draft, content = await drafting.drafted(subject_id)
    item = await _item(draft.checklist_id, subject_id, content, subject_kind)
    return Card(title=_named(content) if item is None else item.prompt if item.prompt.en else _twice(item.prompt.zh))


async def new_item_card(subject_kind: str, subject_id: int) -> Card | None:
    """Behind which item of a draft there is to be another.

    Raises:
        DraftGone: the draft or the item is no more.
    """
    card = await item_card(subject_kind, subject_id)
    if card is None or card.title is None or subject_kind == form.OF_ITEM:
        return card
    return Card(title=Text(f"接在「{card.title.zh}」后面", f"behind “{card.title.en}”"))


async def _item(checklist_id: int, version_id: int, content: Checklist, subject_kind: str) -> Item | None:
    code = subject_kind.removeprefix(form.OF_ITEM)
    if not code:
        return None
    try:
        return editing.item_of(content, code)
    except NoSuchItem:
        raise DraftGone(version_id, await checklists.get_code(checklist_id) or "") from None


async def present_item(who: Person, subject_kind: str, subject_id: int) -> Answers:  # noqa: ARG001 -- as ``begins_with``
    """An item as it stands."""
    _, content = await drafting.drafted(subject_id)
    return answers_of_item(editing.item_of(content, subject_kind.removeprefix(form.OF_ITEM)))


async def present_section(who: Person, subject_kind: str, subject_id: int) -> Answers:  # noqa: ARG001 -- as ``begins_with``
    """What the section with this item in it is called."""
    _, content = await drafting.drafted(subject_id)
    number, _ = editing.place_of(content, subject_kind.removeprefix(form.OF_ITEM))
    name = content.sections[number].name
    return _said({form.NAME: name.zh, form.ENGLISH: name.en})


async def check_item(cause: Cause, view: DraftView) -> Problem | None:  # noqa: ARG001 -- the shape of ``Purpose.check``
    """What does not conform is among the answers, and no lower limit is above its upper one."""
    said = _seen(view)
    try:
        item = item_from(said, _blank(""))
    except NoSuchAnswer as unknown:
        return NotAnAnswer(view.form.step(form.FAILS), unknown.word)
    crossed = next((one for one in faults_of_item(item) if one.fault is Fault.LIMITS_CROSSED), None)
    return RuleBroken(crossed) if crossed is not None else None


async def warn_of_english(view: DraftView) -> Text | None:
    """That the English of changed words still says what it did, or that its lines are not those of the Chinese."""
    _, content = await drafting.drafted(view.draft.subject_id)
    said, before = _seen(view), editing.item_of(content, view.draft.subject_kind.removeprefix(form.OF_ITEM))
    if english_is_uneven(said, before):
        return Text(
            "英文的行数和中文不一样：按顺序一行对一行，没有英文的写 -。",
            "The English has not as many lines as the Chinese: one for each, in its order, “-” where there is none.",
        )
    if not english_is_left(said, before):
        return None
    return Text("中文改了，英文还是原来的，请看一眼。", "The Chinese was changed and the English was not: have a look.")


def _seen(view: DraftView) -> dict[str, str]:
    """What was answered and is asked: what another kind of item would ask is left out."""
    shown = {step.key for step in visible(view.form, view.answers)}
    return {key: value for key, value in given(view.answers).items() if key in shown}


def _blank(code: str) -> Item:
    return Item(code=code, prompt=Text("", ""))


async def change_item(cause: Cause, who: Person, view: DraftView) -> Outcome:
    """Words an item, and what follows from its answer.

    Raises:
        DraftGone
    """
    code, version_id = view.draft.subject_kind.removeprefix(form.OF_ITEM), view.draft.subject_id
    said = _seen(view)
    checklist_id, _ = await changed_item(
        cause, who, version_id, lambda one: editing.with_item(one, item_from(said, editing.item_of(one, code))), code
    )
    return Outcome(ITEM_KEPT, checklist_id, {ITEM: code})


async def add_item(cause: Cause, who: Person, view: DraftView) -> Outcome:
    """One item more, behind the one that the form is about.

    Raises:
        DraftGone
    """
    behind, version_id = view.draft.subject_kind.removeprefix(form.OF_ITEM), view.draft.subject_id
    draft, _ = await drafting.drafted(version_id)
    code = editing.free_code(await codes_of(draft.checklist_id))
    item = item_from(_seen(view), _blank(code))
    checklist_id, _ = await changed_item(cause, who, version_id, lambda one: editing.added(one, item, behind), code)
    return Outcome(ITEM_KEPT, checklist_id, {ITEM: code})


async def codes_of(checklist_id: int) -> frozenset[str]:
    """The codes of all items that any version of a checklist has: none is given to another."""
    versions = await checklists.find_versions(checklist_id)
    return frozenset(item.code for version in versions for item in from_plain(version.content).items())


async def rename_section(cause: Cause, who: Person, view: DraftView) -> Outcome:
    """Names the section with this item in it.

    Raises:
        DraftGone
    """
    code, said = view.draft.subject_kind.removeprefix(form.OF_ITEM), given(view.answers)
    name = Text(said[form.NAME], said.get(form.ENGLISH, ""))
    checklist_id, _ = await changed_item(
        cause, who, view.draft.subject_id, lambda one: editing.with_section_name(one, code, name), code
    )
    return Outcome(ITEM_KEPT, checklist_id, {ITEM: code})


@writing
async def move(cause: Cause, who: Person, version_id: int, item: str, to: tuple[int, int]) -> str:
    """Puts an item into this place of this section; the code of its checklist.

    Raises:
        DraftGone
    """
    return (await changed_item(cause, who, version_id, lambda one: editing.moved(one, item, *to), item))[1]


@writing
async def take_out(cause: Cause, who: Person, version_id: int, item: str) -> str:
    """Takes an item out; the code of its checklist.

    Raises:
        DraftGone
    """
    return (await changed_item(cause, who, version_id, lambda one: editing.without(one, item), item))[1]


async def changed_item(
    cause: Cause, who: Person, version_id: int, changed: drafting.Changed, item: str
) -> tuple[int, str]:
    """Changes an item of a draft, inside a transaction that is open already; the id and the code of its checklist.

    Raises:
        DraftGone: the draft or the item is no more.
    """
    try:
        return await drafting.change(cause, who, version_id, changed, item)
    except NoSuchItem:
        draft, content = await drafting.drafted(version_id)
        raise DraftGone(draft.id, content.code) from None


def _named(content: Checklist) -> Text:
    return content.title if content.title.en else _twice(content.title.zh)


def _twice(words: str) -> Text:
    return Text(words, words)


def _said(said: dict[str, str]) -> Answers:
    return {key: Answer(value) for key, value in said.items() if value}


def _of_head(asked: Form) -> Purpose:
    return Purpose(
        DRAFT_CHECKLISTS,
        lambda kind, of: head_card(of_patrols=asked is form.PATROL_HEAD, subject_kind=kind, subject_id=of),
        change_head,
        (CHANGED,),
        begins_with=present_head,
    )


_item_purpose = partial(Purpose, DRAFT_CHECKLISTS, item_card)

PURPOSES = {
    form.COPY.code: Purpose(DRAFT_CHECKLISTS, copy_card, copy, (COPIED,)),
    form.HEAD.code: _of_head(form.HEAD),
    form.PATROL_HEAD.code: _of_head(form.PATROL_HEAD),
    form.SECTION.code: _item_purpose(rename_section, (ITEM_KEPT,), begins_with=present_section),
    form.ITEM.code: _item_purpose(
        change_item, (ITEM_KEPT,), check=check_item, warn=warn_of_english, begins_with=present_item
    ),
    form.NEW_ITEM.code: Purpose(DRAFT_CHECKLISTS, new_item_card, add_item, (ITEM_KEPT,), check=check_item),
}
