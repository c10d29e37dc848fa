"""A checklist as it is asked: the form that the form engine fills in (clauses 4.2, 4.6, 4.7.1)."""

from dataclasses import replace

from bot.rules.cases.finding_terms import Severity
from bot.rules.checklists.checklist import Checklist, Evidence, Item
from bot.rules.form import NONE, SUBMIT, FollowUp, Form, FormSection, Kind, Media, Option, Question, When
from bot.rules.plain_words import CONFORM, NO, NON_CONFORM, NOT_APPLICABLE, YES
from bot.rules.text import CHINESE, Language, Text

NOTE, PHOTO, VOICE, SEVERITY, FIXED, OWNER, UNTIL = ("note", "photo", "voice", "severity", "fixed", "owner", "until")
IMMEDIATE, SUGGESTION = "immediate", "suggestion"
"""What is asked of an item that does not conform, behind its key."""
REMARK = "remark"
"""What can be said of an item that conforms or does not apply."""
INSTRUMENT, PROOF = "instrument", "proof"
OF_ITSELF = frozenset({"day", "week", "month"})
"""What a firm checks of itself, or reports on its records: nobody has to show that they were there."""
OF_CLIENTS = frozenset({"patrol", "inspection"})
"""The kinds of records for which one of ours comes to a client's site, where its people may come along."""
SCENE = "scene"
"""The photo of the place, for where no item has one."""
PREVIEW = "preview"
"""In the place of a record kind's form: a checklist as it will be asked, of which nothing is kept."""
EQUIPMENT, PEOPLE, COMPANIONS = "equipment", "people", "companions"
"""What the questions for instruments, for people in charge and for who came along pick from."""
COMPANION = "companion"
BEGAN, ENDED = "began", "ended"
"""When it was done, for who writes it up later; a record says so under the same keys."""

SEVERITY_HINT = Text(
    "轻微：偶然疏漏，不影响产品质量，{fix_minor}内整改\n"
    "一般：要求没有做到位，可能影响产品质量，{fix_ordinary}内整改\n"
    "严重：已影响或很可能影响产品安全、批量质量，违反强制要求，系统性失效，或同类问题成批出现，"
    "{contain_serious}内控制、{fix_serious}内整改",
    "Minor: a slip without effect on product quality; fix within {fix_minor}\n"
    "Ordinary: a requirement is not met and quality may suffer; fix within {fix_ordinary}\n"
    "Serious: product safety or whole batches are affected or likely to be, a mandatory requirement is broken, a "
    "system fails, or the same problem turns up in numbers; "
    "contain within {contain_serious} and fix within {fix_serious}",
)
"""The placeholders are the times that the firm allows; the form's card fills them in."""
SEVERITIES = (
    Option(Severity.MINOR.value, Text("轻微", "Minor")),
    Option(Severity.ORDINARY.value, Text("一般", "Ordinary")),
    Option(Severity.SERIOUS.value, Text("严重", "Serious")),
)
WHO_FIXES = Question(
    OWNER,
    Kind.RECORD,
    Text("由企业的谁来整改？", "Who of the client is to fix it?"),
    label=Text("整改人", "Responsible"),
    required=False,
    walked=False,
    pick=PEOPLE,
)
FIXED_UNTIL = Question(
    UNTIL,
    Kind.DATE,
    Text("哪天前整改好？", "By which day is it to be fixed?"),
    label=Text("期限", "Fix by"),
    required=False,
    walked=False,
    minimum=0,
    maximum=366,
)
"""What is asked of everything that is found, whatever it was found at."""
AT_ONCE = Text(
    "一句话就能填完：「全部符合，除4 封样缺失」；也可以直接发照片，说明里写「4 封样缺失」。",
    "One line does it all: “all ok except 4 seal missing”; or send a photo with the caption “4 seal missing”.",
)
_SPOKEN = frozenset({Media.VOICE, Media.VIDEO})


def form_code(kind_form: str, checklist: str) -> str:
    """The code of the form of a checklist; the one called as its record kind's form is that form's next version."""
    return checklist if checklist == kind_form else f"{kind_form}/{checklist}"


def kind_form_of(code: str) -> str:
    """The code of the record kind's form, of that of any of its checklists."""
    return code.partition("/")[0]


def checklist_of(code: str) -> str:
    """The code of the checklist that a form was made from."""
    return code.rpartition("/")[2]


def asked(checklist: Checklist, kind_form: str) -> Form:
    """The form, of the same version, in which a sound checklist is filled in.

    ``kind_form``: the code of its record kind's form.
    """
    questions = tuple(_question(item) for item in checklist.items())
    sections = tuple(
        FormSection(_in_both(section.name), tuple(item.code for item in section.items))
        for section in checklist.sections
    )
    return Form(
        form_code(kind_form, checklist.code),
        checklist.version,
        _in_both(checklist.title),
        (*questions, *_around(checklist, questions)),
        intro=_in_both(checklist.intro) if checklist.intro is not None else AT_ONCE,
        submit=SUBMIT,
        numbered_jumps=True,
        sections=sections,
    )


def _in_both(text: Text) -> Text:
    """What was written in Chinese alone is shown so to readers of English too; the screen says so once."""
    return text if text.en else Text(text.zh, text.zh)


IN_CHINESE, PARTLY_IN_CHINESE = "[in Chinese]", "[partly in Chinese]"


def said_in_chinese(form: Form, language: Language) -> str:
    """What readers of English are told once of a checklist that has items without English; else empty."""
    items = {key for section in form.sections for key in section.keys}
    prompts = [step.question.prompt for step in form.steps() if step.key in items]
    alone = [prompt.zh == prompt.en and not prompt.zh.isascii() for prompt in prompts]
    if language == CHINESE or not any(alone):
        return ""
    return IN_CHINESE if all(alone) else PARTLY_IN_CHINESE


def _or_none(text: Text | None) -> Text | None:
    return None if text is None else _in_both(text)


def _question(item: Item) -> Question:
    return Question(
        item.code,
        item.kind,
        _in_both(item.prompt),
        help=_or_none(item.look_at),
        clause=item.clause or None,
        required=item.required,
        options=tuple(replace(option, label=_in_both(option.label)) for option in item.options),
        minimum=item.lowest,
        maximum=item.highest,
        unit=_or_none(item.unit),
        pick=EQUIPMENT if item.kind is Kind.RECORD else None,
        low=item.low,
        high=item.high,
        fails=item.fails,
        veto=item.veto,
        suggestion=_or_none(item.suggestion),
        visible_when=(When(item.when.item, item.when.is_one_of),) if item.when is not None else (),
        follow_ups=_follow_ups(item),
    )


def _follow_ups(item: Item) -> tuple[FollowUp, ...]:
    follow_ups: list[FollowUp] = []
    if item.judges:
        follow_ups.append(FollowUp(item.fails or frozenset({NON_CONFORM}), _about_the_problem(item)))
    if item.judges and item.evidence is Evidence.ALWAYS:
        fine = frozenset({CONFORM}) if item.kind in (Kind.CONFORMITY, Kind.NUMBER) else _fine(item)
        proof = Question(PROOF, Kind.FILES, Text("请拍一张照片留证。", "Please take a photo as evidence."), maximum=10)
        follow_ups.append(FollowUp(fine, (replace(proof, label=Text("留证照片", "Evidence"), minimum=1),)))
    if item.judges:
        judged = frozenset({CONFORM, NON_CONFORM, NOT_APPLICABLE}) | item.fails | _fine(item)
        follow_ups.append(FollowUp(judged, (_VOICE,)))
        follow_ups.append(FollowUp(frozenset({CONFORM, NOT_APPLICABLE}) | _fine(item), (_REMARK,)))
    if item.instrument:
        measured = frozenset({CONFORM, NON_CONFORM}) | item.fails | _fine(item)
        follow_ups.append(FollowUp(measured, (_INSTRUMENT,)))
    return tuple(follow_ups)


def _fine(item: Item) -> frozenset[str]:
    """The options, or yes and no, that conform."""
    keys = {option.key for option in item.options} if item.options else {YES, NO} if item.kind is Kind.YES_NO else set()
    return frozenset(keys) - item.fails


_VOICE = Question(
    VOICE,
    Kind.FILES,
    Text("语音说明", "Spoken remark"),
    label=Text("语音", "Voice"),
    required=False,
    walked=False,
    maximum=5,
    media=_SPOKEN,
)
_REMARK = Question(
    REMARK,
    Kind.TEXT,
    Text("补充说明什么？", "What is there to add?"),
    label=Text("备注", "Remark"),
    required=False,
    walked=False,
    maximum=1000,
)
_INSTRUMENT = Question(
    INSTRUMENT,
    Kind.RECORD,
    Text("用的哪件仪器？点一件，或输入编号。", "Which instrument was used? Tap one, or type its number."),
    label=Text("仪器", "Instrument"),
    clause="5.2.3",
    required=False,
    skips=Text("没有用仪器", "None was used"),
    pick=EQUIPMENT,
)


def _about_the_problem(item: Item) -> tuple[Question, ...]:
    needs_photo = item.evidence is not Evidence.NEVER
    usual = item.severity.value if item.severity is not None else ""
    return (
        Question(
            NOTE,
            Kind.TEXT,
            Text(
                "发现了什么问题？可直接发照片，在照片说明里写问题。",
                "What is wrong? You may simply send a photo and describe the problem in its caption.",
            ),
            label=Text("描述", "Description"),
            minimum=2,
            maximum=1000,
            files_to=PHOTO,
            remarks=tuple(_in_both(remark) for remark in item.remarks),
        ),
        Question(
            PHOTO,
            Kind.FILES,
            Text("问题照片", "Photos of the problem"),
            label=Text("照片", "Photos"),
            required=needs_photo,
            walked=needs_photo,
            minimum=1 if needs_photo else None,
            maximum=10,
        ),
        Question(
            SEVERITY,
            Kind.CHOICE,
            Text("严重程度", "How serious is it?"),
            label=Text("程度", "Severity"),
            help=SEVERITY_HINT,
            required=not usual,
            walked=not usual,
            usual=usual,
            options=SEVERITIES,
        ),
        Question(
            FIXED,
            Kind.YES_NO,
            Text("当场整改了吗？", "Was it fixed on the spot?"),
            label=Text("当场整改", "Fixed on the spot"),
            required=not usual,
            walked=not usual,
            follow_ups=(
                FollowUp(
                    frozenset({YES}),
                    (Question(PHOTO, Kind.FILES, Text("整改后照片", "Photo after the fix"), minimum=1, maximum=10),),
                ),
            ),
        ),
        Question(
            IMMEDIATE,
            Kind.TEXT,
            Text(
                "当场先采取了什么措施？如停用、隔离、标识。",
                "What was done about it at once? Such as stopped, set apart, marked.",
            ),
            label=Text("立即措施", "Done at once"),
            required=False,
            walked=False,
            minimum=2,
            maximum=500,
        ),
        Question(
            SUGGESTION,
            Kind.TEXT,
            Text("建议怎么整改？点一条，或自己写。", "How should it be fixed? Tap one, or write your own."),
            label=Text("建议", "Suggestion"),
            clause="4.7.1",
            required=False,
            walked=False,
            minimum=2,
            maximum=400,
        ),
        WHO_FIXES,
        FIXED_UNTIL,
    )


_COMPANION = Question(
    COMPANION,
    Kind.PEOPLE,
    Text("谁陪同？", "Who came along?"),
    label=Text("陪同人员", "Companions"),
    help=Text(
        "他们看得到记录后，可以确认。无人陪同，请写明原因。",
        "They can confirm the record once they have it. If nobody came along, say why.",
    ),
    required=False,
    walked=False,
    maximum=200,
    pick=COMPANIONS,
)
_BESIDE = Question(
    COMPANION,
    Kind.TEXT,
    Text("陪同人员", "Accompanied by"),
    help=Text("写姓名和职务；无人陪同请写明原因", "Name and post; if nobody came along, say why"),
    required=False,
    walked=False,
    maximum=200,
)
"""In what a firm says of itself nobody is picked: there are the versions that were published."""


_BEGAN = Question(
    BEGAN,
    Kind.DATE_TIME,
    Text("什么时候开始的？", "When did it begin?"),
    label=Text("开始", "Began"),
    help=Text(
        "当场填的不用改；事后补记的，写当时的时间。",
        "Leave it if you fill this in on the spot. If you write it up later, say when it was.",
    ),
    clause="3.6",
    required=False,
    walked=False,
    minimum=-30,
    maximum=0,
)
_ENDED = replace(
    _BEGAN,
    key=ENDED,
    prompt=Text("什么时候结束的？", "When did it end?"),
    label=Text("结束", "Ended"),
    visible_when=(When(BEGAN, frozenset({NONE}), but=True),),
)


def _around(checklist: Checklist, items: tuple[Question, ...]) -> tuple[Question, ...]:
    """What is asked beside the items."""
    photos = tuple(
        When(f"{item.key}.{question.key}", frozenset({NONE}))
        for item in items
        for follow_up in item.follow_ups
        for question in follow_up.questions
        if question.kind is Kind.FILES and question.key != VOICE
    )
    return (
        Question(
            SCENE,
            Kind.FILES,
            Text("现场照片", "Photo of the site"),
            help=Text(
                "没有发现问题，也建议留一张现场照片", "Even when all is well, a photo of the site is worth keeping"
            ),
            required=False,
            walked=checklist.depth not in OF_ITSELF,
            maximum=10,
            visible_when=photos,
        ),
        _COMPANION if checklist.kind in OF_CLIENTS else _BESIDE,
        Question("place", Kind.LOCATION, Text("现场位置", "Location"), required=False, walked=False),
        *((_BEGAN, _ENDED) if checklist.kind in OF_CLIENTS else ()),
    )
