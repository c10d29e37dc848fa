"""Backups in words: how big, where to, whether encrypted."""

from bot.records.made_backups import MadeBackup
from bot.rules.text import Language, Text
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


def reason_of(sentence: str, error: str) -> str:
    """Why it failed, in the words of the program."""
    return clipped(sentence or error, LONGEST_REASON)
