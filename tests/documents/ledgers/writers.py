"""Workbooks as Excel, WPS, LibreOffice, Numbers and libraries write them, who differ in what the format leaves open."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl.utils import get_column_letter

TRANSITIONAL = "http://schemas.openxmlformats.org/{part}/2006/{name}"
STRICT = "http://purl.oclc.org/ooxml/{part}/{name}"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
RELATED = "application/vnd.openxmlformats-package.relationships+xml"
TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"


@dataclass(frozen=True)
class Number:
    """A number, and the format in which its cell shows it."""

    value: str
    shown_as: str = "General"


Cell = str | Number | None


@dataclass(frozen=True)
class Page:
    """A sheet: its rows, and which rows (from 1), columns (from 1) are hidden, or all of it (``state``)."""

    rows: Sequence[Sequence[Cell]]
    hidden_rows: Sequence[int] = ()
    hidden_columns: Sequence[int] = ()
    state: str = ""


@dataclass(frozen=True)
class Writer:
    """What a program does: ``strict``: the strict form; ``prefix``: of its own namespace; ``shared``: texts in a part
    of their own, else in the cells; ``places``: cells say where they are; ``rooted``: paths from the root of the file;
    ``dimension``: what it says of the size."""

    strict: bool = False
    prefix: str = ""
    shared: bool = True
    places: bool = True
    rooted: bool = False
    dimension: str = ""
    texts: list[str] = field(default_factory=list)

    def name(self, part: str, name: str) -> str:
        return (STRICT if self.strict else TRANSITIONAL).format(part=part, name=name)

    def tag(self, name: str) -> str:
        return f"{self.prefix}:{name}" if self.prefix else name

    def root(self, name: str, content: str) -> bytes:
        tag, own = self.tag(name), f"xmlns:{self.prefix}" if self.prefix else "xmlns"
        main = self.name("spreadsheetml", "main")
        related = self.name("officeDocument", "relationships")
        head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        return f'{head}<{tag} {own}="{main}" xmlns:r="{related}">{content}</{tag}>'.encode()

    def cell(self, place: str, cell: Cell, formats: Sequence[str]) -> str:
        tag, at = self.tag, f' r="{place}"' if self.places else ""
        if cell is None:
            return f"<{tag('c')}{at}/>"
        if isinstance(cell, Number):
            style = formats.index(cell.shown_as) + 1
            return f'<{tag("c")}{at} s="{style}"><{tag("v")}>{cell.value}</{tag("v")}></{tag("c")}>'
        if not self.shared:
            text = f'<{tag("is")}><{tag("t")} xml:space="preserve">{escape(cell)}</{tag("t")}></{tag("is")}>'
            return f'<{tag("c")}{at} t="inlineStr">{text}</{tag("c")}>'
        self.texts.append(cell)
        return f'<{tag("c")}{at} t="s"><{tag("v")}>{len(self.texts) - 1}</{tag("v")}></{tag("c")}>'

    def sheet(self, page: Page, formats: Sequence[str]) -> bytes:
        tag = self.tag
        size = f'<{tag("dimension")} ref="{self.dimension}"/>' if self.dimension else ""
        hidden = "".join(f'<{tag("col")} min="{n}" max="{n}" width="9" hidden="1"/>' for n in page.hidden_columns)
        columns = f"<{tag('cols')}>{hidden}</{tag('cols')}>" if hidden else ""
        rows = []
        for number, row in enumerate(page.rows, start=1):
            cells = [
                self.cell(f"{get_column_letter(at)}{number}", cell, formats)
                for at, cell in enumerate(row, start=1)
                if cell is not None or not self.places
            ]
            hides = ' hidden="1"' if number in page.hidden_rows else ""
            rows.append(f'<{tag("row")} r="{number}"{hides}>{"".join(cells)}</{tag("row")}>')
        return self.root("worksheet", f"{size}{columns}<{tag('sheetData')}>{''.join(rows)}</{tag('sheetData')}>")

    def styles(self, formats: Sequence[str]) -> bytes:
        tag = self.tag
        own = "".join(
            f'<{tag("numFmt")} numFmtId="{164 + at}" formatCode="{escape(code, {chr(34): "&quot;"})}"/>'
            for at, code in enumerate(formats)
        )
        used = "".join(
            f'<{tag("xf")} numFmtId="{0 if code == "General" else 164 + at}" fontId="0" fillId="0" borderId="0"'
            ' applyNumberFormat="1"/>'
            for at, code in enumerate(formats)
        )
        none = f'<{tag("xf")} numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
        return self.root(
            "styleSheet",
            f'<{tag("numFmts")} count="{len(formats)}">{own}</{tag("numFmts")}>'
            f"<{tag('fonts')}><{tag('font')}/></{tag('fonts')}><{tag('fills')}><{tag('fill')}><{tag('patternFill')}/></{tag('fill')}></{tag('fills')}>"
            f"<{tag('borders')}><{tag('border')}/></{tag('borders')}>"
            f"<{tag('cellStyleXfs')}>{none}</{tag('cellStyleXfs')}><{tag('cellXfs')}>{none}{used}</{tag('cellXfs')}>",
        )

    def book(self, pages: Mapping[str, Page]) -> bytes:
        """The file."""
        numbers = [cell for page in pages.values() for row in page.rows for cell in row if isinstance(cell, Number)]
        formats = list(dict.fromkeys(number.shown_as for number in numbers))
        parts: dict[str, bytes] = {}
        sheets, related, kinds = "", "", ""
        root = "/xl/" if self.rooted else ""
        kind = self.name("officeDocument", "relationships")
        for number, (title, page) in enumerate(pages.items(), start=1):
            parts[f"xl/worksheets/sheet{number}.xml"] = self.sheet(page, formats)
            state = f' state="{page.state}"' if page.state else ""
            sheets += f'<{self.tag("sheet")} name="{escape(title)}" sheetId="{number}"{state} r:id="r{number}"/>'
            target = f"{root}worksheets/sheet{number}.xml"
            related += f'<Relationship Id="r{number}" Type="{kind}/worksheet" Target="{target}"/>'
            kinds += _kind(f"xl/worksheets/sheet{number}.xml", "worksheet")
        parts["xl/workbook.xml"] = self.root("workbook", f"<{self.tag('sheets')}>{sheets}</{self.tag('sheets')}>")
        parts["xl/styles.xml"] = self.styles(formats)
        related += f'<Relationship Id="s" Type="{kind}/styles" Target="{root}styles.xml"/>'
        kinds += _kind("xl/workbook.xml", "sheet.main") + _kind("xl/styles.xml", "styles")
        if self.shared:
            text, item = self.tag("t"), self.tag("si")
            texts = "".join(
                f'<{item}><{text} xml:space="preserve">{escape(said)}</{text}></{item}>' for said in self.texts
            )
            parts["xl/sharedStrings.xml"] = self.root("sst", texts)
            related += f'<Relationship Id="t" Type="{kind}/sharedStrings" Target="{root}sharedStrings.xml"/>'
            kinds += _kind("xl/sharedStrings.xml", "sharedStrings")
        parts["xl/_rels/workbook.xml.rels"] = _related(related)
        book = f'Type="{kind}/officeDocument" Target="{"/" if self.rooted else ""}xl/workbook.xml"'
        parts["_rels/.rels"] = _related(f'<Relationship Id="b" {book}/>')
        xml = '<Default Extension="xml" ContentType="application/xml"/>'
        rels = f'<Default Extension="rels" ContentType="{RELATED}"/>'
        parts["[Content_Types].xml"] = f'<Types xmlns="{PACKAGE}/content-types">{rels}{xml}{kinds}</Types>'.encode()
        out = BytesIO()
        with ZipFile(out, "w", ZIP_DEFLATED) as file:
            for name, part in parts.items():
                file.writestr(name, part)
        return out.getvalue()


def _kind(place: str, kind: str) -> str:
    return f'<Override PartName="/{place}" ContentType="{TYPES}.{kind}+xml"/>'


def _related(content: str) -> bytes:
    return f'<Relationships xmlns="{PACKAGE}/relationships">{content}</Relationships>'.encode()


def programs() -> dict[str, Writer]:
    """A writer for each way of writing that programs are known for."""
    return {
        "Excel": Writer(dimension="A1:F3"),
        "Excel, strict": Writer(strict=True, dimension="A1:F3"),
        "WPS": Writer(dimension="A1"),
        "LibreOffice": Writer(dimension="A1:XFD1048576"),
        "Numbers": Writer(rooted=True),
        "Open XML SDK": Writer(prefix="x", rooted=True),
        "Open XML SDK, strict": Writer(prefix="x", strict=True, shared=False),
        "a library": Writer(shared=False, places=False),
    }
