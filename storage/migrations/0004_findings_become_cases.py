"""Findings and complaints become cases."""

from tortoise import migrations
from tortoise.migrations import operations as ops

from storage.migrating import RunDialectSQL

TO_CASES = [
    "INSERT INTO service_case (kind, number, client_id, site_id, state, title, opened_by_id, opened_at, due_at,"
    " promised_at, closed_at, handler_id, taken_at) SELECT 'finding', number, client_id, site_id,"
    " CASE state WHEN 'open' THEN 'to_fix' ELSE state END, what, found_by_id, found_at,"
    " CASE WHEN closed_at IS NULL THEN due_at END, due_at, closed_at,"
    " acknowledged_by_id, acknowledged_at FROM finding ORDER BY id",
    "INSERT INTO finding_detail (case_id, patrol_id, question, clause, severity, suggestion_zh, suggestion_en,"
    " fixed_on_the_spot) SELECT c.id, f.patrol_id, f.question, f.clause, f.severity, f.suggestion_zh, f.suggestion_en,"
    " f.fixed_on_the_spot FROM finding f JOIN service_case c ON c.number = f.number ORDER BY c.id",
    "INSERT INTO service_case (kind, number, client_id, state, title, opened_by_id, opened_at, due_at, promised_at,"
    " draft_id, private) SELECT 'complaint', number, client_id, state, {what}, filed_by_id, filed_at, accept_by,"
    " resolve_by, draft_id, NOT EXISTS (SELECT 1 FROM draft_answer v WHERE v.draft_id = complaint.draft_id"
    " AND v.question = 'visible_to_manager' AND v.value = '\"yes\"') FROM complaint ORDER BY id",
    "UPDATE outbox SET kind = 'case_reminder', subject_kind = 'case', subject_id = (SELECT c.id FROM finding f"
    " JOIN service_case c ON c.number = f.number WHERE f.id = outbox.subject_id) WHERE subject_kind = 'finding'",
    'UPDATE outbox SET kind = \'case_news\', parameters = \'{{"action":"open","draft":0,"who":\' ||'
    " (SELECT k.filed_by_id FROM complaint k WHERE k.id = outbox.subject_id) || '}}', subject_kind = 'case', subject_id ="
    " (SELECT c.id FROM complaint k JOIN service_case c ON c.number = k.number WHERE k.id = outbox.subject_id)"
    " WHERE subject_kind = 'complaint'",
]
WHAT_SQLITE = (
    "COALESCE((SELECT json_extract(a.value, '$') FROM draft_answer a WHERE a.draft_id = complaint.draft_id"
    " AND a.question = 'what' AND NOT a.skipped), '')"
)
WHAT_POSTGRES = WHAT_SQLITE.replace("json_extract(a.value, '$')", "a.value::json #>> '{}'")

FROM_CASES = [
    "INSERT INTO finding (number, client_id, site_id, patrol_id, found_by_id, question, clause, what, severity,"
    " suggestion_zh, suggestion_en, state, found_at, due_at, fixed_on_the_spot, acknowledged_by_id, acknowledged_at,"
    " closed_at) SELECT c.number, c.client_id, c.site_id, f.patrol_id, c.opened_by_id, f.question, f.clause, c.title,"
    " f.severity, f.suggestion_zh, f.suggestion_en, CASE c.state WHEN 'to_fix' THEN 'open' WHEN 'awaiting_check'"
    " THEN 'in_progress' ELSE c.state END, c.opened_at, c.promised_at, f.fixed_on_the_spot, c.handler_id, c.taken_at,"
    " c.closed_at FROM service_case c JOIN finding_detail f ON f.case_id = c.id WHERE c.kind = 'finding' ORDER BY c.id",
    "INSERT INTO complaint (number, client_id, filed_by_id, draft_id, state, filed_at, accept_by, resolve_by)"
    " SELECT number, client_id, opened_by_id, draft_id, substr(state, 1, 20), opened_at, COALESCE(due_at, promised_at),"
    " promised_at FROM service_case WHERE kind = 'complaint' AND draft_id IS NOT NULL ORDER BY id",
    "UPDATE outbox SET kind = 'finding_reminder', subject_kind = 'finding', subject_id = (SELECT f.id FROM finding f"
    " JOIN service_case c ON c.number = f.number WHERE c.id = outbox.subject_id)"
    " WHERE subject_kind = 'case' AND kind = 'case_reminder'"
    " AND EXISTS (SELECT 1 FROM service_case c WHERE c.id = outbox.subject_id AND c.kind = 'finding')",
    "UPDATE outbox SET kind = 'complaint_filed', parameters = '{}', subject_kind = 'complaint', subject_id = (SELECT k.id FROM complaint k"
    " JOIN service_case c ON c.number = k.number WHERE c.id = outbox.subject_id)"
    " WHERE subject_kind = 'case' AND kind = 'case_news'"
    " AND EXISTS (SELECT 1 FROM service_case c WHERE c.id = outbox.subject_id AND c.kind = 'complaint')",
    "DELETE FROM finding_detail WHERE case_id IN (SELECT id FROM service_case WHERE kind = 'finding')",
    "DELETE FROM service_case WHERE kind = 'finding' OR (kind = 'complaint' AND draft_id IS NOT NULL)",
]
"""What was a finding or a complaint is a case now. The trail is append-only: its older entries keep their old names."""


class Migration(migrations.Migration):
    dependencies = [("storage", "0003_cases_and_trainings")]

    operations = [
        RunDialectSQL(
            sqlite=[sql.format(what=WHAT_SQLITE) for sql in TO_CASES],
            postgres=[sql.format(what=WHAT_POSTGRES) for sql in TO_CASES],
            reverse_sqlite=FROM_CASES,
            reverse_postgres=FROM_CASES,
        ),
        ops.DeleteModel(name="Complaint"),
        ops.DeleteModel(name="Finding"),
    ]
