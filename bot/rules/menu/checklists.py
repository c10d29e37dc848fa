"""By which checklist an item of the service menu is done, where it is done by one (clauses 4.1-4.4)."""

from collections.abc import Mapping

CHECKLISTS: Mapping[str, str] = {
    "SURVEY": "site_survey",
    **{f"INSPECTION-{number}": f"full_{number}" for number in range(1, 8)},
    "RISKS": "risk_identification",
    "INTERNAL-AUDIT": "internal_audit",
    "HAZARDS": "hidden_hazards",
    "AFTER-SALES": "after_sales",
}
"""Code of a built-in item -> code of a built-in checklist; the person who fills it in may take another."""
