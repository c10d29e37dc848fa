"""Documents that people file: all kinds in one table; asked for again by everyone who may see their record; kept."""

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from bot.documents.kinds import MEDIA_TYPES, DocumentKind
from bot.records.documents import Offer
from bot.rules.cause import Cause
from bot.rules.declaring import by_code
from bot.rules.documents import days_in_name, file_name, version_to_have
from bot.rules.numbering import PRACTICE
from bot.rules.people import Person
from bot.rules.refusing import NotForThisPerson
from bot.rules.text import Language, Text
from bot.rules.work_records.kinds import KINDS
from bot.services import cadence, organisation, registers, skeletons
from bot.services.boards import coverage, pictures
from bot.services.boards import findings as board_findings
from bot.services.boards import statements as board_statements
from bot.services.cases import before_after, incident_papers
from bot.services.checklists import reports, sheets, trends
from bot.services.joining import cards as joining_cards
from bot.services.ledgers import files as ledger_files
from bot.services.ledgers import labels
from bot.services.post.writing import MessageCode, post
from bot.services.risks import papers as risk_papers
from bot.services.self_checks import papers
from bot.services.service_plans import documents as service_plans
from bot.services.visits import calendar_files
from bot.services.work_records import confirmation_codes
from storage import documents
from storage.database import writing
from storage.documents import AskedDocument
from storage.jobs import queue as jobs
from storage.people import persons as people
from storage.post import outbox
from storage.trail.entries import add_entry

MAKE, AGAIN, FAILED = "make_document", MessageCode("document"), MessageCode("document_failed")
"""The job that makes a document, the message that brings it, the one that says that it could not be made."""
ONE_ASK = timedelta(seconds=30)
"""A second tap within this time asks for nothing more."""
LONGEST_CODE = 20
"""Characters that the database has for the code of a kind of document, and of record."""

VERSION = Text("第{n}版", "v{n}")


class NoSuchDocument(NotForThisPerson):
    """There is no such document that the person may have."""


class WrongDocumentKind(ValueError):
    """A row that cannot be used: its code is too long, or nobody knows what kind of file its ending means."""


def merged(rows: Iterable[DocumentKind]) -> Mapping[str, DocumentKind]:
    """Rows by their codes.

    Raises:
        DeclaredTwice
        WrongDocumentKind
    """
    kinds = by_code(rows)
    for row in kinds.values():
        if max(len(row.code), len(row.subject)) > LONGEST_CODE or row.ending not in MEDIA_TYPES:
            raise WrongDocumentKind(row.code)
    return kinds


DOCUMENT_KINDS: Mapping[str, DocumentKind] = merged(
    (
        *reports.DOCUMENTS,
        *sheets.DOCUMENTS,
        *trends.DOCUMENTS,
        *papers.DOCUMENTS,
        registers.REGISTER,
        *cadence.DOCUMENTS,
        *pictures.DOCUMENTS,
        *before_after.DOCUMENTS,
        *incident_papers.DOCUMENTS,
        *board_findings.DOCUMENTS,
        *board_statements.DOCUMENTS,
        *coverage.DOCUMENTS,
        *risk_papers.DOCUMENTS,
        joining_cards.JOINING_CARD,
        *ledger_files.DOCUMENTS,
        *labels.DOCUMENTS,
        *calendar_files.DOCUMENTS,
        *service_plans.DOCUMENTS,
        confirmation_codes.CODE_PICTURE,
        *organisation.DOCUMENTS,
        *skeletons.DOCUMENTS,
    )
)
"""Every kind of document there is; each row stands with the service of its subject."""
for _kind in KINDS:
    if _kind.document and _kind.document not in DOCUMENT_KINDS:
        raise WrongDocumentKind(_kind.kind, _kind.document)


async def offered(who: Person, subject: str, subject_id: int, at: datetime) -> tuple[Offer, ...]:
    """The documents of a record that the person may have, for its card."""
    kinds = [kind for kind in DOCUMENT_KINDS.values() if kind.subject == subject]
    return tuple(
        [Offer(kind.code, kind.name, subject_id) for kind in kinds if await kind.may_have(who, subject_id, at)]
    )


@writing
async def ask(cause: Cause, who: Person, code: str, subject_id: int, version: int = 0) -> None:
    """Has a document sent in the person's language, made first if need be; ``version`` 0 is the newest."""
    kind = DOCUMENT_KINDS.get(code)
    if kind is None or not await kind.may_have(who, subject_id, cause.at):
        raise NoSuchDocument(code, subject_id)
    there = await documents.find_versions(kind.code, kind.subject, subject_id)
    wanted = version or await _version_now(kind, subject_id, there, who.language)
    made = _made(there, wanted, who.language, anyhow=bool(version))
    if made is None and version:
        raise NoSuchDocument(code, subject_id, version)
    document_id = made or await documents.add_asked(kind.code, kind.subject, subject_id, who.language, wanted)
    if await outbox.is_under_way(AGAIN, who.id, "document", document_id, cause.at - ONE_ASK):
        return
    if made is None:
        # also after it was given up: whoever asks again gets new tries
        await jobs.repeat_job(MAKE, document_id, cause.at)
    said = {"version": version} if version else {}
    await post(cause, AGAIN, ("document", document_id), who.id, occurrence=_at(cause), parameters=said)
    await add_entry(cause, "ask", "document", document_id)


def _made(there: Iterable[AskedDocument], version: int, language: Language, *, anyhow: bool) -> int | None:
    """The id of a version that was made, in this language or (``anyhow``) else in the one that there is."""
    made = {one.language: one.id for one in there if one.version == version and one.made_at is not None}
    return made.get(language, next(iter(made.values()), None) if anyhow else None)


async def version_that_holds(kind: DocumentKind, subject_id: int, language: Language) -> int:
    """The number of the version of a document that says what its record says now, made or not."""
    return await _version_now(kind, subject_id, await documents.find_versions(*_of(kind, subject_id)), language)


def _of(kind: DocumentKind, subject_id: int) -> tuple[str, str, int]:
    return kind.code, kind.subject, subject_id


async def _version_now(kind: DocumentKind, subject_id: int, there: Sequence[AskedDocument], language: Language) -> int:
    if kind.as_of_now:
        waiting = [one.version for one in there if one.language == language and one.made_at is None]
        return max(waiting, default=max((one.version for one in there), default=0) + 1)
    since = [await kind.corrected_at(subject_id), await kind.added_at(subject_id)]
    changed_at = max((one for one in since if one is not None), default=None)
    return version_to_have([(one.version, one.made_at) for one in there], changed_at)


async def version_to_make(kind: DocumentKind, subject_id: int, language: Language) -> int | None:
    """The version of a record's document that is still to be made in this language; None: it is there."""
    there = await documents.find_versions(kind.code, kind.subject, subject_id)
    version = await _version_now(kind, subject_id, there, language)
    made = {(one.version, one.language) for one in there if one.made_at is not None}
    return None if (version, language) in made else version


async def named(kind: DocumentKind, subject_id: int, language: Language, version: int = 1) -> str | None:
    """What the file is called: firm, place, document, day, and the version from the second on; None: no such record."""
    about = await kind.about(subject_id)
    if about is None:
        return None
    days = days_in_name(about.first, about.last) if about.first is not None else ""
    said = VERSION.to(language, n=version) if version > 1 and not kind.as_of_now else ""
    return file_name((about.firm, about.place, kind.name.to(language), days, said), kind.ending)


@writing
async def keep(  # the cause is every use case's first argument
    cause: Cause,  # noqa: ARG001
    kind: DocumentKind,
    subject_id: int,
    language: Language,
    version: int,
    sha256: str,
    gathered_at: datetime,
    then: Callable[[], Awaitable[None]] | None = None,
    *,
    code: str = "",
    provider: str = "",
) -> None:
    """Notes a document that was made and stored, unless its record is no more (practice is wiped).

    ``then`` writes in the same transaction what the document is made for. ``code`` and ``provider``: as printed on it.
    """
    name = await named(kind, subject_id, language, version)
    if name is None:
        return
    await documents.add_document(
        kind=kind.code,
        subject_kind=kind.subject,
        subject_id=subject_id,
        language=language,
        version=version,
        sha256=sha256,
        name=name,
        at=gathered_at,
        code=code if kind.verify is not None else "",
        provider=provider,
    )
    if then is not None:
        await then()


async def number_of(document_id: int) -> str | None:
    """The number of the record that a document is of, empty when it has none; None: it is practice."""
    asked = await documents.get_asked(document_id)
    about = await DOCUMENT_KINDS[asked.kind].about(asked.subject_id) if asked is not None else None
    if about is None:
        return ""
    return None if about.number.startswith(PRACTICE) else about.number


async def chats_waiting(document_id: int) -> list[int]:
    """The Telegram ids of those who wait for a document that they asked for."""
    readers = [
        await people.get_person(one) for one in await outbox.find_readers_in_vain(AGAIN, "document", document_id)
    ]
    return [reader.telegram_id for reader in readers if reader is not None and reader.telegram_id is not None]


async def tell_of_failure(cause: Cause, document_id: int) -> None:
    """Whoever waits for a document that was given up is told; inside a transaction that is open already."""
    waiting = await outbox.find_readers_in_vain(AGAIN, "document", document_id)
    await outbox.cancel_messages("document", document_id, cause.at, kind=AGAIN)
    for person_id in waiting:
        await post(cause, FAILED, ("document", document_id), person_id, occurrence=_at(cause))


def _at(cause: Cause) -> str:
    """Which of several times that one document was asked for."""
    return f"{cause.at:%Y%m%d%H%M%S}"
