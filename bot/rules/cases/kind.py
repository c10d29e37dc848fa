"""What a kind of case is: its life cycle, and its place everywhere else in the service (DESIGN.md section 3).

A kind declares all of it in a file of its own beside this one; ``kinds.py`` merges the declarations.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.rules.cases.alike import Alike
from bot.rules.cases.calling import Call
from bot.rules.cases.life_cycle import LifeCycle
from bot.rules.cases.measures import Measures
from bot.rules.deadlines import Term
from bot.rules.permissions import Action, Permit
from bot.rules.registers import Register
from bot.rules.text import Text
from bot.rules.ways_in import WayIn

ON_IT = Text("处理人：{who}", "On it: {who}")


@dataclass(frozen=True, slots=True)
class CardWords:
    """What the cards of a kind say in their own way.

    ``opened``: its opening, as the history says it after a name; ``opened_by``: the same with ``who`` and ``when``;
    ``promised``: until when it is promised, with ``due``; ``handler``: who has it, with ``who``.
    """

    opened: Text
    opened_by: Text
    promised: Text
    handler: Text = ON_IT


@dataclass(frozen=True, slots=True)
class Filing:
    """How people file a case of a kind: in the form whose code is the kind's, if they may do ``action``.

    ``way`` leads to it; ``recorded`` is what can be chosen where it is recorded for somebody (代录), None where nobody
    else hears of it. ``told``: the news
    for those who may take it up; ``told_late``: the same once somebody did so (both with ``who``). ``thanks``: for its
    opener, with its ``number``, and by when it is taken up (``first``) and done (``all``). ``private``: hidden from the
    opener's own manager, unless the form says otherwise.
    """

    action: Permit
    way: WayIn
    recorded: Text | None
    told: Text
    told_late: Text
    thanks: Text
    private: bool = False


@dataclass(frozen=True)
class CaseKind(LifeCycle):
    """One kind of case.

    ``number`` begins its numbers; ``mark`` stands before them. ``terms``: the promised times that it brings along, each
    a setting of the firm. ``register``: in which it is filed. ``recording``: who may do this may record what people say
    about it; None: nobody does. ``filing``: None where people of a client cannot file it. ``overseen``: while it is
    open, digests tell of it whoever may see it, also when it waits for somebody else. ``confidential``: what is shown
    and sent of it can be neither forwarded nor copied nor saved. ``alike``: among which kinds it is looked whether the
    same thing was reported before; None: it is not. ``call``: how people are called to it; None: they are not.
    ``measures``: what of it becomes tasks; None: nothing. ``nags``: the states in which what is serious is said again
    and again (``nagging.py``), and the step of each by which somebody says that they know.
    """

    number: str = field(kw_only=True)
    mark: str = field(kw_only=True)
    words: CardWords = field(kw_only=True)
    terms: tuple[Term, ...] = field(kw_only=True)
    register: Register = field(kw_only=True)
    recording: Action | None = field(kw_only=True)
    filing: Filing | None = field(default=None, kw_only=True)
    overseen: bool = field(default=False, kw_only=True)
    confidential: bool = field(default=False, kw_only=True)
    alike: Alike | None = field(default=None, kw_only=True)
    call: Call | None = field(default=None, kw_only=True)
    measures: Measures | None = field(default=None, kw_only=True)
    nags: Mapping[str, str] = field(default_factory=dict, kw_only=True)
