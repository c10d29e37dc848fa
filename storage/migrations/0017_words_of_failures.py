"""Waiting news of work that failed brings its words along: since each kind of job has its own, none are looked up."""

from tortoise import migrations

from storage.migrating import RunDialectSQL

WORDS = {
    "archive_file": ("{number} 的一个文件没能存档。", "A file of {number} could not be archived."),
    "make_report": ("{number} 的报告没能生成。", "The report of {number} could not be made."),
    "make_register": ("一份台账没能生成。", "A register that was asked for could not be made."),
    "export_ledgers": ("一份导出的表格没能生成。", "A spreadsheet export could not be made."),
    "check_ledgers": ("一份要导入的表格没能检查。", "A spreadsheet to import could not be checked."),
    "apply_ledgers": ("一份表格没能导入。", "A spreadsheet could not be imported."),
    "issue_patrol": (
        "{number} 没能发给企业，请用别的方式告知。",
        "{number} could not be sent to the client. Please tell them another way.",
    ),
    "lapse_case": ("{number} 没能按时办结。", "{number} could not be closed when it was time."),
    "tell_commands": ("有人的命令菜单没能更新。", "Somebody''s command list could not be updated."),
}
WAITING = "kind = 'work_failed' AND state = 'waiting'"


class Migration(migrations.Migration):
    """What older versions looked up by the kind of job when the news was read."""

    dependencies = [("storage", "0016_versions_of_documents")]

    initial = False

    operations = [
        RunDialectSQL(
            sqlite=[
                f"UPDATE outbox SET parameters = json_set(parameters, '$.zh', '{zh}', '$.en', '{en}')"
                f" WHERE {WAITING} AND json_extract(parameters, '$.job') = '{job}'"
                for job, (zh, en) in WORDS.items()
            ],
            postgres=[
                f"UPDATE outbox SET parameters = (CAST(parameters AS jsonb) || jsonb_build_object('zh', '{zh}', 'en', '{en}'))::text"
                f" WHERE {WAITING} AND CAST(parameters AS jsonb) ->> 'job' = '{job}'"
                for job, (zh, en) in WORDS.items()
            ],
            # older versions heed only what they know
            reverse_sqlite=[],
            reverse_postgres=[],
        ),
    ]
