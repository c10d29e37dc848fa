"""What only a complaint has: its category, how grave it is, what is hoped for, who knows whose it is."""

from storage import database as db


async def add_details(
    case_id: int, *, category: str, wanted: str, anonymous: bool = False, entrusted_id: int | None = None
) -> None:
    """Adds it to a new complaint."""
    await db.add(
        "complaint_detail",
        case_id=case_id,
        category=category,
        wanted=wanted,
        anonymous=anonymous,
        entrusted_id=entrusted_id,
    )


async def classify(case_id: int, category: str, severity: str) -> None:
    """Says of which category a complaint is, and how grave."""
    await db.values(
        "UPDATE complaint_detail SET category = :category, severity = :severity WHERE case_id = :case_id RETURNING id",
        case_id=case_id,
        category=category,
        severity=severity,
    )


async def entrust(case_id: int, person_id: int) -> None:
    """Notes to whom the rule gave a complaint, in the place of those whom it is about."""
    await db.values(
        "UPDATE complaint_detail SET entrusted_id = :person_id WHERE case_id = :case_id RETURNING id",
        case_id=case_id,
        person_id=person_id,
    )
