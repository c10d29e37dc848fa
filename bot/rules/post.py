"""What is posted is posted once: the key by which a message, or a job, is known."""

from typing import NewType

Thing = NewType("Thing", str)
"""What a message speaks of, as ``thing_of`` names it: a case, a task, somebody's request."""

EACH = "@"
"""In the place of a reader's id, where one statement writes to many: the statement puts each one's id there."""


def key_of(
    kind: str, subject_id: int | str, occurrence: object = "", reader: int | str | None = None, relay: int | None = None
) -> str:
    """The key of what is said or done once.

    ``subject_id``: of the record that it is about. A kind that may be about records of several tables has to say of
    which in its ``occurrence``, which tells apart what is said of one record at different times (a turn, a stage, a
    day). ``reader``: to whom it is said, ``relay``: to whom that one passes it on; a job has neither.
    """
    parts = [kind, str(subject_id), *([str(occurrence)] if str(occurrence) else [])]
    return ":".join(parts) + _read_by(reader, relay)


def key_for(other: int, key: str, reader: int, relay: int | None = None) -> str:
    """The key that the message of this key would have for another reader."""
    return key.removesuffix(_read_by(reader, relay)) + _read_by(other, relay)


def _read_by(reader: int | str | None, relay: int | None) -> str:
    return "".join(f":{person}" for person in (reader, relay) if person is not None)


def thing_of(kind: str, *ids: object) -> Thing:
    """The name of what a message speaks of: its kind and its id, with what else tells it apart."""
    return Thing(":".join((kind, *map(str, ids))))
