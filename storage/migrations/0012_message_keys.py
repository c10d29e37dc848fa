"""Messages are known by kind, subject, occurrence and reader: what was written before gets the keys written from now on."""

from dataclasses import dataclass

from tortoise import migrations

from storage.migrating import RunDialectSQL

SUBJECT = "CAST(subject_id AS VARCHAR(20))"
READER = "CAST(person_id AS VARCHAR(20))"
RELAY = {
    "sqlite": "CAST(json_extract(parameters, '$.relay') AS VARCHAR(20))",
    "postgres": "(CAST(parameters AS json) ->> 'relay')",
}


@dataclass(frozen=True)
class Rewritten:
    """How the keys of a kind were built: ``before``, what told occurrences apart (if anything), ``after``.

    ``lead``: what an occurrence begins with from now on. All are SQL, but for the kind.
    """

    kind: str
    before: str
    after: str = "''"
    lead: str = "''"


def of(subject: str, rest: str = "") -> str:
    """``subject:<its id>rest``."""
    return f"'{subject}:' || {SUBJECT} || '{rest}'"


LAST = f"':' || {READER}"
LAST_WITH_RELAY = f"{LAST} || {{relay}}"

KEYS = (
    Rewritten("case_reminder", f"{of('case', ':again:')} || {READER} || ':'", lead="'again:'"),
    Rewritten("case_reminder", of("case", ":"), LAST_WITH_RELAY),
    Rewritten("case_news", of("case", ":"), LAST_WITH_RELAY),
    Rewritten("digest", "'digest:'", LAST),
    Rewritten("own_report", of("patrol", ":own_report")),
    Rewritten("patrol_report", of("patrol", ":report"), LAST),
    Rewritten("register", of("register")),
    Rewritten("register_failed", of("register", ":failed")),
    Rewritten("register_progress", of("register", ":progress")),
    Rewritten("ledgers_exported", of("ledger_file", ":made")),
    Rewritten("ledgers_checked", of("ledger_file", ":")),
    Rewritten("ledgers_imported", of("ledger_file", ":imported")),
    Rewritten("ledgers_failed", of("ledger_file", ":failed")),
    Rewritten("ledgers_progress", of("ledger_file", ":progress:")),
    Rewritten("joining_waiting", of("joining", ":"), LAST),
    Rewritten("joining_approved", of("joining", ":joining_approved")),
    Rewritten("joining_declined", of("joining", ":joining_declined")),
    Rewritten(
        "joining_opens",
        f"CASE subject_kind WHEN 'invitation' THEN 'invitation:' ELSE 'joining:' END || {SUBJECT} || ':opens'",
        lead="subject_kind",
    ),
    Rewritten("joining_card", f"{of('joining_card', ':')} || {READER} || ':'"),
    Rewritten("member_removed", f"{of('removed', ':')} || {READER} || ':'"),
    Rewritten("member_left", of("left", ":"), LAST),
    Rewritten("policies_to_read", "'policy:'", LAST),
    Rewritten("policies_unread", "'policies_unread:'", LAST),
    Rewritten("policy_count", of("policy", ":count")),
    Rewritten("policy_ready", of("policy", ":ready")),
    Rewritten("training_announced", of("training", ":announced"), LAST),
    Rewritten("training_reminder", of("sign_up", ":")),
    Rewritten("own_training", of("training", ":trainer:")),
    Rewritten("seat_freed", of("sign_up", ":seat_freed")),
    Rewritten("training_cancelled", f"{of('training', ':cancelled:')} || {{named}}"),
    Rewritten("recorded_for_you", "'recorded:'"),
    Rewritten("record_disputed", "'disputed:'", LAST),
    Rewritten("assigned", f"'assigned:' || {READER} || ':'"),
    Rewritten("role_given", of("role_given")),
    Rewritten("role_ended", of("role_ended")),
    Rewritten("stand_in_asked", of("stand_in", ":stand_in_asked"), LAST),
    Rewritten("stand_in_begins", of("stand_in", ":stand_in_begins"), LAST),
    Rewritten("stand_in_over", of("stand_in", ":stand_in_over"), LAST),
    Rewritten("trail_head", "'trail_head:'", LAST),
    Rewritten("file_lost", f"'file_lost:' || subject_kind || ':' || {SUBJECT}", LAST, lead="subject_kind"),
)
"""What is not here had such keys before: ``unreachable``, ``work_left``, ``undelivered``, ``work_failed``."""


def between(before: str, after: str) -> str:
    """What stands between the two in a key."""
    return f"substr(key, length({before}) + 1, length(key) - length({before}) - length({after}))"


def is_between(before: str, after: str) -> str:
    """Whether a key begins and ends like this."""
    return (
        f"length(key) >= length({before}) + length({after}) AND substr(key, 1, length({before})) = {before}"
        f" AND substr(key, length(key) - length({after}) + 1) = {after}"
    )


def forwards(dialect: str) -> list[str]:
    """From the old keys to the new ones."""
    statements = []
    for one in KEYS:
        before, after, last = placed(one.before, dialect), placed(one.after, dialect), placed(LAST_WITH_RELAY, dialect)
        occurrence = f"{one.lead} || {between(before, after)}"
        statements.append(
            f"UPDATE outbox SET key = {new_before(one)} || CASE {occurrence} WHEN '' THEN '' ELSE ':' || {occurrence} END"
            f" || {last} WHERE kind = '{one.kind}' AND {is_between(before, after)}"
        )
    return statements


def backwards(dialect: str) -> list[str]:
    """From the new keys to the old ones."""
    statements = []
    for one in KEYS:
        before, after, last = placed(one.before, dialect), placed(one.after, dialect), placed(LAST_WITH_RELAY, dialect)
        occurrence = f"substr({between(new_before(one), last)}, 2)"
        statements.append(
            f"UPDATE outbox SET key = {before} || substr({occurrence}, length({one.lead}) + 1) || {after}"
            f" WHERE kind = '{one.kind}' AND {is_between(new_before(one), last)}"
            f" AND substr({occurrence}, 1, length({one.lead})) = {one.lead}"
        )
    return statements


def new_before(one: Rewritten) -> str:
    """What a key begins with from now on."""
    return of(one.kind)


def placed(sql: str, dialect: str) -> str:
    """The SQL with the person to whom something is passed on, if that is not the reader."""
    named = f"COALESCE({RELAY[dialect]}, {READER})"
    return sql.format(named=named, relay=f"CASE {named} WHEN {READER} THEN '' ELSE ':' || {named} END")


class Migration(migrations.Migration):
    """One form of key for all kinds."""

    dependencies = [("storage", "0011_policies_revoked")]

    initial = False

    operations = [
        RunDialectSQL(
            sqlite=forwards("sqlite"),
            postgres=forwards("postgres"),
            reverse_sqlite=backwards("sqlite"),
            reverse_postgres=backwards("postgres"),
        )
    ]
