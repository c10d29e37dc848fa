"""Makes documents: what their kind gathers is drawn by the child process and kept as a file."""

import secrets
from collections.abc import Awaitable, Callable

from bot.documents.drawing import Drawn
from bot.documents.kinds import MEDIA_TYPES, Desk, DocumentKind, Kept
from bot.rules.text import Language, Text
from bot.rules.verification import new_code
from bot.services import documents
from schedules.kinds import JobKind
from schedules.office import Office
from storage.documents import get_asked
from storage.settings.firm import get_settings


async def desk_of(office: Office, version: int = 1) -> Desk:
    """What gathering may need of the office: every document names the firm as it calls itself now."""
    provider = (await get_settings()).provider_name or office.provider_name
    code = new_code(secrets.choice)
    return Desk(office.files, provider, office.sender.username, office.clock.now(), code, version)


async def make(office: Office, kind: DocumentKind, subject_id: int, language: Language) -> None:
    """A record's document in a language, as the record is now; one that says so stays as it is."""
    version = await documents.version_to_make(kind, subject_id, language)
    if version is not None:
        await _make(office, kind, subject_id, language, version)


async def make_asked(office: Office, document_id: int) -> None:
    """A document that somebody asked for."""
    asked = await get_asked(document_id)
    if asked is None or asked.made_at is not None:
        return
    for chat_id in await documents.chats_waiting(document_id):
        await office.sender.uploading(chat_id)
    await _make(office, documents.DOCUMENT_KINDS[asked.kind], asked.subject_id, asked.language, asked.version)


async def _make(office: Office, kind: DocumentKind, subject_id: int, language: Language, version: int) -> None:
    desk = await desk_of(office, version)
    gathered = await kind.gather(subject_id, language, desk)
    if gathered is not None:
        await put(office, kind, subject_id, language, version, gathered, desk)


async def put(
    office: Office,
    kind: DocumentKind,
    subject_id: int,
    language: Language,
    version: int,
    gathered: Drawn | Kept,
    desk: Desk,
    then: Callable[[], Awaitable[None]] | None = None,
) -> None:
    """Draws what was gathered at the desk and keeps it; ``then`` as in ``documents.keep``."""
    if isinstance(gathered, Kept):
        sha256 = gathered.sha256
    else:
        sha256 = await office.files.put(await office.press.render(gathered), MEDIA_TYPES[kind.ending])
    printed = {"code": desk.code, "provider": desk.provider}
    await documents.keep(office.cause(), kind, subject_id, language, version, sha256, desk.at, then, **printed)


NOT_MADE = Text("{number} 的一份文件没能生成。", "A document of {number} could not be made.")

DOCUMENT_JOBS = (
    JobKind(documents.MAKE, make_asked, NOT_MADE, number=documents.number_of, also_tell=documents.tell_of_failure),
)
