"""How the files of a record are kept, for our team and the auditor: when each came, from whom, its checksum (3.6)."""

from bot.records.attachments import AttachmentRecord
from bot.records.work_records import RecordView
from bot.rules.text import Language, Text
from bot.screens.buttons import ShowRecord, ShowRecordFiles
from bot.screens.paged import page_of
from bot.screens.rows import home_button
from bot.screens.screen import Button, Screen, clipped, escape
from bot.screens.times import moment, processed

ORIGINALS, TO_ORIGINALS = "originals", Text("🔏 原件校验", "🔏 Originals")
_HEAD = Text(
    "🔏 <b>{number}</b> 原件\n存档的文件与收到时逐字节一致。报告和打印用的是副本：转正、去除拍摄信息、加注水印。",
    "🔏 <b>{number}</b> originals\nThe archive keeps every file byte for byte as it came. Reports show copies: upright,"
    " without camera data, marked.",
)
_RECEIVED = Text("{when} 收到 · {who}", "Received {when} from {who}")
_KEPT = Text("SHA-256 <code>{sha256}</code>", "SHA-256 <code>{sha256}</code>")
_NOT_KEPT = Text("档案里还没有", "Not in the archive yet")
_BYTES = Text("{size} 字节", "{size} bytes")
_KINDS = {
    "photo": Text("照片", "Photo"),
    "video": Text("视频", "Video"),
    "voice": Text("录音", "Recording"),
    "document": Text("文件", "File"),
}
PER_PAGE, LONGEST_NAME = 10, 60


def originals(view: RecordView, senders: dict[int, str], what: str, language: Language) -> Screen:
    """A page of them; ``what`` ends with its number. A file that shows several items is told once."""
    record = view.record
    files = list({(one.telegram_file_id, one.sha256): one for one in (*view.files, *view.signed)}.values())
    number = what.removeprefix(ORIGINALS)
    page = page_of(
        files,
        int(number) if number.isdecimal() else 0,
        lambda to: ShowRecordFiles(record.kind, record.id, f"{ORIGINALS}{to}"),
        PER_PAGE,
    )
    first = page.number * PER_PAGE + 1
    told = [_line(n, one, senders.get(one.id, ""), language) for n, one in enumerate(page.shown, start=first)]
    back = Button(f"‹ {record.number}", ShowRecord(record.kind, record.id))
    head = _HEAD.to(language, number=escape(record.number))
    return Screen("\n\n".join((head, *told)), (*page.turns, (back, home_button(language))))


def _line(n: int, one: AttachmentRecord, who: str, language: Language) -> str:
    kind = _KINDS.get(one.media, _KINDS["document"]).to(language)
    named = " · ".join(filter(None, (kind, clipped(one.name, LONGEST_NAME), _BYTES.to(language, size=f"{one.size:,}"))))
    late = processed(one.received_at, language) if one.late is not None else ""
    received = _RECEIVED.to(language, when=moment(one.said_at, language) + late, who=who)
    kept = _KEPT.to(language, sha256=one.sha256) if one.sha256 is not None else _NOT_KEPT.to(language)
    return f"{n}. {escape(named)}\n{escape(received)}\n{kept}"
