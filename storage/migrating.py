"""Applies the migrations, one process at a time; and the operation that tortoise lacks: SQL per dialect.

A database with nothing in it gets the schema that they come to at once, from storage/schema (made by ``make schema``).
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

from tortoise import models
from tortoise.connection import get_connection, get_connections
from tortoise.context import require_context
from tortoise.fields.relational import ForeignKeyFieldInstance, ManyToManyFieldInstance
from tortoise.migrations.executor import MigrationExecutor, MigrationTarget, PlanStep
from tortoise.migrations.graph import MigrationKey
from tortoise.migrations.operations import RunSQL, TortoiseOperation
from tortoise.migrations.schema_editor import BaseSchemaEditor, SqliteSchemaEditor
from tortoise.migrations.schema_generator.state import ModelState, State
from tortoise.migrations.schema_generator.state_apps import StateApps
from tortoise.models import Model
from tortoise.transactions import in_transaction

from storage.database import connection, dialect, values
from storage.search.keeping import index_all_noted

MIGRATION_LOCK = 5_145_075
"""PostgreSQL advisory lock: tortoise's own ``migrate`` takes none."""

SCHEMA = Path(__file__).with_name("schema")
"""One file of SQL per dialect: everything that the migrations make, and that they are applied."""

ANY_TABLE = {
    "sqlite": "SELECT 1 AS one FROM sqlite_master LIMIT 1",
    "postgres": "SELECT 1 AS one FROM pg_tables WHERE schemaname = current_schema() LIMIT 1",
}


RELATIONS = (ForeignKeyFieldInstance, ManyToManyFieldInstance)
"""Fields that refer to another table; those of one to one are foreign keys, too."""

_FILTERS = models.get_filters_for_field  # type: ignore[attr-defined]


class RunDialectSQL(RunSQL):
    """SQL that differs between SQLite and PostgreSQL (triggers), each with its reverse."""

    def __init__(
        self,
        *,
        sqlite: Sequence[str],
        postgres: Sequence[str],
        reverse_sqlite: Sequence[str],
        reverse_postgres: Sequence[str],
        state_operations: Sequence[TortoiseOperation] = (),
    ) -> None:
        super().__init__(sql="", reverse_sql="")
        self._in_state = state_operations
        self._forward = {"sqlite": sqlite, "postgres": postgres}
        self._backward = {"sqlite": reverse_sqlite, "postgres": reverse_postgres}

    def state_forward(self, app_label: str, state: State) -> None:
        """What the statements do to the tables, as the migrations behind this one know them."""
        for operation in self._in_state:
            operation.state_forward(app_label, state)

    async def database_forward(self, app_label: str, old_state: Any, new_state: Any, state_editor: Any = None) -> None:
        """Runs the statements of the database at hand."""
        await self._run(self._forward, state_editor)

    async def database_backward(self, app_label: str, old_state: Any, new_state: Any, state_editor: Any = None) -> None:
        """Runs the reverse statements of the database at hand."""
        await self._run(self._backward, state_editor)

    async def _run(self, by_dialect: dict[str, Sequence[str]], state_editor: Any) -> None:
        if state_editor:
            for statement in by_dialect[state_editor.client.capabilities.dialect]:
                await state_editor._run_sql(statement)


class WholeStatements(SqliteSchemaEditor):
    """Runs SQL statement by statement, inside the migration's transaction.

    tortoise's own editor cuts at every semicolon, also at those of a comment, a text or a trigger's body; and SQLite's
    ``executescript`` commits first, so that a migration which fails would stay half applied.
    """

    async def _run_sql(self, sql: str) -> None:
        if self.collect_sql:
            await super()._run_sql(sql)
            return
        statement = ""
        for piece in sql.rstrip().rstrip(";").split(";"):
            statement += piece + ";"
            if sqlite3.complete_statement(statement):
                await self.client.execute_query(statement)
                statement = ""
        if statement:
            await self.client.execute_query(statement)

    async def remove_field(self, model: Any, field: Any) -> None:
        """Drops a column in place: tortoise rebuilds the table and forgets its indexes and triggers."""
        table = model._meta.db_table
        column = field.source_field or field.model_field_name
        indexes = await self.client.execute_query_dict(
            "SELECT i.name FROM pragma_index_list(?) i JOIN pragma_index_info(i.name) c WHERE c.name = ?",
            [table, column],
        )
        for index in indexes:
            await self.client.execute_query(f'DROP INDEX "{index["name"]}"')
        await self.client.execute_query(f'ALTER TABLE "{table}" DROP COLUMN "{column}"')


class LeanApps(StateApps):
    """Tables as a migration knows them; only statements are made of them, so no querysets are prepared."""

    def _build_initial_querysets(self) -> None:
        """Half of the time that migrating took."""


class Later:
    """The tables of a state, drawn when an operation looks at them: most look at one of two states, or at none.

    Whoever asks for a table gets it with those that it refers to, however far, and no other.
    """

    def __init__(self, source: StateApps, models: dict[tuple[str, str], ModelState]) -> None:
        self.source = source
        self.drawn: StateApps | None = None
        self._models = models
        self._parts: list[StateApps] = []

    def split_reference(self, reference: str | type[Model]) -> tuple[str, str]:
        """As ``StateApps.split_reference``, which needs nothing of what is drawn."""
        return self.source.split_reference(reference)

    def unregister_model(self, app_label: str, model_name: str) -> None:
        """Nothing: what is drawn is what the state has."""

    def get_model(self, app_label: str, model_name: str | None = None) -> type[Model]:
        """As ``StateApps.get_model``."""
        key = self.split_reference(app_label) if model_name is None else (app_label, model_name)
        if self.drawn is not None:
            return self.drawn.get_model(*key)
        for part in self._parts:
            if key[1] in part.apps.get(key[0], {}):
                return part.get_model(*key)
        self._parts.append(self._draw(self._referred_to(key)))
        return self._parts[-1].get_model(*key)

    def all_drawn(self) -> list[StateApps]:
        """What was drawn until now."""
        return self._parts if self.drawn is None else [self.drawn]

    def _referred_to(self, key: tuple[str, str]) -> set[tuple[str, str]]:
        found, waiting = set[tuple[str, str]](), [key]
        while waiting:
            key = waiting.pop()
            if key in self._models and key not in found:
                found.add(key)
                fields = self._models[key].fields.values()
                waiting += [self.split_reference(field.model_name) for field in fields if isinstance(field, RELATIONS)]
        return found

    def _draw(self, keys: Iterable[tuple[str, str]]) -> StateApps:
        # what is drawn makes its fields its own
        return self.source.clone(model_states={key: self._models[key].clone() for key in keys})

    def __getattr__(self, name: str) -> Any:
        if self.drawn is None:
            self.drawn = self._draw(self._models)
        return getattr(self.drawn, name)


class LeanState(State):
    """A state whose copies are cheap, and which draws its tables once somebody looks at them."""

    def clone(self) -> State:
        """A copy that later changes do not touch; what a field is is never changed in place."""
        models = {
            key: replace(model, options=dict(model.options), fields=dict(model.fields))
            for key, model in self.models.items()
        }
        return LeanState(models=models, apps=self._later(models))

    def reload_model(self, app_label: str, model_name: str) -> None:
        """Has the tables drawn anew, when they are looked at."""
        self.apps = self._later(self.models)

    def reload_models(self, model_tuples: Iterable[tuple[str, str]]) -> None:
        """Has the tables drawn anew, when they are looked at."""
        self.apps = self._later(self.models)

    def validate_relations_initialized(self) -> None:
        """Looks at what was drawn; what nobody looked at was made of nothing."""
        if not isinstance(self.apps, Later):
            super().validate_relations_initialized()
        else:
            for apps in self.apps.all_drawn():
                replace(self, apps=apps).validate_relations_initialized()

    def _later(self, models: dict[tuple[str, str], ModelState]) -> StateApps:
        source = self.apps.source if isinstance(self.apps, Later) else self.apps
        return cast(StateApps, Later(source, models))


class Executor(MigrationExecutor):
    """tortoise's executor with ``WholeStatements`` on SQLite and lean states: it took seconds for what takes one."""

    _undone: frozenset[MigrationKey] = frozenset()

    def _migration_plan(self, targets: Any, applied: set[MigrationKey], graph: Any) -> list[PlanStep]:
        plan = super()._migration_plan(targets, applied, graph)
        self._undone = frozenset(
            MigrationKey(step.migration.app_label, step.migration.name) for step in plan if step.backward
        )
        return plan

    async def _project_state(self, applied: set[MigrationKey], *, upto: MigrationKey | None = None) -> State:
        state = self._nothing()
        for key in self._full_plan():
            if key == upto:
                break
            if key in applied:
                await self._follow(key, state)
        return state.clone()

    async def _project_state_cache(self, applied: set[MigrationKey]) -> dict[MigrationKey, State]:
        state, cache = self._nothing(), dict[MigrationKey, State]()
        for key in self._full_plan():
            if key in applied:
                # a copy of what comes before each that is undone, and of no other: copying took most of a step down
                if key in self._undone:
                    cache[key] = state.clone()
                await self._follow(key, state)
        return cache

    async def make_at_once(self) -> None:
        """Makes everything in an empty database, or nothing."""
        editor = self._schema_editor()
        async with in_transaction() as editor.client:
            await editor._run_sql((SCHEMA / f"{dialect()}.sql").read_text(encoding="utf-8"))

    def _nothing(self) -> LeanState:
        connections = {
            label: app.get("default_connection", "default") for label, app in self.loader.apps_config.items()
        }
        return LeanState(models={}, apps=LeanApps(default_connections=connections))

    async def _follow(self, key: MigrationKey, state: LeanState) -> None:
        migration = self.loader.graph.nodes[key]
        if migration is None:
            raise LookupError(key)
        await migration.apply(state, dry_run=True, schema_editor=None)

    def _schema_editor(self, atomic: bool = True, collect_sql: bool = False) -> BaseSchemaEditor:
        if self.connection.capabilities.dialect == "sqlite":
            return WholeStatements(self.connection, atomic=atomic, collect_sql=collect_sql)
        return super()._schema_editor(atomic, collect_sql)


async def migrate(target: str | None = None) -> None:
    """Brings the database to ``target`` (a migration's name; None: the newest), forwards or backwards.

    An empty one is made in one go when nothing is said of the target, and what is newer than its schema is applied; then
    what is found by its words is indexed, as far as a migration noted it. SQLite rebuilds a table to alter it; with foreign keys on, that would delete the rows that point to it.
    """
    if dialect() == "sqlite":
        await connection().execute_script("PRAGMA foreign_keys=OFF")
        try:
            await _apply(target)
        finally:
            await connection().execute_script("PRAGMA foreign_keys=ON")
        await _index(target)
        return
    pool = connection()
    async with in_transaction() as held:
        await held.execute_query("SELECT pg_advisory_xact_lock($1)", [MIGRATION_LOCK])
        # the lock is held beside the work: tortoise probes for its own table in a way that aborts a transaction
        token = get_connections().set(pool.connection_name, pool)
        try:
            await _apply(target)
        finally:
            get_connections().reset(token)
    await _index(target)


async def _index(target: str | None) -> None:
    if target is None:
        await index_all_noted()


async def _apply(target: str | None) -> None:
    context = require_context()
    apps = {
        "storage": {
            "models": ["storage.tables"],
            "migrations": "storage.migrations",
            "default_connection": context.default_connection,
        }
    }
    executor = Executor(get_connection(context.default_connection or ""), apps)
    with _without_filters():
        if target is None and not await values(ANY_TABLE[dialect()]):
            await executor.make_at_once()
        await executor.migrate([MigrationTarget("storage", target or "__latest__")])


@contextmanager
def _without_filters() -> Iterator[None]:
    """Nobody asks anything of the tables that migrations draw: what to ask by took more than half of migrating."""
    models.get_filters_for_field = lambda **_: {}  # type: ignore[attr-defined]
    try:
        yield
    finally:
        # what was there at the import: of several that migrate at once each ends for itself
        models.get_filters_for_field = _FILTERS  # type: ignore[attr-defined]
