"""Work records of every kind; ``kind`` is its code."""

from bot.rules.permissions import Action
from bot.screens.buttons.packing import Data, button


@button("wb", Action.ACT_ON_RECORD, former={"s": ("patrol",), "Ld": ("service",)})
class BeginRecord(Data):
    """Begins a record: of which client, or at which site?"""

    kind: str
    page: int


@button("wn", Action.ACT_ON_RECORD)
class BeginNear(Data):
    """Begins a record at one of the sites near a place, in hundred-thousandths of degrees."""

    kind: str
    north: int
    east: int
    page: int


@button("wx", Action.ACT_ON_RECORD)
class BeginThere(Data):
    """Begins a form at a site, from a place that was sent and is kept with it."""

    form: str
    site_id: int
    north: int
    east: int


@button("wl", Action.SEE_RECORD, former={"Ls": ("service", "client")})
class ShowRecords(Data):
    """The list of a ``client`` (0: which one?), a ``site``, the ``person`` who reads, or (empty) ours.

    In a month (``2026-11``, empty: this one), of one ``sort`` or all (empty).
    """

    kind: str
    of: str
    of_id: int
    month: str
    sort: str
    page: int


@button("wc", Action.SEE_RECORD, former={"p": ("patrol",), "Lc": ("service",)})
class ShowRecord(Data):
    """One record."""

    kind: str
    record_id: int


@button("wf", Action.SEE_RECORD, former={"Lf": ("service",)})
class ShowRecordFiles(Data):
    """What was sent with a record: ``photos`` (videos too), ``documents``, or one ``voice0``."""

    kind: str
    record_id: int
    what: str


@button("wr", Action.ACT_ON_RECORD, former={"r": ("patrol",)})
class RecallRecord(Data):
    """撤回: takes a record back that the client does not have yet."""

    kind: str
    record_id: int


@button("wv", Action.ACT_ON_RECORD, former={"rv": ("patrol",)})
class ReviseRecord(Data):
    """修改: goes on with the answers and files of a record that was taken back."""

    kind: str
    record_id: int


@button("wa", Action.ACT_ON_RECORD)
class ApproveRecord(Data):
    """批准: gives a record to the client that waits for it."""

    kind: str
    record_id: int


@button("wk", Action.ACT_ON_RECORD)
class ConfirmRecord(Data):
    """确认: the client's manager says that a record is right."""

    kind: str
    record_id: int


@button("wq", Action.ACT_ON_RECORD)
class PresentCode(Data):
    """现场确认: shows a code by which somebody of the client confirms a record there.

    ``seen``: it was asked whether the client gets with it what it does not have yet. ``after``: the last
    code that was made for the record when this was shown (0: none), so that it makes one and no more.
    """

    kind: str
    record_id: int
    seen: int
    after: int


@button("wy", Action.ACT_ON_RECORD)
class ConfirmSecond(Data):
    """二人确认: the second person says that it is so."""

    question_id: int


@button("wd", Action.ACT_ON_RECORD)
class AcceptRecord(Data):
    """验收: the client's manager accepts a deliverable."""

    kind: str
    record_id: int
