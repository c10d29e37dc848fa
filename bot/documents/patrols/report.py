"""The report of one patrol as a PDF to file and stamp (STANDARD.md 4.6 and 4.7.1).

What is said is composed here, words chosen and text made printable; where it stands is ``patrol_report.typ``.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from bot.documents import page, words
from bot.documents.page import Page
from bot.documents.patrols.record import (
    PatrolReport,
    Photo,
    Place,
    ReportChange,
    ReportConfirmation,
    ReportFinding,
    ReportItem,
)
from bot.documents.photos import Mark, copy_of, logo_of
from bot.documents.printable import on_one_line, with_breaks
from bot.documents.qr import qr_picture
from bot.rules.beijing import in_beijing
from bot.rules.late import PROCESSED
from bot.rules.text import Text
from bot.rules.verification import spelled

__all__ = [
    "PatrolReport",
    "Photo",
    "Place",
    "ReportChange",
    "ReportConfirmation",
    "ReportFinding",
    "ReportItem",
    "render",
]

_CLAUSE_LONGEST_RUN = 10
_NAME_LONGEST_RUN = 24


def render(report: PatrolReport) -> bytes:
    """The report as a PDF (A4); the same report gives the same bytes.

    A photo that cannot be drawn leaves a box saying so. Raises TypesettingFailed only if the template itself fails.
    """
    pages = _Pages(report)
    return page.render(Page("patrol_report.typ", pages.data(), report.language, report.submitted_at, pages.pictures))


def _moment(moment: datetime) -> str:
    return in_beijing(moment).strftime("%Y-%m-%d %H:%M")


class _Pages:
    """Builds the data of one report, numbering sections and photos in the order they are printed."""

    def __init__(self, report: PatrolReport) -> None:
        self.report = report
        self.findings = [item.finding for item in report.items if item.finding is not None]
        self.pictures: dict[str, bytes] = {}
        self._photos = 0
        self._headings = iter(words.HEADINGS)

    def say(self, text: Text, **values: object) -> str:
        return text.to(self.report.language, **values)

    def _heading(self, title: Text) -> str:
        return self.say(next(self._headings), title=self.say(title))

    def data(self) -> dict[str, Any]:
        report = self.report
        return {
            "lang": report.language,
            "provider": on_one_line(report.provider_name),
            "logo": self._logo(),
            "verification": self._verification(),
            "changes": self._changes(),
            "number": self._number(),
            "title": report.title,
            "page": self.say(words.PAGE, page="<page>", pages="<pages>"),
            "practice_mark": self.say(words.PRACTICE_MARK) if report.practice else None,
            "practice_note": self.say(words.PRACTICE_NOTE) if report.practice else None,
            "overview": {
                "heading": self._heading(words.OVERVIEW),
                "facts": self._facts(),
                "wide": self._wide_facts(),
                "tallies": self._tallies(),
                "conclusion": self._conclusion(),
            },
            "checks": self._checks(),
            "findings": {
                "heading": self._heading(words.FINDINGS),
                "none": None if self.findings else self.say(words.NOTHING_FOUND),
                "cards": [self._card(item, item.finding) for item in report.items if item.finding is not None],
            },
            "photographs": self._photographs(),
            "signatures": self._signatures(),
        }

    def _logo(self) -> str | None:
        """The logo's file; None when there is none, or none that can be drawn."""
        picture = logo_of(self.report.logo) if self.report.logo is not None else None
        if picture is None:
            return None
        name = f"logo.{picture.format}"
        self.pictures[name] = picture.content
        return name

    def _number(self) -> str:
        """The number, and which version it is from the second on."""
        number = self.say(words.REPORT_NUMBER, number=on_one_line(self.report.number))
        version = self.report.version
        return f"{number} · {self.say(words.REPORT_VERSION, n=version)}" if version > 1 else number

    def _changes(self) -> dict[str, Any] | None:
        """What this version says otherwise than those before, and why."""
        if not self.report.changes:
            return None
        told = []
        for one in self.report.changes:
            when = _moment(one.at) + self._processed(one.processed_at)
            head = self.say(words.CORRECTED, when=when, by=on_one_line(one.by), reason=on_one_line(one.reason))
            told.append({"head": head, "lines": list(one.lines) or [self.say(words.FILES_ONLY)]})
        return {"title": self.say(words.CORRECTIONS), "told": told}

    def _verification(self) -> dict[str, str] | None:
        """The code by which anybody may ask whether the report holds."""
        if not self.report.code:
            return None
        self.pictures["code.png"] = qr_picture(self.report.link)
        return {
            "file": "code.png",
            "label": self.say(words.VERIFICATION),
            "code": spelled(self.report.code),
            "how": self.say(words.VERIFYING, bot=self.report.link.partition("?")[0].rpartition("/")[2]),
        }

    def _facts(self) -> list[list[str]]:
        report = self.report
        companions = [on_one_line(name) for name in report.companions]
        checklist = self.say(words.CHECKLIST_VERSION, title=on_one_line(report.form_title), version=report.form_version)
        written_up = self.say(words.WRITTEN_UP) if report.written_up else ""
        facts: list[tuple[Text, str]] = [
            (words.CLIENT, on_one_line(report.client_name)),
            (words.SITE, on_one_line(report.site_name)),
            (words.PROVIDER, on_one_line(report.provider_name)),
            (words.CONSULTANT, on_one_line(report.consultant)),
            (words.COMPANIONS, self.say(words.LIST_SEPARATOR).join(companions) or self.say(words.NONE_NAMED)),
            (words.CHECKLIST, checklist),
            (words.STARTED, self._beijing(report.started_at, report.started_processed_at) + written_up),
            (words.ENDED, self._beijing(report.ended_at or report.submitted_at, None) + written_up),
        ]
        return [[self.say(label), value] for label, value in facts]

    def _wide_facts(self) -> list[list[str]]:
        submitted = self._beijing(self.report.submitted_at, self.report.submitted_processed_at)
        facts = [(words.SUBMITTED, submitted), (words.POSITION, self._position(self.report.place))]
        facts += [(words.LASTING, "\n".join(self.report.lasting))] if self.report.lasting else []
        facts += [(words.SCORE, "\n".join(self.report.score))] if self.report.score else []
        facts += [(words.ROUND, "\n".join(self.report.round))] if self.report.round else []
        return [[self.say(label), value] for label, value in facts]

    def _beijing(self, moment: datetime, processed_at: datetime | None) -> str:
        return self.say(words.BEIJING, time=_moment(moment)) + self._processed(processed_at)

    def _processed(self, at: datetime | None) -> str:
        """Behind a moment: when it was dealt with, where that is later."""
        return self.say(PROCESSED, at=_moment(at)) if at is not None else ""

    def _position(self, place: Place | None) -> str:
        if place is None:
            return self.say(words.NOT_RECORDED)
        north = words.LATITUDE_NORTH if place.latitude >= 0 else words.LATITUDE_SOUTH
        east = words.LONGITUDE_EAST if place.longitude >= 0 else words.LONGITUDE_WEST
        position = self.say(
            words.COORDINATES,
            latitude=self.say(north, degrees=f"{abs(place.latitude):.5f}"),
            longitude=self.say(east, degrees=f"{abs(place.longitude):.5f}"),
        )
        if place.accuracy is not None:
            position += self.say(words.ACCURACY, metres=f"{place.accuracy:.0f}")
        return f"{position}\n{place.away}" if place.away else position

    def _tallies(self) -> list[list[dict[str, Any]]]:
        results = [item.result for item in self.report.items if item.counted]
        severities = [finding.severity for finding in self.findings]
        fixed = sum(finding.fixed_on_the_spot for finding in self.findings)

        def tally(label: Text, count: int, tone: str) -> dict[str, Any]:
            return {"label": self.say(label), "count": count, "tone": tone if count else "zero"}

        return [
            [
                tally(words.CHECKED, len(results), "plain"),
                *(
                    tally(word, results.count(result), result)
                    for result, word in words.RESULTS.items()
                    if result not in ("said", "unmeasured") or result in results
                ),
            ],
            [
                tally(words.FOUND, len(severities), "plain"),
                *(tally(word, severities.count(severity), severity) for severity, word in words.SEVERITIES.items()),
                tally(words.FIXED, fixed, "conform"),
            ],
        ]

    def _conclusion(self) -> str:
        if not self.findings:
            return self.say(words.NOTHING_FOUND)
        fixed = sum(finding.fixed_on_the_spot for finding in self.findings)
        text = words.FOUND_AND_FIXED if fixed else words.FOUND_IN_ALL
        return self.say(text, n=len(self.findings), fixed=fixed)

    def _checks(self) -> dict[str, Any]:
        columns = (words.NUMBER_COLUMN, words.TOPIC_COLUMN, words.CLAUSE, words.RESULT_COLUMN, words.NOTE_COLUMN)
        return {
            "heading": self._heading(words.CHECKS),
            "columns": [self.say(column) for column in columns],
            "rows": [self._row(item) for item in self.report.items],
            "notes": self._notes(),
        }

    def _notes(self) -> list[str]:
        items = self.report.items
        in_findings = any(item.finding is not None and item.finding.photos_after for item in items)
        notes = []
        if any(item.clause for item in items):
            notes.append(self.say(words.CLAUSE_SOURCE))
        if in_findings or self.report.scene or any(item.photos for item in items):
            notes.append(self.say(words.PHOTO_TIME_NOTE))
        return notes

    def _row(self, item: ReportItem) -> dict[str, Any]:
        finding = item.finding
        # What was found is told once, in the finding's card, with its photos.
        note = item.note if finding is None else self.say(words.SEE_FINDING, number=on_one_line(finding.number))
        used = [self.say(words.INSTRUMENT, instrument=on_one_line(item.instrument))] if item.instrument else []
        return {
            "number": str(item.number),
            "section": on_one_line(item.section),
            "topic": on_one_line(item.topic),
            "look_at": item.look_at,
            "clause": with_breaks(on_one_line(item.clause or "—"), _CLAUSE_LONGEST_RUN),
            "result": self.say(words.RESULTS[item.result]),
            "tone": item.result,
            "note": "\n".join([*([note] if note else []), *used]),
            "photos": [self._photo(photo) for photo in item.photos] if finding is None else [],
        }

    def _card(self, item: ReportItem, finding: ReportFinding) -> dict[str, Any]:
        rows = [
            (words.WHAT_WAS_FOUND, item.note or self.say(words.NOT_RECORDED)),
            (words.CLAUSE, on_one_line(item.clause or "—")),
            (words.SEVERITY, self.say(words.SEVERITIES[finding.severity])),
            *([(words.IMMEDIATE, finding.immediate)] if finding.immediate else []),
            (words.SUGGESTION, finding.suggestion or self.say(words.NOT_RECORDED)),
        ]
        if not finding.fixed_on_the_spot:
            rows.append((words.DEADLINE, self._deadline(finding.due_at)))
        if finding.owner and not finding.fixed_on_the_spot:
            rows.append((words.OWNER, on_one_line(finding.owner)))
        if finding.repeat_of:
            again = self.say(words.REPEAT_OF, number=on_one_line(finding.repeat_of))
            rows.append((words.REPEAT, again))
        rows.append((words.STATE, self.say(words.FIXED if finding.fixed_on_the_spot else words.TO_FIX)))
        groups = ((words.PHOTOS_FOUND, item.photos), (words.PHOTOS_AFTER, finding.photos_after))
        number = on_one_line(finding.number)
        return {
            "number": number,
            "topic": self.say(words.ITEM, number=item.number, topic=on_one_line(item.topic)),
            "severity": self.say(words.SEVERITIES[finding.severity]),
            "tone": finding.severity,
            "rows": [[self.say(label), value] for label, value in rows],
            "groups": self._groups([(self.say(title, number=number), photos) for title, photos in groups]),
        }

    def _deadline(self, due_at: datetime | None) -> str:
        if due_at is None:
            return self.say(words.NOT_RECORDED)
        date, time = _moment(due_at).split()
        return self.say(words.BEFORE, date=date, time=time)

    def _photographs(self) -> dict[str, Any] | None:
        """Those of the place; the others stand at their items and findings."""
        groups = self._groups([(self.say(words.PHOTOS_OF_SCENE), self.report.scene)])
        return {"heading": self._heading(words.PHOTOGRAPHS), "groups": groups} if groups else None

    def _groups(self, groups: Sequence[tuple[str, tuple[Photo, ...]]]) -> list[dict[str, Any]]:
        return [{"title": title, "photos": [self._photo(p) for p in photos]} for title, photos in groups if photos]

    def _photo(self, photo: Photo) -> dict[str, Any]:
        self._photos += 1
        mark = Mark(photo.received_at, f"{self.report.client_name} · {self.report.site_name}", photo.by)
        picture = copy_of(photo.content, mark, self.report.language) if photo.content is not None else None
        name = None
        if picture is not None:
            name = f"{self._photos}.{picture.format}"
            self.pictures[name] = picture.content
        caption = on_one_line(photo.caption)
        title = words.PHOTO_CAPTION if caption else words.PHOTO_WITHOUT_CAPTION
        return {
            "file": name,
            "instead": self._instead(photo),
            "title": self.say(title, n=self._photos, caption=caption),
            "lines": [
                self.say(words.PHOTO_RECEIVED, time=_moment(photo.received_at)) + self._processed(photo.processed_at),
                self.say(words.PHOTO_FROM, by=on_one_line(photo.by), site=on_one_line(self.report.site_name)),
            ],
        }

    def _instead(self, photo: Photo) -> str:
        """What stands where the photo cannot be drawn."""
        if photo.content is None:
            return self.say(words.PHOTO_LOST)
        if not photo.name:
            return self.say(words.PHOTO_UNREADABLE)
        name = with_breaks(on_one_line(photo.name), _NAME_LONGEST_RUN)
        return self.say(words.FILE_UNREADABLE, name=name)

    def _confirmation(self, one: ReportConfirmation) -> str:
        """What the client said, which is no signature, and of what; or why nobody confirmed it then."""
        line = words.NOT_CONFIRMED if one.noted else words.CONFIRMED
        values = {"said": one.said, "by": on_one_line(one.by), "noted": on_one_line(one.noted)}
        said = self.say(line, **values, time=_moment(one.at), digest=one.digest)
        text = f"\n{on_one_line(one.text)}" if one.text else ""
        return said + text + (f"\n{self.say(words.CONFIRMED_BEFORE)}" if one.of_before else "")

    def _signatures(self) -> dict[str, Any]:
        report = self.report
        parties: tuple[tuple[Text, str, Text], ...] = (
            (words.PROVIDER, report.provider_name, words.BUTLER_SIGNATURE),
            (words.CLIENT, report.client_name, words.CLIENT_SIGNATURE),
        )
        return {
            "heading": self._heading(words.SIGNATURES),
            "statement": self.say(words.SIGNING_STATEMENT),
            "parties": [
                {"party": self.say(party), "name": on_one_line(name), "signature": self.say(signature)}
                for party, name, signature in parties
            ],
            "stamp": self.say(words.STAMP),
            "date": self.say(words.DATE),
            "date_line": self.say(words.DATE_LINE),
            "confirmations": [self._confirmation(one) for one in report.confirmations],
            "unsigned": self.say(words.UNSIGNED_BECAUSE),
            "seal": self.say(words.SEAL, seal=report.seal) if report.seal else None,
        }
