"""The forms of work records: their own, and those to correct one, to take one back, to void one (clause 3.6).

The latter are made from the kind and its form, as the forms of ledgers are from their columns.
"""

from dataclasses import replace

from bot.rules.form import Form, Kind, Option, Question
from bot.rules.record_kind import RecordKind
from bot.rules.text import Text
from bot.rules.work_records.kinds import KINDS

REASON = "text"
"""The only question of taking back and voiding; as in the steps of cases, so that histories tell its answer."""
FINDINGS, KEPT = "findings", "kept"
"""What becomes of what was found at a record that is voided, and the answer that it goes on."""
WHY, VOIDED = "reason", "voided"
"""The keys of what a correction asks for beside the record's own questions."""


def beside(kind: RecordKind) -> tuple[Form, ...]:
    """The forms to correct a record of this kind, to take it back and to void it, as far as it has them."""
    amendment = (_amendment(kind),) if kind.amend is not None else ()
    return (*amendment, _recall(kind), _void(kind)) if kind.recall_issued is not None else amendment


def corrected(kind: RecordKind, form: Form, code: str) -> Form:
    """The form that corrects a filled checklist: asks why, then what was asked, which begins with what was answered."""
    title = Text(f"更正{kind.name.zh}", f"Correct a {kind.name.en} record")
    # a photo of the site that would be asked for where nothing was found belongs to the day of the record
    asked = (replace(one, walked=False) if one.kind is Kind.FILES else one for one in form.questions)
    return replace(form, code=code, version=1, title=title, intro=None, questions=(_why_corrected(), *asked))


def _why_corrected() -> Question:
    return Question(
        WHY,
        Kind.TEXT,
        Text("为什么更正？", "Why is it corrected?"),
        label=Text("原因", "Reason"),
        help=Text(
            "接着在核对页点要改的项。原来的内容会保留。",
            "Next, tap on the review page what changes. What it said before is kept.",
        ),
        clause="3.6",
        minimum=2,
        maximum=300,
    )


def _amendment(kind: RecordKind) -> Form:
    """Asks for the reason; what of the record changes is tapped on the review page."""
    if kind.corrected_as_asked:
        # it changes with the form of the kind, and so has its versions
        return replace(corrected(kind, kind.form, kind.amending), version=kind.form.version)
    why = _why_corrected()
    voided = Question(
        VOIDED,
        Kind.YES_NO,
        Text("整条作废吗？", "Void the whole record?"),
        label=Text("作废", "Void"),
        required=False,
        walked=False,
    )
    title = Text(f"更正{kind.name.zh}", f"Correct a {kind.name.en} record")
    asked = tuple(map(kind.question, kind.corrects)) or tuple(
        one for one in kind.form.questions if one.key not in (kind.together, kind.apart)
    )
    own = [_changed(question) for question in asked if question.kind is not Kind.FILES]
    files = [question for question in asked if question.kind is Kind.FILES]
    # 2: until then it was written by hand; 3: files without which there is no record need not be sent once more
    version = 3 if any(question.required for question in files) else 2
    files = [replace(question, walked=False, required=False) for question in files]
    # what may be taken back is voided that way, which tells whoever has seen it
    voiding = () if kind.recall_issued is not None else (voided,)
    return Form(kind.amending, version, title, (why, *own, *voiding, *files))


def _changed(question: Question) -> Question:
    """As the record's form asks it; only what changes is answered, and a day may lie as far back as it was."""
    back = None if question.kind is Kind.DATE else question.minimum
    return replace(question, required=False, walked=False, help=None, clause=None, minimum=back)


def _why(code: str, title: Text, prompt: Text, *more: Question, version: int = 1) -> Form:
    reason = Question(REASON, Kind.TEXT, prompt, label=Text("原因", "Reason"), clause="3.6", minimum=2, maximum=300)
    return Form(code, version, title, (reason, *more), at_once=True)


def _recall(kind: RecordKind) -> Form:
    return _why(
        kind.recalling,
        Text(f"撤回已送达的{kind.name.zh}", f"Recall an issued {kind.name.en}"),
        Text("为什么撤回？原因会告诉看过它的人。", "Why is it recalled? Whoever has seen it will be told."),
    )


def _void(kind: RecordKind) -> Form:
    asked = _why(
        kind.voiding,
        Text(f"作废{kind.name.zh}", f"Void a {kind.name.en}"),
        Text("为什么作废？原因会留在记录里。", "Why is it void? The reason stays on the record."),
        _FOUND,
        # 2: asks what becomes of what was found, where the client has the record
        version=2,
    )
    return replace(asked, submit=Text("🗑 确定作废", "🗑 Void it"))


_FOUND = Question(
    FINDINGS,
    Kind.CHOICE,
    Text("里面的问题怎么办？", "What becomes of what was found?"),
    label=Text("问题", "Findings"),
    clause="4.7.1",
    options=(
        Option("ended", Text("随记录作废", "Void with it")),
        Option(KEPT, Text("保留，继续整改", "Stay, to be fixed")),
    ),
)


FORMS: tuple[Form, ...] = tuple(form for kind in KINDS for form in (kind.form, *beside(kind)))
