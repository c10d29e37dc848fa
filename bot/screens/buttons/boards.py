"""Boards, and a client as the hub of all that is its."""

from bot.rules.boards.clients import SEE_BOARDS
from bot.rules.boards.hub import SEE_CLIENT
from bot.rules.boards.readiness import SEE_READINESS
from bot.rules.permissions import Action
from bot.rules.reading_reports import SET_READERS
from bot.rules.skeletons import DRAFT_PAPERS
from bot.screens.buttons.packing import Data, button


@button("Db", SEE_BOARDS)
class ShowBoard(Data):
    """A page of a board, of the lines that a filter keeps (empty: the first one)."""

    board: str
    filter: str
    page: int


@button("Dx", SEE_BOARDS)
class ShowBroken(Data):
    """未守承诺: a page of the promises of a month (0: this one, 1: the last) that were not kept."""

    month: int
    page: int


@button("De", SEE_BOARDS)
class ShowStatements(Data):
    """投诉咨询看板 of a period, by its letter (empty: this month)."""

    told: str


@button("Dc", SEE_CLIENT)
class ShowClient(Data):
    """企业总览: a client as the hub of all that is its (0: of which is asked); ``page`` of those to choose from."""

    client_id: int
    page: int


@button("Dm", SEE_CLIENT)
class ShowClientRest(Data):
    """What of a client is not needed every day."""

    client_id: int


@button("Dw", DRAFT_PAPERS)
class ShowSkeletons(Data):
    """帮您编写: papers to draft for a client (0: for which is asked); ``page`` of those to choose from."""

    client_id: int
    page: int


@button("Dk", SEE_CLIENT)
class ShowClientCases(Data):
    """The cases of one kind of a client."""

    client_id: int
    kind: str
    page: int


@button("Dt", SEE_CLIENT)
class ShowClientTrainings(Data):
    """The latest trainings of a client."""

    client_id: int


@button("Dd", SEE_CLIENT)
class ShowClientPapers(Data):
    """The latest documents of a client."""

    client_id: int


@button("Df", Action.SEE_FINDING)
class ShowFound(Data):
    """问题看板: a client's findings (0: of which is asked) that filters keep, as ``Wanted.packed`` says them."""

    client_id: int
    filters: str
    page: int


@button("Do", Action.SEE_FINDING)
class ShowFoundChoices(Data):
    """What they can be narrowed to: sites, topics or people (``what``), or (empty) by which of these."""

    client_id: int
    filters: str
    what: str
    page: int


@button("Dp", Action.SEE_FINDING)
class ShowFoundFigures(Data):
    """Figures of a client's findings (0: of all clients of the reader), and their pictures."""

    client_id: int


@button("Dr", SET_READERS)
class ShowReportReaders(Data):
    """谁收报告 of a client, for a kind of record (empty: the first)."""

    client_id: int
    kind: str
    page: int


@button("Ds", SET_READERS)
class SetReportReader(Data):
    """Somebody of a client gets the reports of a kind (``gets`` 1), or does not (0)."""

    client_id: int
    kind: str
    person_id: int
    gets: int
    page: int


@button("zf", SEE_READINESS)
class ShowFigure(Data):
    """What is behind one figure of 服务能力."""

    figure: str
    page: int


@button("Dg", Action.SEE_CADENCE)
class ShowCoverage(Data):
    """条款覆盖 of a client's contract (0: the latest)."""

    client_id: int
    contract_id: int
    page: int


@button("Dh", Action.SEE_CADENCE)
class ShowClause(Data):
    """What there is of the clause that an item of a contract names."""

    contract_id: int
    item_id: int
    page: int
