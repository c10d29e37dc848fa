"""Looks the installation over, also while the program runs: what is well, and what to do about what is not."""

import shutil
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

import aiohttp

from bot.app.backups.making import vault_of
from bot.app.backups.sentences import sentence
from bot.app.health import ailing
from bot.app.installing import bot_of, look, look_at_files
from bot.app.sentences import sentence_for
from bot.clock import Clock
from bot.documents.typesetting import has_font
from bot.rules.backing_up import is_late
from bot.rules.installation import Beginning, beginning
from bot.settings import WEBHOOK_PATH, Settings, TelegramUnreachable, TokenRefused
from storage import database as db
from storage.addresses import is_there, shown
from storage.backups.failures import NotDone
from storage.installation import find_applied_migrations
from storage.jobs.queue import JOBS
from storage.post.outbox import MESSAGES
from storage.versions import NEWEST

ANSWER_WITHIN_S = 10
LARGEST_SKEW = timedelta(seconds=30)
"""Beyond this, deadlines and reminders come noticeably at the wrong time."""
LEAST_ROOM = 500_000_000
"""Bytes that should be free where records and files are: a day of photos and a copy of the database."""
RECENT = timedelta(hours=1)
FONT = "Noto Sans CJK SC"


@dataclass(frozen=True, slots=True)
class Finding:
    """How one thing is; ``well`` None: neither good nor bad. ``said`` ends with what to do when it is not well."""

    what: str
    well: bool | None
    said: str


@dataclass(frozen=True, slots=True)
class Patient:
    """What is looked over."""

    settings: Settings
    token: str
    clock: Clock


Check = Callable[[Patient], Awaitable[list[Finding]]]


async def look_over(patient: Patient) -> list[Finding]:
    """Everything that is looked at, in the order of ``CHECKS``; one that fails does not keep the others from it."""
    return [finding for check in CHECKS for finding in await check(patient)]


@dataclass(frozen=True, slots=True)
class _Answer:
    result: Any
    sent_at: datetime | None
    took: float


async def _ask(patient: Patient, method: str) -> _Answer:
    """What Telegram answers.

    Raises TokenRefused, TelegramUnreachable
    """
    if not patient.token:
        raise TokenRefused
    timeout = aiohttp.ClientTimeout(total=ANSWER_WITHIN_S)
    began = patient.clock.now()
    try:
        async with (
            aiohttp.ClientSession(timeout=timeout, trust_env=True) as http,
            http.get(f"{patient.settings.telegram_api_url}/bot{patient.token}/{method}") as response,
        ):
            if response.status in (401, 404):
                raise TokenRefused
            answer = await response.json()
    except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as failure:
        raise TelegramUnreachable(type(failure).__name__) from failure
    sent = response.headers.get("Date")
    sent_at = parsedate_to_datetime(sent).astimezone(UTC) if sent else None
    return _Answer(answer.get("result"), sent_at, (patient.clock.now() - began).total_seconds())


async def _telegram(patient: Patient) -> list[Finding]:
    try:
        answer = await _ask(patient, "getMe")
    except TokenRefused:
        return [Finding("Token", False, "Telegram refuses BOT_TOKEN: copy it again from @BotFather into .env.")]
    except TelegramUnreachable as failure:
        url = patient.settings.telegram_api_url
        return [Finding("Telegram", False, f"{url} is not reached ({failure.reason}): check network, proxy and DNS.")]
    found = [Finding("Telegram", True, f"@{answer.result['username']} answers in {answer.took * 1000:.0f} ms.")]
    if answer.sent_at is not None:
        # the answer was on its way for half of the time; its header knows whole seconds
        skew = patient.clock.now() - answer.sent_at
        well = abs(skew) <= LARGEST_SKEW
        to_do = "" if well else " Set the time by a time service (`timedatectl set-ntp true`)."
        found.append(Finding("Clock", well, f"{skew.total_seconds():+.0f} s against Telegram's.{to_do}"))
    return found + await _webhook(patient)


async def _webhook(patient: Patient) -> list[Finding]:
    try:
        info = (await _ask(patient, "getWebhookInfo")).result
    except (TokenRefused, TelegramUnreachable):
        return []
    registered, wanted = str(info.get("url", "")), patient.settings.webhook_url
    waiting = f"{info.get('pending_update_count', 0)} updates wait"
    if not registered:
        said = f"none is registered: updates are fetched by long polling; {waiting}."
        if wanted:
            return [Finding("Webhook", None, f"WEBHOOK_URL is set, and {said} `run --webhook` registers it.")]
        return [Finding("Webhook", None, said.capitalize())]
    if wanted and registered != wanted.rstrip("/") + WEBHOOK_PATH:
        return [Finding("Webhook", False, f"{registered} is registered, not WEBHOOK_URL: start `run --webhook` again.")]
    failed_at = datetime.fromtimestamp(info.get("last_error_date", 0), UTC)
    if patient.clock.now() - failed_at < RECENT:
        reason = info.get("last_error_message", "")
        return [Finding("Webhook", False, f"Telegram does not get through ({reason}): check proxy and certificate.")]
    return [Finding("Webhook", True, f"{registered}; {waiting}.")]


async def _database(patient: Patient) -> list[Finding]:
    url = patient.settings.database_url
    try:
        if not is_there(url):
            beginning(look_at_files(patient.settings.files_folder), None)
            return [Finding("Database", None, f"{shown(url)} is not there yet: the first `run` makes it.")]
        async with db.opened(url, beside=True):
            return await _opened_database(patient)
    except Exception as failure:
        said = sentence_for(failure, patient.settings)
        if said is None:
            raise
        return [Finding("Database", False, said)]


async def _opened_database(patient: Patient) -> list[Finding]:
    bot_id = bot_of(patient.token) if patient.token else None
    how = beginning(await look(patient.settings.files_folder), bot_id)
    applied = await find_applied_migrations()
    where = shown(patient.settings.database_url)
    found = [Finding("Database", True, f"{where} answers, schema {applied[-1] if applied else 'none'}.")]
    if how is Beginning.FOUND:
        found.append(Finding("Firm", None, "None yet: the first `run` begins one."))
        return found
    if NEWEST not in applied:
        found.append(Finding("Schema", None, f"{NEWEST} is the newest: the next `run` or `migrate` brings it there."))
        return found
    if db.dialect() == "sqlite":
        mode = await db.value(str, "SELECT journal_mode FROM pragma_journal_mode")
        well = mode == "wal"
        to_do = "" if well else " Set it back with `PRAGMA journal_mode=WAL` while the program is stopped."
        found.append(Finding("Journal", well, f"{mode}.{to_do}"))
    else:
        left = await JOBS.count_abandoned() + await MESSAGES.count_abandoned()
        said = f"{left} jobs and messages are held by processes that are gone"
        to_do = ": the next beat takes them over; if that line stays, restart the worker." if left else "."
        found.append(Finding("Claims", left == 0, said + to_do))
    ails = await ailing(patient.clock)
    found.append(Finding("Work", None if ails else True, ails or "The program is at work."))
    return found


async def _room(patient: Patient) -> list[Finding]:
    found = []
    places = {"Files": patient.settings.files_folder.absolute()}
    if patient.settings.database_url.startswith("sqlite://"):
        places["Records"] = Path(shown(patient.settings.database_url)).parent
    for what, folder in places.items():
        there = next(one for one in (folder, *folder.parents) if one.exists())
        free = shutil.disk_usage(there).free
        well = free >= LEAST_ROOM
        to_do = "" if well else " Make room, or move the folder to a larger disk."
        found.append(Finding(what, well, f"{folder}: {free / 1e9:.1f} GB free.{to_do}"))
    return found


async def _fonts(_: Patient) -> list[Finding]:
    if has_font(FONT):
        return [Finding("Fonts", True, f"{FONT} for documents.")]
    return [
        Finding("Fonts", False, f"{FONT} is missing: install the package manimgx-fonts-cjk again (`make install`).")
    ]


async def _backups(patient: Patient) -> list[Finding]:
    """The newest whole backup where they go; that none is encrypted in a folder is said, and is no fault."""
    try:
        vault = vault_of(patient.settings)
        headers = [one.header for one in vault.listed() if one.header is not None]
    except NotDone as failure:
        return [Finding("Backups", False, sentence(failure))]
    if not headers:
        said = "yet: `python -m bot backup` makes one now, and the program one each night."
        return [Finding("Backups", None, f"None in {vault.target.shown} {said}")]
    newest = headers[-1]
    age = patient.clock.now() - newest.taken_at
    safe = "encrypted" if newest.recipient else "NOT encrypted (`python -m bot backup --new-key`)"
    where = f"the newest in {vault.target.shown} is {age.total_seconds() / 3600:.0f} hours old, {safe}"
    late = is_late(newest.taken_at, patient.clock.now())
    to_do = ": run `python -m bot backup` and see what it says" if late else ""
    return [Finding("Backups", not late, f"{where[0].upper()}{where[1:]}{to_do}.")]


CHECKS: tuple[Check, ...] = (_telegram, _database, _room, _fonts, _backups)
"""What is looked at; a further subject adds its own check here."""
