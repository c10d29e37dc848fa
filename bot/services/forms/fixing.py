"""Who is to fix what an item found, and by when, where its form asks for that beside the item."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.records.drafts import DraftView
from bot.rules.form import Form, Kind, Step
from bot.rules.forms.answers import Answer
from bot.rules.forms.items import numbered
from bot.rules.forms.moments import as_answer
from bot.rules.forms.quick_line import Ambiguity, AmbiguousLine, QuickItem
from bot.rules.people import CLIENT_SIDE
from bot.rules.plain_words import NO, NON_CONFORM, NOT_APPLICABLE, YES
from bot.services.drafts.items import note_answer, remark_of, worded
from storage.people.persons import find_people_on_record

OWNER, UNTIL = "owner", "until"


@dataclass(frozen=True, slots=True)
class Askable:
    """Who can be named in a form: the ids of the client's people by their names, and each of these names."""

    ids: Mapping[str, int] = field(default_factory=dict)
    names: tuple[str, ...] = ()

    @property
    def by_id(self) -> dict[str, str]:
        """How each is called, by id as an answer has it."""
        return {str(person_id): name for name, person_id in self.ids.items()}


async def askable(view: DraftView) -> Askable:
    """The people of the form's client; nobody where no item asks for an owner."""
    client_id = view.card.client_id
    if client_id is None or not any(_asks(view.form, item, OWNER, Kind.RECORD) for item in numbered(view.form)):
        return Askable()
    people = await find_people_on_record(client_id, *sorted(CLIENT_SIDE))
    # namesakes are told apart by what stands beside the name in lists
    called = [(one.called, one.id) for one in people if one.called != one.name]
    named = [(one.name, one.id) for one in people]
    return Askable(dict((*named, *called)), tuple(name for name, _ in (*named, *called)))


def asks_until(form: Form) -> bool:
    """Whether any item asks by when it is to be fixed."""
    return any(_asks(form, item, UNTIL, Kind.DATE) for item in numbered(form))


def said_of(form: Form, item: Step, said: QuickItem, people: Askable) -> dict[str, Answer]:
    """The answers that a quick line or a caption gives of an item.

    What the item does not ask for stays in its note, as nothing that is said is lost.

    Raises:
        Unreadable: the note is longer than the question takes.
        AmbiguousLine: the item is not answered so, or has no place for a note where nothing is wrong.
    """
    given = {item.key: Answer(_value(item, said))}
    if said.value != NON_CONFORM:
        return given | _remarked(form, item, said)
    note = [said.note] if said.note else []
    owner, until = _asks(form, item, OWNER, Kind.RECORD), _asks(form, item, UNTIL, Kind.DATE)
    if said.owner and owner is not None:
        given[owner.key] = Answer(str(people.ids[said.owner]))
    elif said.owner:
        note.append(said.owner)
    if said.until is not None and until is not None:
        given[until.key] = Answer(as_answer(said.until))
    elif said.until is not None:
        note.append(as_answer(said.until))
    if note:
        given.update(note_answer(form, item, " ".join(note)))
    return given


def _remarked(form: Form, item: Step, said: QuickItem) -> dict[str, Answer]:
    """What is said of an item with which nothing is wrong.

    Raises:
        TextTooLong
        AmbiguousLine: forms that were begun before there were remarks have no place for it.
    """
    if not said.note:
        return {}
    step = remark_of(form, item)
    if step is None:
        raise AmbiguousLine(Ambiguity.NO_REMARK, said.note)
    return worded(step, said.note)


def _value(item: Step, said: QuickItem) -> str:
    """What a verdict is as the answer to an item.

    Raises:
        AmbiguousLine: the item is not answered by a verdict, or by one of several.
    """
    question = item.question
    if question.kind is Kind.CONFORMITY:
        return said.value
    if question.kind is Kind.YES_NO and question.fails and said.value != NOT_APPLICABLE:
        meant = question.fails if said.value == NON_CONFORM else {YES, NO} - question.fails
        if len(meant) == 1:
            return next(iter(meant))
    raise AmbiguousLine(Ambiguity.VALUE_UNCLEAR, str(said.number))


def _asks(form: Form, item: Step, key: str, kind: Kind) -> Step | None:
    try:
        step = form.step(f"{item.key}.{key}")
    except KeyError:
        return None
    return step if step.question.kind is kind else None
