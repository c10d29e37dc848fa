"""收到照片，要用在哪里？ What was sent, and where it can go."""

from collections import Counter
from collections.abc import Sequence

from bot.records.attachments import AttachmentRecord
from bot.records.cases.cases import CaseRecord
from bot.records.clients import ClientRecord
from bot.records.drafts import DraftView
from bot.records.tasks import TaskRecord
from bot.records.tray import Destination, Place, Sent
from bot.rules.checklists.rights import DRAFT_CHECKLISTS
from bot.rules.form import Kind
from bot.rules.forms.problems import FileNotAsked, Problem
from bot.rules.ledgers.spreadsheets import is_spreadsheet
from bot.rules.people import Person
from bot.rules.permissions import Action, everywhere, may_anywhere
from bot.rules.text import Language, Text, joined
from bot.rules.tray import KEPT_FOR, TEXT, TO_EACH
from bot.rules.work_records.kinds import RECORD_KINDS
from bot.screens.buttons import (
    AddContact,
    ChooseFirmForSent,
    ContinueDraft,
    PlaceSent,
    PutAside,
    RecallRecord,
    ShowSent,
    ShowSentText,
    UseSent,
)
from bot.screens.forms.problems import media_said, sentence
from bot.screens.forms.question import CONTINUE, WHOLE_TEXT
from bot.screens.forms.text import title_of
from bot.screens.paged import paged
from bot.screens.rows import home_button, side_by_side
from bot.screens.screen import Button, Row, Screen, as_label, clipped, escape, quoted
from bot.screens.splitting import split
from bot.screens.tasks.rows import place_of

MOST_IN_A_ROW = 7
"""Numbers of items side by side."""
LONGEST_WORDS = 200
LONGEST_PART = 3500
"""UTF-16 units of a text that are shown at once."""

WHAT_FOR = Text("要用在哪里？", "What is it for?")
NOT_YET = Text("现在没有用得上它的事，先放着。", "Nothing needs it now. It can be kept for later.")
ASIDE = Text("先放一边", "Keep for later")
_TOO_LONG = Text("「{form}」里写不下，请精简后再发。", "Too long for “{form}”. Please shorten it and send it again.")
RECALL = Text("↩️ 撤回，改后再交", "↩️ Recall it and correct it")
_TO_CORRECT = Text(
    "要补进这次{name}，先撤回再点「修改」；发来的都留着。",
    "To add it to this {name}, recall it and tap “Correct”; what you sent is kept.",
)
_ADD_CONTACT = Text("➕ 加入人员名单：{name}", "➕ Add to the list: {name}")
ELSEWHERE = Text("用在别处…", "Elsewhere…")
TO_ALL = Text("{numbers} 都记", "All of {numbers}")
OLDER = Text("还有先前的 ›", "Earlier ones ›")
WHICH_FIRM = Text("为哪家企业？", "For which firm?")
WAITING = Text("{n} 份待归位", "{n} things to place", "{n} thing to place")

_COUNTED = {
    "photo": (Text("{n} 张照片", "{n} photos", "a photo")),
    "video": (Text("{n} 段视频", "{n} videos", "a video")),
    "voice": (Text("{n} 段录音", "{n} recordings", "a recording")),
    "document": (Text("{n} 个文件", "{n} files", "a file")),
    TEXT: (Text("{n} 段文字", "{n} texts", "a text")),
}
_TAKES_NONE = Text("这份表不收文件。", "This form takes no files.")
_TAKES = Text("这份表收的是{media}。", "This form takes {media}.")
_TO_IMPORT = Text(
    "要导入表格，先点「存草稿，稍后继续」，再发一次表格。",
    "To import a spreadsheet, first tap “Save and leave”, then send it again.",
)
_PERHAPS_CHECKLIST = Text(
    "如果是检查表，马上会读成草稿发给您；其他表格由管理员导入，这里可以当材料用。",
    "A checklist comes back as a draft in a moment. Others are imported by an administrator; here they are material.",
)
_NOT_IMPORTED = Text(
    "表格由管理员导入；这里可以当材料用。",
    "Spreadsheets are imported by an administrator; here it can be used as material.",
)


def sent_question(found: Sent, who: Person) -> Screen:
    """What was sent, and what it can be for: one question, however many pieces came."""
    language = who.language
    if found.view is not None and found.places:
        return _which_item(found, found.view, language)
    lines = [*_hints(found, who), _received(found.pieces, language), *_said(found.pieces)]
    long = found.text if found.text is not None and len(found.text.caption) > LONGEST_WORDS else None
    whole = ((Button(WHOLE_TEXT.to(language), ShowSentText(long.id, 0)),),) if long is not None else ()
    rows: list[Row] = []
    if found.contact is not None and may_anywhere(who, Action.CHANGE_LEDGER):
        label = _ADD_CONTACT.to(language, name=clipped(found.contact.name, 20))
        rows.append((Button(label, AddContact(found.contact.id)),))
    if found.recall is not None:
        lines.insert(0, escape(_TO_CORRECT.to(language, name=RECORD_KINDS[found.recall.kind].name.to(language))))
        rows.append((Button(RECALL.to(language), RecallRecord(found.recall.kind, found.recall.id)),))
    if found.too_long_for is not None:
        lines.insert(0, f"⚠️ {escape(_TOO_LONG.to(language, form=title_of(found.too_long_for, language)))}")
        rows.append((Button(CONTINUE.to(language), ContinueDraft(found.too_long_for.draft.token)),))
    rows += [
        (Button(_narrowed(f"▶️ {title_of(view, language)}"), PlaceSent(view.draft.token, -1, found.last)),)
        for view in found.begun
    ]
    labels = [_label(one, language) for one in found.destinations]
    for one, label in zip(found.destinations, labels, strict=True):
        # two that read alike are told apart by their numbers
        shown = _numbered(one, language) if labels.count(label) > 1 else label
        rows.append((_destination(one, shown, found.last),))
    lines.append(f"<b>{escape((WHAT_FOR if rows else NOT_YET).to(language))}</b>")
    return Screen("\n\n".join(lines), (*whole, *rows, *_ways_out(found, language)), grows=True)


def sent_text(piece: AttachmentRecord, part: int, language: Language) -> Screen:
    """A part of a text in a tray, to be copied."""
    parts = split(escape(piece.caption), LONGEST_PART)
    at = min(max(part, 0), len(parts) - 1)
    turns = [
        Button(label, ShowSentText(piece.id, to))
        for label, to in (("‹", at - 1), ("›", at + 1))
        if 0 <= to < len(parts)
    ]
    counted = Text("📄 {length} 个字", "📄 {length} characters").to(language, length=len(piece.caption))
    of = f" · {at + 1}/{len(parts)}" if len(parts) > 1 else ""
    back = Button(Text("用在哪里？", "What is it for?").to(language), ShowSent(piece.id))
    rows = (tuple(turns),) if turns else ()
    return Screen(f"{escape(counted)}{of}\n\n<pre>{parts[at]}</pre>", (*rows, (back, home_button(language))))


def _which_item(found: Sent, view: DraftView, language: Language) -> Screen:
    items = [place for place in found.places if place.item]
    question = (
        Text("记到第几项？", "Which item is it for?") if items else Text("放在哪里？", "Where does it belong?")
    ).to(language)
    lines = [escape(title_of(view, language)), _received(found.pieces, language), *_said(found.pieces)]
    if found.understood is not None:
        lines.insert(0, escape(found.understood.to(language)))
    if found.problem is not None and not isinstance(found.problem, FileNotAsked):
        lines.insert(1, f"⚠️ {escape(sentence(found.problem, language))}")
    lines.append("\n".join([f"<b>{question}</b>", *(escape(_item(place, language)) for place in items)]))
    rows: list[Row] = []
    for start in range(0, len(items), MOST_IN_A_ROW):
        rows.append(
            tuple(
                Button(str(place.item), PlaceSent(view.draft.token, place.index, found.last))
                for place in items[start : start + MOST_IN_A_ROW]
            )
        )
    if found.together and len(items) == len(found.places):
        numbers = joined((str(place.item) for place in items), language)
        each = PlaceSent(view.draft.token, TO_EACH, found.last)
        rows.append((Button(TO_ALL.to(language, numbers=numbers), each),))
    others = [
        Button(place.name.to(language), PlaceSent(view.draft.token, place.index, found.last))
        for place in found.places
        if not place.item
    ]
    rows += side_by_side(others)
    rows.append(
        (Button(ELSEWHERE.to(language), ShowSent(found.last)), Button(ASIDE.to(language), PutAside(found.last)))
    )
    rows.append((Button(CONTINUE.to(language), ContinueDraft(view.draft.token)),))
    return Screen("\n\n".join(lines), tuple(rows), grows=True)


def _item(place: Place, language: Language) -> str:
    return f"{place.item} {place.name.to(language)}"


def _received(pieces: Sequence[AttachmentRecord], language: Language) -> str:
    counts = Counter(piece.media for piece in pieces)
    listed = Text("、", ", ").to(language).join(_COUNTED[media].to(language, n=n) for media, n in counts.items())
    return escape(Text("📎 收到 {what}。", "📎 Received: {what}.").to(language, what=listed))


def _said(pieces: Sequence[AttachmentRecord]) -> list[str]:
    words = "\n".join(piece.caption for piece in pieces if piece.caption)
    return [quoted(clipped(words, LONGEST_WORDS))] if words else []


def _hints(found: Sent, who: Person) -> list[str]:
    """Why it did not go where the person is, and what else may have been meant."""
    hints = []
    if any(is_spreadsheet(piece.name) for piece in found.pieces):
        may_import = may_anywhere(who, Action.IMPORT_LEDGERS)
        drafts = found.view is None and everywhere(who, DRAFT_CHECKLISTS)
        told = _TO_IMPORT if may_import else _PERHAPS_CHECKLIST if drafts else _NOT_IMPORTED
        hints.append(told.to(who.language))
    elif found.problem is not None and found.view is not None:
        hints.append(_why(found.problem, found.view, who.language))
    return [f"⚠️ {escape(hint)}" for hint in hints]


def _why(problem: Problem, view: DraftView, language: Language) -> str:
    if not isinstance(problem, FileNotAsked):
        return sentence(problem, language)
    taken = {media for step in view.form.steps() if step.question.kind is Kind.FILES for media in step.question.media}
    return _TAKES.to(language, media=media_said(taken, language)) if taken else _TAKES_NONE.to(language)


def _ways_out(found: Sent, language: Language) -> tuple[Row, ...]:
    rows: list[Row] = [(Button(ASIDE.to(language), PutAside(found.last)),)]
    if found.narrowed:
        rows[0] = (Button(ELSEWHERE.to(language), ShowSent(found.last)), *rows[0])
    if found.older is not None:
        rows[0] = (*rows[0], Button(OLDER.to(language), ShowSent(found.older)))
    if found.view is not None:
        rows.append((Button(CONTINUE.to(language), ContinueDraft(found.view.draft.token)),))
    else:
        rows.append((home_button(language),))
    return tuple(rows)


def _label(one: Destination, language: Language) -> str:
    name = one.name.to(language)
    match one.about:
        case CaseRecord() as case:
            return _narrowed(f"{name} · {case.title}")
        case TaskRecord() as task:
            return _narrowed(f"{task.kind.mark} {name} · {place_of(task, language)}")
        case _:
            return _narrowed(name)


def _numbered(one: Destination, language: Language) -> str:
    return (
        f"{one.name.to(language)} · {one.about.number}" if isinstance(one.about, CaseRecord) else _label(one, language)
    )


def _narrowed(label: str) -> str:
    return as_label(label)


def _destination(one: Destination, label: str, piece_id: int) -> Button:
    if not one.subject_id:
        return Button(label, ChooseFirmForSent(one.form, piece_id, 0))
    return Button(label, UseSent(one.form, one.subject_kind, one.subject_id, piece_id))


def firms_for_sent(form: str, found: Sequence[ClientRecord], piece_id: int, page: int, language: Language) -> Screen:
    """Of which client is what it is used for?"""

    def button(firm: ClientRecord) -> Button:
        return Button(as_label(firm.short_name), UseSent(form, "client", firm.id, piece_id))

    return paged(
        escape(WHICH_FIRM.to(language)), found, page, language, button, lambda to: ChooseFirmForSent(form, piece_id, to)
    )


def put_aside(n: int, view: DraftView | None, language: Language) -> Screen:
    """It is kept; where it is found again, and until when."""
    text = Text(
        "好，先放着。首页「📎 {n} 份待归位」里随时可用，保留 {days} 天。",
        "All right. It stays on the home under “📎 {n} to place” for {days} days.",
    )
    rows: list[Row] = [(home_button(language),)]
    if view is not None:
        rows.insert(0, (Button(CONTINUE.to(language), ContinueDraft(view.draft.token)),))
    return Screen(escape(text.to(language, n=n, days=KEPT_FOR.days)), tuple(rows))


def nothing_waits(language: Language) -> Screen:
    """The tray is empty."""
    text = Text("都已归位。", "Everything has its place.")
    return Screen(escape(text.to(language)), ((home_button(language),),))
