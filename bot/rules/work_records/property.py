"""What happens to what is the clients' and is with us: taken out, put back, returned, destroyed, lost (clause 5.3)."""

from bot.rules.becoming import Becomes
from bot.rules.form import ANY_MEDIA, Form, Kind, Option, Question
from bot.rules.ledgers.property import CHANGE_PROPERTY, DESTROYED, IN_USE, LOST, RETURNED
from bot.rules.people import Role
from bot.rules.permissions import Action
from bot.rules.record_kind import Filed, Opens, RecordKind
from bot.rules.seconding import WITNESSES, Second
from bot.rules.text import Text

_WITNESS = Question(
    "witness",
    Kind.RECORD,
    Text("请谁见证？企业能确认的，不用选。", "Who is the witness? None is needed where the client can confirm."),
    label=Text("见证人", "Witness"),
    help=Text(
        "对方不肯收、找不到人时，请一位同事见证：由他点一下确认。",
        "Where they refuse it or nobody is there, a colleague witnesses it and confirms with a tap.",
    ),
    required=False,
    pick=WITNESSES,
    skips=Text("请企业确认", "The client confirms"),
)
_FILES = Question("files", Kind.FILES, Text("附件", "Files"), required=False, walked=False, maximum=10, media=ANY_MEDIA)


def _note(prompt: Text, *, required: bool = False) -> Question:
    return Question(
        "note",
        Kind.TEXT,
        prompt,
        label=Text("说明", "Note"),
        required=required,
        walked=required,
        maximum=500,
        files_to="files",
    )


_ANYTHING = Text("有什么要说明的？", "Anything to note?")

USE = RecordKind(
    kind="property_use",
    name=Text("领用、放回", "use of client property"),
    number="LY",
    mark="🫴",
    form=Form(
        "property_use",
        1,
        Text("登记领用、放回", "Take out or put back"),
        (
            Question(
                "way",
                Kind.CHOICE,
                Text("领用还是放回？", "Is it taken out or put back?"),
                label=Text("领用/放回", "What"),
                clause="5.3.4",
                options=(
                    Option("out", Text("领用", "Taken out")),
                    Option("back", Text("放回", "Put back")),
                ),
            ),
            Question("who", Kind.TEXT, Text("谁？", "By whom?"), label=Text("经手人", "By"), maximum=60),
            Question("why", Kind.TEXT, Text("用来做什么？", "What for?"), label=Text("用途", "For"), maximum=300),
            _note(_ANYTHING),
            _FILES,
        ),
    ),
    about=("property",),
    file=CHANGE_PROPERTY,
    see=Action.SEE_LEDGER,
    amend=CHANGE_PROPERTY,
    facts=("way", "who", "why"),
    words="note",
    becomes={"state": Becomes(IN_USE, key="way", values=frozenset({"out"}))},
    register=Filed("property_uses", Text("客户财产领用", "Use of property")),
    not_on_behalf="whoever takes it out or puts it back records it",
)

RETURN = RecordKind(
    kind="property_return",
    name=Text("归还", "return"),
    number="CH",
    mark="📤",
    form=Form(
        "property_return",
        1,
        Text("归还客户财产", "Return client property"),
        (
            Question(
                "receiver",
                Kind.TEXT,
                Text("交还给企业哪一位？", "To whom of the client was it returned?"),
                label=Text("接收人", "Received by"),
                clause="5.3.4",
                maximum=60,
            ),
            _WITNESS,
            _note(_ANYTHING),
            _FILES,
        ),
    ),
    about=("property",),
    file=CHANGE_PROPERTY,
    see=Action.SEE_LEDGER,
    facts=("receiver",),
    words="note",
    becomes={"state": Becomes(RETURNED)},
    ends=True,
    second=Second(
        Text("请确认：东西已经归还。", "Please confirm that it was returned."),
        Text("✅ 已归还", "✅ Yes, returned"),
        Text("❌ 没有归还", "❌ Not returned"),
        Text("确认已归还", "confirmed its return"),
        named="witness",
    ),
    register=Filed("property_returns", Text("客户财产归还", "Returned property")),
    not_on_behalf="whoever has received it, or a witness, confirms it with a tap of their own",
)

DISPOSAL = RecordKind(
    kind="property_disposal",
    name=Text("销毁", "destruction"),
    number="XH",
    mark="🧨",
    form=Form(
        "property_disposal",
        1,
        Text("销毁客户财产", "Destroy client property"),
        (
            Question(
                "how",
                Kind.TEXT,
                Text("怎么销毁的？", "How was it destroyed?"),
                label=Text("方式", "How"),
                clause="5.3.4",
                maximum=120,
                remarks=(Text("碎纸", "Shredded"), Text("彻底删除", "Wiped"), Text("报废拆解", "Scrapped")),
            ),
            _WITNESS,
            _note(_ANYTHING),
            _FILES,
        ),
    ),
    about=("property",),
    file=CHANGE_PROPERTY,
    see=Action.SEE_LEDGER,
    facts=("how",),
    words="note",
    becomes={"state": Becomes(DESTROYED)},
    ends=True,
    second=Second(
        Text("请确认：东西已经按约定销毁。", "Please confirm that it was destroyed as agreed."),
        Text("✅ 已销毁", "✅ Yes, destroyed"),
        Text("❌ 没有销毁", "❌ Not destroyed"),
        Text("确认已销毁", "confirmed its destruction"),
        named="witness",
    ),
    register=Filed("property_disposals", Text("客户财产销毁", "Destroyed property")),
    not_on_behalf="whoever has it destroyed records it, and a second person confirms with a tap of their own",
)

LOSS = RecordKind(
    kind="property_loss",
    name=Text("遗失、泄露", "loss or leak"),
    number="SL",
    mark="🚨",
    form=Form(
        "property_loss",
        1,
        Text("报告遗失、泄露", "Report a loss or leak"),
        (
            Question(
                "what",
                Kind.CHOICE,
                Text("出了什么事？", "What happened?"),
                label=Text("情况", "What"),
                clause="5.3.3",
                options=(
                    Option("lost", Text("遗失", "Lost")),
                    Option("leaked", Text("泄露", "Leaked")),
                    Option("misused", Text("不当使用", "Misused")),
                    Option("damaged", Text("损坏", "Damaged")),
                ),
            ),
            Question(
                "found",
                Kind.TEXT,
                Text("什么时候、怎么发现的？", "When and how was it found?"),
                label=Text("经过", "How it was found"),
                maximum=300,
            ),
            _note(Text("马上做了什么？还没做就写没有。", "What was done at once? If nothing, say so."), required=True),
            _FILES,
        ),
        submit=Text("🚨 马上报告", "🚨 Report now"),
    ),
    about=("property",),
    file=CHANGE_PROPERTY,
    see=Action.SEE_LEDGER,
    amend=CHANGE_PROPERTY,
    facts=("what", "found"),
    words="note",
    becomes={"state": Becomes(LOST)},
    alarms=frozenset({Role.LEAD, Role.ADMINISTRATOR}),
    opens=Opens("incident", Text("客户财产{told}（{entry}）", "Client property {told} ({entry})"), "what"),
    register=Filed("property_losses", Text("客户财产遗失、泄露", "Lost property")),
    not_on_behalf="whoever finds it out reports it at once",
)
EVENTS = (USE, RETURN, DISPOSAL, LOSS)
