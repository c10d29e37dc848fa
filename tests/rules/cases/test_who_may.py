"""Who may see and do what with a case, written out by hand and compared with the life cycles' tables (clause 5.3.3)."""

from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from bot.rules.cases.complaint import COMPLAINT
from bot.rules.cases.concerning import told_at, waits_for
from bot.rules.cases.enquiry import ENQUIRY
from bot.rules.cases.finding import FINDING
from bot.rules.cases.hazard import HAZARD
from bot.rules.cases.incident import INCIDENT
from bot.rules.cases.life_cycle import LifeCycle, Party
from bot.rules.cases.parties import Parties, can_do, is_kept_from, may_do, may_see, standings
from bot.rules.people import CLIENT_SIDE, FOR_ONE_CLIENT, POSITIONS_OF, Grant, Lender, Person, Position, Role

ME, SOMEBODY, SOMEBODY_ELSE = 1, 2, 3
OUR_CLIENT, OTHER_CLIENT = 10, 20
LENT_BY_ME = Grant(Role.CONSULTANT, OUR_CLIENT, None, Lender(ME, "周明", date(2026, 11, 30)))

R, P = Role, Party
# name: role, whether for the case's client, what they are to the case
COLUMNS: dict[str, tuple[Role | None, bool, Party | None]] = {
    **{role.value: (role, True, None) for role in Role},
    **{f"{role.value} of another client": (role, False, None) for role in Role if role in FOR_ONE_CLIENT},
    "opener, staff": (R.CLIENT_STAFF, True, P.OPENER),
    "opener, manager": (R.CLIENT_MANAGER, True, P.OPENER),
    "opener, consultant": (R.CONSULTANT, True, P.OPENER),
    "opener, lead": (R.LEAD, True, P.OPENER),
    "handler, staff": (R.CLIENT_STAFF, True, P.HANDLER),
    "handler, manager": (R.CLIENT_MANAGER, True, P.HANDLER),
    "handler, consultant": (R.CONSULTANT, True, P.HANDLER),
    "handler, lead": (R.LEAD, True, P.HANDLER),
    "handler, quality manager": (R.QUALITY_MANAGER, True, P.HANDLER),
    "handler, administrator": (R.ADMINISTRATOR, True, P.HANDLER),
    "about, consultant": (R.CONSULTANT, True, P.ABOUT),
    "about, lead": (R.LEAD, True, P.ABOUT),
    "about, quality manager": (R.QUALITY_MANAGER, True, P.ABOUT),
    "rectifier, staff": (R.CLIENT_STAFF, True, P.RECTIFIER),
    "rectifier, manager": (R.CLIENT_MANAGER, True, P.RECTIFIER),
    "rectifier, consultant": (R.CONSULTANT, True, P.RECTIFIER),
    "opener who left": (None, True, P.OPENER),
    "handler who left": (None, True, P.HANDLER),
}
POSITIONS = {f"{one.value}, staff": one for one in (Position.OFFICER, Position.DIRECTOR, Position.PRINCIPAL)}
"""More columns of hazards and incidents, to which it matters who has which position at the client."""
CALLED: dict[str, tuple[Role | None, bool, Party | None]] = {
    "coming, staff": (R.CLIENT_STAFF, True, P.COMING),
    "coming, lead": (R.LEAD, True, P.COMING),
    "called, staff": (R.CLIENT_STAFF, True, P.CALLED),
    "called, lead": (R.LEAD, True, P.CALLED),
    "unable, consultant": (R.CONSULTANT, True, P.UNABLE),
    "coming who left": (None, True, P.COMING),
}
"""More columns of incidents, to which people are called."""
# "-" never, "y" whatever the case is, "p" unless it is private, "s" unless it is serious, "S" if it is; the first group
# is the roles without any part in the case (staff, manager, consultant, lead, quality manager, administrator, auditor),
# the second staff, manager, consultant, lead of another client, the third the openers, the fourth the handlers, the
# fifth those it is about, the sixth the rectifiers, the seventh those who left, the eighth of hazards and incidents
# those who have a position, the last of incidents those who were called
SEE = "see"
Table = dict[str, tuple[str, str]]

# states: a awaiting, c accepted, i in progress, w waiting, p proposed, r resolved, u unresolvable, d declined
FILED = {
    "a": "awaiting",
    "c": "accepted",
    "i": "in_progress",
    "w": "waiting",
    "p": "proposed",
    "r": "resolved",
    "u": "unresolvable",
    "d": "declined",
    "x": "withdrawn",
    "m": "joined",
    "l": "rated_low",
    "v": "appealed",
    "k": "upheld",
}
FROM_THE_OPENER: Table = {
    "nudge": ("aci", "------- ---- yyyy ------ --- --- --"),
    "confirm": ("p", "------- ---- yyyy ------ --- --- --"),
    "lapse": ("p", "------- ---- ---- ------ --- --- --"),
    "supply": ("w", "------- ---- yyyy ------ --- --- --"),
    "add": ("aci", "------- ---- yyyy ------ --- --- --"),
    "reopen": ("prudl", "------- ---- yyyy ------ --- --- --"),
    "rate": ("ru", "------- ---- yyyy ------ --- --- --"),
    "rate_close": ("p", "------- ---- yyyy ------ --- --- --"),
    "rated_low": ("ru", "------- ---- ---- ------ --- --- --"),
    "withdraw": ("aciw", "------- ---- yyyy ------ --- --- --"),
}
COMPLAINTS: Table = FROM_THE_OPENER | {
    # the handler of the columns is whoever reviews it
    "appeal": ("prudl", "------- ---- yyyy ------ --- --- --"),
    **dict.fromkeys(("uphold", "overturn"), ("v", "------- ---- ---- yyyyyy --- --- --")),
    "answer_rating": ("l", "----yy- ---- ---- ----yy --- --- --"),
    "assign_review": ("v", "----yy- ---- ---- yyyyyy --- --- --"),
    "take_review": ("v", "----yy- ---- ---- ------ --- --- --"),
    "add": ("aciv", "------- ---- yyyy ------ --- --- --"),
    "withdraw": ("aciwv", "------- ---- yyyy ------ --- --- --"),
    "nudge": ("aciv", "------- ---- yyyy ------ --- --- --"),
    **dict.fromkeys(("tie", "apart", "join", "also"), ("aciwp", "------- ---- ---- ------ --- --- --")),
    "let_go": ("m", "------- ---- ---- ------ --- --- --"),
    "same": ("aciwp", "----y-- ---- ---- yyyyyy --- --- --"),
    "classify": ("aciwp", "----y-- ---- ---- yyyyyy --- --- --"),
    "know": ("aci", "----S-- ---- ---- SSSSSS --- --- --"),
    "split": ("m", "----y-- ---- yyyy yyyyyy --- --- --"),
    SEE: ("", "-p--yyy ---- yyyy yyyyyy --- -p- --"),
    "accept": ("a", "----y-- ---- ---- yyyyyy --- --- --"),
    "decline": ("a", "----y-- ---- ---- yyyyyy --- --- --"),
    "reply": ("ci", "------- ---- ---- yyyyyy --- --- --"),
    "ask": ("ci", "------- ---- ---- yyyyyy --- --- --"),
    "delay": ("ci", "------- ---- ---- yyyyyy --- --- --"),
    "resolve": ("ciw", "------- ---- ---- yyyyyy --- --- --"),
    "give_up": ("ciw", "------- ---- ---- yyyyyy --- --- --"),
    "assign": ("aciwp", "----yy- ---- ---- ----yy --- --- --"),
    "nudge_handler": ("aci", "----y-- ---- ---- ------ --- --- --"),
    "nudge_team": ("aciv", "-----y- ---- ---- ------ --- --- --"),
    "take_up": ("a", "-----y- ---- ---- ------ --- --- --"),
    "take_over": ("ciwp", "----yy- ---- ---- ------ --- --- --"),
    "put_off": ("ci", "----yy- ---- ---- ------ --- --- --"),
    "about": ("aci", "----y-- ---- ---- yyyyyy --- --- --"),
    "note": ("aciwpv", "----yy- ---- ---- --yyyy --- --- --"),
}
ASKED = {letter: state for letter, state in FILED.items() if letter not in "vk"}
ENQUIRIES: Table = FROM_THE_OPENER | {
    **dict.fromkeys(("tie", "apart", "join", "also"), ("aciwp", "------- ---- ---- ------ --- --- --")),
    "let_go": ("m", "------- ---- ---- ------ --- --- --"),
    "same": ("aciwp", "--yy--- ---- ---- yyyyyy --- --y --"),
    "split": ("m", "--yy--- ---- yyyy yyyyyy --- --y --"),
    SEE: ("", "-pyyyyy ---- yyyy yyyyyy yyy -py --"),
    "accept": ("a", "--yy--- ---- ---- yyyyyy --- --y --"),
    "answer_rating": ("l", "---yyy- ---- ---- ---yyy --- --- --"),
    "decline": ("a", "--yy--- ---- ---- yyyyyy --- --y --"),
    "reply": ("acir", "--yy--- ---- ---- yyyyyy --- --y --"),
    "ask": ("aci", "--yy--- ---- ---- yyyyyy --- --y --"),
    "resolve": ("aciw", "--yy--- ---- ---- yyyyyy --- --y --"),
    "delay": ("ci", "------- ---- ---- yyyyyy --- --- --"),
    "give_up": ("ciw", "------- ---- ---- yyyyyy --- --- --"),
    "assign": ("aciwp", "--yyyy- ---- ---- --yyyy --- --y --"),
    "nudge_handler": ("aci", "--yy--- ---- ---- ------ --- --y --"),
    "note": ("aciwp", "--yyyy- ---- ---- --yyyy --- --y --"),
    "nudge_team": ("aci", "----yy- ---- ---- ------ --- --- --"),
    "take_up": ("a", "----yy- ---- ---- ------ --- --- --"),
    "take_over": ("ciwp", "---yyy- ---- ---- ------ --- --- --"),
    "put_off": ("ci", "---yyy- ---- ---- ------ --- --- --"),
}
# states: f to fix, i in progress, k awaiting check, o closed, v voided, h handed over
FOUND = {
    "f": "to_fix",
    "i": "in_progress",
    "k": "awaiting_check",
    "o": "closed",
    "v": "voided",
    "h": "handed_over",
    "m": "joined",
}
FINDINGS: Table = {
    SEE: ("", "yyyyyyy ---- yyyy yyyyyy yyy yyy --"),
    "evidence": ("fi", "yyyy--- ---- yyyy yyyy-- yy- yyy --"),
    # what was done at once is said before a fix, the cause behind one
    "immediate": ("fi", "yy----- ---- yy-- yyyyyy --- --- --"),
    "cause": ("fik", "------- ---- ---- ------ --- yy- --"),
    "acknowledge": ("f", "yy----- ---- yy-- yy---- --- yy- --"),
    "assign": ("fi", "-yyy--- ---- -yyy -yyy-- yy- -yy --"),
    "ask_more_time": ("fi", "yy----- ---- yy-- yy---- --- yy- --"),
    "agree": ("fi", "--yy--- ---- --yy --yy-- yy- --y --"),
    "refuse": ("fi", "--yy--- ---- --yy --yy-- yy- --y --"),
    "extend": ("fi", "--yy--- ---- --yy --yy-- yy- --y --"),
    "note": ("fik", "--yyyy- ---- --yy --yyyy yyy --y --"),
    "same_cause": ("fik", "--yy--- ---- --yy --yy-- yy- --y --"),
    **dict.fromkeys(("tie", "apart", "join", "also"), ("fik", "------- ---- ---- ------ --- --- --")),
    "let_go": ("m", "------- ---- ---- ------ --- --- --"),
    "same": ("fik", "--yy--- ---- --yy --yy-- yy- --y --"),
    "split": ("m", "--yy--- ---- yyyy --yy-- yy- --y --"),
    "correct": ("fik", "------- ---- ---- ------ --- --- --"),
    "correct_date": ("fik", "------- ---- ---- ------ --- --- --"),
    "correct_fixed": ("fi", "------- ---- ---- ------ --- --- --"),
    **dict.fromkeys(("correct_open", "correct_open_day"), ("o", "------- ---- ---- ------ --- --- --")),
    "handed_over": ("fik", "------- ---- ---- ------ --- --- --"),
    "nudge": ("fi", "--yyyy- ---- --yy --yyyy yyy --y --"),
    "nudge_check": ("k", "---yyy- ---- ---y ---yyy -yy --- --"),
    "nudge_handler": ("fi", "-y----- ---- -y-- ------ --- -y- --"),
    "more": ("k", "------- ---- ---- ------ --- yyy --"),
    "approve": ("k", "--yy--- ---- --ss --yy-- yy- --- --"),
    "return": ("k", "--yy--- ---- --yy --yy-- yy- --- --"),
}
# states: r reported, i in progress, x fixed, c closed, s shared, n no hazard, w withdrawn
REPORTED = {
    "r": "reported",
    "i": "in_progress",
    "x": "fixed",
    "c": "closed",
    "s": "shared",
    "n": "no_hazard",
    "w": "withdrawn",
    "m": "joined",
}
HAZARDS: Table = {
    SEE: ("", "-p----- ---- yy-- yy---- --- -p- -- yyy"),
    "take_on": ("r", "-y----- ---- -y-- yy---- --- -y- -- yy-"),
    **dict.fromkeys(("fix", "assign", "share", "decline", "same"), ("ri", "-y----- ---- -y-- yy---- --- -y- -- yy-")),
    **dict.fromkeys(("confirm", "not_fixed"), ("x", "-y----- ---- yy-- -y---- --- -y- -- -y-")),
    "lapse": ("x", "------- ---- ---- ------ --- --- -- ---"),
    **dict.fromkeys(("add", "withdraw"), ("ri", "------- ---- yy-- ------ --- --- -- ---")),
    # whoever handles it reminds nobody but themselves
    "nudge": ("ri", "-y----- ---- yy-- ------ --- -y- -- -yy"),
    "take_over": ("i", "-y----- ---- -y-- ------ --- -y- -- -y-"),
    **dict.fromkeys(("tie", "apart", "join", "also"), ("ri", "------- ---- ---- ------ --- --- -- ---")),
    "let_go": ("m", "------- ---- ---- ------ --- --- -- ---"),
    "split": ("m", "-y----- ---- yy-- yy---- --- -y- -- yy-"),
}
# states: c called, i in hand, o over, v reviewed, f false alarm
EVENTS = {
    "c": "called",
    "i": "in_hand",
    "o": "over",
    "v": "reviewed",
    "f": "false_alarm",
    "m": "joined",
}
INCIDENTS: Table = {
    SEE: ("", "-yyyyyy ---- yyyy yyyyyy yyy -yy -- yyy yyyyy-"),
    # by nobody in the chat: the system, or another case
    **dict.fromkeys(("tie", "apart", "join", "also"), ("ci", "------- ---- ---- ------ --- --- -- --- ------")),
    "let_go": ("m", "------- ---- ---- ------ --- --- -- --- ------"),
    "lost": ("i", "------- ---- ---- ------ --- --- -- --- ------"),
    "take": ("c", "-yyyyy- ---- -yyy ------ yyy -yy -- yy- yyyyy-"),
    "come": ("i", "-yyyyy- ---- -yyy ------ yyy -yy -- yy- --yyy-"),
    "cannot": ("c", "------- ---- ---- ------ --- --- -- --- yyyy--"),
    "cannot_lead": ("i", "------- ---- ---- yyyyyy --- --- -- --- ------"),
    "update": ("ci", "-y-y--- ---- -y-y yyyyyy -y- -y- -- -y- -y-y--"),
    "note": ("cio", "-yyyyy- ---- yyyy yyyyyy yyy -yy -- yy- yyyyy-"),
    "inform": ("ciov", "-yyyyy- ---- -yyy yyyyyy yyy -yy -- yy- yyyyy-"),
    "must_report": ("cio", "-yyyyy- ---- -yyy yyyyyy yyy -yy -- yy- yyyyy-"),
    "measure": ("io", "--yyy-- ---- --yy --yyy- yyy --y -- --- -y-yy-"),
    "lead": ("io", "-yyyyy- ---- -yyy ------ yyy -yy -- yy- -y-yy-"),
    "assign": ("io", "-y-y--- ---- -y-y yyyyyy -y- -y- -- -y- -y-y--"),
    "over": ("ci", "-y-y--- ---- -y-y yyyyyy -y- -y- -- -y- -y-y--"),
    "review": ("o", "-y-yy-- ---- -y-y yyyyyy -yy -y- -- -y- -y-y--"),
    "again": ("o", "-yyyyy- ---- yyyy yyyyyy yyy -yy -- yy- -y-yy-"),
    "false_alarm": ("ci", "-y-y--- ---- yyyy yyyyyy -y- -y- -- -y- -y-y--"),
    "same": ("ci", "-yyyyy- ---- -yyy -yyyyy yyy -yy -- yy- -y-yy-"),
    "split": ("m", "-yyyyy- ---- yyyy -yyyyy yyy -yy -- yy- -y-yy-"),
    "nudge": ("i", "-yyyyy- ---- yyyy ------ yyy -yy -- yy- -y-yy-"),
}
WRITTEN = [
    (COMPLAINT, COMPLAINTS, FILED),
    (ENQUIRY, ENQUIRIES, ASKED),
    (FINDING, FINDINGS, FOUND),
    (HAZARD, HAZARDS, REPORTED),
    (INCIDENT, INCIDENTS, EVENTS),
]
BY_KIND = pytest.mark.parametrize(
    ("life_cycle", "table", "letters"), WRITTEN, ids=[cycle.kind for cycle, _, _ in WRITTEN]
)


def somebody(column: str) -> Person:
    """The person of a column."""
    if column in POSITIONS:
        grant = Grant(R.CLIENT_STAFF, OUR_CLIENT, POSITIONS[column])
        return Person(ME, 101, "王芳", "zh", None, None, (grant,))
    role, ours, _ = (COLUMNS | CALLED)[column]
    client = (OUR_CLIENT if ours else OTHER_CLIENT) if role in FOR_ONE_CLIENT else None
    return Person(ME, 101, "王芳", "zh", None, None, () if role is None else (Grant(role, client),))


def parties(column: str, *, private: bool = False, serious: bool = False) -> Parties:
    """A case opened by somebody and handled by somebody else, unless the column's person is that."""
    part = (COLUMNS | CALLED)[column][2] if column not in POSITIONS else None
    return Parties(
        OUR_CLIENT,
        opener=ME if part is P.OPENER else SOMEBODY,
        handler=ME if part is P.HANDLER else SOMEBODY_ELSE,
        about=ME if part is P.ABOUT else None,
        rectifier=ME if part is P.RECTIFIER else None,
        private=private,
        serious=serious,
        asked=True,
        unexplained=True,
        coming=(ME,) if part is P.COMING else (),
        called=(ME,) if part in (P.CALLED, P.UNABLE) else (),
        unable=(ME,) if part is P.UNABLE else (),
    )


def privacy(life_cycle: LifeCycle) -> tuple[bool, ...]:
    """A finding or an incident is never private: it is the client's own matter."""
    return (False,) if life_cycle in (FINDING, INCIDENT) else (False, True)


def columns_of(table: Table) -> tuple[str, ...]:
    """The columns of a table."""
    if table is INCIDENTS:
        return (*COLUMNS, *POSITIONS, *CALLED)
    return (*COLUMNS, *POSITIONS) if table is HAZARDS else tuple(COLUMNS)


def written(table: Table, action: str, column: str, *, private: bool, serious: bool) -> bool:
    """What the table says."""
    letter = dict(zip(columns_of(table), table[action][1].replace(" ", ""), strict=True))[column]
    return {"-": False, "y": True, "p": not private, "s": not serious, "S": serious}[letter]


@BY_KIND
def test_every_transition_and_state_stands_in_the_written_table(
    life_cycle: LifeCycle, table: Table, letters: dict[str, str]
) -> None:
    assert set(table) - {SEE} == {transition.action for transition in life_cycle.transitions}
    assert set(letters.values()) == {state.key for state in life_cycle.states}


@BY_KIND
def test_each_may_see_what_the_table_says_and_nothing_else(
    life_cycle: LifeCycle, table: Table, letters: dict[str, str]
) -> None:
    for column, private, serious in product(columns_of(table), privacy(life_cycle), (False, True)):
        seen = may_see(somebody(column), life_cycle, parties(column, private=private, serious=serious))
        assert seen is written(table, SEE, column, private=private, serious=serious), (column, private)


@BY_KIND
def test_each_may_do_in_each_state_what_the_table_says_and_nothing_else(
    life_cycle: LifeCycle, table: Table, letters: dict[str, str]
) -> None:
    for letter, column, private, serious in product(letters, columns_of(table), privacy(life_cycle), (False, True)):
        case = parties(column, private=private, serious=serious)
        can = {transition.action for transition in can_do(somebody(column), life_cycle, letters[letter], case)}
        expected = {
            action
            for action, (since, _) in table.items()
            if action != SEE
            and letter in since
            and written(table, action, column, private=private, serious=serious)
            and written(table, SEE, column, private=private, serious=serious)
        }
        assert can == expected, (letters[letter], column, private, serious)


@BY_KIND
def test_nobody_is_waited_for_who_may_not_see_it(life_cycle: LifeCycle, table: Table, letters: dict[str, str]) -> None:
    for state, column, private in product(letters.values(), columns_of(table), privacy(life_cycle)):
        case = parties(column, private=private)
        if waits_for(somebody(column), life_cycle, state, case):
            assert written(table, SEE, column, private=private, serious=False), (state, column)


def one_of_ours() -> list[Person]:
    """Each of our roles with each of its positions, whether of their own or lent by whoever is on leave."""
    found = []
    for role in sorted(set(Role) - CLIENT_SIDE):
        client = OUR_CLIENT if role in FOR_ONE_CLIENT else None
        grants = [Grant(role, client, position) for position in (None, *sorted(POSITIONS_OF[role]))]
        grants += [replace(LENT_BY_ME, role=role)] if role in FOR_ONE_CLIENT else []
        found += [Person(ME, 101, "王芳", "zh", None, None, (grant,)) for grant in grants]
    return found


def test_of_the_clients_people_and_ours_nobody_of_another_client_has_any_part_in_an_incident() -> None:
    """Not even who was called to one and is there no more."""
    for role in FOR_ONE_CLIENT:
        elsewhere = Person(ME, 101, "王芳", "zh", None, None, (Grant(role, OTHER_CLIENT),))
        case = replace(parties("lead"), opener=ME, handler=ME, coming=(ME,), called=(ME,))
        assert not may_see(elsewhere, INCIDENT, case), role
        assert not any(can_do(elsewhere, INCIDENT, state.key, case) for state in INCIDENT.states), role


@pytest.mark.parametrize("part", [None, *Party])
def test_a_hazard_of_the_clients_own_is_nothing_to_us_whatever_part_somebody_has_in_it(part: Party | None) -> None:
    """Somebody of the client who reported or handled one may come over to us later."""
    case = Parties(
        OUR_CLIENT,
        opener=ME if part is P.OPENER else SOMEBODY,
        handler=ME if part is P.HANDLER else SOMEBODY_ELSE,
        about=ME if part is P.ABOUT else None,
        rectifier=ME if part is P.RECTIFIER else None,
        recorder=ME if part is P.RECORDER else None,
        fix_recorder=ME if part is P.FIX_RECORDER else None,
        asker=ME if part is P.ASKER else None,
        asked=True,
        unexplained=True,
    )
    for person, private in product(one_of_ours(), (False, True)):
        kept = replace(case, private=private)
        assert not may_see(person, HAZARD, kept), person.grants
        assert is_kept_from(person, HAZARD, kept)
        for state in HAZARD.states:
            assert not can_do(person, HAZARD, state.key, kept), (person.grants, state.key)
            assert not waits_for(person, HAZARD, state.key, kept), (person.grants, state.key)


def test_once_it_is_shared_it_is_a_finding_which_is_for_us_to_see() -> None:
    """The hazard itself stays with the client."""
    for person in one_of_ours():
        assert may_see(person, FINDING, Parties(OUR_CLIENT, SOMEBODY)), person.grants
        assert not may_see(person, HAZARD, Parties(OUR_CLIENT, SOMEBODY)), person.grants


def test_whoever_is_of_the_client_still_beside_what_they_are_to_us_sees_it() -> None:
    """As it is theirs to see by that."""
    case = Parties(OUR_CLIENT, ME)
    ours = Grant(R.CONSULTANT, OUR_CLIENT)
    both = Person(ME, 101, "王芳", "zh", None, None, (ours, Grant(R.CLIENT_STAFF, OUR_CLIENT)))
    elsewhere = Person(ME, 101, "王芳", "zh", None, None, (ours, Grant(R.CLIENT_STAFF, OTHER_CLIENT)))
    assert may_see(both, HAZARD, case)
    assert not may_see(elsewhere, HAZARD, case)


def test_a_hazard_without_a_handler_can_be_nudged_since_the_officers_are_told() -> None:
    nudge = HAZARD.transition("nudge")
    worker = Person(ME, 101, "王芳", "zh", None, None, (Grant(Role.CLIENT_STAFF, OUR_CLIENT),))
    assert may_do(worker, HAZARD, nudge, Parties(OUR_CLIENT, ME))
    assert may_do(worker, HAZARD, nudge, Parties(OUR_CLIENT, ME, SOMEBODY_ELSE))
    assert not may_do(worker, HAZARD, nudge, Parties(OUR_CLIENT, ME, ME))


def test_without_a_handler_there_is_nobody_to_nudge_for_those_above() -> None:
    for life_cycle, role in ((COMPLAINT, R.QUALITY_MANAGER), (ENQUIRY, R.LEAD), (FINDING, R.CLIENT_MANAGER)):
        nudge = life_cycle.transition("nudge_handler")
        person = Person(ME, 101, "李强", "zh", None, None, (Grant(role, OUR_CLIENT),))
        assert not may_do(person, life_cycle, nudge, Parties(OUR_CLIENT, SOMEBODY))
        assert may_do(person, life_cycle, nudge, Parties(OUR_CLIENT, SOMEBODY, SOMEBODY_ELSE))


def test_the_one_it_is_about_is_not_let_in_by_any_other_role_or_part() -> None:
    grants = tuple(Grant(role, OUR_CLIENT if role in FOR_ONE_CLIENT else None) for role in Role)
    person = Person(ME, 101, "吴刚", "zh", None, None, grants)
    for opener, handler in product((ME, SOMEBODY), (ME, SOMEBODY, None)):
        case = Parties(OUR_CLIENT, opener, handler, about=ME)
        assert not may_see(person, COMPLAINT, case)
        assert not any(can_do(person, COMPLAINT, state.key, case) for state in COMPLAINT.states)


def test_who_may_be_meant_sees_as_little_as_who_is() -> None:
    for column in COLUMNS:
        case = replace(parties(column), likely_about=(SOMEBODY_ELSE, ME))
        assert not may_see(somebody(column), COMPLAINT, case), column
        stand_in = Person(9, 101, "韩冰", "zh", None, None, (LENT_BY_ME,))
        assert Party.ABOUT in standings(stand_in, case)


def test_what_can_be_done_once_is_not_offered_again_and_nothing_else_is_missing() -> None:
    for life_cycle in (COMPLAINT, ENQUIRY):
        case = parties("opener, staff")
        opener = somebody("opener, staff")
        before = {transition.action for transition in can_do(opener, life_cycle, "resolved", case)}
        after = {transition.action for transition in can_do(opener, life_cycle, "resolved", replace(case, rated=True))}
        assert before - after == {"rate"}
        assert after <= before


@pytest.mark.parametrize("life_cycle", [COMPLAINT, ENQUIRY, FINDING], ids=lambda cycle: cycle.kind)
def test_before_it_is_released_it_is_nothing_to_the_client_and_nobody_does_anything(life_cycle: LifeCycle) -> None:
    for column, state in product(COLUMNS, life_cycle.states):
        case = replace(parties(column), released=False)
        role, person = COLUMNS[column][0], somebody(column)
        # but for what is nothing to the client
        assert all(step.early and role not in CLIENT_SIDE for step in can_do(person, life_cycle, state.key, case))
        if role in CLIENT_SIDE:
            assert not standings(person, case)
            assert not may_see(person, life_cycle, case)
        else:
            assert may_see(person, life_cycle, case) is may_see(person, life_cycle, replace(case, released=True))


@pytest.mark.parametrize("life_cycle", [COMPLAINT, ENQUIRY, FINDING], ids=lambda cycle: cycle.kind)
def test_once_somebody_is_named_to_handle_it_nobody_in_their_place_is_asked(life_cycle: LifeCycle) -> None:
    assert life_cycle.first_come
    for state, role in product(life_cycle.states, life_cycle.first_come):
        assert isinstance(role, Role)
        named = Parties(OUR_CLIENT, SOMEBODY, handler=SOMEBODY_ELSE)
        other = Person(ME, 101, "周明", "zh", None, None, (Grant(role, OUR_CLIENT),))
        asked = Party.HANDLER in state.waits_for
        if asked:
            assert not waits_for(other, life_cycle, state.key, named), state.key
            assert waits_for(other, life_cycle, state.key, replace(named, handler=ME)), state.key
        for stage, told in state.ladder.items():
            if asked and role in state.waits_for and Party.HANDLER in told:
                assert role not in told_at(life_cycle, state, stage, named), (state.key, stage)
            assert told_at(life_cycle, state, stage, replace(named, handler=None)) == told


def test_an_answer_to_a_wish_is_there_while_somebody_waits_and_it_waits_for_who_can_give_it() -> None:
    lead, staff = somebody("lead"), somebody("client_staff")
    wished = parties("lead")
    for asked in (True, False):
        case = replace(wished, asked=asked)
        can = {transition.action for transition in can_do(lead, FINDING, "in_progress", case)}
        assert ({"agree", "refuse"} <= can) is asked
        assert "extend" in can
        assert waits_for(lead, FINDING, "in_progress", case) is asked
        assert not {"agree", "refuse"} & {one.action for one in can_do(staff, FINDING, "in_progress", case)}


@pytest.mark.parametrize("role", [R.QUALITY_MANAGER, R.LEAD, R.ADMINISTRATOR])
def test_who_decided_has_no_part_in_the_review_nor_has_their_stand_in(role: Role) -> None:
    """Not even as the one who handles it, as which it may have come back to them."""
    grants = (Grant(role, OUR_CLIENT if role in FOR_ONE_CLIENT else None),)
    decider = Person(ME, 101, "王芳", "zh", None, None, grants)
    lent = Grant(role, OUR_CLIENT, None, Lender(ME, "周明", date(2026, 11, 30)))
    stand_in = Person(SOMEBODY_ELSE, 102, "赵强", "zh", None, None, (lent,))
    case = Parties(OUR_CLIENT, SOMEBODY, handler=ME, decider=ME, appealed=True)
    review = {"uphold", "overturn", "assign_review", "take_review"}
    for person in (decider, stand_in):
        assert review.isdisjoint(step.action for step in can_do(person, COMPLAINT, "appealed", case)), person.id
        other = replace(case, decider=SOMEBODY)
        assert "uphold" in {step.action for step in can_do(person, COMPLAINT, "appealed", other)}, person.id


def test_an_appeal_is_there_once() -> None:
    opener = somebody("opener, staff")
    case = Parties(OUR_CLIENT, ME, handler=SOMEBODY)
    for appealed in (False, True):
        for state in ("proposed", "resolved", "unresolvable", "declined", "rated_low"):
            can = {step.action for step in can_do(opener, COMPLAINT, state, replace(case, appealed=appealed))}
            assert ("appeal" in can) is not appealed, state
