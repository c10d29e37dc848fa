"""What ``verify`` says: whether the trail is whole, and whether it is the one that was posted."""

from bot.rules.beijing import in_beijing
from bot.rules.sealing import fingerprint, position_of
from storage.backups.restorations import get_restoration_below
from storage.search.keeping import count_astray
from storage.trail.entries import get_seal, verify


async def verdict(witness: str | None) -> tuple[bool, tuple[str, ...]]:
    """Whether all is as it was, and the lines that say so; ``witness`` is a seal as it was posted.

    Whatever cannot be found by its words is named as well, though nothing of the trail is wrong then.

    Raises:
        NotAFingerprint
    """
    position = position_of(witness) if witness is not None else None
    found = await verify()
    lines = [f"{found.entries} entries, {found.sealed} sealed"]
    if found.broken_at is not None:
        lines.append(f"BROKEN at entry {found.broken_at}")
    if astray := await count_astray():
        lines.append(f"{astray} records cannot be found by their words: `reindex` makes the index anew.")
    if witness is None or position is None:
        return found.broken_at is None, tuple(lines)
    sealed = await get_seal(position)
    same = sealed is not None and fingerprint(position, sealed) == witness.strip()
    lines.append("The trail is the one that was posted." if same else await _why_not(position))
    return same and found.broken_at is None, tuple(lines)


async def _why_not(position: int) -> str:
    """A head that was posted between the last backup and the restore was lost with the firm that it sealed."""
    restoration = await get_restoration_below(position)
    if restoration is None:
        return "NOT the trail that was posted."
    taken, at = (f"{in_beijing(moment):%Y-%m-%d %H:%M}" for moment in (restoration.taken_at, restoration.at))
    return (
        f"NOT in this trail. If it was posted between {taken} and {at} (Beijing time), it is younger than the backup "
        f"{restoration.backup_name}: posted after the backup of {taken}, from which this firm was restored on {at}; "
        "what it sealed is lost. If it was posted later, this is NOT the trail that was posted."
    )
