"""What buttons carry: typed, packed into Telegram's 1-64 bytes of callback data, unpacked into the same types.

A button names its record by id and the state in which it was shown, never a position and never "toggle".
"""

import dataclasses
import re
import typing
from dataclasses import dataclass
from typing import Any, TypeVar

LIMIT_BYTES = 64
SEPARATOR = "|"


_WHOLE = re.compile(r"-?[0-9]{1,18}")
"""A whole number that fits into the database's."""


class ButtonTooLong(ValueError):
    """A button's data would not fit into callback data; a fault of the program."""


class NotAButton(ValueError):
    """Callback data that this program never packed (or packed in an older version)."""


@dataclass(frozen=True, slots=True)
class Data:
    """Something a button says. Fields are str and int only."""


D = TypeVar("D", bound=type[Data])
_kinds: dict[str, type[Data]] = {}
_prefixes: dict[type[Data], str] = {}


def _button(prefix: str) -> typing.Callable[[D], D]:
    def register(kind: D) -> D:
        if prefix in _kinds:
            raise ValueError(prefix)
        _kinds[prefix] = kind
        _prefixes[kind] = prefix
        return kind

    return register


@_button("a")
@dataclass(frozen=True, slots=True)
class AnswerQuestion(Data):
    """Answers the shown question with an option's key, ``key+`` or ``key-`` (wanted state) for several choices."""

    token: str
    turn: int
    value: str


@_button("m")
@dataclass(frozen=True, slots=True)
class MoveInForm(Data):
    """Moves in a form: see ``services.forms.Move``."""

    token: str
    turn: int
    move: str


@_button("g")
@dataclass(frozen=True, slots=True)
class GoToQuestion(Data):
    """Shows another question of the form, by its index in the pinned version."""

    token: str
    turn: int
    index: int


@_button("k")
@dataclass(frozen=True, slots=True)
class ShowMonth(Data):
    """Shows another month of the calendar picker; ``month`` is ``2026-11``."""

    token: str
    turn: int
    month: str


@_button("o")
@dataclass(frozen=True, slots=True)
class OpenForm(Data):
    """Begins a form about a subject, or continues the open draft of it."""

    form: str
    subject_kind: str
    subject_id: int


@_button("c")
@dataclass(frozen=True, slots=True)
class ContinueDraft(Data):
    """Takes a parked draft up again."""

    token: str


@_button("h")
@dataclass(frozen=True, slots=True)
class ShowHome(Data):
    """The person's first screen."""


@_button("e")
@dataclass(frozen=True, slots=True)
class ShowSettings(Data):
    """The person's settings."""


@_button("t")
@dataclass(frozen=True, slots=True)
class ShowToday(Data):
    """Today's tasks."""


@_button("s")
@dataclass(frozen=True, slots=True)
class ChooseSite(Data):
    """The list of sites for an ad-hoc patrol."""

    page: int


@_button("q")
@dataclass(frozen=True, slots=True)
class ShowFindings(Data):
    """Open findings that the person may see."""

    page: int


@_button("C")
@dataclass(frozen=True, slots=True)
class ShowCase(Data):
    """One case: a finding, a complaint, an enquiry."""

    case_id: int


@_button("A")
@dataclass(frozen=True, slots=True)
class ActOnCase(Data):
    """Takes a step with one tap; ``state`` and ``turn`` are those it was shown in."""

    case_id: int
    action: str
    state: str
    turn: int


@_button("Z")
@dataclass(frozen=True, slots=True)
class SnoozeCase(Data):
    """明天再提醒: one more reminder on the next working day; the series stays."""

    case_id: int


@_button("F")
@dataclass(frozen=True, slots=True)
class ShowCaseFiles(Data):
    """What was sent with a case: ``photos`` (videos too), ``documents``, or one ``voice0``."""

    case_id: int
    what: str


@_button("W")
@dataclass(frozen=True, slots=True)
class ExplainDate(Data):
    """为什么是这天？: how a case's deadline was counted."""

    case_id: int


@_button("P")
@dataclass(frozen=True, slots=True)
class ShowProgress(Data):
    """查进度: cases that are ``mine``, my ``firm``'s, or ``handled`` by me."""

    whose: str
    page: int


@_button("p")
@dataclass(frozen=True, slots=True)
class ShowPatrol(Data):
    """One submitted patrol."""

    patrol_id: int


@_button("r")
@dataclass(frozen=True, slots=True)
class RecallPatrol(Data):
    """撤回: takes a submitted patrol back within its recall window."""

    patrol_id: int


@_button("tl")
@dataclass(frozen=True, slots=True)
class ShowTrainings(Data):
    """Training sessions to come that the person may see."""

    page: int


@_button("tc")
@dataclass(frozen=True, slots=True)
class ShowTraining(Data):
    """One training session."""

    session_id: int


@_button("tu")
@dataclass(frozen=True, slots=True)
class SignUp(Data):
    """报名: wants to be signed up for a session, with a seat or in the waitlist."""

    session_id: int


@_button("tw")
@dataclass(frozen=True, slots=True)
class Withdraw(Data):
    """取消报名: gives this very sign-up back; a later one is another. ``sure`` is 1 once that was asked."""

    sign_up_id: int
    sure: int


@_button("ta")
@dataclass(frozen=True, slots=True)
class ShowAttendance(Data):
    """签到名单 of a session."""

    session_id: int
    page: int


@_button("tm")
@dataclass(frozen=True, slots=True)
class NoteAttendance(Data):
    """Notes whether somebody came: the wanted state, ``present``, ``absent`` or ``excused``."""

    sign_up_id: int
    attendance: str
    page: int


@_button("R")
@dataclass(frozen=True, slots=True)
class ShowRegisters(Data):
    """导出台账: the clients whose registers can be had."""

    page: int


@_button("L")
@dataclass(frozen=True, slots=True)
class ShowLedgers(Data):
    """企业与人员: the ledgers that the person may see."""


@_button("ll")
@dataclass(frozen=True, slots=True)
class ShowLedger(Data):
    """A list of a ledger: which of its entries, of one client (0: of all) or with ``search`` in them, never both."""

    ledger: str
    which: str
    page: int
    client: int
    search: str


@_button("le")
@dataclass(frozen=True, slots=True)
class ShowEntry(Data):
    """The card of an entry."""

    ledger: str
    entry_id: int


@_button("lc")
@dataclass(frozen=True, slots=True)
class ChangeEntry(Data):
    """修改: which column of an entry?"""

    ledger: str
    entry_id: int


@_button("lx")
@dataclass(frozen=True, slots=True)
class EndEntry(Data):
    """停用: ends an entry; ``sure`` is 1 once that was asked."""

    ledger: str
    entry_id: int
    sure: int


@_button("lr")
@dataclass(frozen=True, slots=True)
class ResumeEntry(Data):
    """恢复使用: takes an ended entry back into use."""

    ledger: str
    entry_id: int


@_button("if")
@dataclass(frozen=True, slots=True)
class ShowLedgerFiles(Data):
    """导入导出: the ledgers as spreadsheets."""


@_button("ie")
@dataclass(frozen=True, slots=True)
class ExportLedgers(Data):
    """导出表格: once per screen that offered it; ``shown_at`` in seconds since 1970."""

    shown_at: int


@_button("xa")
@dataclass(frozen=True, slots=True)
class ApplyImport(Data):
    """导入, after the preview."""

    file_id: int


@_button("xd")
@dataclass(frozen=True, slots=True)
class DropImport(Data):
    """取消导入."""

    file_id: int


@_button("jf")
@dataclass(frozen=True, slots=True)
class ShowFirms(Data):
    """人员加入: the clients whose members the person looks after."""

    page: int


@_button("jc")
@dataclass(frozen=True, slots=True)
class ShowFirm(Data):
    """人员加入 of one client: who waits, its cards, its members."""

    client_id: int


@_button("jq")
@dataclass(frozen=True, slots=True)
class ShowRequests(Data):
    """待批准加入 of one client."""

    client_id: int
    page: int


@_button("jr")
@dataclass(frozen=True, slots=True)
class ShowRequest(Data):
    """One person who waits to join."""

    request_id: int


@_button("ja")
@dataclass(frozen=True, slots=True)
class ApproveRequests(Data):
    """批准: wants everyone in who waits between these two requests, both included."""

    client_id: int
    first: int
    last: int


@_button("jb")
@dataclass(frozen=True, slots=True)
class ApproveAsListed(Data):
    """是同一人: wants the joiner in as this person of the list, of whom they are the account."""

    request_id: int
    person_id: int


@_button("jk")
@dataclass(frozen=True, slots=True)
class ShowJoiningCard(Data):
    """One joining card."""

    card_id: int


@_button("js")
@dataclass(frozen=True, slots=True)
class SendJoiningCard(Data):
    """Wants a joining card as a page to print, once a day at most."""

    card_id: int


@_button("jx")
@dataclass(frozen=True, slots=True)
class RevokeJoiningCard(Data):
    """停用: ends a joining card. ``sure`` is 1 once that was asked."""

    card_id: int
    sure: int


@_button("jm")
@dataclass(frozen=True, slots=True)
class ShowMembers(Data):
    """The members of a client."""

    client_id: int
    page: int


@_button("jp")
@dataclass(frozen=True, slots=True)
class ShowMember(Data):
    """One member of a client."""

    client_id: int
    person_id: int


@_button("jo")
@dataclass(frozen=True, slots=True)
class RemoveMember(Data):
    """移出: ends somebody's membership. ``sure`` is 1 once that was asked."""

    client_id: int
    person_id: int
    sure: int


@_button("jl")
@dataclass(frozen=True, slots=True)
class LeaveFirm(Data):
    """退出企业: ends one's own membership. ``sure`` is 1 once that was asked."""

    client_id: int
    sure: int


@_button("B")
@dataclass(frozen=True, slots=True)
class ShowBehalf(Data):
    """代录: what can be recorded for people of this client; 0: the clients, page by page."""

    client_id: int
    page: int


@_button("Bc")
@dataclass(frozen=True, slots=True)
class ChooseRecord(Data):
    """代录: the records of a client of which one is chosen: ``findings``, ``sessions`` or ``answers``."""

    client_id: int
    what: str
    page: int


@_button("Ld")
@dataclass(frozen=True, slots=True)
class ChooseServed(Data):
    """记一笔: the clients for which a service can be logged."""

    page: int


@_button("Ls")
@dataclass(frozen=True, slots=True)
class ShowServices(Data):
    """服务记录 of a client (0: which one?) in a month (``2026-11``, empty: this one), of a ``kind`` or all (empty)."""

    client_id: int
    month: str
    kind: str
    page: int


@_button("Lc")
@dataclass(frozen=True, slots=True)
class ShowService(Data):
    """One logged service."""

    service_id: int


@_button("us")
@dataclass(frozen=True, slots=True)
class ShowSetUp(Data):
    """开局向导: how far the firm is set up."""


@_button("ua")
@dataclass(frozen=True, slots=True)
class AdoptTerms(Data):
    """Deadlines and quiet hours stay as they are."""


@_button("Lf")
@dataclass(frozen=True, slots=True)
class ShowServiceFiles(Data):
    """What was sent with a logged service: ``photos`` (videos too), ``documents``, or one ``voice0``."""

    service_id: int
    what: str


@_button("fg")
@dataclass(frozen=True, slots=True)
class ShowFirmSettings(Data):
    """公司设置: the groups (``group`` empty), or one of them; ``page`` of the clients in the calendar's."""

    group: str
    page: int


@_button("fc")
@dataclass(frozen=True, slots=True)
class ShowSetting(Data):
    """One setting of the firm."""

    key: str


@_button("fs")
@dataclass(frozen=True, slots=True)
class ChangeSetting(Data):
    """Gives a setting of the firm a value; empty for its default."""

    key: str
    value: str


@_button("fd")
@dataclass(frozen=True, slots=True)
class ShowDays(Data):
    """A client's shutdowns and working week."""

    client_id: int


@_button("fe")
@dataclass(frozen=True, slots=True)
class EndDays(Data):
    """Takes an entry out of the calendar."""

    entry_id: int


@_button("ow")
@dataclass(frozen=True, slots=True)
class ChangeOwnSetting(Data):
    """Gives one of the person's own settings a value: ``quiet`` or ``digest``."""

    key: str
    value: str


@_button("yl")
@dataclass(frozen=True, slots=True)
class ShowPolicies(Data):
    """制度: the policies that the person may see."""

    page: int


@_button("yc")
@dataclass(frozen=True, slots=True)
class ShowPolicy(Data):
    """One page of one version of a policy."""

    version_id: int
    page: int


@_button("yr")
@dataclass(frozen=True, slots=True)
class ConfirmReading(Data):
    """已阅读并理解, of this very version."""

    version_id: int


@_button("ys")
@dataclass(frozen=True, slots=True)
class SettlePolicy(Data):
    """What becomes of a version that was looked at: ``publish`` or ``discard``."""

    version_id: int
    wanted: str


@_button("yw")
@dataclass(frozen=True, slots=True)
class ShowReaders(Data):
    """Who has not read a policy yet."""

    version_id: int
    page: int


@_button("l")
@dataclass(frozen=True, slots=True)
class SetLanguage(Data):
    """Sets the language; ``screen`` says what to show then: ``welcome``, ``settings`` or a draft's token."""

    language: str
    screen: str


@_button("xf")
@dataclass(frozen=True, slots=True)
class ChooseFirm(Data):
    """Which of one's own firms a form is about, for whoever belongs to several."""

    form: str


@_button("xu")
@dataclass(frozen=True, slots=True)
class SignUpFor(Data):
    """报名 for one of one's own firms, for whoever belongs to several."""

    session_id: int
    client_id: int


@_button("xh")
@dataclass(frozen=True, slots=True)
class ShowPractice(Data):
    """练习模式: what it is, or whom one plays now."""


@_button("xp")
@dataclass(frozen=True, slots=True)
class Practise(Data):
    """Plays a side from now on: the value of its role; begins to practise where one does not yet."""

    side: str


@_button("xl")
@dataclass(frozen=True, slots=True)
class LeavePractice(Data):
    """退出练习: everything that was practised is wiped; ``sure`` is 1 once that was asked."""

    sure: int


@_button("xt")
@dataclass(frozen=True, slots=True)
class ShowTeam(Data):
    """角色: our people and the clients' managers, to see and change what they are."""

    page: int


@_button("xr")
@dataclass(frozen=True, slots=True)
class ShowRoles(Data):
    """What one person is, and for whom."""

    person_id: int


@_button("xg")
@dataclass(frozen=True, slots=True)
class ShowRole(Data):
    """One role of a person."""

    grant_id: int


@_button("xo")
@dataclass(frozen=True, slots=True)
class SetPosition(Data):
    """Sets the position that goes with a role: the wanted one, empty for none."""

    grant_id: int
    position: str


@_button("xe")
@dataclass(frozen=True, slots=True)
class EndRole(Data):
    """Ends a role; ``sure`` is 1 once that was asked."""

    grant_id: int
    sure: int


@_button("xs")
@dataclass(frozen=True, slots=True)
class ShowStandIns(Data):
    """请假与代班: who is or will be on leave, and who stands in."""


@_button("xw")
@dataclass(frozen=True, slots=True)
class EndStandIn(Data):
    """Ends somebody's standing in early, or calls it off; ``sure`` is 1 once that was asked."""

    stand_in_id: int
    sure: int


def pack(data: Data) -> str:
    """Callback data for a button.

    Raises:
        ButtonTooLong: more than 64 bytes, or a separator inside a value.
    """
    values = [str(getattr(data, field.name)) for field in dataclasses.fields(data)]
    packed = SEPARATOR.join([_prefixes[type(data)], *values])
    if len(packed.encode()) > LIMIT_BYTES or any(SEPARATOR in value for value in values):
        raise ButtonTooLong(packed)
    return packed


def unpack(packed: str) -> Data:
    """The typed data of a pressed button.

    Raises:
        NotAButton: nothing that ``pack`` could have made.
    """
    prefix, *values = packed.split(SEPARATOR)
    kind = _kinds.get(prefix)
    if kind is None:
        raise NotAButton(packed)
    fields = dataclasses.fields(kind)
    if len(fields) != len(values):
        raise NotAButton(packed)
    hints = typing.get_type_hints(kind)
    arguments: dict[str, Any] = {}
    for field, value in zip(fields, values, strict=True):
        if hints[field.name] is int:
            if not _WHOLE.fullmatch(value):
                raise NotAButton(packed)
            arguments[field.name] = int(value)
        else:
            arguments[field.name] = value
    return kind(**arguments)


def kinds() -> tuple[type[Data], ...]:
    """Every kind of button there is (the matrix tests walk over them)."""
    return tuple(_prefixes)
