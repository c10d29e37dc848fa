"""What a ledger is: typed columns with their names and notes, and which of them tell one entry from another.

Data only. The chat's list, card and forms, the spreadsheet that is export and import template in one, and the import
all read the same columns, so a new ledger is one table of columns.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, StrEnum
from functools import cached_property

from bot.rules.ledgers.expiry import Expiry
from bot.rules.ledgers.keeping import Kept
from bot.rules.permissions import Action, Permit
from bot.rules.plain_words import NO, YES
from bot.rules.text import Text


class ColumnKind(Enum):
    """What a cell holds: ``CODE`` is an identifier, ``REFERENCE`` the code of an entry of another ledger.

    ``SEVERAL`` holds several of the options, ``NUMBER`` a whole number, ``LIMITS`` a least and a most,
    ``PLACE`` degrees north and east.
    """

    CODE = "code"
    TEXT = "text"
    CHOICE = "choice"
    SEVERAL = "several"
    NUMBER = "number"
    LIMITS = "limits"
    REFERENCE = "reference"
    PHONE = "phone"
    YES_NO = "yes_no"
    DAY = "day"
    PLACE = "place"


class Which(StrEnum):
    """Which entries a list shows: all in use, our own people, those not joined or out of reach, those ended."""

    CURRENT = "current"
    OURS = "ours"
    NOT_JOINED = "not_joined"
    UNREACHABLE = "unreachable"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a choice: what is kept, and what people read.

    ``once``: what it was called before, in either language; workbooks that people still have say so.
    """

    value: str
    text: Text
    once: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Only:
    """A cell has a value only while that of ``column`` is one of ``values``; ``required``: it must have one then.

    What is yes or no is ``yes`` or ``no`` here, as in a form.

    ``but``: while it is none of them, nothing said included. Such a cell goes with much that the other may say, so it
    is changed by itself.
    """

    column: str
    values: frozenset[str]
    required: bool = False
    but: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``note`` says what belongs in it; ``longest`` is in characters; ``refers`` names a ledger.

    ``from_today``: a day that nobody is asked for in the chat: today, until it is changed. ``least``, ``most``: of a
    number. ``computed``: nobody says it, it follows from the entry and what happened to it. ``empty``: what it means
    that nothing stands in it, which is asked for then. ``hint``: what the chat says in place of the note, which is for
    a spreadsheet. ``later``: it is said on the card of an entry, and not asked where one is added.

    ``picked``: its name in the chat, where what a reference means is picked and no code is typed. ``asked``: how the
    chat asks for it, where its name makes no question. ``nameless``: it may say no name of anybody we know, and no
    telephone number.

    ``names``: it holds a name (rules/names). ``once``: what it was called before, in either language. ``unsaid``: its
    value in workbooks that have no such column, for those entries alone of which ``unsaid_beside`` is said (its key).
    ``fixed``: what an entry began with stays, since its records speak of it. ``texts``: those that come with the
    program; kept in Chinese, each is read in the reader's language. ``not_before``: the key of the day before which
    this one may not be. ``theirs``: it refers to one of the client's own people, where else to one of ours;
    ``anybody``: to one of either, of ours who has a role there.
    ``by_events``: what its events make it say, so nobody is asked for it; only a new entry of a workbook says it, as an
    office brings its own list, unless it is the ledger's ``state``. ``months``: of a day ``from_today``, so many months
    from then. ``every``: of a day by events, the key of the number that says every how many months it comes again; the
    events are those of its expiry. ``kept``: of the day until which an entry is kept at least.
    """

    key: str
    title: Text
    kind: ColumnKind
    note: Text
    required: bool = False
    options: tuple[Option, ...] = ()
    refers: str = ""
    longest: int = 120
    only: Only | None = None
    fixed: bool = False
    names: bool = False
    picked: Text | None = None
    from_today: bool = False
    least: int = 1
    most: int = 99
    empty: Text | None = None
    hint: Text | None = None
    once: tuple[str, ...] = ()
    unsaid: str = ""
    unsaid_beside: str = ""
    texts: tuple[Text, ...] = ()
    not_before: str = ""
    theirs: bool = False
    anybody: bool = False
    by_events: bool = False
    months: int = 0
    kept: Kept | None = None
    computed: bool = False
    later: bool = False
    every: str = ""
    asked: Text | None = None
    nameless: bool = False

    def applies(self, values: Mapping[str, object]) -> bool:
        """Whether an entry with these values can have one here."""
        if self.only is None:
            return True
        value = values.get(self.only.column)
        said = (YES if value else NO) if isinstance(value, bool) else value
        return (said in self.only.values) is not self.only.but

    @property
    def changed_with(self) -> str | None:
        """The key of the column with which alone it is changed."""
        return None if self.only is None or self.only.but else self.only.column

    @property
    def demanded(self) -> bool:
        """Whether a workbook has to say it: a code is given where nobody has one."""
        return self.required and self.kind is not ColumnKind.CODE

    @property
    def label(self) -> Text:
        """Its name in the chat."""
        return self.picked or self.title


ITSELF = "code"
"""What a ledger names as the owner of its entries that are people."""
SCAN = Text("扫码查看资料", "Scan to see its record")
STAYS = Text("记录都保留，以后可以恢复。", "All records stay, and it can be reactivated.")
STAYS_OPEN = Text("这些仍要办完。", "All of this still has to be finished.")
HANDED_ON = Text("会请项目负责人改派。", "The project lead will be asked to hand it on.")


@dataclass(frozen=True)
class Ledger:
    """One kind of entries. ``identity``: the keys of the columns that together name an entry, fixed once it exists.

    ``subject``: how the trail calls its entries. ``seen_by``, ``changed_by``: whose right it is to see and to change
    them, of those who see any ledger at all (``Action.SEE_LEDGER``). ``lists``: the lists that it has. ``owner``: the
    key of the reference to whom of ours an entry is of, who may be the only one of their role to see it (``Scope.OWN``)
    and is told when it runs out; ``ITSELF`` where an entry is a person. What has no owner there has no events either.

    A *plain* ledger has its entries in one ``table``, a column for each of its own (``client_id`` for ``client``), and
    whatever is done to them follows from that: finding, writing, export and import. ``letter``: with what a code begins
    that nobody gave. ``called``: the key of the column that an entry is called by (by what that refers to),
    ``beside``: of those that lists tell beside it, where several are called the same. ``english``: that of what it is
    called for readers of English, where something stands there. ``order``: that by which lists are sorted first, a
    choice in the order of its options.
    ``once``: the keys of which no two entries have the same values, beside ``identity``. ``known_by``: by what a row
    without a code is recognised, from all of it to the least that is enough. ``ending``: what it means that one is
    ended. ``unfinished``: what becomes of the work that is open then. ``expiry``: when it runs out, and who is warned;
    ``also``: what else of it runs out. ``state``: the column that says what became of it, by the event that ended it;
    nothing else ends one then. ``kept_by``: the column of who of ours has it, and says so. ``confidential``: the column
    that says whether each reading is noted and nothing of it is passed on. ``given_back``: it is the client's, and
    asked for once no contract with them is left.
    ``files``: whether scans and papers belong to an entry. ``label``: whether an entry with a code has a label to
    print, which opens its card, and ``scan`` what the label says it is scanned for; ``labels``: the document that has
    those of all that is under an entry. ``papers``: the documents of all entries of a
    client, or of ours, by their codes, with their keys in the list. ``sought``: whether what somebody types anywhere is
    looked for in it; everyday
    words, where entries are called by such, say
    other things. ``formerly``: what its sheet was called before, in either
    language. ``begun_by``: the form that adds an entry in place of the one that is made from the columns; "" where a
    card begins it. ``held``: the key of who has one at hand. ``ended_by``: the form that ends one, where more is asked
    than whether. ``once_only``: nobody enters one twice, so none turns out to be another. ``under``: the key of the
    reference to the entry of another ledger on whose card these are listed and added; whose that is, these are.
    ``freezes``: while its client is served no more an entry can only be read.
    """

    code: str
    title: Text
    one: Text
    columns: tuple[Column, ...]
    identity: tuple[str, ...] = ("code",)
    subject: str = ""
    owner: str = ""
    seen_by: Permit = Action.SEE_LEDGER
    changed_by: Permit = Action.CHANGE_LEDGER
    expiry: Expiry | None = None
    also: tuple[Expiry, ...] = ()
    state: str = ""
    kept_by: str = ""
    confidential: str = ""
    given_back: bool = False
    table: str = ""
    letter: str = ""
    called: str = "name"
    beside: tuple[str, ...] = ()
    english: str = ""
    order: str = ""
    once: tuple[str, ...] = ()
    known_by: tuple[tuple[str, ...], ...] = ()
    ending: Text = STAYS
    unfinished: Text = STAYS_OPEN
    files: bool = False
    label: bool = False
    scan: Text = SCAN
    labels: str = ""
    papers: Mapping[str, Text] = field(default_factory=dict)
    sought: bool = True
    begun_by: str | None = None
    held: str = ""
    ended_by: str = ""
    under: str = ""
    freezes: bool = False
    once_only: bool = False
    formerly: tuple[str, ...] = ()
    lists: tuple[Which, ...] = (Which.CURRENT, Which.ENDED)

    @cached_property
    def _columns(self) -> dict[str, Column]:
        return {column.key: column for column in self.columns}

    @property
    def expiries(self) -> tuple[Expiry, ...]:
        """All that runs out of its entries."""
        return (*((self.expiry,) if self.expiry is not None else ()), *self.also)

    def keeps_secret(self, values: Mapping[str, object]) -> bool:
        """Whether an entry with these values is confidential."""
        return bool(self.confidential and values[self.confidential])

    @property
    def plain(self) -> bool:
        """Whether everything about it follows from this declaration."""
        return bool(self.table)

    @property
    def of_client(self) -> bool:
        """Whether its entries are a client's."""
        return "client" in self._columns

    @property
    def may_be_ours(self) -> bool:
        """Whether some of its entries are a client's, and others ours."""
        return self.of_client and not self.column("client").required

    @property
    def goes_with_client(self) -> bool:
        """Whether nothing happens to its entries any more once their client has ended; what may be ours is kept on."""
        return self.of_client and (self.freezes or not self.may_be_ours)

    def listed_by(self, other: "Ledger") -> bool:
        """Whether an entry of the other ledger, a client, has its own list of these."""
        return "client" in self._columns and self._columns["client"].refers == other.code

    @property
    def merges(self) -> bool:
        """Whether an entry can turn out to be another one: what has a code and a name can be entered twice."""
        return self.coded and not self.once_only and not self.column(self.called).refers

    @property
    def coded(self) -> bool:
        """Whether its entries are told apart by codes, which are given where nobody has one."""
        return self.identity == ("code",)

    @property
    def has_namesakes(self) -> bool:
        """Whether several of its entries may be called the same, so that the code is said of one that stands alone."""
        return self.coded and self.column(self.called).names

    @property
    def recognised_by(self) -> tuple[tuple[str, ...], ...]:
        """By what a row without a code is recognised: where nothing is declared, what it is called, of its client."""
        return self.known_by or ((*(("client",) if self.of_client else ()), self.called),)

    @property
    def named_by(self) -> tuple[str, ...]:
        """The keys of the names by which others may refer to an entry."""
        names = tuple(column.key for column in self.columns if column.names)
        if names or not self.coded:
            return names
        return () if self.column(self.called).refers else (self.called,)

    def column(self, key: str) -> Column:
        """The column of this key. Raises KeyError when the ledger has none."""
        return self._columns[key]

    def group(self, key: str) -> tuple[Column, ...]:
        """The column of this key with those that depend on it: they are only changed together."""
        return tuple(column for column in self.columns if key in (column.key, column.changed_with))

    def rewritten(self) -> tuple[Column, ...]:
        """What a spreadsheet can change of an entry: all but what names it and what it began with."""
        return tuple(
            column
            for column in self.columns
            if column.key not in self.identity and not (column.fixed or column.by_events or column.computed)
        )

    def changeable(self) -> tuple[Column, ...]:
        """The columns by which an entry is changed, each for its group; a code is only given to what has none."""
        return tuple(
            column
            for column in self.columns
            if column.changed_with is None
            and not column.fixed
            and not column.by_events
            and not column.computed
            and (column.key not in self.identity or column.kind is ColumnKind.CODE)
        )
