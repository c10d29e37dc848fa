"""Boards and a client's overview fit a phone, keys included (390 × 844)."""

from dataclasses import replace

import pytest

from bot.records.boards import BoardView, HubView
from bot.records.clients import ClientRecord
from bot.records.ledgers.entries import EntryView, LedgerEntry, OpenWork
from bot.records.to_answer import PlanToAnswer, ToAccept, ToAnswer
from bot.rules.boards.board import OURS, Line
from bot.rules.boards.boards import BOARDS
from bot.rules.boards.clients import Load
from bot.rules.boards.hub import HUB, OPEN
from bot.rules.boards.readiness import FIGURES, Found, Mark
from bot.rules.competence import FIELD_NAMES
from bot.rules.forms.score import Score
from bot.rules.ledgers.kinds import CLIENTS, LEDGERS
from bot.rules.tasks.cadence_kept import Figures
from bot.rules.text import CHINESE, ENGLISH, Language, Text, joined
from bot.rules.work_records.kinds import RECORD_KINDS
from bot.screens.boards.board import board
from bot.screens.boards.hub import hub, hub_rest
from bot.screens.ledgers.cards import entry_card
from bot.screens.rows import SHARES, thirds
from bot.screens.to_answer import PLANS
from tests.rules.tasks.test_cadence_kept import TODAY
from tests.screens.pages import fits, height

ALL_FOUR = Text(
    *(joined((one.to(language) for one in FIELD_NAMES.values()), language) for language in (CHINESE, ENGLISH))
)
WORST = {
    "late": 12,
    "missed": 12,
    "week": Figures(on_time=12, ahead=12),
    "visit": TODAY,
    "score": Score(24, 2, (1,)),
    "serious": 12,
    "load": Load(25, 12, 1_250),
    "next_load": Load(25, 25, 2_550),
    "month": Figures(on_time=100, overdue=12),
    **{figure.code: 12 if kind != "hazard" else 0 for kind, figure in OPEN.items()},
    **dict.fromkeys(FIGURES, Found(Mark.RED, 12, (), ALL_FOUR)),
}
CLIENT = ClientRecord(1, "HX", "江南恒信精密阀门制造有限公司", "恒信阀门")
HX = HubView(
    CLIENT,
    Line(1, "恒信阀门", WORST),
    tuple(kind for kind in RECORD_KINDS.values() if kind.listed is not None and not kind.ours),
    plans=True,
    counts=True,
    # whoever else may see all of this is of ours, who see no hazards
    cases=tuple(kind for kind in OPEN if kind != "hazard"),
    plan=1,
    to_answer=ToAnswer(
        tuple(
            PlanToAnswer(n, 1, "江南恒信精密阀门制造", "HX-2026-07", 12, state, changes=True)
            for n, state in enumerate(PLANS)
        ),
        (ToAccept("delivery", 1, 1, "恒信阀门", "delivery", "季度服务总结报告"),),
    ),
)


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
@pytest.mark.parametrize("code", BOARDS)
def test_a_board_fits_however_much_is_late(code: str, language: Language) -> None:
    of = BOARDS[code]
    lines = tuple(
        Line(n, "恒信阀门制造" if n % 2 else "Longer English Works Ltd", WORST)
        for n in range(1, 2 if of.of == OURS else 40)
    )
    others = tuple(one for one in BOARDS.values() if one is not of)
    screen = board(
        BoardView(of, of.filters[-1], lines, 40, TODAY, leads_on=True, others=others, broken=(12, 12)), 1, 7, language
    )
    assert fits(screen), height(screen)


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
def test_the_overview_of_a_client_fits_with_all_that_is_its(language: Language) -> None:
    ledgers = tuple(LEDGERS.values())
    screen = hub(HX, ledgers, language, board=True)
    assert fits(screen), height(screen)
    assert fits(hub_rest(HX, ledgers, language))
    values: dict[str, str | bool] = {
        "code": "HX",
        "name": CLIENT.name,
        "short_name": CLIENT.short_name,
        "order_75": True,
        "order_75_why": "licence",
        "self_checks_from": "2026-11-02",
    }
    entry = LedgerEntry(1, CLIENT.short_name, values, None, None)
    view = EntryView(CLIENTS, entry, may_change=True, changeable=CLIENTS.columns, may_merge=True)
    card = entry_card(view, OpenWork(12, 12, 2, 3), ledgers, language, hub=HX)
    assert fits(card), height(card)


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
@pytest.mark.parametrize("ours", [True, False])
def test_no_key_of_the_overview_is_cut(language: Language, ours: bool) -> None:
    seen = tuple(one for one in LEDGERS.values() if ours or one.code in ("contracts", "people"))
    view = HX if ours else replace(HX, plans=False, cases=tuple(OPEN))
    for screen in (hub(view, seen, language, board=ours), hub_rest(view, seen, language)):
        for row in screen.rows:
            assert len(row) == 1 or all(thirds(key.text) <= SHARES[len(row)] for key in row), row


def test_every_figure_of_a_board_is_told() -> None:
    for of in (*BOARDS.values(), HUB):
        assert {one.code for one in of.figures} <= WORST.keys()
