"""What the client said to a record, as its report says it (clause 4.7.1)."""

from bot.documents.patrols.record import ReportConfirmation
from bot.records.work_records import WorkRecord
from bot.rules.confirming import BY_CODE, DIGITS, SAID_NAMES, SETTLING
from bot.rules.text import Language
from bot.services.work_records.content import digest_of
from storage.work_records.confirming import find_confirmations


async def confirmed(record: WorkRecord, language: Language) -> tuple[ReportConfirmation, ...]:
    """What the client said to it, why nobody did, and whether that was to what it says now."""
    holds = await digest_of(record)
    return tuple(
        ReportConfirmation(
            SAID_NAMES[one.said].to(language),
            one.by_name + (BY_CODE.to(language) if one.scanned else ""),
            one.at,
            one.text,
            one.digest[:DIGITS],
            one.digest != holds,
            "" if one.said in SETTLING else one.recorder,
        )
        for one in await find_confirmations(record.link)
    )
