"""借出和归还: who has an instrument at hand, and when it comes back (clause 5.2.4)."""

from dataclasses import replace

from bot.rules.becoming import Becomes
from bot.rules.form import Form, Kind, Option, Question
from bot.rules.ledgers.equipment import (
    ACCEPTED,
    BACK_BY,
    CHANGE_EQUIPMENT,
    EQUIPMENT,
    HOLDER,
    KEEPER,
    SEE_EQUIPMENT,
    STATE,
    UNUSABLE,
    USE_EQUIPMENT,
    State,
)
from bot.rules.ledgers.equipment_events import ALSO
from bot.rules.record_kind import Filed, RecordKind, While
from bot.rules.text import Text

_NOBODY = frozenset({""})

HANDOUT = RecordKind(
    kind="handout",
    name=Text("借出", "handing out"),
    number="JY",
    mark="🤝",
    form=Form(
        "handout",
        1,
        Text("借出仪器", "Hand out an instrument"),
        (
            Question(
                "to",
                Kind.RECORD,
                Text("借给谁？", "To whom?"),
                label=Text("借用人", "Held by"),
                clause="5.2.4",
                pick="people",
            ),
            Question(
                "back",
                Kind.DATE,
                Text("哪天还？", "When is it due back?"),
                label=Text("应还", "Due back"),
                required=False,
                minimum=0,
                skips=Text("不定期", "No fixed day"),
            ),
            replace(ALSO, walked=True, skips=Text("就这一件", "This one only")),
            Question(
                "note",
                Kind.TEXT,
                Text("做什么用？", "What for?"),
                label=Text("用途", "What for"),
                required=False,
                walked=False,
                maximum=300,
            ),
        ),
        submit=Text("借出", "Hand out"),
    ),
    about=(EQUIPMENT.code,),
    file=USE_EQUIPMENT,
    see=SEE_EQUIPMENT,
    amend=CHANGE_EQUIPMENT,
    facts=("to", "back"),
    words="note",
    sets={HOLDER: "to", BACK_BY: "back"},
    register=Filed("handout", Text("仪器借出", "Instruments (handed out)")),
    becomes={ACCEPTED: Becomes("")},
    only=(While(HOLDER, _NOBODY), While(STATE, UNUSABLE, but=True)),
    by=KEEPER,
    tells="to",
    together=ALSO.key,
    not_on_behalf="the keeper hands out, or who keeps the equipment",
)

HANDBACK = RecordKind(
    kind="handback",
    name=Text("归还", "return"),
    number="GH",
    mark="↩️",
    form=Form(
        "handback",
        1,
        Text("收回仪器", "Take an instrument back"),
        (
            Question(
                "condition",
                Kind.CHOICE,
                Text("还回来的怎样？", "In which condition did it come back?"),
                label=Text("情况", "Condition"),
                clause="5.2.4",
                options=(
                    Option("fine", Text("完好", "Undamaged")),
                    Option("damaged", Text("有损坏，先停用", "Damaged, out of use")),
                ),
            ),
        ),
        at_once=True,
    ),
    about=(EQUIPMENT.code,),
    file=USE_EQUIPMENT,
    see=SEE_EQUIPMENT,
    amend=CHANGE_EQUIPMENT,
    facts=("condition",),
    register=Filed("handback", Text("仪器归还", "Instruments (taken back)")),
    becomes={
        HOLDER: Becomes(""),
        BACK_BY: Becomes(""),
        ACCEPTED: Becomes(""),
        STATE: Becomes(key="condition", of={"damaged": State.STOPPED}),
    },
    only=(While(HOLDER, _NOBODY, but=True),),
    by=KEEPER,
    not_on_behalf="the keeper takes it back, or who keeps the equipment",
)

CUSTODY = (HANDOUT, HANDBACK)
