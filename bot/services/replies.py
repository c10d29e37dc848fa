"""A reply to a message means that message's form, case or record, whatever is open or waits besides."""

from contextlib import suppress

from bot.records.cases.cases import CaseRecord, CaseView
from bot.records.drafts import DraftView
from bot.records.replies import NamedRecord, RepliedTo, ReplyAbout
from bot.records.trainings import SessionRecord
from bot.records.tray import Sent
from bot.records.work_records import RecordView
from bot.rules.cases.concerning import waits_for
from bot.rules.cases.kinds import LIFE_CYCLES
from bot.rules.cases.life_cycle import Transition
from bot.rules.cases.parties import can_do, may_see
from bot.rules.cause import Cause
from bot.rules.form import Kind, Step
from bot.rules.forms.problems import not_asked
from bot.rules.forms.walking import visible
from bot.rules.numbering import Number, read_number
from bot.rules.people import Person
from bot.rules.permissions import Action, may_anywhere
from bot.rules.refusing import NotForThisPerson
from bot.rules.text import CHINESE, ENGLISH, Text
from bot.services.cases import filing
from bot.services.cases import forms as case_forms
from bot.services.cases.seeing import get_case, view_of
from bot.services.drafts.in_use import form_in_use
from bot.services.forms.files import SentFile
from bot.services.forms.filling import begin, typed
from bot.services.forms.walking import Shown, go, own_draft, take_up
from bot.services.trainings import seats
from bot.services.tray import about_records, keeping
from bot.services.tray.destinations import steps_that_take
from bot.services.work_records.seeing import get_record_by_number
from storage.cases import stored as cases
from storage.database import writing
from storage.drafts import stored as drafts

ABOUT_TRAINING = Text("关于培训「{name}」", "About the training “{name}”")

BECAME_A_CASE = frozenset({filing.FILED, case_forms.STEP_TAKEN})


async def about(cause: Cause, who: Person, to: RepliedTo) -> ReplyAbout | None:
    """What a reply to this means for the person; None where it means nothing in particular."""
    case_id = to.case_id
    draft = await drafts.get_draft_by_token(to.token) if to.token else None
    if draft is not None and draft.person_id == who.id:
        if draft.state == "open":
            return ReplyAbout(to, token=draft.token)
        became = draft.became
        if became is not None and became.kind in BECAME_A_CASE:
            case_id = became.record_id
    case = await cases.get_case(case_id) if case_id else None
    if case is not None and may_see(who, LIFE_CYCLES[case.kind], case.parties):
        return ReplyAbout(to, case_id=case.id)
    record = await _record(cause, who, to) if may_anywhere(who, Action.USE_TRAY) else None
    return ReplyAbout(to, record=record) if record is not None else None


async def _record(cause: Cause, who: Person, to: RepliedTo) -> NamedRecord | None:
    """The work record or training that was replied to, if the person may see it."""
    with suppress(NotForThisPerson):
        if to.number:
            number = read_number(to.number)
            if isinstance(number, Number):
                return _work_record(await get_record_by_number(who, to.number, cause))
        if to.sign_up_id:
            return _training((await seats.get_training_of_sign_up(who, to.sign_up_id)).session)
        if to.session_id:
            return _training((await seats.get_training(who, to.session_id)).session)
    return None


def _work_record(view: RecordView) -> NamedRecord:
    record, kind = view.record, view.record.of_kind
    recall = record.link if view.rights.recall else None
    about = Text(f"关于{kind.name.zh} {record.number}", f"About {kind.name.en} {record.number}")
    return NamedRecord(about, record.client_id, record.link, recall)


def _training(session: SessionRecord) -> NamedRecord:
    return NamedRecord(_named(ABOUT_TRAINING, session.title), session.client_id)


def _named(text: Text, name: str) -> Text:
    return Text(text.to(CHINESE, name=name), text.to(ENGLISH, name=name))


@writing
async def reply_in_words(cause: Cause, who: Person, about: ReplyAbout, text: str) -> Shown | Sent | CaseView:
    """Takes a text as the answer to the question that was replied to, or for what the case asks for.

    Where it can be meant for several steps of the case it is asked for which; where for none, the case is given back.
    """
    if about.token:
        view, asked = await _at_question(cause, who, about)
        return await typed(cause, who, view, text) if asked else Shown(view, not_asked(view.step))
    if about.record is not None:
        return await about_records.words_about(cause, who, about.record, text)
    case = await _case(who, about)
    meant = _step_for_words(who, case)
    if meant is not None and meant.asks is not None:
        return await typed(cause, who, await begin(cause, who, meant.asks, meant.action, case.id), text)
    kept = await keeping.keep_text(cause, who, text)
    if steps_that_take(who, case, (kept,)):
        return await keeping.asked_about_case(who, kept.id, case.id)
    await keeping.let_go(kept.id)
    return await view_of(who, case)


@writing
async def reply_by_file(cause: Cause, who: Person, about: ReplyAbout, file: SentFile) -> Shown | Sent:
    """Takes a photo, a recording or a document likewise; where the case waits for nothing like it, it is asked about.

    Raises:
        FileTooBig, FileEmpty: it is more than a bot may download, or nothing at all, and no form is open.
    """
    if about.token:
        view, _ = await _at_question(cause, who, about)
        return await keeping.received_in_form(cause, who, view, file)
    if about.record is not None:
        return await about_records.file_about(cause, who, about.record, file)
    return await keeping.received_for_case(cause, who, await _case(who, about), file)


async def _case(who: Person, about: ReplyAbout) -> CaseRecord:
    return (await get_case(who, about.case_id)).case


async def _at_question(cause: Cause, who: Person, about: ReplyAbout) -> tuple[DraftView, bool]:
    """The form at the question that was replied to, and whether it is that one: an older one is known by its words."""
    view = await take_up(who, await own_draft(who, about.token))
    if view.draft.turn == about.to.turn:
        return view, True
    asked = _asked_in(view, about.to.words)
    if asked is None:
        return view, False
    return (await go(cause, who, view, asked.key)).view, True


def _asked_in(view: DraftView, words: str) -> Step | None:
    """The question that a screen with these words asked: its prompt stands behind the name of what it follows up."""
    found = []
    for step in visible(view.form, view.answers):
        of = [step] if step.parent is None else [view.form.step(step.parent), step]
        places = [max(words.find(one.question.prompt.zh), words.find(one.question.prompt.en)) for one in of]
        if min(places) >= 0:
            found.append((places[-1], step))
    found.sort(key=lambda one: -one[0])
    alone = bool(found) and (len(found) == 1 or found[0][0] > found[1][0])
    return found[0][1] if alone else None


def _step_for_words(who: Person, case: CaseRecord) -> Transition | None:
    """The step that a text means without a doubt: what the case waits for, or the only word that leaves it as it is."""
    life_cycle = LIFE_CYCLES[case.kind]
    can = can_do(who, life_cycle, case.state, case.parties)
    words = life_cycle.state(case.state).words
    waited_for = next((step for step in can if step.action == words), None)
    if waited_for is not None and waits_for(who, life_cycle, case.state, case.parties):
        return waited_for
    of_others = next((step for step in can if step.action == life_cycle.state(case.state).others_write), None)
    if of_others is not None:
        return of_others
    written = [step for step in can if step.asks is not None and _begins_with_words(step.asks)]
    return written[0] if len(written) == 1 and written[0].to in (None, case.state) else None


def _begins_with_words(form: str) -> bool:
    return form_in_use(form).questions[0].kind is Kind.TEXT
