"""核验: whoever has a document's code hears whether it holds, and nothing of what it says (clauses 3.6, 5.3.3).

Whoever scans the code by which a client confirms a record is shown that, if they are of the client.
"""

from functools import partial

from bot.records.confirming import NotToConfirm, ToConfirm, WhyNot
from bot.records.documents import Validity, Verified
from bot.rules.cause import Cause
from bot.rules.joining import CardState
from bot.rules.people import Person
from bot.rules.verification import Standing
from bot.services.documents import DOCUMENT_KINDS, version_that_holds
from bot.services.joining.wrong_codes import look_up
from bot.services.work_records.confirmation_codes import take_up
from storage import documents
from storage.database import writing
from storage.work_records.confirmation_codes import find_by_code


@writing
async def verify(cause: Cause, telegram_id: int, code: str) -> Verified | CardState:
    """What the document with this code is and whether it holds, for anybody; or that the code is wrong."""
    return await look_up(cause, telegram_id, partial(_verified, code))


@writing
async def scan_to_confirm(cause: Cause, who: Person, telegram_id: int, code: str) -> ToConfirm | NotToConfirm:
    """What whoever scans a code is to confirm; or why there is nothing to confirm."""
    found = await look_up(cause, telegram_id, partial(find_by_code, code))
    if isinstance(found, CardState):
        return NotToConfirm(WhyNot.TOO_MANY if found is CardState.TOO_MANY else WhyNot.UNKNOWN)
    return await take_up(cause, who, found)


async def _verified(code: str) -> Verified | None:
    document = await documents.find_by_code(code)
    kind = DOCUMENT_KINDS.get(document.kind) if document is not None else None
    if document is None or kind is None or kind.verify is None:
        return None
    about, validity = await kind.about(document.subject_id), await kind.verify(document.subject_id)
    if about is None or validity is None:
        return None
    newest = await version_that_holds(kind, document.subject_id, document.language)
    if validity.standing is Standing.ISSUED and newest > document.version:
        corrected_at = await kind.corrected_at(document.subject_id)
        holds = corrected_at is None or document.made_at >= corrected_at
        validity = Validity(Standing.ADDED_TO if holds else Standing.REPLACED)
    return Verified(
        kind.name,
        about.number,
        about.first,
        document.provider,
        document.version,
        document.language,
        validity,
        newest,
        (document.subject_kind, document.subject_id),
    )
