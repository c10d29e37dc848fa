"""Whoever reads what a submitted record says reads it as it was corrected: by ``content``, or for a reason (3.6)."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[3]
READING = re.compile(
    r"(?:get_answers|get_draft|get_attachments|load)\(\s*(?:await\s+)?[\w.]+\.draft_id\b"
    r"|find_last_submitted\(|filed_draft\("
)
"""The answers of a record by the draft that it was filed by, which a correction does not change."""

BY_WHAT_WAS_FILED = {
    "bot/services/work_records/content.py": "finds what was corrected",
    "bot/services/work_records/releasing.py": "at its release nothing was corrected yet",
    "bot/services/work_records/recalling.py": "names the draft, whose content ``revising`` reads as it holds",
    "bot/services/work_records/seeing.py": "asks for the form; the answers are those that hold",
    "bot/services/checklists/correcting.py": "asks for the form; the answers are those that hold",
    "bot/services/checklists/reports.py": "asks for the form; the answers are those that hold",
    "bot/services/forms/walking.py": "last time's record, whose answers are those that hold",
    "bot/services/self_checks/noting.py": "a self-check is corrected beside its answers, which stay",
    "bot/services/self_checks/papers.py": "the same: the paper says both",
    "bot/services/self_checks/reports.py": "the same",
    "bot/services/photo_copies.py": "asks what a signed page is about, which no correction changes",
}


def test_nobody_else_reads_what_was_filed_as_what_is_said() -> None:
    reading = {
        str(path.relative_to(ROOT))
        for folder in ("bot", "handlers", "schedules")
        for path in sorted((ROOT / folder).rglob("*.py"))
        if READING.search(path.read_text(encoding="utf-8"))
    }
    assert reading == set(BY_WHAT_WAS_FILED), "is it read as corrected? (``content.draft_that_holds``, ``holding``)"
