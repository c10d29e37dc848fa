"""A submitted draft says what it became; those of before, as far as the records tell it.

Not told by any record, and so left empty: what joining, inviting and beginning something on behalf became.
"""

from tortoise import fields, migrations
from tortoise.migrations import operations as ops

STEPS = (
    "finding_evidence",
    "finding_return",
    "finding_ask_more_time",
    "finding_extend",
    "case_reply",
    "case_ask",
    "case_resolve",
    "case_give_up",
    "case_decline",
    "case_delay",
    "case_assign",
    "case_supply",
    "case_reopen",
    "case_withdraw",
    "case_rate",
)
SETTINGS = ("setting_days", "setting_hour", "setting_name", "setting_logo", "setting_texts")
LEDGERS = {"clients": "client", "sites": "site", "people": "person", "assignments": "role"}
"""What the trail calls their entries."""


def by_record(kind: str, table: str, record_id: str, *forms: str) -> str:
    """For forms whose record names its draft."""
    return (
        f"UPDATE draft SET outcome = '{kind}', outcome_id = {table}.{record_id} FROM {table}"
        f" WHERE {table}.draft_id = draft.id AND draft.state = 'submitted' AND draft.form IN ({listed(forms)})"
    )


def by_draft(kind: str, record_id: str, *forms: str) -> str:
    """For forms about the record that they change; ``kind`` and ``record_id`` are expressions."""
    return (
        f"UPDATE draft SET outcome = {kind}, outcome_id = {record_id}"
        f" WHERE state = 'submitted' AND form IN ({listed(forms)})"
    )


def by_trail(ledger: str, subject: str) -> str:
    """For what was added to a ledger, which the trail alone tells."""
    return (
        f"UPDATE draft SET outcome = 'ledger.{ledger}', outcome_id = trail.subject_id FROM trail"
        f" WHERE trail.subject_kind = '{subject}' AND trail.action = 'add'"
        " AND trail.details = '{\"draft\":' || draft.id || '}'"
        f" AND draft.state = 'submitted' AND draft.form = 'add_{ledger}'"
    )


def listed(forms: tuple[str, ...]) -> str:
    """The forms as SQL."""
    return ", ".join(f"'{form}'" for form in forms)


class Migration(migrations.Migration):
    """Kind and id of the record, and what they are of the drafts that were submitted before."""

    dependencies = [("storage", "0012_message_keys")]

    initial = False

    operations = [
        ops.AddField(model_name="Draft", name="outcome", field=fields.CharField(max_length=40, null=True)),
        ops.AddField(model_name="Draft", name="outcome_id", field=fields.BigIntField(null=True)),
        ops.RunSQL(
            [
                by_record("patrol", "patrol", "id", "patrol"),
                by_record("filed_case", "service_case", "id", "complaint", "enquiry"),
                by_record("training", "training_session", "id", "training"),
                by_record("service_log", "service_log", "id", "service_log"),
                by_record("policy", "policy_version", "id", "policy"),
                by_record("leave", "stand_in", "stands_in_for_id", "own_leave", "stand_in"),
                *(by_trail(ledger, subject) for ledger, subject in LEDGERS.items()),
                "UPDATE draft SET outcome = 'ledger.' || subject_kind, outcome_id = subject_id"
                " WHERE state = 'submitted' AND SUBSTR(form, 1, 7) = 'change_'",
                by_draft("'setting.' || subject_kind", "0", *SETTINGS),
                by_draft("'case'", "subject_id", *STEPS),
                by_draft("'training_cancellation'", "subject_id", "training_cancellation"),
                by_draft("'service_log'", "subject_id", "service_amendment"),
                by_draft("'behalf_wrong'", "subject_id", "behalf_wrong"),
                by_draft("'days_off'", "subject_id", "days_off"),
                by_draft("'role'", "subject_id", "role"),
                by_draft("'own_quiet'", "person_id", "own_quiet"),
                by_draft("'register'", "id", "register"),
            ],
            [],
        ),
    ]
