"""What is said unasked about cases: news of a step, and the reminders of a state."""

from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from bot.letters.behalf import case_passed_on, seen_case
from bot.letters.kind import SENT_ON, STAYS, Hours, MessageKind, Naming, Occasion, Opening, of_case
from bot.letters.moot import Moot
from bot.records.cases.cases import CaseRecord, CaseView
from bot.rules.cases.concerning import concerned, told_at, waits_for
from bot.rules.cases.deadlines import ANOTHER_DATE
from bot.rules.cases.kinds import CASE_KINDS, FILINGS, LIFE_CYCLES
from bot.rules.cases.life_cycle import Party, Standing
from bot.rules.cases.parties import is_kept_from, may_see, standings
from bot.rules.cases.promises import owed_under
from bot.rules.deadlines import Stage
from bot.rules.people import Person
from bot.rules.post import thing_of
from bot.rules.text import Text
from bot.screens.cases import letters as cases_letters
from bot.screens.cases.lists import several_due
from bot.screens.cases.outcomes import filed_for_nobody
from bot.screens.cases.promises import mended
from bot.screens.recorded_marks import recorded_name
from bot.screens.screen import Screen
from bot.services.cases.ending import ENDED
from bot.services.cases.handling import is_left
from bot.services.cases.hearing import CALL, is_caller, nobody_of
from bot.services.cases.history import said
from bot.services.cases.messages import NEWS, NOBODY_LEFT, OPENED, TAKEN, WITH
from bot.services.cases.nagging import NAG, is_still_nagged
from bot.services.cases.promises import mended_by
from bot.services.cases.reminders import AGAIN, REMINDER, UP
from bot.services.cases.seeing import acted_lately, view_of
from bot.services.cases.veiling import Names
from storage.cases import stored
from storage.people import persons as people
from storage.post import outbox
from storage.post.outbox import MessageRecord


async def _reminder(opening: Opening) -> Naming:
    """One step of a ladder; what else its reader is to be reminded of at this hour is said in the same message."""
    case, view = await _to_remind_of(opening)
    reader, stage, relay = opening.reader, _stage(opening.message), opening.message.relay
    if _is_for_themself(opening.message) and (others := await _beside(opening)):
        several = [case, *others]
        things = frozenset(thing_of("case", one.id) for one in several)
        return Naming(several_due(several, reader, opening.at), things)
    up = UP in opening.message.parameters
    screen = cases_letters.case_reminder(view, stage, opening.at, reader.language, passed_on=relay is not None, up=up)
    if relay is not None:
        screen = await case_passed_on(opening, relay, case, _concerned(case, stage), screen)
    return Naming(screen, frozenset((thing_of("case", case.id),)))


def _is_for_themself(message: MessageRecord) -> bool:
    """Whether it is neither passed on nor what its reader has asked for: such a one is said by itself."""
    return message.relay is None and _stage(message) != AGAIN


async def _beside(opening: Opening) -> list[CaseRecord]:
    """The other cases of which the reader is to be reminded at this hour."""
    found: dict[int, CaseRecord] = {}
    for message in await outbox.find_due_beside(opening.message, opening.at):
        if _is_for_themself(message) and message.subject_id != opening.message.subject_id:
            other = replace(opening, message=message, case=await stored.get_case(message.subject_id))
            with suppress(Moot):
                case, _ = await _to_remind_of(other)
                found[case.id] = case
    return list(found.values())


async def _to_remind_of(opening: Opening) -> tuple[CaseRecord, CaseView]:
    """The case, as long as this stage concerns the reader and was not said to them today. Raises Moot."""
    reader, case, message = opening.reader, seen_case(opening), opening.message
    if thing_of("case", case.id) in opening.told:
        raise Moot(message.kind)
    stage = _stage(message)
    # who closed cases concern is nobody: there is nothing to remind of any more
    told = _concerned(case, stage) if case.closed_at is None else frozenset[Standing]()
    if UP in message.parameters and case.closed_at is None:
        told |= frozenset(LIFE_CYCLES[case.kind].line)
    asked_again = stage == AGAIN and waits_for(reader, LIFE_CYCLES[case.kind], case.state, case.parties)
    if message.relay is None and not asked_again and not standings(reader, case.parties) & told:
        raise Moot(message.kind)
    view = await view_of(reader, case)
    if stage == Stage.BEFORE and await acted_lately(reader, view, opening.at):
        # they saw the date then
        raise Moot(message.kind)
    return case, view


async def _news(opening: Opening) -> Screen:
    message, reader = opening.message, opening.reader
    if "former" in message.parameters:
        return await _handed_over(opening)
    case = seen_case(opening)
    action = str(message.parameters["action"])
    told = _told(case, action, reader)
    if told is None:
        raise Moot(message.kind)
    if WITH in message.parameters:
        before = LIFE_CYCLES[case.kind].transition(str(message.parameters[WITH])).told
        told = told if before is None else Text(f"{before.zh}\n{told.zh}", f"{before.en}\n{told.en}")
    text, _ = await said(int(message.parameters["draft"]))
    names = Names(case, reader)
    actor = await names.of(int(str(message.parameters["who"])))
    if "by" in message.parameters:
        actor = recorded_name(actor, await names.of(int(str(message.parameters["by"]))), reader.language)
    view = await view_of(reader, case)
    broken = await _not_kept(opening, case, action)
    screen = cases_letters.case_news(view, told, actor, text, opening.at, reader.language, broken=broken)
    if message.relay is None:
        return replace(screen, silent=_is_copy(view, reader) and not message.parameters.get(outbox.ALARM))
    return await case_passed_on(opening, message.relay, case, LIFE_CYCLES[case.kind].transition(action).tells, screen)


async def _not_kept(opening: Opening, case: CaseRecord, action: str) -> str:
    """What was promised to the reader and not kept, where the step gave another date behind it; else nothing."""
    life_cycle, message = LIFE_CYCLES[case.kind], opening.message
    if action == OPENED or life_cycle.transition(action).promise not in ANOTHER_DATE:
        return ""
    told = await mended_by(case, int(message.parameters["draft"]))
    if told is None:
        return ""
    to = owed_under(life_cycle, told.promise.what).to
    concerns = message.relay is not None or standings(opening.reader, case.parties) & to
    return mended(told, case.kind, opening.reader.language) if concerns else ""


async def _nag(opening: Opening) -> Naming:
    """Once more what is serious, to who has not said that they know of it.

    It counts as nothing that they were told: the reminders of its dates come all the same.
    """
    case, reader = seen_case(opening), opening.reader
    if not await is_still_nagged(reader, case):
        raise Moot(NAG)
    return Naming(cases_letters.nag(await view_of(reader, case), opening.at, opening.language), frozenset())


async def _taken(opening: Opening) -> Screen:
    """In the place of what was asked: who does it, or what was done; nothing where it is asked of the reader still."""
    case, reader = seen_case(opening), opening.reader
    view = await view_of(reader, case)
    if view.waits_for_me:
        raise Moot(TAKEN)
    return cases_letters.taken(view, opening.at, opening.language)


async def _call(opening: Opening) -> Screen:
    """That nobody can hear for whom it waits, while that is so."""
    case, reader = seen_case(opening), opening.reader
    silent = await nobody_of(case)
    since = datetime.fromisoformat(str(opening.message.parameters["since"]))
    if silent is None or case.unheard_since != since or not is_caller(reader, case):
        raise Moot(CALL)
    first = silent.people[: cases_letters.MOST_CALLED]
    called = [(person.called, await people.get_phone(person.id)) for person in first]
    uncalled = len(silent.people) - len(first)
    others = await stored.count_unheard(case) if CASE_KINDS[case.kind].overseen else 0
    view = await view_of(reader, case)
    return cases_letters.please_call(view, called, uncalled, others, opening.at, opening.language)


async def _name(person_id: object) -> str:
    found = await people.get_person(int(str(person_id)))
    return found.called if found else ""


async def _told_anyway(opening: Opening, other: Person) -> bool:
    """Whether another person has a message like this for themself, or did what it tells of."""
    message, case = opening.message, opening.case
    if message.relay is not None or case is None:
        # it is for somebody who does not use the bot, whatever else the person hears
        return False
    life_cycle = LIFE_CYCLES[case.kind]
    if message.kind == REMINDER:
        stage = _stage(message)
        told = frozenset() if stage == AGAIN else _concerned(case, stage)
    elif int(message.parameters["who"]) == other.id:
        return True
    else:
        action = str(message.parameters["action"])
        opened = action == OPENED
        told = life_cycle.state(life_cycle.first).waits_for if opened else life_cycle.transition(action).tells
        told = concerned(life_cycle, told, case.parties)
    return may_see(other, life_cycle, case.parties) and bool(standings(other, case.parties) & told)


async def _ended(opening: Opening) -> Screen:
    """What became of what the reader reported, as long as it has ended; of what they may not see its outcome alone."""
    message, reader = opening.message, opening.reader
    own, ended = opening.case, await stored.get_case(int(message.parameters["by"]))
    if own is None or ended is None or ended.closed_at is None or _is_kept_from(reader, own):
        raise Moot(message.kind)
    draft = int(message.parameters["draft"])
    text = (await said(draft))[0] if draft else own.title
    state = LIFE_CYCLES[ended.kind].state(ended.state).name.to(reader.language)
    screen = cases_letters.case_ended(
        text, state, await _if_seen(reader, own), await _if_seen(reader, ended), opening.at, reader.language
    )
    if message.relay is None:
        return screen
    return await case_passed_on(opening, message.relay, own, frozenset({Party.OPENER}), screen)


def _is_kept_from(reader: Person, case: CaseRecord) -> bool:
    return is_kept_from(reader, LIFE_CYCLES[case.kind], case.parties)


async def _if_seen(reader: Person, case: CaseRecord) -> CaseView | None:
    return await view_of(reader, case) if may_see(reader, LIFE_CYCLES[case.kind], case.parties) else None


async def _handed_over(opening: Opening) -> Screen:
    message, case = opening.message, opening.case
    if case is None:
        raise Moot(message.kind)
    told = LIFE_CYCLES[case.kind].transition(str(message.parameters["action"])).told_former
    actor = await people.get_person(int(message.parameters["who"]))
    if told is None or actor is None or case.handler_id == opening.reader.id or _is_kept_from(opening.reader, case):
        raise Moot(message.kind)
    return cases_letters.handed_over(told, actor.called, case.number, opening.language)


async def _nobody_left(opening: Opening) -> Screen:
    case, relay = seen_case(opening), opening.message.relay
    if await is_left(case):
        raise Moot(opening.message.kind)
    screen = filed_for_nobody(await view_of(opening.reader, case), opening.language)
    return screen if relay is None else await case_passed_on(opening, relay, case, frozenset({Party.OPENER}), screen)


def _is_copy(view: CaseView, reader: Person) -> bool:
    """Whether the news are for the reader to know alone: nothing waits for them, and the case is not theirs."""
    parties = view.case.parties
    theirs = (parties.opener, parties.recorder, parties.handler, parties.rectifier, parties.asker)
    return not view.waits_for_me and reader.id not in theirs


def _told(case: CaseRecord, action: str, reader: Person) -> Text | None:
    """What a step's news begins with; an opening that was taken up or given to somebody asks nobody else any more."""
    life_cycle = LIFE_CYCLES[case.kind]
    if action == OPENED:
        filing = FILINGS[case.kind]
        waits = case.state == life_cycle.first and waits_for(reader, life_cycle, case.state, case.parties)
        return filing.told if waits else filing.told_late
    return life_cycle.transition(action).told


def _stage(message: MessageRecord) -> str:
    return str(message.parameters["stage"])


def _concerned(case: CaseRecord, stage: str) -> frozenset[Standing]:
    """Whom this stage of the present state tells."""
    life_cycle = LIFE_CYCLES[case.kind]
    state = life_cycle.state(case.state)
    if stage == AGAIN:
        return concerned(life_cycle, state.waits_for, case.parties)
    return told_at(life_cycle, state, Stage(stage), case.parties)


KINDS = (
    MessageKind(
        REMINDER,
        Text("到期提醒", "a reminder"),
        ("case",),
        SENT_ON,
        _reminder,
        clients=of_case,
        merges=_told_anyway,
        names=True,
        occasion=Occasion.REMINDS,
    ),
    MessageKind(
        CALL,
        Text("请打电话的通知", "the request to call somebody"),
        ("case",),
        SENT_ON,
        _call,
        clients=of_case,
        occasion=Occasion.HAPPENED,
    ),
    MessageKind(
        NAG,
        Text("严重事项重复提醒", "the repeated word of something serious"),
        ("case",),
        SENT_ON,
        _nag,
        clients=of_case,
        names=True,
        occasion=Occasion.HAPPENED,
    ),
    MessageKind(
        NEWS,
        Text("进展通知", "news of a case"),
        ("case",),
        SENT_ON,
        _news,
        clients=of_case,
        merges=_told_anyway,
        occasion=Occasion.HAPPENED,
    ),
    MessageKind(
        ENDED,
        Text("结果告知", "news of the end of what they reported"),
        ("case",),
        STAYS,
        _ended,
        occasion=Occasion.HAPPENED,
    ),
    MessageKind(
        NOBODY_LEFT,
        Text("无人经手的告知", "that nobody has it in hand"),
        ("case",),
        STAYS,
        _nobody_left,
        occasion=Occasion.HAPPENED,
    ),
    MessageKind(
        TAKEN,
        Text("有人接手的标注", "the mark that somebody has taken it up"),
        ("case",),
        STAYS,
        _taken,
        hours=Hours.ANY,
        silent=True,
        replaces=(NEWS, REMINDER, NAG, CALL),
        occasion=Occasion.HAPPENED,
    ),
)
