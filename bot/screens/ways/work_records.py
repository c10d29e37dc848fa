"""Work records: what begins one of each kind, and what lists them, as the kind says it."""

from collections.abc import Callable, Mapping

from bot.rules.people import Person, Role
from bot.rules.permissions import Permit
from bot.rules.record_kind import CLIENT, RecordKind
from bot.rules.text import Text
from bot.rules.ways_in import Topic, WayIn
from bot.rules.work_records.kinds import KINDS
from bot.rules.work_records.monitoring import MONITORING_RESULT
from bot.rules.work_records.self_checks import SELF_CHECK
from bot.screens.buttons import BeginRecord, Data, ShowMonitoring, ShowRecords, ShowSelfCheck
from bot.screens.ways.way import Entrance, Shelf, Way

RECORDS = Topic(135, "records", frozenset(Role) - {Role.CLIENT_STAFF, Role.ADMINISTRATOR})
"""What is said of a kind that has no help of its own."""


SHELF_TO_FILE = Shelf("file", Text("做记录…", "Record work…"))
SHELF_TO_LIST = Shelf("list", Text("查记录…", "Look records up…"))


def _way(said: WayIn, permit: Permit, opens: Data, shelf: Shelf, takes: str = "") -> Way:
    door: Callable[[Person], Data] = lambda _: opens  # noqa: E731 -- one for every way
    return Way(
        said.command,
        permit,
        said.word,
        words=said.words,
        keys=said.keys,
        entrance=Entrance(said.rank, door, rare=said.rare, shelf=shelf if said.rare else None),
        help=said.help or (RECORDS,),
        by=said.by,
        instead=said.instead,
        offer=said.offer,
        heard=said.heard,
        takes=takes,
    )


def all_of(kind: RecordKind) -> ShowRecords:
    """Opens the list of a kind: of which client is asked, unless they are ours."""
    return ShowRecords(kind.kind, "" if kind.ours else CLIENT, 0, "", "", 0)


BEFORE_FORM: Mapping[str, Data] = {
    SELF_CHECK.kind: ShowSelfCheck(0),
    MONITORING_RESULT.kind: ShowMonitoring(0, 0),
}
"""What stands before the form, where that is not whom or what it is about."""

TO_FILE: Mapping[str, Way] = {
    kind.kind: _way(
        kind.way,
        kind.file,
        BEFORE_FORM.get(kind.kind, BeginRecord(kind.kind, 0)),
        SHELF_TO_FILE,
        kind.form.code if kind.about[0] == CLIENT and kind.kind not in BEFORE_FORM else "",
    )
    for kind in KINDS
    if kind.way is not None
}
"""What begins a record, by its kind."""
TO_LIST: Mapping[str, Way] = {
    kind.kind: _way(kind.listed, kind.see, all_of(kind), SHELF_TO_LIST) for kind in KINDS if kind.listed is not None
}
"""What lists records, by their kind."""

WAYS = tuple(way for kind in KINDS for way in (TO_FILE.get(kind.kind), TO_LIST.get(kind.kind)) if way is not None)
ON_KEYS = tuple(way for way in WAYS if way.keys)
"""What is on somebody's keyboard, and so first among the commands."""
