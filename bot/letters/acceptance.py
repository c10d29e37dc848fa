"""What is said unasked of deliverables: that one is there to accept, that it waits, that it was returned (clause 7)."""

from collections.abc import Callable
from functools import partial

from bot.letters.kind import SENT_ON_WITH_WORK, STAYS, MessageKind, Occasion, Opening
from bot.letters.moot import Moot
from bot.records.work_records import RecordView
from bot.rules.cause import Cause
from bot.rules.text import Language, Text
from bot.rules.work_records.kinds import DELIVERABLES
from bot.screens import behalf
from bot.screens.screen import Screen
from bot.screens.work_records import acceptance as screens
from bot.screens.work_records.card import record_card
from bot.services.work_records.messages import ANSWERED_FOR, HANDED_OVER, RETURNED, UNANSWERED
from bot.services.work_records.seeing import NoSuchRecord, get_record
from storage.work_records import stored

Compose = Callable[[RecordView, Language], Screen]


async def _view(opening: Opening) -> RecordView:
    message = opening.message
    try:
        return await get_record(opening.reader, message.subject_kind, message.subject_id, Cause(opening.at))
    except NoSuchRecord:
        raise Moot(message.kind) from None


async def _asked(compose: Compose, opening: Opening) -> Screen:
    """Only while the reader can answer it."""
    view = await _view(opening)
    if not view.rights.answer:
        raise Moot(opening.message.kind)
    return compose(view, opening.language)


async def _returned(opening: Opening) -> Screen:
    view = await _view(opening)
    if view.answered is None:
        raise Moot(opening.message.kind)
    return screens.returned(view, opening.language)


async def _answered_for(opening: Opening) -> Screen:
    view, language = await _view(opening), opening.language
    if view.answered is None or view.answered.recorded is None:
        raise Moot(opening.message.kind)
    card = record_card(view, language)
    return behalf.answer_recorded(view.answered.recorded, card, view.record.kind, view.record.id, language)


async def _client(opening: Opening) -> tuple[int, ...]:
    record = await stored.get_record(opening.message.subject_kind, opening.message.subject_id)
    return () if record is None or record.client_id is None else (record.client_id,)


_KINDS = tuple(DELIVERABLES)

KINDS = (
    MessageKind(
        HANDED_OVER,
        Text("请验收的成果", "a deliverable to accept"),
        _KINDS,
        STAYS,
        partial(_asked, screens.handed_over),
        occasion=Occasion.HAPPENED,
    ),
    MessageKind(
        UNANSWERED,
        Text("未验收提醒", "the reminder to accept a deliverable"),
        _KINDS,
        STAYS,
        partial(_asked, screens.unanswered),
        occasion=Occasion.REMINDS,
    ),
    MessageKind(
        RETURNED,
        Text("成果退回通知", "that a deliverable was returned"),
        _KINDS,
        SENT_ON_WITH_WORK,
        _returned,
        clients=_client,
        occasion=Occasion.HAPPENED,
    ),
    MessageKind(
        ANSWERED_FOR,
        Text("代录验收通知", "that their answer was recorded"),
        _KINDS,
        STAYS,
        _answered_for,
        occasion=Occasion.HAPPENED,
    ),
)
