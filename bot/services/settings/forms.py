"""Forms by which settings are typed: the firm's values, texts, logo and days off, and a person's own quiet time."""

from dataclasses import replace
from datetime import time
from decimal import Decimal
from functools import partial

from bot.records.drafts import Card, DraftView
from bot.records.outcomes import Outcome, OutcomeKind
from bot.rules.cases.reporting import typed_duties, write_duties
from bot.rules.cause import Cause
from bot.rules.forms.answers import Answer, Answers
from bot.rules.forms.firm_texts import BUILT_IN_TEXTS
from bot.rules.forms.periods import period_of
from bot.rules.forms.problems import NotWhole, Problem
from bot.rules.forms.settings import CHINESE_TEXT, ENGLISH_TEXT, FROM, PERIOD, SETTING_FORMS, UNTIL, VALUE
from bot.rules.people import Person
from bot.rules.permissions import Action
from bot.rules.risks.matrix import read_matrix, write_matrix
from bot.rules.settings.catalogue import CATALOGUE, SettingKind, setting_of
from bot.rules.settings.firm import LONGEST_PERIOD, DaysKind, NoSuchSetting, PeriodTooLong, value_of
from bot.rules.settings.values import read_texts, write_texts
from bot.rules.text import Text
from bot.services.cases.moving_reminders import move_reminders
from bot.services.drafts.purpose import Purpose
from bot.services.settings.firm import may_change, set_setting
from bot.services.settings.own import keep
from bot.services.tasks import planning
from storage import clients
from storage.jobs import queue as jobs
from storage.people import persons as people
from storage.settings.firm import add_days, get_settings, take_settings
from storage.settings.own import get_own_settings
from storage.trail.entries import add_entry

TYPED = frozenset(SettingKind(form.code) for form in SETTING_FORMS)
SET = {setting.key: OutcomeKind(f"setting.{setting.key}") for setting in CATALOGUE if setting.kind in TYPED}
"""A setting of the firm that was set, by its key."""

DAYS_ENTERED, QUIET_KEPT = OutcomeKind("days_off"), OutcomeKind("own_quiet")

DAYS_NAMES = {
    DaysKind.HOLIDAY: Text("放假", "Days off"),
    DaysKind.MAKE_UP: Text("调休上班", "Worked days"),
    DaysKind.SHUTDOWN: Text("停工", "Shutdown"),
}


async def card(kind: SettingKind, subject_kind: str, subject_id: int) -> Card | None:
    """The setting that the form is about: ``subject_kind`` is its key."""
    try:
        setting = setting_of(subject_kind)
    except NoSuchSetting:
        return None
    if setting.kind is not kind or subject_id != 0:
        return None
    return Card(title=setting.name, allows=may_change)


async def check(cause: Cause, view: DraftView) -> Problem | None:  # noqa: ARG001 -- the shape of ``Purpose.check``
    """Days are whole."""
    return NotWhole(view.form.step(VALUE)) if Decimal(str(view.answers[VALUE].value)) % 1 else None


async def submit(cause: Cause, who: Person, view: DraftView) -> Outcome:
    """Sets the setting to what was typed or sent.

    Raises:
        HoursOverlap, HourIsQuiet, LadderBackwards, NoMatrix, NoReports
    """
    key = view.draft.subject_kind
    await set_setting(cause, who, key, await _value(cause, key, view))
    return Outcome(SET[key], 0)


async def _value(cause: Cause, key: str, view: DraftView) -> str | None:
    """What was typed or sent, as it is kept; None: as it comes with the program."""
    match setting_of(key).kind:
        case SettingKind.DAYS:
            unit = value_of(await get_settings(), key)[-1]
            return f"{int(Decimal(str(view.answers[VALUE].value)))}{unit}"
        case SettingKind.TEXTS:
            texts = Text(str(view.answers[CHINESE_TEXT].value), str(view.answers[ENGLISH_TEXT].value))
            return None if texts == BUILT_IN_TEXTS[key] else write_texts(texts)
        case SettingKind.MATRIX:
            return write_matrix(read_matrix(str(view.answers[VALUE].value)))
        case SettingKind.REPORTS:
            return write_duties(typed_duties(str(view.answers[VALUE].value)))
        case SettingKind.LOGO:
            (picture,) = view.files(VALUE)
            await jobs.add_job("archive_file", picture.id, cause.at)
            return str(picture.id)
        case _:
            return str(view.answers[VALUE].value)


async def present_texts(who: Person, subject_kind: str, subject_id: int) -> Answers:  # noqa: ARG001 -- as ``Purpose.begins_with``
    """The text as it stands: the firm's own, or as it comes with the program."""
    value = value_of(await get_settings(), subject_kind)
    texts = read_texts(value) if value else BUILT_IN_TEXTS[subject_kind]
    return {CHINESE_TEXT: Answer(texts.zh), ENGLISH_TEXT: Answer(texts.en)}


async def days_card(subject_kind: str, subject_id: int) -> Card | None:
    """Days off or worked of everybody, or a client's shutdown: ``subject_kind`` says which."""
    if subject_kind not in list(DaysKind):
        return None
    kind = DaysKind(subject_kind)
    name = DAYS_NAMES[kind]
    if kind is not DaysKind.SHUTDOWN:
        return Card(title=name, allows=may_change) if subject_id == 0 else None
    client = await clients.get_client(subject_id)
    if client is None:
        return None
    title = Text(f"{client.short_name} · {name.zh}", f"{client.short_name} · {name.en}")
    return Card(client.id, title=title, allows=may_change)


async def enter_days(cause: Cause, who: Person, view: DraftView) -> Outcome:
    """Enters the days into the calendar.

    Raises:
        PeriodTooLong: nobody closes for so long.
    """
    first, last = period_of(str(view.answers[PERIOD].value))
    if last - first >= LONGEST_PERIOD:
        raise PeriodTooLong
    kind, client_id = DaysKind(view.draft.subject_kind), view.draft.subject_id or None
    await take_settings()
    entry_id = await add_days(kind, client_id, first, last, person_id=who.id, at=cause.at)
    await planning.ask(cause)
    await move_reminders(cause, first, last)
    dates = {"first": first.isoformat(), "last": last.isoformat()}
    await add_entry(cause, "enter_days", "calendar_entry", entry_id, kind=kind.value, client=client_id or 0, **dates)
    return Outcome(DAYS_ENTERED, client_id or 0)


async def quiet_card(subject_kind: str, subject_id: int) -> Card | None:
    """A person's own quiet time, which is nobody else's to set."""
    person = await people.get_person(subject_id) if subject_kind == "person" else None
    return Card(owner_id=person.id) if person is not None and person.consented_at is not None else None


async def keep_quiet(cause: Cause, who: Person, view: DraftView) -> Outcome:
    """Keeps the person's own quiet time.

    Raises:
        HoursOverlap: it would leave too little of the day open.
    """
    first, last = (time.fromisoformat(str(view.answers[key].value)) for key in (FROM, UNTIL))
    await keep(cause, who, replace(await get_own_settings(who.id), quiet=(first, last)))
    return Outcome(QUIET_KEPT, who.id)


def _setting(kind: SettingKind) -> Purpose:
    settable = tuple(SET[setting.key] for setting in CATALOGUE if setting.kind is kind)
    whole = check if kind is SettingKind.DAYS else None
    begins_with = present_texts if kind is SettingKind.TEXTS else None
    return Purpose(
        Action.CHANGE_FIRM_SETTINGS, partial(card, kind), submit, settable, check=whole, begins_with=begins_with
    )


PURPOSES = {
    **{kind.value: _setting(kind) for kind in TYPED},
    "days_off": Purpose(Action.CHANGE_FIRM_SETTINGS, days_card, enter_days, (DAYS_ENTERED,)),
    "own_quiet": Purpose(None, quiet_card, keep_quiet, (QUIET_KEPT,)),
}
