"""The lines of registers, read in pages: each begins behind the last id of the page before.

A page's ids are found before anything is joined to them: else every page would join all the lines behind it as well.
They come first in every query, since of many tables PostgreSQL joins those first that are named first.
"""

from datetime import datetime

from bot.records.registers import ComplaintLine, FindingLine, IncidentLine
from bot.rules.cases.incident import CALLED, IN_HAND
from bot.rules.cases.kinds import filed_in
from bot.rules.forms.register import FORMS
from bot.rules.people import Role
from bot.rules.registers import Register
from bot.rules.tasks.works import MEASURE
from storage import database as db
from storage import namesakes
from storage.linked import number_of


def _page(register: Register) -> str:
    """The cases ``k`` that are the lines of this register's page."""
    return (
        "(SELECT id FROM service_case WHERE client_id = :client_id"
        f" AND kind IN ({db.listed(filed_in(register))}) AND opened_at >= :since AND opened_at < :until AND id > :after"
        " ORDER BY id LIMIT :limit) AS page JOIN service_case k ON k.id = page.id"
    )


_BY_MANAGER = (
    "EXISTS (SELECT 1 FROM role_grant g WHERE g.person_id = k.opened_by_id AND g.client_id = k.client_id"
    f" AND g.role = '{Role.CLIENT_MANAGER.value}' AND g.since <= k.opened_at"
    " AND (g.ended_at IS NULL OR g.ended_at > k.opened_at))"
)


async def find_finding_lines(
    client_id: int, since: datetime, until: datetime, after: int, limit: int
) -> list[FindingLine]:
    """A client's findings that were opened within ``[since, until)``, voided ones too."""
    return await db.rows(
        FindingLine,
        f"SELECT k.id, k.number, {namesakes.firm('c')} AS client_name, s.name AS site_name, k.opened_at, {namesakes.person('o')} AS opened_by, f.severity,"
        " f.clause, k.title, f.suggestion_zh, f.suggestion_en, f.fixed_on_the_spot, k.state, k.promised_at, k.paused_at, k.closed_at,"
        f" {namesakes.person('h')} AS handler, {namesakes.person('r')} AS rectified_by, {namesakes.person('x')} AS fix_recorded_by,"
        f" {number_of('f.record_kind', 'f.record_id')} AS record_number, b.number AS repeat_of, f.effect,"
        " f.immediate, f.cause, f.prevention,"
        f" k.released_at FROM {_page(Register.FINDINGS)} JOIN finding_detail f ON f.case_id = k.id"
        " JOIN client c ON c.id = k.client_id JOIN person o ON o.id = k.opened_by_id"
        " LEFT JOIN site s ON s.id = k.site_id LEFT JOIN person h ON h.id = k.handler_id"
        " LEFT JOIN person r ON r.id = k.rectified_by_id LEFT JOIN person x ON x.id = k.fix_recorded_by_id"
        " LEFT JOIN service_case b ON b.id = f.repeat_of_id AND b.state <> 'voided'"
        " ORDER BY k.id",
        client_id=client_id,
        since=since,
        until=until,
        after=after,
        limit=limit,
    )


async def find_complaint_lines(
    client_id: int, since: datetime, until: datetime, after: int, limit: int
) -> list[ComplaintLine]:
    """A client's complaints and the like that were opened within ``[since, until)``; who may see which is not asked."""
    return await db.rows(
        ComplaintLine,
        f"SELECT k.id, k.kind, k.number, k.client_id, {namesakes.firm('c')} AS client_name, k.opened_at, k.opened_by_id,"
        f" {namesakes.person('o')} AS opened_by, k.title, k.about_id, {namesakes.person('a')} AS about, k.likely_about, k.handler_id, {namesakes.person('h')} AS handler, k.state,"
        f" k.promised_at, k.paused_at, COALESCE(k.closed_at, k.ended_at) AS closed_at, k.rating, k.private, {_BY_MANAGER} AS by_manager, k.reopened, r.id AS recorder_id, {namesakes.person('r')} AS recorder, d.channel, d.told_on,"
        " COALESCE(q.anonymous, FALSE) AS anonymous, q.entrusted_id, COALESCE(q.category, '') AS category,"
        " COALESCE(q.severity, '') AS severity, COALESCE(q.wanted, '') AS wanted"
        f" FROM {_page(Register.COMPLAINTS)} JOIN client c ON c.id = k.client_id JOIN person o ON o.id = k.opened_by_id"
        " LEFT JOIN complaint_detail q ON q.case_id = k.id"
        " LEFT JOIN person a ON a.id = k.about_id LEFT JOIN person h ON h.id = k.handler_id"
        " LEFT JOIN draft d ON d.id = k.draft_id AND d.on_behalf_of_id IS NOT NULL LEFT JOIN person r ON r.id = d.person_id"
        " ORDER BY k.id",
        client_id=client_id,
        since=since,
        until=until,
        after=after,
        limit=limit,
    )


def _of_trail(what: str, action: str) -> str:
    """Something about a step of the case ``k`` as the trail has it."""
    return (
        f"(SELECT {what} FROM trail t WHERE t.subject_kind = 'case' AND t.subject_id = k.id AND t.action = '{action}')"
    )


_MEASURES = f"SELECT COUNT(*) FROM task t WHERE t.case_id = k.id AND t.work = '{MEASURE.code}'"


async def find_incident_lines(
    client_id: int, since: datetime, until: datetime, after: int, limit: int
) -> list[IncidentLine]:
    """A client's incidents that were reported within ``[since, until)``, drills too; who may see which is not asked."""
    return await db.rows(
        IncidentLine,
        f"SELECT k.id, k.kind, k.number, k.client_id, {namesakes.firm('c')} AS client_name, s.name AS site_name, k.drill,"
        f" k.opened_at, k.opened_by_id, {namesakes.person('o')} AS opened_by, k.title, k.handler_id,"
        f" {namesakes.person('h')} AS handler, k.state, k.closed_at, k.coming, k.called,"
        f" {_of_trail('MIN(t.at)', 'take')} AS answered_at,"
        f" CASE WHEN k.state IN ('{CALLED}', '{IN_HAND}') THEN NULL ELSE {_of_trail('MAX(t.at)', 'over')} END AS over_at,"
        f" {_of_trail('COUNT(*)', 'inform')} AS informed, ({_MEASURES}) AS measures,"
        f" ({_MEASURES} AND t.state = 'open') AS measures_open"
        f" FROM {_page(Register.INCIDENTS)} JOIN client c ON c.id = k.client_id JOIN person o ON o.id = k.opened_by_id"
        " LEFT JOIN site s ON s.id = k.site_id LEFT JOIN person h ON h.id = k.handler_id"
        " ORDER BY k.id",
        client_id=client_id,
        since=since,
        until=until,
        after=after,
        limit=limit,
    )


async def find_made(person_id: int, limit: int) -> list[int]:
    """The submitted forms of a person whose registers were made, the latest first."""
    return await db.column(
        int,
        f"SELECT f.id FROM draft f WHERE f.person_id = :person_id AND f.form IN ({db.listed(form.code for form in FORMS)}) AND EXISTS (SELECT 1"
        " FROM document d WHERE d.kind = 'register' AND d.subject_kind = 'draft' AND d.subject_id = f.id"
        " AND d.sha256 IS NOT NULL) ORDER BY f.id DESC LIMIT :limit",
        person_id=person_id,
        limit=limit,
    )
