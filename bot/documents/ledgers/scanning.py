"""Looks through a workbook that anyone may have made, before a library opens it: in a stream, in little memory.

A file of a few kilobytes can unpack to gigabytes, and a formatted sheet has a million empty rows; what is named here is
refused before any of it is held.
"""

import shutil
import zlib
from dataclasses import dataclass
from io import BytesIO
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from bot.rules.ledgers.faults import FileRefused, Refusal
from bot.rules.whole_numbers import read_whole

MOST_BYTES = 20 * 1024 * 1024
"""What a bot may download from Telegram."""
MOST_ROWS = 50_000
MOST_EMPTY_ROWS = 1_000
MOST_PARTS = 1_000
MOST_PART_BYTES = 24 * 1024 * 1024
"""Unpacked, of a part that is no sheet: the texts of 50,000 rows take less."""
MOST_BYTES_UNPACKED = 300 * 1024 * 1024
"""Of all parts together. A part never unpacks to more than the file's directory says: reading it would fail."""
MOST_ROW_BYTES = 2 * 1024 * 1024
"""Unpacked. A row is held whole; a sheet never is."""
MOST_MERGED = 1_000
"""That are counted."""
MOST_COLUMNS = 50
LAST_COLUMN = "AX"
"""The fiftieth: no ledger has half as many."""

SHEETS = "xl/worksheets/"

_DAMAGE = (
    BadZipFile,
    zlib.error,
    expat.ExpatError,
    EOFError,
    LookupError,  # an encoding that there is not
    NotImplementedError,
    ValueError,
)
"""What reading a part raises that is not as the format says."""
_BLOCK = 64 * 1024
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How files of the old formats begin, and encrypted ones of the new format."""
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_TRUE = ("1", "true")
_STRICT = {
    b"http://purl.oclc.org/ooxml/officeDocument/": b"http://schemas.openxmlformats.org/officeDocument/2006/",
    b"http://purl.oclc.org/ooxml/spreadsheetml/": b"http://schemas.openxmlformats.org/spreadsheetml/2006/",
    b"http://purl.oclc.org/ooxml/drawingml/": b"http://schemas.openxmlformats.org/drawingml/2006/",
}
"""Names of the strict form of the format, and those of the form that everybody reads (ISO/IEC 29500-1 and -4)."""
_FILLED = frozenset({"v", "is", "f"})


@dataclass(frozen=True, slots=True)
class Extent:
    """How far down a sheet is filled (0: it is empty), and why it cannot be read, with the place.

    ``hidden_rows``: the filled ones that are hidden, or left out by a filter; ``hidden_columns``: from which to which.
    ``merged``: the places of merged cells.
    """

    last_row: int
    refusal: Refusal | None = None
    detail: str = ""
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: tuple[tuple[int, int], ...] = ()
    merged: tuple[str, ...] = ()


def scan(content: bytes) -> dict[str, Extent]:
    """The sheets by their place in the file. Raises FileRefused: it is no workbook, or none that is safe to open."""
    if len(content) > MOST_BYTES:
        raise FileRefused(Refusal.FILE_TOO_BIG)
    if content.startswith(_COMPOUND):
        raise FileRefused(Refusal.PASSWORD if _ENCRYPTED in content else Refusal.OLD_WORKBOOK)
    try:
        with ZipFile(BytesIO(content)) as file:
            return _scan_parts(file)
    except _DAMAGE as damage:
        is_zip = content.startswith(b"PK")
        raise FileRefused(Refusal.DAMAGED if is_zip else Refusal.NOT_A_WORKBOOK) from damage


def _scan_parts(file: ZipFile) -> dict[str, Extent]:
    parts = file.infolist()
    names = {part.filename for part in parts}
    if any(part.flag_bits & 1 for part in parts):
        raise FileRefused(Refusal.PASSWORD)
    if any(name.endswith("vbaProject.bin") for name in names):
        raise FileRefused(Refusal.MACROS)
    if "xl/workbook.xml" not in names:
        raise FileRefused(Refusal.NOT_A_WORKBOOK)
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_BYTES_UNPACKED:
        raise FileRefused(Refusal.UNPACKS_TOO_BIG)
    sheets = [part for part in parts if part.filename.startswith(SHEETS) and part.filename.endswith(".xml")]
    if any(part.file_size > MOST_PART_BYTES for part in parts if part not in sheets):
        raise FileRefused(Refusal.UNPACKS_TOO_BIG)
    for part in parts:
        if part not in sheets and part.filename.endswith((".xml", ".rels")):
            _scan_other(file, part)
    return {part.filename: _scan_sheet(file, part) for part in sheets}


def _parser() -> "expat.XMLParserType":
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse_doctype
    return parser


def _refuse_doctype(*_: object) -> None:
    # a workbook has none; one that has means to make a short file long
    raise FileRefused(Refusal.DAMAGED)


def _scan_other(file: ZipFile, part: ZipInfo) -> None:
    parser = _parser()
    with file.open(part) as stream:
        while block := stream.read(_BLOCK):
            parser.Parse(block)


def _scan_sheet(file: ZipFile, part: ZipInfo) -> Extent:
    rows = _Rows()
    parser = _parser()
    parser.StartElementHandler = rows.begins
    parser.EndElementHandler = rows.ends
    read = progressed_at = 0
    with file.open(part) as stream:
        while block := stream.read(_BLOCK):
            parser.Parse(block)
            read += len(block)
            if rows.refusal is not None:
                return Extent(rows.last_filled, rows.refusal, rows.detail)
            if rows.progressed:
                progressed_at, rows.progressed = read, False
            # the library holds a row whole, and the parser what it has not understood yet
            if read - progressed_at > MOST_ROW_BYTES:
                raise FileRefused(Refusal.UNPACKS_TOO_BIG)
    return Extent(
        rows.last_filled,
        hidden_rows=frozenset(rows.hidden_rows),
        hidden_columns=tuple(rows.hidden_columns),
        merged=tuple(rows.merged),
    )


class _Rows:
    """Counts the rows of a sheet as they pass; ``refusal`` as soon as there is a reason for one."""

    def __init__(self) -> None:
        self.progressed = False
        self.last_filled = 0
        self.merged: list[str] = []
        self.refusal: Refusal | None = None
        self.detail = ""
        self._cell = ""
        self._number = 0
        self._filled_rows = 0
        self._empty_rows = 0
        self._is_filled = False
        self._in_row = False
        self._is_hidden = False
        self.hidden_rows: list[int] = []
        self.hidden_columns: list[tuple[int, int]] = []

    def begins(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        tag = name.rpartition(":")[2]
        self.progressed = self.progressed or not self._in_row
        if tag == "row":
            self._number = read_whole(attributes.get("r", "")) or self._number + 1
            self._is_filled, self._in_row = False, True
            self._is_hidden = attributes.get("hidden") in _TRUE
        elif tag == "col" and attributes.get("hidden") in _TRUE and len(self.hidden_columns) < MOST_COLUMNS:
            first, last = (read_whole(attributes.get(side, "")) or 0 for side in ("min", "max"))
            self.hidden_columns.append((first, last))
        elif tag == "c":
            self._cell = attributes.get("r", "")
        elif tag in _FILLED:
            self._is_filled = True
            column = self._cell.rstrip("0123456789")
            if (len(column), column) > (len(LAST_COLUMN), LAST_COLUMN):
                self.refusal, self.detail = Refusal.UNKNOWN_COLUMN, column
        elif tag == "mergeCell" and len(self.merged) < MOST_MERGED:
            self.merged.append(attributes.get("ref", "?"))

    def ends(self, name: str) -> None:
        """An element ends."""
        if name.rpartition(":")[2] != "row":
            return
        self._in_row = False
        if not self._is_filled:
            self._empty_rows += 1
            if self._empty_rows > MOST_EMPTY_ROWS:
                self.refusal = Refusal.EMPTY_ROWS
            return
        self._filled_rows += 1
        if self._is_hidden:
            self.hidden_rows.append(self._number)
        self._empty_rows = 0
        if self._number - self.last_filled > MOST_EMPTY_ROWS:
            self.refusal = Refusal.EMPTY_ROWS
        elif self._filled_rows > MOST_ROWS:
            self.refusal = Refusal.TOO_MANY_ROWS
        self.last_filled = self._number


def transitional(content: bytes) -> bytes:
    """A workbook that ``scan`` has let pass, in the form that the library reads: "Strict Open XML" is another one.

    Namespaces stand at the beginning of a part; what comes behind is passed on as it is.
    """
    with ZipFile(BytesIO(content)) as file:
        if not any(name in file.read("xl/workbook.xml") for name in _STRICT):
            return content
        changed = BytesIO()
        with ZipFile(changed, "w", ZIP_DEFLATED) as made:
            for part in file.infolist():
                with file.open(part) as before, made.open(part.filename, "w") as after:
                    head = before.read(_BLOCK) if not part.filename.endswith(".rels") else before.read()
                    for strict, name in _STRICT.items():
                        head = head.replace(strict, name)
                    after.write(head)
                    shutil.copyfileobj(before, after)
    return changed.getvalue()
