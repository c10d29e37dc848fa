"""Versions of the plans that are made of contracts (clause 4.1.3)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from bot.records.service_plans import PlanLine, PlanVersion, TeamMember
from bot.rules.behalf import Channel, Recorded
from bot.rules.competence import FIELD_NAMES, TITLE_LEVEL_NAMES, Field, TitleLevel
from bot.rules.ledgers.contracts import RHYTHM_NAMES, Rhythm
from bot.rules.people import Role
from bot.rules.service_plans.lines import lines_from_json, lines_to_json
from bot.rules.service_plans.states import PlanState
from storage import database as db
from storage import namesakes


@dataclass(frozen=True, slots=True)
class _Row:
    id: int
    contract_id: int
    client_id: int
    version: int
    state: str
    reason: str
    from_day: date
    lines: str
    number: str
    client_name: str
    client_short_name: str
    begins: date
    ends: date
    rhythm: str
    approved_by: str
    approved_at: datetime | None
    answered_by: str
    answered_at: datetime | None
    recorded_by: str
    channel: str
    told_on: date | None


@dataclass(frozen=True, slots=True)
class WaitingPlan:
    """A version that waits ``since`` a moment; ``changes``: another was confirmed before it."""

    id: int
    client_id: int
    client_name: str
    number: str
    version: int
    since: datetime
    changes: bool


_PLAN = (
    "SELECT v.id, v.contract_id, v.client_id, v.version, v.state, v.reason, v.from_day, v.lines, k.number,"
    f" {namesakes.firm('c')} AS client_name, {namesakes.client('c')} AS client_short_name, k.begins, k.ends, k.rhythm,"
    f" COALESCE({namesakes.person('a')}, '') AS approved_by, v.approved_at,"
    f" COALESCE({namesakes.person('y')}, '') AS answered_by, v.answered_at,"
    f" COALESCE({namesakes.person('r')}, '') AS recorded_by, v.channel, v.told_on"
    " FROM service_plan v JOIN contract k ON k.id = v.contract_id JOIN client c ON c.id = v.client_id"
    " LEFT JOIN person a ON a.id = v.approved_by_id LEFT JOIN person y ON y.id = v.answered_by_id"
    " LEFT JOIN person r ON r.id = v.recorded_by_id"
)


@dataclass(frozen=True, slots=True)
class _Serving:
    id: int
    name: str
    role: str
    title_level: str
    competence: str

    @property
    def fields(self) -> tuple[Field, ...]:
        """Of which they are able to do what is asked (clause 5.1.4)."""
        return tuple(map(Field, self.competence.split()))


async def _team(client_id: int) -> list[_Serving]:
    """Who of ours serves a client, its lead first."""
    found = await db.rows(
        _Serving,
        f"SELECT p.id, {namesakes.person('p')} AS name, g.role, p.title_level, p.competence FROM role_grant g JOIN person p ON p.id = g.person_id"
        f" WHERE g.client_id = :client_id AND g.ended_at IS NULL AND g.role IN ({db.listed((Role.LEAD, Role.CONSULTANT))})"
        " ORDER BY CASE g.role WHEN 'lead' THEN 0 ELSE 1 END, g.id",
        client_id=client_id,
    )
    # whoever leads and consults is there once
    once = {one.id: one for one in reversed(found)}
    return [one for one in found if one is once[one.id]]


def _member(one: _Serving) -> TeamMember:
    title = TITLE_LEVEL_NAMES[TitleLevel(one.title_level)] if one.title_level else None
    return TeamMember(one.name, one.role == Role.LEAD, title, tuple(FIELD_NAMES[field] for field in one.fields))


async def _read(row: _Row) -> PlanVersion:
    team = await _team(row.client_id)
    leads = [one for one in team if one.role == Role.LEAD]
    rhythm = Rhythm(row.rhythm) if row.rhythm else Rhythm.NONE
    on_behalf = (
        Recorded(row.recorded_by, Channel(row.channel), row.told_on) if row.recorded_by and row.told_on else None
    )
    return PlanVersion(
        row.id,
        row.contract_id,
        row.client_id,
        row.version,
        PlanState(row.state),
        row.reason,
        row.from_day,
        lines_from_json(row.lines),
        row.number,
        row.client_name,
        row.client_short_name,
        row.begins,
        row.ends,
        leads[0].name if leads else "",
        row.approved_by,
        row.approved_at,
        row.answered_by if row.state != PlanState.OBJECTED else "",
        row.answered_at if row.state != PlanState.OBJECTED else None,
        on_behalf,
        RHYTHM_NAMES[rhythm] if rhythm is not Rhythm.NONE else None,
        tuple(map(_member, team)),
        tuple(FIELD_NAMES[field] for field in Field if not any(field in one.fields for one in team)),
    )


async def get_plan(plan_id: int) -> PlanVersion | None:
    """A version of a plan."""
    row = await db.row(_Row, f"{_PLAN} WHERE v.id = :id", id=plan_id)
    return await _read(row) if row is not None else None


async def find_plan(contract_id: int, states: Iterable[PlanState]) -> PlanVersion | None:
    """The latest version of a contract's plan that is in one of these states."""
    row = await db.row(
        _Row,
        f"{_PLAN} WHERE v.contract_id = :contract_id AND v.state IN ({db.listed(sorted(states))})"
        " ORDER BY v.version DESC LIMIT 1",
        contract_id=contract_id,
    )
    return await _read(row) if row is not None else None


async def get_before(plan: PlanVersion) -> PlanVersion | None:
    """The version that was confirmed before this one, whichever contract this one renews."""
    row = await db.row(
        _Row,
        f"{_PLAN} WHERE v.id = COALESCE((SELECT o.id FROM service_plan o WHERE o.contract_id = :contract_id"
        " AND o.version < :version AND o.state IN ('confirmed', 'replaced') AND o.answered_at IS NOT NULL"
        " ORDER BY o.version DESC LIMIT 1),"
        " (SELECT o.id FROM contract n JOIN service_plan o ON o.contract_id = n.renews_id"
        " WHERE n.id = :contract_id AND (o.state || '') = 'confirmed' ORDER BY o.version DESC LIMIT 1))",
        contract_id=plan.contract_id,
        version=plan.version,
    )
    return await _read(row) if row is not None else None


async def words_of(plan_id: int) -> str:
    """What the client objected to, in their words."""
    return await db.value(str, "SELECT words FROM service_plan WHERE id = :id", id=plan_id) or ""


async def find_waiting(state: PlanState, since: datetime) -> list[int]:
    """The versions that have been in a state since a moment or longer, of contracts in use."""
    entered = "v.made_at" if state is PlanState.SUBMITTED else "v.approved_at"
    return await db.column(
        int,
        "SELECT v.id FROM service_plan v JOIN contract k ON k.id = v.contract_id AND k.ended_at IS NULL"
        f" WHERE v.state = '{state.value}' AND {entered} <= :since AND v.client_id > 0 ORDER BY v.id",
        since=since,
    )


async def find_to_answer(state: PlanState, clients: tuple[int, ...] | None) -> list[WaitingPlan]:
    """The versions that wait in a state, of contracts in use with these clients (None: all), the oldest first."""
    entered = "v.made_at" if state is PlanState.SUBMITTED else "v.approved_at"
    among = "v.client_id > 0" if clients is None else f"v.client_id IN ({db.listed(clients)})"
    return await db.rows(
        WaitingPlan,
        f"SELECT v.id, v.client_id, {namesakes.client('c')} AS client_name, k.number, v.version, {entered} AS since,"
        " v.reason <> '' AS changes FROM service_plan v JOIN contract k ON k.id = v.contract_id AND k.ended_at IS NULL"
        f" JOIN client c ON c.id = v.client_id WHERE v.state = '{state.value}' AND {among} ORDER BY {entered}, v.id",
    )


async def add_plan(
    *, contract_id: int, client_id: int, lines: Iterable[PlanLine], from_day: date, reason: str, by: int, at: datetime
) -> int:
    """Adds the next version; those of before that nobody has confirmed are replaced by it."""
    await db.values(
        "UPDATE service_plan SET state = 'replaced' WHERE contract_id = :contract_id"
        " AND state IN ('submitted', 'approved', 'objected') RETURNING id",
        contract_id=contract_id,
    )
    version = await db.number(
        "SELECT COALESCE(MAX(version), 0) + 1 FROM service_plan WHERE contract_id = :contract_id",
        contract_id=contract_id,
    )
    return await db.add(
        "service_plan",
        contract_id=contract_id,
        client_id=client_id,
        version=version,
        state=PlanState.SUBMITTED.value,
        lines=lines_to_json(lines),
        from_day=from_day,
        reason=reason,
        made_by_id=by,
        made_at=at,
    )


async def change_lines(plan_id: int, lines: Iterable[PlanLine]) -> bool:
    """Has a version say otherwise that the lead has not approved; False: it waits for no approval (any more)."""
    return await db.any_row(
        "UPDATE service_plan SET lines = :lines WHERE id = :id AND state = 'submitted' RETURNING id",
        id=plan_id,
        lines=lines_to_json(lines),
    )


async def approve(plan_id: int, by: int, at: datetime) -> bool:
    """A version goes to the client; False: it waits for no approval (any more)."""
    return await db.any_row(
        "UPDATE service_plan SET state = 'approved', approved_by_id = :by, approved_at = :at"
        " WHERE id = :id AND state = 'submitted' RETURNING id",
        id=plan_id,
        by=by,
        at=at,
    )


async def answer(
    plan_id: int,
    state: PlanState,
    by: int | None,
    at: datetime,
    *,
    words: str = "",
    recorded_by: int | None = None,
    channel: str = "",
    told_on: date | None = None,
) -> bool:
    """The client's answer; False: the version waits for none (any more)."""
    return await db.any_row(
        "UPDATE service_plan SET state = :state, answered_by_id = :by, answered_at = :at, words = :words,"
        " recorded_by_id = :recorded_by, channel = :channel, told_on = :told_on"
        " WHERE id = :id AND state = 'approved' RETURNING id",
        id=plan_id,
        state=state.value,
        by=by,
        at=at,
        words=words,
        recorded_by=recorded_by,
        channel=channel,
        told_on=told_on,
    )


async def replace_confirmed(contract_id: int, but: int) -> None:
    """The versions confirmed before one that is confirmed now hold no more."""
    await db.values(
        "UPDATE service_plan SET state = 'replaced' WHERE contract_id = :contract_id AND state = 'confirmed'"
        " AND id <> :but RETURNING id",
        contract_id=contract_id,
        but=but,
    )


async def find_to_agree(day: date) -> list[int]:
    """The confirmed versions with which work plans do not agree yet, though their day has come."""
    return await db.column(
        int,
        "SELECT v.id FROM service_plan v WHERE v.state = 'confirmed' AND v.agreed_at IS NULL AND v.from_day <= :day"
        " ORDER BY v.id",
        day=day,
    )


async def note_agreed(plan_id: int, at: datetime) -> None:
    """Notes that work plans agree with a version."""
    await db.change("service_plan", plan_id, agreed_at=at)


async def made_at(plan_id: int) -> datetime:
    """When a version was made. Raises LookupError: there is none."""
    found = await db.value(datetime, "SELECT made_at FROM service_plan WHERE id = :id", id=plan_id)
    if found is None:
        raise LookupError(plan_id)
    return found
