"""Clients, their people and ours, and how they joined."""

from collections.abc import Mapping
from datetime import timedelta

from tortoise.models import Model

from storage import tables as t
from tests.growth.line import Firm, Line, Row, ahead, apiece, copied, later, latest, scattered

TEAM = 4
"""The first person of the team; before them come an administrator, a quality manager and an auditor."""
LARGE = 1
"""The client to which every fifth record belongs."""
MENU = "a firm offers dozens of things, which its team reads"
INSTRUMENTS = "a firm has dozens of instruments, and shows them as a list"
CERTIFICATES = "a firm's people have some each, and it shows them as a list"
THINGS = "a client leaves a few things with a firm, which shows them as a list"
BOXES = "a firm fills a few boxes of paper a year for each client, and shows them as a list"
PLACES = "a firm has a few places, and shows them as a list"
ANSWERED = "a firm takes some hundreds of answers into its collection, of which the latest are compared"
FIRMS = "a firm serves hundreds of clients at most, and shows them as a list"


def team(firm: Firm) -> int:
    """How many people serve the clients."""
    return max(5, firm.count("client") // 5)


def _is_team(row: Row) -> bool:
    return TEAM <= row.n < TEAM + team(row.firm)


def consultant_of(client: int, firm: Firm) -> int:
    """Who patrols at a client."""
    return TEAM + client % team(firm)


def one_of_the_clients(row: Row) -> int:
    """Somebody of the row's client."""
    firm, clients, first = row.firm, row.firm.count("client"), TEAM + team(row.firm)
    staff = max(1, (firm.count("person") - first) // clients)
    client: int = row["client_id"]
    return min(firm.count("person"), first + (client - 1) * staff + row.n % staff)


def _client_of_person(row: Row) -> int:
    firm, first = row.firm, TEAM + team(row.firm)
    staff = max(1, (firm.count("person") - first) // firm.count("client"))
    return min(firm.count("client"), 1 + max(0, row.n - first) // staff)


def _role(row: Row) -> str:
    people = row.firm.count("person")
    if row.n > people:
        return ("lead", "consultant")[row.n % 2]
    if row.n < TEAM:
        return ("administrator", "quality_manager", "auditor")[row.n - 1]
    return "consultant" if _is_team(row) else "client_manager" if row.n % 20 == 0 else "client_staff"


def _whose_role(row: Row) -> int:
    people = row.firm.count("person")
    return row.n if row.n <= people else consultant_of(_where_role(row) or 0, row.firm)


def _where_role(row: Row) -> int | None:
    people = row.firm.count("person")
    if row.n > people:
        return 1 + (row.n - people - 1) // 2
    return None if row.n < TEAM else _client_of_person(row)


def _has_ended(row: Row) -> bool:
    """Who has left; and the team's first role, since they serve by their assignments."""
    return row.n <= row.firm.count("person") and (_is_team(row) or row.n % 50 == 49)


LINES: Mapping[type[Model], Line] = {
    t.Client: Line(
        0.5, columns={"name": lambda row: f"客户企业 {row.n}", "short_name": lambda row: f"企业{row.n}"}, steady=FIRMS
    ),
    t.Site: Line(
        1,
        columns={"client_id": apiece("client"), "name": lambda row: f"车间 {row.n}", "address": "工业园 3 号"},
        steady=FIRMS,
    ),
    t.Licence: Line(
        1,
        columns={
            "code": lambda row: f"L{row.n:06}",
            "client_id": apiece("client"),
            "kind": "production",
            "number": lambda row: f"XK06-014-{row.n:05}",
            "valid_until": lambda row: row.firm.until.date() + timedelta(days=row.n % 1_000),
        },
        steady=FIRMS,
    ),
    t.Monitoring: Line(
        1,
        columns={
            "code": lambda row: f"D{row.n:06}",
            "client_id": apiece("client"),
            "stage": "finished",
            "point": lambda row: f"试压台 {row.n}",
            "item": "壳体试验压力",
            "limits": "1.5–2.25 MPa",
            "often": "monthly",
            "begins": lambda row: row.moment.date(),
            "next_due": lambda row: row.firm.until.date() + timedelta(days=row.n % 30 - 1),
        },
        steady=FIRMS,
    ),
    t.Duty: Line(
        2,
        columns={
            "code": lambda row: f"ZB{row.n:06}",
            "client_id": apiece("client"),
            "person_id": one_of_the_clients,
            "turn": lambda row: str(row.n % 9 + 1),
            "part": "现场处置组",
            "duties": "关阀、隔离不合格品，清点数量。",
        },
        steady=FIRMS,
    ),
    t.ClientProperty: Line(
        0.3,
        columns={
            "code": lambda row: f"W{row.n:06}",
            "client_id": apiece("client"),
            "name": lambda row: f"DN50 球阀样品 {row.n}",
            "kind": "sample",
            "confidential": lambda row: row.n % 5 == 0,
            "place": "资料室 2 号柜",
            "keeper_id": lambda row: TEAM + row.n % team(row.firm),
            "received_on": lambda row: row.firm.until.date() - timedelta(days=row.n % 1_000),
            "return_by": lambda row: row.firm.until.date() + timedelta(days=row.n % 1_000),
        },
        steady=THINGS,
    ),
    t.Premises: Line(
        rows=2,
        columns={
            "code": lambda row: f"R{row.n:06}",
            "name": lambda row: f"办公室 {row.n}",
            "kind": "office",
            "keeper_id": lambda row: TEAM + row.n % team(row.firm),
            "review_by": lambda row: row.firm.until.date() + timedelta(days=row.n % 365),
        },
        steady=PLACES,
    ),
    t.PaperFile: Line(
        0.3,
        columns={
            "code": lambda row: f"A{row.n:06}",
            "client_id": apiece("client"),
            "name": lambda row: f"巡查记录 {row.n}",
            "folder": lambda row: f"第 {row.n} 盒",
            "place": "档案室 3 柜 2 层",
            "keeper_id": lambda row: TEAM + row.n % team(row.firm),
            "covers_to": lambda row: row.firm.until.date() - timedelta(days=row.n % 1_000),
            "kept_until": lambda row: row.firm.until.date() + timedelta(days=1_200 + row.n % 1_000),
            "check_by": lambda row: row.firm.until.date() + timedelta(days=row.n % 365),
        },
        steady=BOXES,
    ),
    t.SecondPerson: Line(
        0.3,
        columns={
            "subject_kind": "property",
            "subject_id": lambda row: row.n,
            "client_id": apiece("client"),
            "asked_id": lambda row: TEAM + row.n % team(row.firm),
            "asker_id": lambda row: TEAM + row.n % team(row.firm),
            "state": lambda row: "open" if row.n % 50 == 0 else "confirmed",
        },
    ),
    t.AnsweredQuestion: Line(
        counted=lambda _: 200,
        columns={
            "code": lambda row: f"Q{row.n:06}",
            "question": lambda row: f"计量器具多久检定一次 {row.n}",
            "answer": "按检定证书上的有效期，到期前一个月送检。",
        },
        steady=ANSWERED,
    ),
    t.Risk: Line(
        1,
        columns={
            "code": lambda row: f"R{row.n:06}",
            "client_id": apiece("client"),
            "name": lambda row: f"壳体砂眼漏检 {row.n}",
            "stage": "inspection",
            "description": "气密试验抽样，砂眼可能漏到出厂。",
            "likelihood": lambda row: str(row.n % 5 + 1),
            "severity": lambda row: str(row.n % 4 + 1),
            "level": "moderate",
            "review_on": lambda row: row.firm.until.date() + timedelta(days=row.n % 300),
        },
        steady=FIRMS,
    ),
    t.RiskMeasure: Line(
        1,
        columns={
            "code": lambda row: f"RM{row.n:06}",
            "client_id": apiece("client"),
            "risk_id": apiece("risk"),
            "what": lambda row: f"增加气密试验 {row.n}",
            "due": lambda row: row.firm.until.date() + timedelta(days=row.n % 60),
        },
        steady=FIRMS,
    ),
    t.Equipment: Line(
        rows=80,
        columns={
            "code": lambda row: f"E{row.n:06}",
            "name": lambda row: f"数显卡尺 {row.n}",
            "measures": "0–150 mm",
            "keeper_id": lambda row: TEAM + row.n % team(row.firm),
            "calibration_due": lambda row: row.firm.until.date() + timedelta(days=row.n % 1_000),
        },
        steady=INSTRUMENTS,
    ),
    t.Certificate: Line(
        rows=60,
        columns={
            "code": lambda row: f"Z{row.n:06}",
            "person_id": lambda row: TEAM + row.n % team(row.firm),
            "name": lambda row: f"内审员 {row.n}",
            "number": lambda row: f"NS-{row.n:05}",
            "valid_until": lambda row: row.firm.until.date() + timedelta(days=row.n % 1_000),
        },
        steady=CERTIFICATES,
    ),
    t.MenuItem: Line(
        rows=30,
        columns={
            "code": lambda row: f"M{row.n:06}",
            "name": lambda row: f"服务{row.n:06}",
            "clause": "4.6",
            "unit": "time",
            "work": "patrol",
            "often": "monthly",
            "depth": "standard",
            "minutes": "90",
            "requirements": "七个方面都看到，深度按约定。",
        },
        steady=MENU,
    ),
    t.RequirementReading: Line(
        counted=lambda firm: 30 * team(firm),
        columns={
            "item_id": lambda row: 1 + (row.n - 1) % 30,
            "person_id": lambda row: TEAM + (row.n - 1) // 30,
            "requirements": "七个方面都看到，深度按约定。",
            "read_at": later(hours=1),
        },
        steady=MENU,
    ),
    t.Person: Line(
        20,
        columns={
            "telegram_id": lambda row: None if row.n % 10 == 9 else 7_000_000_000 + row.n,
            "code": lambda row: f"Q{row.n:06}",
            "name": lambda row: f"员工 {row.n}",
            "phone": lambda row: f"138{row.n:08}",
            "language": "zh",
            "consented_at": lambda row: None if row.n % 10 == 9 else row.moment,
            "ended_at": lambda row: row.firm.until if row.n % 50 == 49 else None,
        },
    ),
    t.RoleGrant: Line(
        counted=lambda firm: firm.count("person") + 2 * firm.count("client"),
        columns={
            "person_id": _whose_role,
            "client_id": _where_role,
            "role": _role,
            "since": lambda row: row.firm.until,
            "ended_at": lambda row: row.firm.until if _has_ended(row) else None,
        },
    ),
    t.StandIn: Line(
        0.3,
        columns={
            "person_id": lambda row: consultant_of(row.n, row.firm),
            "stands_in_for_id": lambda row: consultant_of(row.n + 1, row.firm),
            "state": latest(20, "active", "over"),
        },
    ),
    t.PersonSetting: Line(1, columns={"digest": True, "digest_at": "08:10"}),
    t.Invitation: Line(
        4,
        columns={
            "role": "client_staff",
            "client_id": scattered("client"),
            "expires_at": later(days=7),
            "used_at": latest(20, None, lambda row: row.moment),
            "used_by_id": latest(20, None, scattered("person")),
        },
    ),
    t.JoiningCard: Line(
        2,
        columns={
            "code": lambda row: f"{row.n:08}",
            "client_id": apiece("client"),
            "quota": 30,
            "expires_at": latest(100, ahead, later(days=30)),
        },
    ),
    t.JoiningRequest: Line(
        15,
        columns={
            "client_id": copied("card_id", "joining_card", "client_id"),
            "state": latest(20, "waiting", "approved"),
            "asked_at": lambda row: row.moment,
            "decided_at": latest(20, None, later(hours=3)),
        },
    ),
    t.WrongCode: Line(
        0.1, columns={"telegram_id": lambda row: 8_000_000_000 + row.n}, steady="forgotten within the hour"
    ),
}
