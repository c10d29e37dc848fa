"""What a form is for: who may fill it in about what, what it offers to pick from, and what its submission does.

Each subject declares the purposes of its forms, by the form's code, in a table ``PURPOSES`` beside its code.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, datetime

from bot.records.drafts import Card, DraftRecord, DraftView, Found, Pick
from bot.records.outcomes import Outcome, OutcomeKind
from bot.rules.cause import Cause
from bot.rules.form import Form, Step
from bot.rules.forms.answers import Answers
from bot.rules.forms.problems import Problem
from bot.rules.people import Person
from bot.rules.permissions import Permit, Subject, may
from bot.rules.text import Text


@dataclass(frozen=True, slots=True)
class Lookup:
    """For RECORD questions over more records than fit on a screen: the first of those with a text in them, and one.

    They hear what the question picks from, and what the form is about. ``refuse`` says why one that can be picked may
    not be used for what the question asks.
    """

    find: Callable[[Person, str, DraftView, str], Awaitable[Found]]
    get: Callable[[Person, str, DraftView, int], Awaitable[Pick | None]]
    refuse: Callable[[DraftView, Step, int, datetime], Awaitable[Problem | None]] | None = None


async def nothing_proposed(who: Person, view: DraftView, step: Step) -> tuple[Text, ...]:  # noqa: ARG001 -- the shape of ``Purpose.proposes``
    """For forms whose own remarks are all that is offered."""
    return ()


async def no_picks(who: Person, pick: str, card: Card) -> tuple[Pick, ...]:  # noqa: ARG001 -- the shape of ``Purpose.picks``
    """For forms that pick no records."""
    return ()


@dataclass(frozen=True, slots=True)
class Purpose:
    """One form's place in the service. ``action`` None: whoever the card is for (joining, before any role).

    ``becomes``: every kind of outcome that submitting it can have. ``picks``: the records that its questions offer.
    ``check`` says what is wrong with answers that are each fine, before anything is done with them. ``examine`` says
    what is wrong with a typed answer that is fine as far as its form knows. ``warn`` says on the review page what
    submitting it does to something else; a form that has none (``at_once``) shows one for it. ``first_day``: the
    first that a question for a day takes, where another answer or a promise decides that. ``begins_with``: the answers
    of a new draft about a subject, where something holds already that is changed by it. ``asks``: the form as it is
    asked about the subject of a draft, where that says more (limits, a unit) or leaves questions out; never the first.
    ``proposes``: what a TEXT question offers to be taken with a tap beside its remarks, of what is known of its
    subject; as long as a draft is open it proposes the same.
    ``in_time`` raises where the time in which it can be begun about a subject has passed.
    ``goes_on_from``: the submitted draft with whose answers and files a new one begins, and the code of the form that
    asks for what changes.
    """

    action: Permit | None
    card: Callable[[str, int], Awaitable[Card | None]]
    submit: Callable[[Cause, Person, DraftView], Awaitable[Outcome]]
    becomes: tuple[OutcomeKind, ...]
    picks: Callable[[Person, str, Card], Awaitable[tuple[Pick, ...]]] = no_picks
    check: Callable[[Cause, DraftView], Awaitable[Problem | None]] | None = None
    examine: Callable[[DraftView, Step, str], Awaitable[Problem | None]] | None = None
    lookup: Lookup | None = None
    warn: Callable[[DraftView], Awaitable[Text | None]] | None = None
    first_day: Callable[[DraftView, Step], date | None] | None = None
    begins_with: Callable[[Person, str, int], Awaitable[Answers]] | None = None
    asks: Callable[[Person, DraftView], Awaitable[Form]] | None = None
    proposes: Callable[[Person, DraftView, Step], Awaitable[tuple[Text, ...]]] = nothing_proposed
    in_time: Callable[[Cause, str, int], Awaitable[None]] | None = None
    goes_on_from: Callable[[Cause, int], Awaitable[tuple[str, DraftRecord]]] | None = None

    def may_open(self, who: Person, card: Card) -> bool:
        """Whether the person may fill this form in about what the card names."""
        if card.owner_id is not None and card.owner_id != who.id:
            return False
        if card.allows is not None and not card.allows(who):
            return False
        return self.action is None or may(who, self.action, Subject(card.client_id, card.of_person_id))
