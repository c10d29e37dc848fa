"""What happens to paper files: checked, repaired, lent, destroyed by two people when their time is over (6.2)."""

from bot.rules.becoming import Becomes
from bot.rules.form import ANY_MEDIA, Form, Kind, Option, Question
from bot.rules.ledgers.archives import CHANGE_ARCHIVES, CONDITIONS, DESTROYED, GOOD, SEE_ARCHIVES
from bot.rules.record_kind import Filed, RecordKind
from bot.rules.seconding import WITNESSES, Second
from bot.rules.text import Text

_FILES = Question("files", Kind.FILES, Text("附件", "Files"), required=False, walked=False, maximum=10, media=ANY_MEDIA)
_ANYTHING = Text("有什么要说明的？可以发照片。", "Anything to note? Photos are welcome.")


def _note(prompt: Text = _ANYTHING, *, required: bool = False) -> Question:
    label = Text("说明", "Note")
    return Question(
        "note", Kind.TEXT, prompt, label=label, required=required, walked=required, maximum=500, files_to="files"
    )


CHECK = RecordKind(
    kind="archive_check",
    name=Text("检查", "check"),
    number="DJ",
    mark="🔎",
    form=Form(
        "archive_check",
        1,
        Text("检查档案", "Check a paper file"),
        (
            Question(
                "condition",
                Kind.CHOICE,
                Text("档案现在怎么样？", "In what condition is it?"),
                label=Text("完好情况", "Condition"),
                clause="6.2",
                options=tuple(Option(value, text) for value, text in CONDITIONS.items()),
            ),
            Question(
                "protected",
                Kind.CHOICE,
                Text("防光、防热、防潮、防菌都做到了吗？", "Is it kept from light, heat, damp and mould?"),
                label=Text("存放条件", "How it is kept"),
                clause="6.2",
                options=(Option("yes", Text("都做到", "Yes")), Option("no", Text("有欠缺", "Not wholly"))),
            ),
            _note(),
            Question(
                "next",
                Kind.DATE,
                Text("下次哪天检查？", "When is it checked next?"),
                label=Text("下次检查", "Next check"),
                help=Text("不填就是一年后。", "A year from now, unless you say so."),
                required=False,
                walked=False,
            ),
            _FILES,
        ),
    ),
    about=("archives",),
    file=CHANGE_ARCHIVES,
    see=SEE_ARCHIVES,
    amend=CHANGE_ARCHIVES,
    facts=("condition", "protected", "next"),
    words="note",
    sets={"condition": "condition"},
    becomes={
        "check_by": Becomes(days=365, said="next"),
        "repair_by": Becomes(days=30, key="condition", values=frozenset(CONDITIONS) - {GOOD}),
    },
    register=Filed("archive_checks", Text("档案检查", "Checks of paper files")),
    not_on_behalf="whoever looked at it records it",
)

REPAIR = RecordKind(
    kind="archive_repair",
    name=Text("修补", "repair"),
    number="XB",
    mark="🩹",
    form=Form(
        "archive_repair",
        1,
        Text("登记修补", "Record a repair"),
        (
            Question(
                "done",
                Kind.TEXT,
                Text("怎么处理的？", "What was done?"),
                label=Text("处理", "Done"),
                clause="6.2",
                maximum=300,
                remarks=(Text("晾干除湿", "Dried"), Text("托裱修补", "Mended"), Text("除虫除霉", "Treated")),
            ),
            _note(),
            _FILES,
        ),
    ),
    about=("archives",),
    file=CHANGE_ARCHIVES,
    see=SEE_ARCHIVES,
    amend=CHANGE_ARCHIVES,
    facts=("done",),
    words="note",
    # whether it held shows within a month
    becomes={"repair_by": Becomes(), "check_by": Becomes(days=30)},
    register=Filed("archive_repairs", Text("档案修补", "Repairs of paper files")),
    not_on_behalf="whoever repaired it records it",
)

LOAN = RecordKind(
    kind="archive_loan",
    name=Text("借阅、归还", "loan"),
    number="DY",
    mark="📖",
    form=Form(
        "archive_loan",
        1,
        Text("登记借阅、归还", "Lend or take back"),
        (
            Question(
                "way",
                Kind.CHOICE,
                Text("借出还是归还？", "Is it lent, or back?"),
                label=Text("借出/归还", "What"),
                clause="6.2",
                options=(Option("out", Text("借出", "Lent")), Option("back", Text("归还", "Back"))),
            ),
            Question("who", Kind.TEXT, Text("谁？", "Who?"), label=Text("借阅人", "Who"), maximum=60),
            _note(),
            _FILES,
        ),
    ),
    about=("archives",),
    file=CHANGE_ARCHIVES,
    see=SEE_ARCHIVES,
    amend=CHANGE_ARCHIVES,
    facts=("way", "who"),
    words="note",
    becomes={"borrower": Becomes(said="who", key="way", values=frozenset({"out"}))},
    register=Filed("archive_loans", Text("档案借阅", "Loans of paper files")),
    not_on_behalf="whoever keeps it records who has it",
)

DISPOSAL = RecordKind(
    kind="archive_disposal",
    name=Text("销毁", "destruction"),
    number="DX",
    mark="🧨",
    form=Form(
        "archive_disposal",
        1,
        Text("提出销毁", "Propose its destruction"),
        (
            Question(
                "reason",
                Kind.TEXT,
                Text("为什么可以销毁？写鉴定意见。", "Why may it be destroyed? What did the appraisal say?"),
                label=Text("鉴定意见", "Appraisal"),
                clause="6.2",
                maximum=300,
            ),
            _note(
                Text("销毁哪些？写清册，或发清册的照片、文件。", "What is destroyed? The list, in words or as a file."),
                required=True,
            ),
            Question(
                "second",
                Kind.RECORD,
                Text("谁一起监销？由他点一下确认。", "Who else oversees it, and confirms it with a tap?"),
                label=Text("监销人", "Second person"),
                pick=WITNESSES,
            ),
            _FILES,
        ),
        submit=Text("请他确认", "Ask them to confirm"),
    ),
    about=("archives",),
    file=CHANGE_ARCHIVES,
    see=SEE_ARCHIVES,
    facts=("reason",),
    words="note",
    becomes={"state": Becomes(DESTROYED)},
    ends=True,
    not_before="kept_until",
    second=Second(
        Text(
            "请核对清册：两人监销，确认已经销毁。", "Please check the list and confirm that you both saw it destroyed."
        ),
        Text("✅ 已监销", "✅ Destroyed"),
        Text("❌ 不同意", "❌ I disagree"),
        Text("确认已监销", "confirmed its destruction"),
        named="second",
    ),
    register=Filed("archive_disposals", Text("档案销毁", "Destroyed paper files")),
    not_on_behalf="two people destroy it, each with a tap of their own",
)
EVENTS = (CHECK, REPAIR, LOAN, DISPOSAL)
