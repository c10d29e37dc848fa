"""Plans are of any work, by several people and in more rhythms; tasks are moved, waived and explained."""

from typing import Any

from tortoise import fields, migrations
from tortoise.fields.base import OnDelete
from tortoise.indexes import Index
from tortoise.migrations import operations as ops

from storage.migrating import RunDialectSQL


def _key(table: str, column: str, related: str, *, null: bool = False) -> Any:
    key: Any = fields.ForeignKeyField  # tortoise's types want ``null`` as a literal
    return key(
        f"storage.{table}",
        source_field=f"{column}_id",
        null=null,
        db_constraint=True,
        to_field="id",
        related_name=related,
        on_delete=OnDelete.RESTRICT,
    )


def _sqlite_site(table: str) -> list[str]:
    """SQLite changes no column in place: another one takes its name."""
    return [
        f'ALTER TABLE {table} ADD COLUMN site_any BIGINT REFERENCES "site" ("id") ON DELETE RESTRICT',
        f"UPDATE {table} SET site_any = site_id",
        f"ALTER TABLE {table} DROP COLUMN site_id",
        f"ALTER TABLE {table} RENAME COLUMN site_any TO site_id",
    ]


def _renamed(was: str, now: str) -> str:
    """Newer versions of PostgreSQL name what a column must hold after the column, and keep the name."""
    return (
        f"DO $$ BEGIN IF EXISTS (SELECT 1 FROM pg_constraint WHERE conname = '{was}' AND conrelid = 'task'::regclass)"
        f" THEN ALTER TABLE task RENAME CONSTRAINT {was} TO {now}; END IF; END $$"
    )


ONE_OF_EACH = (
    "CREATE UNIQUE INDEX task_of_schedule ON task (schedule_id, period, COALESCE(site_id, 0), slot)"
    " WHERE schedule_id IS NOT NULL"
)
ONE_OF_EACH_BEFORE = "CREATE UNIQUE INDEX task_of_schedule ON task (schedule_id, period) WHERE schedule_id IS NOT NULL"
UNRELEASED = "CREATE INDEX work_record_unreleased ON work_record (task_id) WHERE state = 'submitted'"
"""What is done and the client does not have yet: few at any time."""
ONE_EXCEPTION = (
    "CREATE UNIQUE INDEX task_exception_of_schedule ON task_exception (schedule_id, period, COALESCE(site_id, 0), slot)"
)
OF_SITE = 'CREATE INDEX "idx_schedule_site_id_f192f0" ON "schedule" ("site_id")'
ONE_ONLY = (
    "UPDATE task SET schedule_id = NULL WHERE EXISTS (SELECT 1 FROM task o WHERE o.schedule_id = task.schedule_id"
    " AND o.period = task.period AND o.id < task.id)"
)
WITHOUT_A_SITE = [
    "UPDATE work_record SET task_id = NULL WHERE task_id IN (SELECT id FROM task WHERE site_id IS NULL)",
    "DELETE FROM task WHERE site_id IS NULL",
    "UPDATE task SET schedule_id = NULL WHERE schedule_id IN (SELECT id FROM schedule WHERE site_id IS NULL)",
    "UPDATE schedule SET now_id = NULL WHERE now_id IN (SELECT id FROM schedule WHERE site_id IS NULL)",
    "DELETE FROM schedule WHERE site_id IS NULL",
]
LINKS = {"work_record": "task_id", "task": "schedule_id", "schedule": "now_id"}
"""What refers to the tables that are made anew."""
SQLITE_BEFORE = {
    "task": """CREATE TABLE task_anew (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "form" VARCHAR(40) NOT NULL,
    "due_on" DATE NOT NULL,
    "state" VARCHAR(12) NOT NULL,
    "done_at" TIMESTAMP,
    "assignee_id" BIGINT NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT,
    "client_id" BIGINT NOT NULL REFERENCES "client" ("id") ON DELETE RESTRICT,
    "site_id" BIGINT NOT NULL REFERENCES "site" ("id") ON DELETE RESTRICT
)""",
    "schedule": """CREATE TABLE schedule_anew (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    "code" VARCHAR(40)  UNIQUE,
    "often" VARCHAR(20) NOT NULL,
    "begins" DATE NOT NULL,
    "ends" DATE,
    "planned_until" DATE,
    "planned_as" VARCHAR(120) NOT NULL DEFAULT '',
    "created_at" TIMESTAMP NOT NULL,
    "ended_at" TIMESTAMP,
    "client_id" BIGINT NOT NULL REFERENCES "client" ("id") ON DELETE RESTRICT,
    "now_id" BIGINT REFERENCES "schedule" ("id") ON DELETE RESTRICT,
    "person_id" BIGINT NOT NULL REFERENCES "person" ("id") ON DELETE RESTRICT,
    "site_id" BIGINT NOT NULL REFERENCES "site" ("id") ON DELETE RESTRICT
)""",
}
COLUMNS_BEFORE = {
    "task": "id, form, due_on, state, done_at, assignee_id, client_id, site_id, schedule_id, period, until_on",
    "schedule": "id, code, often, begins, ends, planned_until, planned_as, created_at, ended_at, client_id, now_id,"
    " person_id, site_id",
}
ADDED_TO_TASK = (
    '"schedule_id" BIGINT REFERENCES "schedule" ("id") ON DELETE RESTRICT',
    '"period" DATE',
    '"until_on" DATE',
)
SQLITE_AGAIN = [
    *WITHOUT_A_SITE,
    "CREATE TABLE links (name VARCHAR(20), id BIGINT, other BIGINT)",
    *(
        f"INSERT INTO links SELECT '{table}', id, {column} FROM {table} WHERE {column} IS NOT NULL"
        for table, column in LINKS.items()
    ),
    *(f"UPDATE {table} SET {column} = NULL" for table, column in LINKS.items()),
    SQLITE_BEFORE["task"],
    *(f"ALTER TABLE task_anew ADD COLUMN {column}" for column in ADDED_TO_TASK),
    SQLITE_BEFORE["schedule"],
    *(
        statement
        for table, columns in COLUMNS_BEFORE.items()
        for statement in (
            f"INSERT INTO {table}_anew ({columns}) SELECT {columns} FROM {table}",
            f"DROP TABLE {table}",
            f"ALTER TABLE {table}_anew RENAME TO {table}",
        )
    ),
    *(
        f"UPDATE {table} SET {column} = l.other FROM links l WHERE l.name = '{table}' AND l.id = {table}.id"
        for table, column in LINKS.items()
    ),
    "DROP TABLE links",
    'CREATE INDEX "idx_task_assigne_df303d" ON "task" ("assignee_id", "state", "due_on")',
    'CREATE INDEX "idx_task_state_7b2786" ON "task" ("state", "until_on")',
    'CREATE INDEX "idx_schedule_client__77afbf" ON "schedule" ("client_id")',
    'CREATE INDEX "idx_schedule_now_id_309d95" ON "schedule" ("now_id")',
    'CREATE INDEX "idx_schedule_person__e5a0f5" ON "schedule" ("person_id")',
    OF_SITE,
    "CREATE INDEX task_open ON task (client_id) WHERE state = 'open'",
    ONE_OF_EACH_BEFORE,
]


class Migration(migrations.Migration):
    """Older programs know no work but patrols of one site by one person: going back forgets what else was planned."""

    dependencies = [("storage", "0031_schedules")]

    initial = False

    operations = [
        RunDialectSQL(
            sqlite=[
                "DROP INDEX task_of_schedule",
                *_sqlite_site("task"),
                'DROP INDEX "idx_schedule_site_id_f192f0"',
                *_sqlite_site("schedule"),
                OF_SITE,
            ],
            postgres=[
                "DROP INDEX task_of_schedule",
                "ALTER TABLE task ALTER COLUMN site_id DROP NOT NULL",
                "ALTER TABLE schedule ALTER COLUMN site_id DROP NOT NULL",
            ],
            reverse_sqlite=SQLITE_AGAIN,
            reverse_postgres=[
                *WITHOUT_A_SITE,
                "ALTER TABLE schedule ALTER COLUMN site_id SET NOT NULL",
                "ALTER TABLE task ALTER COLUMN site_id SET NOT NULL",
                ONE_OF_EACH_BEFORE,
            ],
            state_operations=[
                ops.AlterField(model_name="Task", name="site", field=_key("Site", "site", "tasks", null=True)),
                ops.AlterField(model_name="Schedule", name="site", field=_key("Site", "site", "schedules", null=True)),
            ],
        ),
        ops.RenameField(model_name="Task", old_name="form", new_name="work"),
        RunDialectSQL(
            sqlite=[],
            postgres=[_renamed("task_form_not_null", "task_work_not_null")],
            reverse_sqlite=[],
            reverse_postgres=[_renamed("task_work_not_null", "task_form_not_null")],
        ),
        ops.AddField(model_name="Schedule", name="work", field=fields.CharField(db_default="patrol", max_length=20)),
        ops.AddField(model_name="Schedule", name="about", field=fields.CharField(db_default="", max_length=120)),
        ops.AddField(model_name="Schedule", name="licences", field=_key("Licence", "licences", "schedules", null=True)),
        ops.AddIndex(model_name="Schedule", index=Index(fields=["licences_id"])),
        ops.AddField(model_name="Schedule", name="weekdays", field=fields.CharField(db_default="", max_length=20)),
        ops.AddField(model_name="Schedule", name="every", field=fields.CharField(db_default="", max_length=4)),
        ops.AddField(model_name="Schedule", name="on_day", field=fields.CharField(db_default="", max_length=20)),
        ops.AddField(model_name="Schedule", name="off", field=fields.CharField(db_default="", max_length=12)),
        ops.AddField(model_name="Schedule", name="second", field=_key("Person", "second", "second_in", null=True)),
        ops.AddField(model_name="Schedule", name="third", field=_key("Person", "third", "third_in", null=True)),
        ops.AddField(model_name="Schedule", name="shared", field=fields.CharField(db_default="", max_length=12)),
        ops.AddField(model_name="Schedule", name="early", field=fields.CharField(db_default="", max_length=4)),
        ops.AddField(model_name="Schedule", name="late", field=fields.CharField(db_default="", max_length=4)),
        ops.AddField(model_name="Schedule", name="unannounced", field=fields.BooleanField(db_default=False)),
        ops.AddField(model_name="Schedule", name="paused_until", field=fields.DateField(null=True)),
        ops.AddField(model_name="Schedule", name="planned_with", field=fields.CharField(db_default="", max_length=40)),
        # made anew, and not made longer: what plans were made from is looked at again, and found as it was
        ops.RemoveField(model_name="Schedule", name="planned_as"),
        ops.AddField(model_name="Schedule", name="planned_as", field=fields.CharField(db_default="", max_length=400)),
        ops.AddIndex(model_name="Schedule", index=Index(fields=["second_id"])),
        ops.AddIndex(model_name="Schedule", index=Index(fields=["third_id"])),
        ops.AlterModelOptions(
            "Schedule",
            {
                "pk_attr": "id",
                "table_description": "A work plan (工作计划); its tasks are made up to ``planned_until``.",
            },
        ),
        ops.AlterModelOptions(
            "Task",
            {
                "pk_attr": "id",
                "table_description": "Something planned for a day: a ``work`` (rules/tasks/works) at a site, or for a"
                " client.",
            },
        ),
        ops.AddField(model_name="TrainingSession", name="task", field=_key("Task", "task", "trainings", null=True)),
        ops.AddField(model_name="Task", name="slot", field=fields.IntField(db_default=0)),
        ops.AddField(model_name="Task", name="opens_on", field=fields.DateField(null=True)),
        ops.AddField(model_name="Task", name="moved_from", field=fields.DateField(null=True)),
        ops.AddField(model_name="Task", name="arranged", field=fields.BooleanField(db_default=True)),
        ops.AddField(
            model_name="Task", name="handed_from", field=_key("Person", "handed_from", "tasks_handed_on", null=True)
        ),
        ops.AddField(model_name="Task", name="reason", field=fields.CharField(db_default="", max_length=200)),
        ops.AddField(
            model_name="Task", name="reason_by", field=_key("Person", "reason_by", "tasks_explained", null=True)
        ),
        ops.AddField(model_name="Task", name="reason_at", field=fields.DatetimeField(null=True)),
        ops.AddIndex(model_name="Task", index=Index(fields=["client_id", "due_on"])),
        ops.AddIndex(model_name="Task", index=Index(fields=["due_on"])),
        ops.AddField(model_name="Task", name="entry_kind", field=fields.CharField(max_length=20, null=True)),
        ops.AddField(model_name="Task", name="entry_id", field=fields.BigIntField(null=True)),
        ops.AddIndex(model_name="Task", index=Index(fields=["entry_kind", "entry_id"])),
        ops.AddIndex(model_name="WorkRecord", index=Index(fields=["task_id"])),
        ops.RunSQL([ONE_OF_EACH], ["DROP INDEX task_of_schedule", ONE_ONLY]),
        ops.CreateModel(
            name="TaskException",
            fields=[
                ("id", fields.BigIntField(generated=True, primary_key=True, unique=True, db_index=True)),
                ("schedule", _key("Schedule", "schedule", "exceptions")),
                ("period", fields.DateField()),
                ("site", _key("Site", "site", "task_exceptions", null=True)),
                ("slot", fields.IntField(db_default=0)),
                ("due_on", fields.DateField(null=True)),
                ("reason", fields.CharField(max_length=200)),
                ("by", _key("Person", "by", "task_exceptions")),
                ("at", fields.DatetimeField(auto_now=False, auto_now_add=False)),
            ],
            options={
                "table": "task_exception",
                "app": "storage",
                "pk_attr": "id",
                "table_description": "One time of a plan that is on another day (``due_on``), or not at all.",
            },
            bases=["Model"],
        ),
        ops.RunSQL([ONE_EXCEPTION], ["DROP INDEX task_exception_of_schedule"]),
        ops.RunSQL([UNRELEASED], ["DROP INDEX work_record_unreleased"]),
    ]
