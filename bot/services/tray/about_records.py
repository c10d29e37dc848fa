"""What is sent about a work record or a training: it carries the record's name to wherever it is used."""

from dataclasses import replace

from bot.records.replies import NamedRecord
from bot.records.tray import Sent
from bot.rules.cause import Cause
from bot.rules.people import Person
from bot.rules.text import Text
from bot.services.forms.files import SentFile, later_of_album, refuse_unfit
from bot.services.forms.walking import Shown
from bot.services.tray import keeping
from bot.services.tray.destinations import filings, of_cases
from storage.cases import findings
from storage.cases import stored as cases

SAID_OF_IT = Text("{name}：{text}", "{name}: {text}")


async def words_about(cause: Cause, who: Person, record: NamedRecord, text: str) -> Sent:
    """Keeps a text with the name of what it is about, and asks what it is for, inside an open transaction."""
    said = SAID_OF_IT.to(who.language, name=record.name.to(who.language), text=text)
    return await _asked(who, record, (await keeping.keep_text(cause, who, said)).id)


async def file_about(cause: Cause, who: Person, record: NamedRecord, file: SentFile) -> Shown | Sent:
    """The same with a file.

    Raises:
        FileTooBig, FileEmpty
    """
    refuse_unfit(file)
    late = await later_of_album(cause, who, file)
    if late is not None:
        return late
    name = record.name.to(who.language)
    caption = SAID_OF_IT.to(who.language, name=name, text=file.caption) if file.caption else name
    return await _asked(who, record, (await keeping.kept(cause, who, replace(file, caption=caption))).id)


async def _asked(who: Person, record: NamedRecord, piece_id: int) -> Sent:
    """First the steps of what was found at a record; then what can be filed of its client."""
    row = await keeping.row_with(who, piece_id)
    at_it = await findings.find_findings_of(record.link) if record.link is not None else []
    found = [await cases.get_case(one.id) for one in at_it]
    steps = await of_cases(who, row, (case for case in found if case is not None))
    return Sent(
        row,
        destinations=(*steps, *await filings(who, row, record.client_id)),
        narrowed=True,
        recall=record.recall,
    )
