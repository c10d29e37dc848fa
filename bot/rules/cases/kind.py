"""What a kind of case is: its life cycle, and its place everywhere else in the service (DESIGN.md section 3).

A kind declares all of it in a file of its own beside this one; ``kinds.py`` merges the declarations.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.rules.cases.life_cycle import LifeCycle
from bot.rules.deadlines import Term
from bot.rules.free_text import UNHEARD, Heard
from bot.rules.people import Role
from bot.rules.permissions import Action
from bot.rules.registers import Register
from bot.rules.text import Text


@dataclass(frozen=True, slots=True)
class CardWords:
    """What the cards of a kind say in their own way.

    ``opened``: its opening, as the history says it after a name; ``opened_by``: the same with ``who`` and ``when``;
    ``promised``: until when it is promised, with ``due``.
    """

    opened: Text
    opened_by: Text
    promised: Text


@dataclass(frozen=True, slots=True)
class WayIn:
    """How people of a client come to file a kind of case, from their home or by saying so (``screens/ways/way.py``).

    ``command`` is the slash command, ``words`` what else is understood. ``rank``: its place on homes; ``keys``: on
    whose keyboard it is, and where. ``by`` says whose it is to who may not; ``offer`` asks who cannot go another way.
    ``heard``: what free text that is the start of one has in it.
    """

    command: str
    word: Text
    words: Text | None = None
    rank: int = field(kw_only=True)
    keys: Mapping[Role, int] = field(default_factory=dict, kw_only=True)
    by: Text = field(kw_only=True)
    offer: Text | None = field(default=None, kw_only=True)
    heard: Heard = field(default=UNHEARD, kw_only=True)


@dataclass(frozen=True, slots=True)
class Filing:
    """How people of a client file a case of a kind: in the form whose code is the kind's, if they may do ``action``.

    ``way`` leads to it; ``recorded`` is what can be chosen where it is recorded for somebody (代录). ``told``: the news
    for those who may take it up; ``told_late``: the same once somebody did so (both with ``who``). ``thanks``: for its
    opener, with its ``number``, and by when it is taken up (``first``) and done (``all``). ``private``: hidden from the
    opener's own manager, unless the form says otherwise.
    """

    action: Action
    way: WayIn
    recorded: Text
    told: Text
    told_late: Text
    thanks: Text
    private: bool = False


@dataclass(frozen=True)
class CaseKind(LifeCycle):
    """One kind of case.

    ``number`` begins its numbers; ``mark`` stands before them. ``terms``: the promised times that it brings along, each
    a setting of the firm. ``register``: in which it is filed. ``recording``: who may do this may record what people say
    about it. ``filing``: None where people of a client cannot file it. ``overseen``: while it is open, digests tell of
    it whoever may see it, also when it waits for somebody else.
    """

    number: str = field(kw_only=True)
    mark: str = field(kw_only=True)
    words: CardWords = field(kw_only=True)
    terms: tuple[Term, ...] = field(kw_only=True)
    register: Register = field(kw_only=True)
    recording: Action = field(kw_only=True)
    filing: Filing | None = field(default=None, kw_only=True)
    overseen: bool = field(default=False, kw_only=True)
