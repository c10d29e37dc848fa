"""Asking for words: the part of a query that finds what has them, within the clients of whoever asks.

On SQLite an index of FTS5, on PostgreSQL one of the words as a ``tsvector``; both only narrow, and what is typed is
looked for in what they leave: in its plain text, or among its words as how a name is said.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.rules.folding import plain
from bot.rules.searching import Asked, Word, asked, asked_said
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
    sound: Word | None = None

    def of(self, kind: str) -> str:
        """SQL: the ids of a kind's entries that have the text in them."""
        name = f"words_{kind}"
        self.parameters[name] = self._rendered(kind)
        there = "s.plain LIKE :searched" if self.sound is None else "(s.plain LIKE :searched OR s.words LIKE :sounding)"
        if db.dialect() == "sqlite":
            # the words first: SQLite would rather ask for each entry of the kind whether it has them
            return (
                "SELECT s.subject_id FROM search_index CROSS JOIN search_entry s ON s.id = search_index.rowid"
                f" WHERE search_index MATCH :{name} AND +s.kind = '{kind}' AND {there}"
            )
        # so would PostgreSQL at times, by the key that begins with the kind: how many words begin with some digits it
        # can only guess
        return (
            f"SELECT s.subject_id FROM search_entry s WHERE {WORDS} @@ CAST(CAST(:{name} AS TEXT) AS tsquery)"
            f" AND (s.kind || '') = '{kind}' AND {there}"
        )

    def _rendered(self, kind: str) -> str:
        """The words in the language of the index: letters and digits alone, and so no part of that language."""
        either, all_of, written = (
            (" OR ", " AND ", _in_sqlite) if db.dialect() == "sqlite" else (" | ", " & ", _in_postgres)
        )

        def together(groups: Iterable[Iterable[Word]]) -> str:
            return all_of.join(f"({either.join(written(word) for word in group)})" for group in groups)

        narrowed: list[tuple[Word, ...]] = [(Word(word_of_kind(kind), begins=False),)]
        if self.scope is not None:
            narrowed.append(tuple(Word(word_of_client(one), begins=False) for one in self.scope))
        wanted = together(self.words)
        if self.sound is not None:
            wanted = f"(({wanted}){either}({written(self.sound)}))"
        return f"{together(narrowed)}{all_of}{wanted}"


def hits(text: str, scope: Scope) -> Hits | None:
    """What to look for; None: nothing can be found, by a text without a letter or digit, or by who sees no client's."""
    words = asked(text) if scope != () else ()
    if not words:
        return None
    sound, parameters = asked_said(text), {"searched": f"%{plain(text)}%"}
    return Hits(words, scope, parameters if sound is None else {**parameters, "sounding": f"% {sound.text}%"}, sound)


async def kinds_with(text: str, kinds: Iterable[str]) -> frozenset[str]:
    """Those of these kinds of which something has the text in it, whosever it is: of others there is nothing to ask."""
    found = hits(text, None)
    if found is None:
        return frozenset()
    each = (f"SELECT '{kind}' AS kind WHERE EXISTS ({found.of(kind)})" for kind in sorted(set(kinds)))
    return frozenset(await db.column(str, " UNION ALL ".join(each), **found.parameters))


def _in_sqlite(word: Word) -> str:
    return f'"{word.text}"{" *" if word.begins else ""}'


def _in_postgres(word: Word) -> str:
    return f"'{word.text}'{':*' if word.begins else ''}"
