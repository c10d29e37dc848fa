"""What is said of what a second person is asked to confirm; and what is alarming by its kind (clauses 5.3, 6.2)."""

from functools import partial

from bot.letters.kind import SENT_ON_WITH_WORK, STAYS, Compose, Hours, MessageKind, Occasion, Opening
from bot.letters.moot import Moot
from bot.records.seconding import SecondView
from bot.rules.cause import Cause
from bot.rules.forms.seconding import QUESTION
from bot.rules.seconding import Seconded
from bot.rules.text import Text
from bot.rules.work_records.kinds import KINDS as RECORD_KINDS
from bot.screens.screen import Screen
from bot.screens.work_records import seconding as screens
from bot.screens.work_records.alarms import alarm
from bot.services.post.writing import MessageCode
from bot.services.work_records import seconding as services
from bot.services.work_records.messages import ALARM
from bot.services.work_records.seconding import NoSuchQuestion
from bot.services.work_records.seeing import NoSuchRecord, get_record
from storage import seconding
from storage.work_records import stored


async def _view(opening: Opening, *states: Seconded) -> SecondView:
    """The question, as long as it stands so."""
    question = await seconding.get_question(opening.message.subject_id)
    if question is None or question.state not in states:
        raise Moot(opening.message.kind)
    try:
        return await services.get_question(opening.reader, question.id)
    except NoSuchQuestion:
        raise Moot(opening.message.kind) from None


async def _asked(opening: Opening, *, again: bool = False) -> Screen:
    view = await _view(opening, Seconded.OPEN)
    if not view.may_answer:
        raise Moot(opening.message.kind)
    return screens.asked(view, opening.language, again=again)


async def _waits(opening: Opening) -> Screen:
    nobody = opening.message.key.split(":")[2:3] == ["nobody"]
    return screens.waits(await _view(opening, Seconded.OPEN), opening.language, nobody=nobody)


async def _answered(state: Seconded, opening: Opening) -> Screen:
    return screens.answered(await _view(opening, state), opening.language)


async def _client(opening: Opening) -> tuple[int, ...]:
    question = await seconding.get_question(opening.message.subject_id)
    return (question.client_id,) if question is not None and question.client_id is not None else ()


async def _alarm(opening: Opening) -> Screen:
    message = opening.message
    try:
        return alarm(
            await get_record(opening.reader, message.subject_kind, message.subject_id, Cause(opening.at)),
            opening.language,
        )
    except NoSuchRecord:
        raise Moot(message.kind) from None


async def _client_of_record(opening: Opening) -> tuple[int, ...]:
    record = await stored.get_record(opening.message.subject_kind, opening.message.subject_id)
    return () if record is None or record.client_id is None else (record.client_id,)


def _kind(
    code: MessageCode, name: Text, compose: Compose, occasion: Occasion = Occasion.HAPPENED, *, personal: bool = True
) -> MessageKind:
    leave = STAYS if personal else SENT_ON_WITH_WORK
    return MessageKind(code, name, (QUESTION,), leave, compose, clients=_client, occasion=occasion)


KINDS = (
    _kind(services.ASKED, Text("请您确认的事", "something to confirm"), _asked),
    _kind(
        services.ASKED_ONCE_MORE,
        Text("还在等您确认的提醒", "a reminder of something to confirm"),
        partial(_asked, again=True),
        Occasion.REMINDS,
    ),
    _kind(
        services.WAITS,
        Text("还没有人确认的提醒", "that nobody has confirmed something"),
        _waits,
        Occasion.REMINDS,
        personal=False,
    ),
    _kind(
        services.CONFIRMED,
        Text("对方已确认的通知", "that something was confirmed"),
        partial(_answered, Seconded.CONFIRMED),
        personal=False,
    ),
    _kind(
        services.DECLINED,
        Text("对方没有确认的通知", "that something was not confirmed"),
        partial(_answered, Seconded.DECLINED),
        personal=False,
    ),
    MessageKind(
        ALARM,
        Text("紧急报告", "an alarm"),
        tuple(kind.kind for kind in RECORD_KINDS if kind.alarms),
        SENT_ON_WITH_WORK,
        _alarm,
        clients=_client_of_record,
        hours=Hours.DAYS_OFF_TOO,
        occasion=Occasion.HAPPENED,
    ),
)
