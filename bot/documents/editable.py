"""The one door to python-docx: a document in Word's format that people edit, print and sign (A4).

Every text goes in as text. The same calls in the same order give the same bytes.
"""

import re
import zipfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from bot.documents import words
from bot.documents.printable import printable
from bot.rules.beijing import in_beijing
from bot.rules.text import CHINESE, Language

INK, ACCENT, QUIET, WARM, RULE, SHADE = "1D2733", "1F4068", "5B6670", "B25E00", "C3CAD2", "F3F5F8"
WIDTH_MM = 174
"""Of what stands between the margins."""
_SIDE, _TOP, _BOTTOM = 18, 22, 18
_LATIN, _CHINESE = "Arial", "Microsoft YaHei"
"""On every Windows and Mac that writes Chinese; elsewhere programs take what is nearest."""
_UNCHANGING = (1980, 1, 1, 0, 0, 0)
"""When each part of the file was written, as far as the file goes."""
_NOT_XML = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, how wide it is in millimetres, whether its cells stand in the middle."""

    title: str
    width: float
    centred: bool = False


class Editable:
    """A document that grows from its top; ``made_at`` is its own date.

    ``stands_out``: with what begins and ends what must not be overlooked, wherever it stands.
    """

    def __init__(
        self,
        title: str,
        author: str,
        language: Language,
        made_at: datetime,
        *,
        stands_out: tuple[str, str] | None = None,
    ) -> None:
        self._language = language
        self._stands_out = _between(*stands_out) if stands_out is not None else None
        self._file: Document = docx.Document()
        self._set_fonts()
        self._set_page()
        self._drop_thumbnail()
        about, at = self._file.core_properties, in_beijing(made_at).replace(tzinfo=None, microsecond=0)
        about.title, about.author, about.language = self._clean(title), self._clean(author)[:255], language
        about.created = about.modified = at
        about.comments = about.last_modified_by = ""

    def content(self) -> bytes:
        """The file."""
        written, same = BytesIO(), BytesIO()
        self._file.save(written)
        with zipfile.ZipFile(written) as parts, zipfile.ZipFile(same, "w", zipfile.ZIP_DEFLATED) as copied:
            for part in parts.infolist():
                as_ever = zipfile.ZipInfo(part.filename, _UNCHANGING)
                as_ever.compress_type = zipfile.ZIP_DEFLATED
                copied.writestr(as_ever, parts.read(part))
        return same.getvalue()

    def running(self, left: str, right: str, made: str, page: str) -> None:
        """What stands above and below on each page; ``page`` has ``<page>`` and ``<pages>`` in it."""
        section = self._file.sections[0]
        above, below = section.header.paragraphs[0], section.footer.paragraphs[0]
        for line in (above, below):
            # those of the template's style lie elsewhere
            line.style.paragraph_format.tab_stops.clear_all()
            line.paragraph_format.tab_stops.add_tab_stop(Mm(WIDTH_MM), WD_TAB_ALIGNMENT.RIGHT)
        self._run(above, f"{left}\t{right}", 8, QUIET)
        self._run(below, f"{made}\t", 8, QUIET)
        for piece in re.split("(<page>|<pages>)", page):
            if piece in _FIELDS:
                self._field(below, _FIELDS[piece])
            else:
                self._run(below, piece, 8, QUIET)

    def title(self, said: str) -> None:
        """The title, in the middle."""
        line = self._file.add_paragraph(style="Title")
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        line.add_run(self._clean(said))

    def heading(self, said: str, *, new_page: bool = False) -> None:
        """A heading, which stays with what follows it."""
        line = self._file.add_paragraph(style="Heading 1")
        line.paragraph_format.page_break_before = new_page
        line.add_run(self._clean(said))

    def text(self, said: str, *, quiet: bool = False, together: bool = False) -> None:
        """A paragraph; ``together``: on the page of what follows."""
        line = self._file.add_paragraph()
        line.paragraph_format.space_after = Pt(3 if quiet else 5)
        line.paragraph_format.keep_with_next = together
        self._run(line, said, 8 if quiet else 10, QUIET if quiet else INK)

    def point(self, said: str) -> None:
        """An entry of a list."""
        line = self._file.add_paragraph(style="List Bullet")
        line.paragraph_format.space_after = Pt(3)
        self._run(line, said, 10, INK)

    def picture(self, content: bytes, told: str) -> None:
        """A picture from margin to margin; ``told`` says what is on it to whoever does not see it."""
        line = self._file.add_paragraph()
        line.paragraph_format.space_after = Pt(0)
        shape = line.add_run().add_picture(BytesIO(content), width=Mm(WIDTH_MM))
        for side in "TBLR":
            # where nothing is said, LibreOffice leaves room and so moves it out of the margin
            shape._inline.set(f"dist{side}", "0")
        shape._inline.docPr.set("descr", self._clean(told))

    def pairs(self, facts: Sequence[tuple[str, str]], strong: str | None = None) -> None:
        """What is called how, two beside each other; ``strong`` is the value that must not be overlooked."""
        table = self._table((25, 66, 29, 54))
        for n in range(0, len(facts), 2):
            cells = _cells(self._row(table))
            for place, (label, value) in enumerate(facts[n : n + 2]):
                _shade(cells[2 * place])
                self._fill(cells[2 * place], label, 9, QUIET)
                self._fill(cells[2 * place + 1], value, 9.5, WARM if value == strong else INK, bold=value == strong)

    def table(
        self,
        columns: Sequence[Column],
        rows: Iterable[Sequence[str]],
        *,
        size: float = 8.5,
        above: Sequence[tuple[str, int]] = (),
        spans: Callable[[int], tuple[int, int] | None] = lambda _: None,
    ) -> None:
        """Rows under headings that are repeated on each page; no row is parted by its end.

        ``above`` stands over the headings, each over so many columns. ``spans``: from which column of the row of a
        number to which one its cells are one.
        """
        table = self._table([column.width for column in columns])
        if above:
            self._over(table, above, size)
        heads = self._row(table, repeated=True)
        for cell, column in zip(_cells(heads), columns, strict=True):
            _shade(cell)
            self._fill(cell, column.title, size, INK, bold=True, centred=True)
        for number, row in enumerate(rows):
            cells = _cells(self._row(table))
            whole = spans(number)
            for place, (cell, said, column) in enumerate(zip(cells, row, columns, strict=True)):
                if whole is None or not whole[0] < place <= whole[1]:
                    centred = column.centred or (whole is not None and place == whole[0])
                    self._fill(cell, said, size, INK, centred=centred)
            if whole is not None:
                cells[whole[0]].merge(cells[whole[1]])

    def _over(self, table: Table, above: Sequence[tuple[str, int]], size: float) -> None:
        cells = _cells(self._row(table, repeated=True))
        place = 0
        for said, count in above:
            self._fill(cells[place], said, size, INK, bold=True, centred=True)
            _shade(cells[place])
            if count > 1:
                cells[place].merge(cells[place + count - 1])
            place += count

    def signing(self, parties: Sequence[tuple[str, str, str]], stamp: str, date: str, date_line: str) -> None:
        """For each party what it is, who it is and what it signs as, with room for a seal of 42 mm; on one page."""
        colon = "：" if self._language == CHINESE else ": "
        blank = "_" * 22
        table = self._table([WIDTH_MM / len(parties)] * len(parties))
        rows: tuple[tuple[float | None, Callable[[tuple[str, str, str]], tuple[str, str]]], ...] = (
            (None, lambda party: (f"{party[0]}\n", party[1])),
            (16.0, lambda party: (f"{party[2]}{colon}{blank}", "")),
            (48.0, lambda _: (f"{stamp}{colon}", "")),
            (9.0, lambda _: (f"{date}{colon}{blank[:8] + date_line if date_line else blank}", "")),
        )
        for number, (height, said) in enumerate(rows):
            row = self._row(table, height=height)
            for cell, party in zip(_cells(row), parties, strict=True):
                plain, bold = said(party)
                line = cell.paragraphs[0]
                line.paragraph_format.keep_with_next = number < len(rows) - 1
                self._run(line, plain, 9.5, QUIET if bold else INK)
                if bold:
                    self._run(line, bold, 9.5, INK, bold=True)

    def _clean(self, said: str) -> str:
        return _NOT_XML.sub("\ufffd", printable(said, words.EMOJI.to(self._language)))

    def _run(self, line: Paragraph, said: str, size: float, colour: str, *, bold: bool = False) -> None:
        # what makes text printable takes away white space at its ends, and takes tabs for spaces
        before, after = (" " * (len(said) - len(bare)) for bare in (said.lstrip(" "), said.rstrip(" ")))
        lines = ("\t".join(map(self._clean, one.split("\t"))) for one in said.split("\n"))
        said = "\n".join(lines)
        whole = f"{before}{said}{after}"
        for piece in [whole] if self._stands_out is None else filter(None, self._stands_out.split(whole)):
            warm = self._stands_out is not None and self._stands_out.fullmatch(piece) is not None
            run = line.add_run(piece)
            run.font.size, run.bold = Pt(size), bold or warm or None
            run.font.color.rgb = RGBColor.from_string(WARM if warm else colour)

    def _field(self, line: Paragraph, code: str) -> None:
        """A number that the program which shows the file counts."""
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), code)
        line._p.append(field)
        self._run(line, "1", 8, QUIET)
        field.append(line.runs[-1]._r)

    def _table(self, widths: Sequence[float]) -> Table:
        table: Table = self._file.add_table(rows=0, cols=len(widths))
        table.style = "Table Grid"
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        table.autofit = False
        _draw_borders(table)
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
        # two tables without a paragraph between them are one to Word
        after = self._file.add_paragraph()
        after.paragraph_format.line_spacing = Pt(6)
        return table

    def _row(self, table: Table, *, repeated: bool = False, height: float | None = None) -> _Row:
        row: _Row = table.add_row()  # type: ignore[no-untyped-call]  # as python-docx has it
        settings = row._tr.get_or_add_trPr()
        settings.append(OxmlElement("w:cantSplit"))
        if repeated:
            settings.append(OxmlElement("w:tblHeader"))
        if height is not None:
            row.height, row.height_rule = Mm(height), WD_ROW_HEIGHT_RULE.AT_LEAST
        return row

    def _fill(
        self, cell: _Cell, said: str, size: float, colour: str, *, bold: bool = False, centred: bool = False
    ) -> None:
        line = cell.paragraphs[0]
        if centred:
            line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        self._run(line, said, size, colour, bold=bold)
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER

    def _set_page(self) -> None:
        section = self._file.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(_SIDE)
        section.top_margin, section.bottom_margin = Mm(_TOP), Mm(_BOTTOM)
        section.header_distance = section.footer_distance = Mm(9)

    def _set_fonts(self) -> None:
        styles = self._file.styles
        for fonts in styles.element.iter(qn("w:rFonts")):
            fonts.attrib.clear()
            for script, name in (("ascii", _LATIN), ("hAnsi", _LATIN), ("cs", _LATIN), ("eastAsia", _CHINESE)):
                fonts.set(qn(f"w:{script}"), name)
            if self._language == CHINESE:
                # quotation marks and dashes, which both scripts have
                fonts.set(qn("w:hint"), "eastAsia")
        for spoken in styles.element.iter(qn("w:lang")):
            spoken.set(qn("w:val"), "en-US")
            spoken.set(qn("w:eastAsia"), "zh-CN")
        for name, size, before, after in (("Normal", 10, 0, 0), ("Title", 19, 0, 6), ("Heading 1", 12, 12, 5)):
            style: Any = styles[name]
            style.font.size, style.paragraph_format.space_before = Pt(size), Pt(before)
            style.paragraph_format.space_after, style.paragraph_format.line_spacing = Pt(after), 1.0
            if name != "Normal":
                style.font.color.rgb, style.font.bold = RGBColor.from_string(ACCENT), True
                for line in list(style.element.iter(qn("w:pBdr"))):
                    line.getparent().remove(line)

    def _drop_thumbnail(self) -> None:
        """The empty page of python-docx's template, which folders would show instead of this one."""
        related = self._file.part.package.rels
        for number in [number for number, one in related.items() if one.reltype.endswith("/thumbnail")]:
            del related[number]


def _between(opening: str, closing: str) -> re.Pattern[str]:
    return re.compile(f"({re.escape(opening)}.*?{re.escape(closing)})", re.DOTALL)


_FIELDS = {"<page>": "PAGE", "<pages>": "NUMPAGES"}


_BEHIND_MARGINS = ("w:tblLook", "w:tblCaption", "w:tblDescription", "w:tblPrChange")
_BEHIND_BORDERS = ("w:shd", "w:tblLayout", "w:tblCellMar", *_BEHIND_MARGINS)
_BEHIND_SHADE = ("w:noWrap", "w:tcMar", "w:textDirection", "w:tcFitText", "w:vAlign", "w:hideMark")
"""Word calls a file damaged whose properties stand in another order (ECMA-376, 17.4)."""


def _cells(row: _Row) -> tuple[_Cell, ...]:
    return row.cells


def _shade(cell: _Cell) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", SHADE)):
        shade.set(qn(f"w:{name}"), value)
    properties: Any = cell._tc.get_or_add_tcPr()
    properties.insert_element_before(shade, *_BEHIND_SHADE)


def _draw_borders(table: Table) -> None:
    borders, margins = OxmlElement("w:tblBorders"), OxmlElement("w:tblCellMar")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        border = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", RULE)):
            border.set(qn(f"w:{name}"), value)
        borders.append(border)
    for side, width in (("top", 50), ("left", 70), ("bottom", 50), ("right", 70)):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(width))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    properties: Any = table._tbl.tblPr
    properties.insert_element_before(borders, *_BEHIND_BORDERS)
    properties.insert_element_before(margins, *_BEHIND_MARGINS)
