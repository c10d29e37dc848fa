"""Asking for words: the part of a query that finds what has them, within the clients of whoever asks.

On SQLite an index of FTS5, on PostgreSQL one of the words as a ``tsvector``; both only narrow, and what is typed is
looked for in what they leave.
"""

from dataclasses import dataclass

from bot.rules.searching import Asked, Word, asked, plain
from storage import database as db

Scope = tuple[int, ...] | None
"""The clients whose entries are found; None: all, and what belongs to no client."""

WORDS = "array_to_tsvector(string_to_array(s.words, ' '))"
"""SQL of the index on PostgreSQL, of which the server knows the words as they are: no dictionary, no locale."""


def word_of_kind(kind: str) -> str:
    """The word that every entry of a kind has."""
    return f"k{''.join(one for one in kind if one.isalnum())}"


def word_of_client(client_id: int | None) -> str:
    """The word that every entry has whose client this is; None: nobody's but ours."""
    if client_id is None:
        return "q0"
    return f"q{client_id}" if client_id >= 0 else f"qm{-client_id}"


@dataclass(frozen=True, slots=True)
class Hits:
    """What is asked for. ``parameters`` belong to the query in which the parts stand that ``of`` gives."""

    words: Asked
    scope: Scope
    parameters: dict[str, str]

    def of(self, kind: str) -> str:
        """SQL: the ids of a kind's entries that have the text in them."""
        name = f"words_{kind}"
        self.parameters[name] = _rendered(kind, self.words, self.scope)
        if db.dialect() == "sqlite":
            # the words first: SQLite would rather ask for each entry of the kind whether it has them
            return (
                "SELECT s.subject_id FROM search_index CROSS JOIN search_entry s ON s.id = search_index.rowid"
                f" WHERE search_index MATCH :{name} AND +s.kind = '{kind}' AND s.plain LIKE :searched"
            )
        # so would PostgreSQL at times, by the key that begins with the kind: how many words begin with some digits it
        # can only guess
        return (
            f"SELECT s.subject_id FROM search_entry s WHERE {WORDS} @@ CAST(CAST(:{name} AS TEXT) AS tsquery)"
            f" AND (s.kind || '') = '{kind}' AND s.plain LIKE :searched"
        )


def hits(text: str, scope: Scope) -> Hits | None:
    """What to look for; None: nothing can be found, by a text without a letter or digit, or by who sees no client's."""
    words = asked(text) if scope != () else ()
    return Hits(words, scope, {"searched": f"%{plain(text)}%"}) if words else None


def _rendered(kind: str, words: Asked, scope: Scope) -> str:
    """The words in the language of the index: they are letters and digits alone, and so are no part of that language."""
    groups = [(Word(word_of_kind(kind), begins=False),), *words]
    if scope is not None:
        groups.append(tuple(Word(word_of_client(one), begins=False) for one in scope))
    if db.dialect() == "sqlite":
        return " AND ".join(f"({' OR '.join(_in_sqlite(word) for word in group)})" for group in groups)
    return " & ".join(f"({' | '.join(_in_postgres(word) for word in group)})" for group in groups)


def _in_sqlite(word: Word) -> str:
    return f'"{word.text}"{" *" if word.begins else ""}'


def _in_postgres(word: Word) -> str:
    return f"'{word.text}'{':*' if word.begins else ''}"
