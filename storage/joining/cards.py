"""Joining cards, the requests made by them, and the wrong codes that were typed."""

from datetime import datetime

from bot.records.joining.requests import CardRecord, ListedRecord, RequestRecord
from storage import database as db
from storage import namesakes

_CARD = f"""SELECT k.id, k.code, k.client_id, c.name AS client_name, {namesakes.client("c")} AS client_short_name, k.quota, k.used,
 k.made_at, {namesakes.person("m")} AS made_by, k.made_by_id, k.expires_at,
 COALESCE(k.revoked_at, c.ended_at) AS revoked_at, k.destination
 FROM joining_card k JOIN client c ON c.id = k.client_id JOIN person m ON m.id = k.made_by_id """

_REQUEST = f"""SELECT r.id, r.card_id, r.client_id, {namesakes.client("c")} AS client_name, r.person_id,
 {namesakes.applicant("p", "r")} AS person_name,
 r.person_code, r.state, r.moves, r.match_id, {namesakes.person("l")} AS match_name, l.code AS match_code, r.certain,
 CASE WHEN EXISTS (SELECT 1 FROM role_grant g WHERE g.person_id = r.match_id AND g.ended_at IS NULL
 AND (g.role <> 'client_staff' OR g.client_id <> r.client_id))
 OR EXISTS (SELECT 1 FROM role_grant o WHERE o.person_id = r.person_id) THEN 0 ELSE 1 END AS may_be_joined, r.destination,
 r.asked_at, {namesakes.person("d")} AS decided_by, r.reason
 FROM joining_request r JOIN client c ON c.id = r.client_id JOIN person p ON p.id = r.person_id
 LEFT JOIN person l ON l.id = r.match_id LEFT JOIN person d ON d.id = r.decided_by_id """


async def add_card(
    code: str, client_id: int, *, quota: int, made_by: int, at: datetime, expires_at: datetime, destination: str
) -> int | None:
    """Adds a card; None when its code is taken, so that another one is tried."""
    return await db.add_once(
        "joining_card",
        code=code,
        client_id=client_id,
        quota=quota,
        made_by_id=made_by,
        made_at=at,
        expires_at=expires_at,
        destination=destination,
    )


async def get_card(card_id: int) -> CardRecord | None:
    """A card by id."""
    return await db.row(CardRecord, _CARD + "WHERE k.id = :id", id=card_id)


async def find_card(code: str) -> CardRecord | None:
    """The card with this code, whatever its state."""
    return await db.row(CardRecord, _CARD + "WHERE k.code = :code", code=code)


async def find_cards(client_id: int, at: datetime) -> list[CardRecord]:
    """The cards of a client that are neither revoked nor expired, the newest first."""
    return await db.rows(
        CardRecord,
        _CARD + "WHERE k.client_id = :client_id AND k.revoked_at IS NULL AND k.expires_at > :at ORDER BY k.id DESC",
        client_id=client_id,
        at=at,
    )


async def find_ending_cards(after: datetime, until: datetime) -> list[CardRecord]:
    """Cards that are not revoked and end after a moment, by another one; those of practice left out."""
    return await db.rows(
        CardRecord,
        _CARD + "WHERE k.expires_at > :after AND k.expires_at <= :until AND k.revoked_at IS NULL"
        " AND c.ended_at IS NULL AND k.client_id > 0 ORDER BY k.id",
        after=after,
        until=until,
    )


async def revoke_card(card_id: int, at: datetime) -> bool:
    """Ends a card before its time; False when that was done before."""
    return await db.any_row(
        "UPDATE joining_card SET revoked_at = :at WHERE id = :id AND revoked_at IS NULL RETURNING id", id=card_id, at=at
    )


async def take_place(card_id: int, at: datetime) -> bool:
    """Takes one of the card's places; False when none is left or it serves no more, however many ask at once."""
    return await db.any_row(
        "UPDATE joining_card SET used = used + 1 WHERE id = :id AND used < quota AND revoked_at IS NULL"
        " AND expires_at > :at AND client_id IN (SELECT id FROM client WHERE ended_at IS NULL) RETURNING id",
        id=card_id,
        at=at,
    )


async def give_place_back(card_id: int) -> None:
    """Gives a place back: its request was declined."""
    await db.values("UPDATE joining_card SET used = used - 1 WHERE id = :id AND used > 0 RETURNING id", id=card_id)


async def begin_request(card: CardRecord, person_id: int, destination: str, at: datetime) -> int:
    """The person's begun request for the card's client, by this card from now on; returns its id."""
    begun = await db.value(
        int,
        "INSERT INTO joining_request (card_id, client_id, person_id, state, destination, begun_at)"
        " VALUES (:card_id, :client_id, :person_id, 'begun', :destination, :at)"
        " ON CONFLICT (person_id, client_id) WHERE state IN ('begun', 'waiting')"
        " DO UPDATE SET card_id = :card_id, destination = :destination WHERE joining_request.state = 'begun' RETURNING id",
        card_id=card.id,
        client_id=card.client_id,
        person_id=person_id,
        destination=destination,
        at=at,
    )
    if begun is not None:
        return begun
    open_one = await get_open_request(person_id, card.client_id)
    if open_one is None:
        raise LookupError(person_id, card.client_id)
    return open_one.id


async def get_request(request_id: int) -> RequestRecord | None:
    """A request by id."""
    return await db.row(RequestRecord, _REQUEST + "WHERE r.id = :id", id=request_id)


async def get_open_request(person_id: int, client_id: int) -> RequestRecord | None:
    """The begun or waiting request of a person for a client."""
    return await db.row(
        RequestRecord,
        _REQUEST + "WHERE r.person_id = :person_id AND r.client_id = :client_id AND r.state IN ('begun', 'waiting')",
        person_id=person_id,
        client_id=client_id,
    )


async def find_requests_of_person(person_id: int) -> list[RequestRecord]:
    """The waiting requests of a person."""
    return await db.rows(
        RequestRecord,
        _REQUEST + "WHERE r.person_id = :person_id AND r.state = 'waiting' ORDER BY r.id",
        person_id=person_id,
    )


async def find_waiting(client_id: int) -> list[RequestRecord]:
    """Everyone who waits to join a client, who asked first first."""
    return await db.rows(
        RequestRecord,
        _REQUEST + "WHERE r.client_id = :client_id AND r.state = 'waiting' ORDER BY r.id",
        client_id=client_id,
    )


async def find_clients_asked() -> list[int]:
    """Ids of the clients still served that somebody waits to join; practice is not among them."""
    return await db.column(
        int,
        "SELECT DISTINCT r.client_id FROM joining_request r JOIN client c ON c.id = r.client_id"
        " WHERE r.state = 'waiting' AND r.client_id > 0 AND c.ended_at IS NULL ORDER BY r.client_id",
    )


async def count_waiting(client_id: int) -> int:
    """How many wait to join a client."""
    return await db.number(
        "SELECT count(*) AS n FROM joining_request WHERE client_id = :client_id AND state = 'waiting'",
        client_id=client_id,
    )


async def ask(
    request_id: int, *, person_code: str, match_id: int | None, certain: bool, moves: bool, at: datetime
) -> bool:
    """Makes a begun request wait for an approver; False when it does already."""
    return await db.any_row(
        "UPDATE joining_request SET state = 'waiting', person_code = :person_code, match_id = :match_id,"
        " certain = :certain, moves = :moves, asked_at = :at WHERE id = :id AND state = 'begun' RETURNING id",
        id=request_id,
        person_code=person_code,
        match_id=match_id,
        certain=certain,
        moves=moves,
        at=at,
    )


async def decide(request_id: int, state: str, by: int, at: datetime, reason: str = "") -> bool:
    """Approves or declines a waiting request; False when somebody did so before."""
    return await db.any_row(
        "UPDATE joining_request SET state = :state, decided_by_id = :by, decided_at = :at, reason = :reason"
        " WHERE id = :id AND state = 'waiting' RETURNING id",
        id=request_id,
        state=state,
        by=by,
        at=at,
        reason=reason,
    )


async def hand_requests_over(from_person: int, to_person: int) -> None:
    """The decided requests of a person become those of who they turned out to be."""
    await db.values(
        "UPDATE joining_request SET person_id = :to_person WHERE person_id = :from_person RETURNING id",
        from_person=from_person,
        to_person=to_person,
    )


async def find_listed(client_id: int) -> list[ListedRecord]:
    """People with a role for the client who have no account yet; who else they are is for the caller to judge."""
    return await db.rows(
        ListedRecord,
        "SELECT DISTINCT p.id, p.code, p.name FROM person p JOIN role_grant g ON g.person_id = p.id"
        " WHERE g.client_id = :client_id AND g.ended_at IS NULL AND p.telegram_id IS NULL AND p.ended_at IS NULL"
        " ORDER BY p.id",
        client_id=client_id,
    )


async def count_wrong_codes(telegram_id: int, since: datetime) -> int:
    """How many codes that are none an account has typed after ``since``."""
    return await db.number(
        "SELECT count(*) AS n FROM wrong_code WHERE telegram_id = :telegram_id AND at > :since",
        telegram_id=telegram_id,
        since=since,
    )


async def add_wrong_code(telegram_id: int, at: datetime, forget_until: datetime) -> None:
    """Notes a code that is none; those of everybody up to ``forget_until`` are forgotten."""
    await db.values("DELETE FROM wrong_code WHERE at <= :forget_until RETURNING id", forget_until=forget_until)
    await db.add("wrong_code", telegram_id=telegram_id, at=at)


async def find_asked(client_id: int, first: int, last: int) -> list[RequestRecord]:
    """The requests between two, both included, that wait or were decided, in the order in which they are approved."""
    return await db.rows(
        RequestRecord,
        _REQUEST
        + "WHERE r.client_id = :client_id AND r.id BETWEEN :first AND :last AND r.state <> 'begun' ORDER BY r.id",
        client_id=client_id,
        first=first,
        last=last,
    )


async def count_waiting_by_client(scope: tuple[int, ...] | None) -> list[tuple[int, str, int]]:
    """Id, short name and number of waiting people of each client within ``scope`` (None: all) with any."""
    within = "" if scope is None else f" AND c.id IN ({db.listed(scope)})"
    found = await db.values(
        f"SELECT c.id, {namesakes.client('c')} AS short_name, count(*) AS n FROM joining_request r JOIN client c ON c.id = r.client_id"
        f" WHERE r.state = 'waiting'{within} GROUP BY c.id ORDER BY c.short_name, c.id"
    )
    return [(int(row["id"]), str(row["short_name"]), int(row["n"])) for row in found]
