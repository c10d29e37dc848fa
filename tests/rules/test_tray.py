from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.rules.tray import in_rows, row_of

NOW = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)


@dataclass(frozen=True)
class Sent:
    id: int
    received_at: datetime
    aside_at: datetime | None = None


def sent(*minutes: float, aside: tuple[int, ...] = ()) -> list[Sent]:
    """Pieces that came so many minutes after each other's beginning; the places of those put aside."""
    return [
        Sent(place, NOW + timedelta(minutes=at), NOW if place in aside else None) for place, at in enumerate(minutes)
    ]


def rows(pieces: list[Sent]) -> list[list[int]]:
    return [[piece.id for piece in row] for row in in_rows(pieces)]


def test_what_comes_within_ten_minutes_of_the_one_before_is_one_row() -> None:
    assert rows(sent(0, 9, 18, 28, 38.1)) == [[0, 1, 2, 3], [4]]
    assert rows([]) == []


def test_what_was_put_aside_stays_apart() -> None:
    assert rows(sent(0, 1, 2, 3, aside=(0, 1))) == [[0, 1], [2, 3]]


def test_a_row_is_found_by_any_of_its_pieces() -> None:
    pieces = sent(0, 5, 60)
    assert [piece.id for piece in row_of(pieces, 0)] == [0, 1]
    assert [piece.id for piece in row_of(pieces, 2)] == [2]
    assert row_of(pieces, 7) == ()
