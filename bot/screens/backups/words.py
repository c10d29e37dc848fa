"""Backups in words: how big, where to, whether encrypted."""

from bot.records.made_backups import MadeBackup
from bot.rules.text import ENGLISH, Language, Text
from bot.screens.screen import clipped
from bot.screens.times import stamp

_UNITS = ("B", "KB", "MB", "GB")
ENCRYPTED = Text("已加密", "encrypted")
NOT_ENCRYPTED = Text("没有加密", "not encrypted")
NEVER = Text("还没有", "none yet")
LONGEST_REASON = 200


def size_said(size: int) -> str:
    """``12.3 MB``; thousands, as disks are sold."""
    amount, unit = float(size), _UNITS[0]
    for unit in _UNITS:
        if amount < 1000 or unit == _UNITS[-1]:
            break
        amount /= 1000
    return f"{amount:.0f} {unit}" if unit == "B" or amount >= 100 else f"{amount:.1f} {unit}"


def safety_said(backup: MadeBackup, language: Language) -> str:
    """Whether it is encrypted."""
    return (ENCRYPTED if backup.encrypted else NOT_ENCRYPTED).to(language)


def moment_of(backup: MadeBackup | None, language: Language) -> str:
    """When it was made, as a stamp; that there is none."""
    return NEVER.to(language) if backup is None else stamp(backup.began_at, language)


REASONS = {
    "DiskFull": Text("磁盘满了，请腾出空间。", "The disk is full: make room."),
    "NoRights": Text("没有读写权限，请检查文件夹的权限。", "It may not read or write there: check the rights."),
    "UnknownTarget": Text("不认识备份的存放地址，请检查 BACKUP_TO。", "BACKUP_TO is no place that is known: check it."),
    "TargetUnreachable": Text(
        "连不上存放备份的地方，请检查地址、密码和网络。",
        "The store does not answer: check address, credentials, network.",
    ),
    "KeyNeeded": Text(
        "存到别的机器上必须加密，请设置 BACKUP_KEY。", "What goes to another machine is encrypted: set BACKUP_KEY."
    ),
    "NotAKey": Text("BACKUP_KEY 不是完整的密钥，请重新复制整行。", "BACKUP_KEY is no key: copy the whole line again."),
    "NotTheSame": Text(
        "写进去的和读回来的不一样，请检查磁盘和内存。",
        "What was written does not read back the same: check disk and memory.",
    ),
    "DatabaseUnreachable": Text(
        "数据库没有回应，请检查它是否在运行。", "The database does not answer: check that it runs."
    ),
    "OlderSchema": Text("程序更新后还没有升级数据库。", "The database was not migrated after an update."),
    "NewerSchema": Text("数据库比程序新，请更新程序。", "The database is newer than the program: update the program."),
    "TookTooLong": Text("备份时间太长，没有做完。", "It took too long and did not end."),
    "NoReport": Text("备份程序中途退出，原因见日志。", "The backup command broke off; the log says why."),
    "NoBackupsHere": Text("这是试用环境，不做备份。", "This is for trying things out; no backups are made here."),
}
"""In Chinese for what the command names; in English it says more itself, such as which folder."""


def reason_of(backup: MadeBackup, language: Language) -> str:
    """Why it failed."""
    known = REASONS.get(backup.error)
    said = backup.sentence if known is None or (language == ENGLISH and backup.sentence) else known.to(language)
    return clipped(said or backup.error, LONGEST_REASON)
