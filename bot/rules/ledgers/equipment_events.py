"""What happens to an instrument from its purchase to its scrapping, each an event of the ledger (clauses 5.2.3-4).

Verification (检定) ends in a verdict and a validity. Calibration (校准) ends in values: whether they are good enough is
confirmed by the firm (计量确认), which also sets the next day. What is found out of tolerance by either, or by a check
in between (期间核查), puts in doubt what was measured since the instrument was last found right.
"""

from bot.rules.becoming import Becomes
from bot.rules.form import Form, Kind, Media, Option, Question, When
from bot.rules.ledgers.equipment import (
    CHANGE_EQUIPMENT,
    DUE,
    EQUIPMENT,
    GONE,
    LIMITED_TO,
    SEE_EQUIPMENT,
    STATE,
    USE_EQUIPMENT,
    State,
)
from bot.rules.permissions import Permit
from bot.rules.record_kind import Doubt, Filed, RecordKind, While
from bot.rules.text import Text

_DAY, _WORDS, _FILES = "on", "note", "scan"
_FIT, _LIMITED, _STOPPED = "fit", "limited", "stopped"
_IN, _OUT = "in", "out"
LONGEST_AGO = 3650
"""Days: what happened before the bot came can be entered too."""


def _day(prompt: Text) -> Question:
    return Question(_DAY, Kind.DATE, prompt, label=Text("日期", "Day"), minimum=-LONGEST_AGO, maximum=0)


def _text(key: str, prompt: Text, label: Text, longest: int = 120, *, required: bool = True) -> Question:
    return Question(key, Kind.TEXT, prompt, label=label, maximum=longest, required=required, walked=required)


def _choice(key: str, prompt: Text, label: Text, *options: tuple[str, Text]) -> Question:
    return Question(key, Kind.CHOICE, prompt, label=label, options=tuple(Option(one, text) for one, text in options))


def _until(prompt: Text, label: Text) -> Question:
    help_text = Text("直接发日期更快，如 2027-11-22。", "Sending the day is quicker, like 2027-11-22.")
    return Question("until", Kind.DATE, prompt, label=label, help=help_text, minimum=-LONGEST_AGO)


def _words(prompt: Text, label: Text, *, required: bool = True) -> Question:
    return Question(
        _WORDS, Kind.TEXT, prompt, label=label, maximum=500, required=required, walked=required, files_to=_FILES
    )


def _scan(prompt: Text, *, walked: bool = False) -> Question:
    return Question(
        _FILES,
        Kind.FILES,
        prompt,
        label=Text("附件", "Files"),
        required=False,
        walked=walked,
        maximum=10,
        media=frozenset({Media.PHOTO, Media.DOCUMENT}),
    )


_CERTIFICATE = _scan(Text("请发证书的照片或文件。", "Please send a photo or file of the certificate."), walked=True)
_PAPERS = _scan(Text("请发照片或文件。", "Please send photos or files."))
_NUMBER = _text(
    "certificate", Text("证书编号是什么？", "What is the certificate number?"), Text("证书", "Certificate"), 60
)
_BODY = _text("body", Text("哪家机构做的？", "By which body?"), Text("机构", "Body"))
_REMARK = _words(Text("有什么要说明的？", "Anything to note?"), Text("说明", "Note"), required=False)
ALSO = Question(
    "also",
    Kind.PEOPLE,
    Text("还有哪些仪器也一样？点选，或输入编号，如 E2 E3。", "Which others, too? Tap them, or type codes, like E2 E3."),
    label=Text("同批其他仪器", "Others, too"),
    required=False,
    walked=False,
    pick=EQUIPMENT.code,
)
"""What was sent away, or is handed out, together."""
_APART = Question(
    "apart",
    Kind.TEXT,
    Text(
        "各自的证书编号和日期，一行一件，如：E2 JZ-78 2027-05-20。没写的和第一件一样。",
        "Certificate and day of each, a line each, like: E2 JZ-78 2027-05-20. What is left out is as for the first.",
    ),
    label=Text("各自的证书", "Each certificate"),
    required=False,
    walked=False,
    maximum=2000,
)
_THERE = (While(STATE, GONE, but=True),)
_TOLERANCE = (
    (_IN, Text("在允许误差内", "In tolerance")),
    (_OUT, Text("超差", "Out of tolerance")),
)


def _event(
    kind: str,
    name: Text,
    number: str,
    mark: str,
    *questions: Question,
    file: Permit = USE_EQUIPMENT,
    facts: tuple[str, ...] = (),
    becomes: dict[str, Becomes] | None = None,
    sets: dict[str, str] | None = None,
    only: tuple[While, ...] = _THERE,
    doubts: Doubt | None = None,
    ends: bool = False,
    together: bool = False,
    own: tuple[str, ...] = (),
) -> RecordKind:
    """An event of an instrument; who keeps the equipment corrects it."""
    asked = (*questions, *((ALSO,) if together else ()), *((_APART,) if own else ()))
    form = Form(kind, 1, Text(f"记{name.zh}", f"Enter {name.en}"), asked)
    return RecordKind(
        kind=kind,
        name=name,
        number=number,
        mark=mark,
        form=form,
        about=(EQUIPMENT.code,),
        file=file,
        see=SEE_EQUIPMENT,
        amend=CHANGE_EQUIPMENT,
        facts=facts,
        day=_DAY,
        words=_WORDS,
        register=Filed(kind, Text(f"仪器{name.zh}", f"Instruments ({name.en})")),
        becomes=becomes or {},
        sets=sets or {},
        only=only,
        doubts=doubts,
        ends=ends,
        together=ALSO.key if together else "",
        apart=_APART.key if own else "",
        own=own,
        not_on_behalf="whoever has the paper or the thing in hand may enter it, whoever it was",
    )


PURCHASE = _event(
    "purchase",
    Text("采购", "purchase"),
    "CG",
    "🛒",
    _day(Text("哪天买的？", "On which day was it bought?")),
    _text("supplier", Text("从哪家买的？", "From whom was it bought?"), Text("供应商", "Supplier")),
    _text("price", Text("多少钱？", "What did it cost?"), Text("价格", "Price"), 40, required=False),
    _REMARK,
    _PAPERS,
    file=CHANGE_EQUIPMENT,
    facts=("supplier", "price"),
)

RECEIPT = _event(
    "receipt",
    Text("验收", "acceptance"),
    "YS",
    "📦",
    _day(Text("哪天验收的？", "On which day was it checked?")),
    _choice(
        "result",
        Text("验收结果？", "With what result?"),
        Text("结果", "Result"),
        (_FIT, Text("合格，可以使用", "Accepted for use")),
        (_LIMITED, Text("合格，待检定/校准", "Accepted, to be calibrated first")),
        (_STOPPED, Text("不合格", "Rejected")),
    ),
    _words(
        Text("查了什么？外观、附件、资料齐不齐？", "What was checked? Condition, accessories, papers?"),
        Text("内容", "Checked"),
    ),
    _PAPERS,
    file=CHANGE_EQUIPMENT,
    facts=("result",),
    becomes={STATE: Becomes(key="result", of={_FIT: State.IN_USE, _LIMITED: State.STOPPED, _STOPPED: State.STOPPED})},
)

UPKEEP = _event(
    "upkeep",
    Text("维护", "maintenance"),
    "WH",
    "🧽",
    _day(Text("哪天维护的？", "On which day?")),
    _words(Text("做了什么？", "What was done?"), Text("内容", "Done")),
    _PAPERS,
    together=True,
)

REPAIR = _event(
    "repair",
    Text("维修", "repair"),
    "WX",
    "🔧",
    _day(Text("哪天？", "On which day?")),
    _choice(
        "outcome",
        Text("现在怎样？", "How does it stand?"),
        Text("情况", "Outcome"),
        ("broken", Text("坏了，停用", "Broken, out of use")),
        ("away", Text("送修中", "Being repaired")),
        ("to_check", Text("修好，待检定/校准", "Repaired, to be calibrated first")),
        ("repaired", Text("修好，可以用", "Repaired, may be used")),
    ),
    _words(Text("什么毛病？修了什么？", "What is wrong, and what was done?"), Text("内容", "What")),
    _PAPERS,
    facts=("outcome",),
    becomes={
        STATE: Becomes(
            key="outcome",
            of={
                "broken": State.STOPPED,
                "away": State.IN_REPAIR,
                "to_check": State.STOPPED,
                "repaired": State.IN_USE,
            },
        )
    },
)

VERIFICATION = _event(
    "verification",
    Text("检定", "verification"),
    "JD",
    "✅",
    _day(Text("检定日期是哪天？", "On which day was it verified?")),
    _NUMBER,
    _BODY,
    _choice(
        "verdict",
        Text("检定结论？", "What is the verdict?"),
        Text("结论", "Verdict"),
        ("pass", Text("合格", "Passed")),
        ("fail", Text("不合格", "Failed")),
    ),
    _until(Text("证书有效期至哪天？", "Until which day is it valid?"), Text("有效期至", "Valid until")),
    _CERTIFICATE,
    _REMARK,
    facts=("verdict", "until", "certificate", "body"),
    sets={DUE: "until"},
    becomes={
        STATE: Becomes(key="verdict", of={"pass": State.IN_USE, "fail": State.STOPPED}),
        LIMITED_TO: Becomes(key="verdict", of={"pass": ""}),
    },
    doubts=Doubt("verdict", frozenset({"fail"})),
    together=True,
    own=("certificate", "until"),
)

CALIBRATION = _event(
    "calibration",
    Text("校准", "calibration"),
    "JZ",
    "🎯",
    _day(Text("校准日期是哪天？", "On which day was it calibrated?")),
    _NUMBER,
    _BODY,
    _choice(
        "as_found",
        Text("校准前（调整前）示值？", "As found, before any adjustment?"),
        Text("校准前", "As found"),
        *_TOLERANCE,
    ),
    _text(
        "found",
        Text("校准前的示值、误差？", "Which values as found?"),
        Text("校准前示值", "Values as found"),
        200,
        required=False,
    ),
    _text(
        "left",
        Text("校准后的示值、误差？", "Which values as left?"),
        Text("校准后示值", "Values as left"),
        200,
        required=False,
    ),
    _choice(
        "confirmed",
        Text("计量确认：公司认为还能用吗？", "Metrological confirmation: may it be used?"),
        Text("计量确认", "Confirmed"),
        (_FIT, Text("可用", "Fit for use")),
        (_LIMITED, Text("限用（准用）", "For limited use")),
        (_STOPPED, Text("停用", "Not to be used")),
    ),
    Question(
        "range",
        Kind.TEXT,
        Text("限用在什么范围？", "Within which limits may it be used?"),
        label=Text("准用范围", "Limited to"),
        maximum=120,
        visible_when=(When("confirmed", frozenset({_LIMITED})),),
    ),
    _until(
        Text("公司定的下次校准是哪天？", "When is it to be calibrated next, as the firm says?"),
        Text("下次校准", "Next"),
    ),
    _CERTIFICATE,
    _REMARK,
    facts=("as_found", "confirmed", "range", "until", "certificate", "body", "found", "left"),
    sets={DUE: "until", LIMITED_TO: "range"},
    becomes={
        STATE: Becomes(key="confirmed", of={_FIT: State.IN_USE, _LIMITED: State.LIMITED, _STOPPED: State.STOPPED}),
        LIMITED_TO: Becomes(key="confirmed", of={_FIT: "", _STOPPED: ""}),
    },
    doubts=Doubt("as_found", frozenset({_OUT})),
    together=True,
    own=("certificate", "until"),
)

CHECK = _event(
    "interim_check",
    Text("期间核查", "intermediate check"),
    "HC",
    "🔎",
    _day(Text("哪天核查的？", "On which day?")),
    _choice("result", Text("核查结果？", "With what result?"), Text("结果", "Result"), *_TOLERANCE),
    _words(Text("用什么核查的？示值是多少？", "Against what, and with which values?"), Text("内容", "Checked")),
    _PAPERS,
    facts=("result",),
    becomes={STATE: Becomes(key="result", of={_OUT: State.STOPPED})},
    doubts=Doubt("result", frozenset({_OUT})),
)

LOSS = _event(
    "loss",
    Text("丢失", "loss"),
    "DS",
    "❓",
    _day(Text("哪天发现不见的？", "Since which day is it missing?")),
    _words(
        Text("最后在哪里、在谁手里？怎么丢的？", "Where and with whom was it last? How was it lost?"),
        Text("经过", "How"),
    ),
    _PAPERS,
    becomes={STATE: Becomes(State.LOST)},
)

FOUND = _event(
    "found_again",
    Text("找回", "finding it again"),
    "ZH",
    "🙌",
    _day(Text("哪天找回的？", "On which day was it found?")),
    _choice(
        "outcome",
        Text("还能用吗？", "May it be used?"),
        Text("情况", "Condition"),
        (_FIT, Text("完好，可以用", "Undamaged, may be used")),
        (_STOPPED, Text("先停用，待检查或校准", "Not before it is checked")),
    ),
    _words(Text("在哪里找到的？", "Where was it?"), Text("经过", "Where")),
    _PAPERS,
    facts=("outcome",),
    becomes={STATE: Becomes(key="outcome", of={_FIT: State.IN_USE, _STOPPED: State.STOPPED})},
    only=(While(STATE, frozenset({State.LOST})),),
)

SCRAPPING = _event(
    "scrapping",
    Text("报废", "scrapping"),
    "BF",
    "🗑",
    _day(Text("哪天报废的？", "On which day?")),
    _words(Text("为什么报废？怎么处置？", "Why, and what becomes of it?"), Text("原因", "Why")),
    _PAPERS,
    file=CHANGE_EQUIPMENT,
    becomes={STATE: Becomes(State.SCRAPPED)},
    only=(While(STATE, frozenset({State.SCRAPPED}), but=True),),
    ends=True,
)

EVENTS = (VERIFICATION, CALIBRATION, CHECK, REPAIR, UPKEEP, PURCHASE, RECEIPT, LOSS, FOUND, SCRAPPING)
"""In the order in which a card offers them."""
