"""How clients and people are called where several have one name: with their code, so that no two read the same.

Fragments of SQL for whatever is read with a name to be shown. Who has left counts, since what they did is shown for
years; whoever came by themself and was never let in does not: strangers change nobody's name.
"""

from bot.rules.names import BETWEEN_NAME_AND_CODE, LONGEST_BEFORE_CODE

LONGEST_FIRM = 120
"""Characters of the column: a firm's full name is said in full."""


def plain(column: str) -> str:
    """A name by which others are looked for: spaces and capitals do not count. There is an index for each."""
    return f"REPLACE(LOWER({column}), ' ', '')"


def client(alias: str) -> str:
    """The short name of the ``client`` of this alias."""
    return _called(alias, "short_name", f"{alias}.code", f"SELECT 1 FROM client n WHERE {_same(alias, 'short_name')}")


def firm(alias: str) -> str:
    """The full name of the ``client`` of this alias."""
    return _called(alias, "name", f"{alias}.code", f"SELECT 1 FROM client n WHERE {_same(alias, 'name')}", LONGEST_FIRM)


def person(alias: str) -> str:
    """The name of the ``person`` of this alias, with the staff number (工号) that stands in the ledger."""
    return _called(alias, "name", code_of(alias), _namesakes(alias))


def applicant(alias: str, request: str) -> str:
    """The name of the ``person`` of this alias among those who wait to be let into the firm of a ``joining_request``."""
    waiting = (
        f"SELECT 1 FROM person n JOIN joining_request w ON w.person_id = n.id WHERE {_same(alias, 'name')}"
        f" AND w.state = 'waiting' AND w.client_id = {request}.client_id"
    )
    return _called(alias, "name", code_of(alias), waiting)


def namesake_code(alias: str) -> str:
    """What tells the ``person`` of this alias from others of the name; empty where nobody else has it."""
    return f"CASE WHEN {_shared(alias, _namesakes(alias))} THEN {code_of(alias)} ELSE '' END"


def code_of(alias: str) -> str:
    """The code of the ``person`` of this alias, as the ledger shows it."""
    return f"COALESCE({alias}.code, 'P' || {alias}.id)"


def _namesakes(alias: str) -> str:
    return (
        f"SELECT 1 FROM person n WHERE {_same(alias, 'name')} AND n.name <> ''"
        " AND EXISTS (SELECT 1 FROM role_grant held WHERE held.person_id = n.id)"
    )


def _same(alias: str, column: str) -> str:
    return f"{plain(f'n.{column}')} = {plain(f'{alias}.{column}')}"


def _called(alias: str, column: str, code: str, namesakes: str, longest: int = LONGEST_BEFORE_CODE) -> str:
    """As ``rules.names.told_apart`` says it; a firm's full name is said in full."""
    name = f"{alias}.{column}"
    shown = f"CASE WHEN LENGTH({name}) > {longest} THEN SUBSTR({name}, 1, {longest - 1}) || '…' ELSE {name} END"
    return f"CASE WHEN {_shared(alias, namesakes)} THEN {shown} || '{BETWEEN_NAME_AND_CODE}' || {code} ELSE {name} END"


def _shared(alias: str, namesakes: str) -> str:
    """Practice is left out: everybody's practice firm has one name, and nobody sees two of them."""
    return f"{alias}.id > 0 AND EXISTS ({namesakes} AND n.id > 0 AND n.id <> {alias}.id)"
