"""``python -m bot backup | restore | move``.

Exit codes: 0 it was done; 1 it was done, and the backup that was checked is damaged; 2 it was not done, for the reason
that is said in one sentence.
"""

import asyncio
import json
from collections.abc import Callable, Coroutine
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any, NoReturn, TypeVar

import typer

from bot.app.sentences import sentence_for
from bot.settings import Settings, take_the_proxy

if TYPE_CHECKING:
    from bot.records.backups import BackupMade, Listed

R = TypeVar("R")

FOUND_DAMAGE, NOT_DONE = 1, 2
"""Exit codes."""

NEW_KEY = """Put this line into .env (or wherever the program finds its settings):

BACKUP_KEY={secret}

and keep a copy where the backups are not, on paper in a safe: without it no backup made with it can be read again, and
with it everybody can. Backups will say that they are encrypted for {public}."""


def backup(
    context: typer.Context,
    name: Annotated[str | None, typer.Argument(help="With --check: which one; without it the newest.")] = None,
    to: Annotated[str | None, typer.Option(help="A folder or s3://bucket/prefix, instead of BACKUP_TO.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Say the outcome as one line of JSON, the last.")] = False,
    listing: Annotated[bool, typer.Option("--list", help="Show the backups that there are.")] = False,
    check: Annotated[
        bool, typer.Option("--check", help="Read everything of a backup and name what is damaged.")
    ] = False,
    new_key: Annotated[bool, typer.Option("--new-key", help="Make a key and say what to do with it.")] = False,
) -> None:
    """Makes a backup of the database and the files, while the program runs or not; verified by restoring it.

    Exit code 0: done; 1: the backup that was checked is damaged; 2: not done, one sentence says why and what to do.
    """
    if new_key:
        from storage.backups.encrypting import new_key as make

        secret, public = make()
        typer.echo(NEW_KEY.format(secret=secret, public=public))
    elif listing:
        _done(lambda settings: _list(settings, to), as_json)
    elif check:
        raise typer.Exit(0 if _done(lambda settings: _check(settings, to, name), as_json) else FOUND_DAMAGE)
    else:
        made = _done(lambda settings: _back_up(settings, context.obj, to), as_json)
        typer.echo(_as_json(made) if as_json else _told(made))


async def _back_up(settings: Settings, clock: Any, to: str | None) -> "BackupMade":
    from bot.app.backups.making import back_up

    return await back_up(settings, clock, to)


def _as_json(made: "BackupMade") -> str:
    return json.dumps({**asdict(made), "at": made.at.isoformat()}, ensure_ascii=False)


def _told(made: "BackupMade") -> str:
    lines = [
        f"Backup {made.name} in {made.target}: {made.rows:,} rows of {made.tables} tables, {made.files:,} files"
        f" ({made.new_files:,} new), {made.bytes:,} bytes written in {made.seconds:g} s; restored and compared.",
        f"Encrypted for {made.recipient}."
        if made.encrypted
        else "NOT encrypted: whoever can read that folder can read everything (`python -m bot backup --new-key`).",
    ]
    if made.mended:
        lines.append(f"{made.mended:,} files of earlier backups were damaged or gone there and were written anew.")
    if made.missing:
        lines.append(f"WITHOUT {made.missing:,} files that records name: the archive does not have them.")
    if made.broken_at is not None:
        lines.append(f"The firm's own trail is BROKEN at entry {made.broken_at}; no older backup was removed.")
    if made.removed:
        lines.append(f"Removed: {', '.join(made.removed)}.")
    return "\n".join(lines)


async def _list(settings: Settings, to: str | None) -> None:
    from bot.app.backups.making import vault_of
    from storage.backups.failures import NoBackups

    vault = vault_of(settings, to)
    found = vault.listed()
    if not found:
        raise NoBackups(vault.target.shown)
    typer.echo(vault.target.shown)
    for one in found:
        typer.echo(_listed(one))


def _listed(one: "Listed") -> str:
    if one.header is None:
        return f"{one.name}  DAMAGED"
    at = one.header.taken_at.astimezone().strftime("%Y-%m-%d %H:%M")
    kept = f"encrypted for {one.header.recipient}" if one.header.recipient else "not encrypted"
    return f"{one.name}  {at}  {one.header.reason.replace('_', ' ')}  {kept}"


async def _check(settings: Settings, to: str | None, name: str | None) -> bool:
    from bot.app.backups.making import vault_of
    from bot.app.backups.telling import Progress
    from storage.backups.checking import check
    from storage.backups.failures import Damaged

    vault = vault_of(settings, to)
    try:
        manifest, found = await check(vault, vault.header(name), Progress().told)
        if found:
            raise Damaged(found)
    except Damaged as damaged:
        for damage in damaged.found:
            typer.echo(f"DAMAGED: {damage.what} ({damage.where})")
        return False
    typer.echo(
        f"Backup {manifest.name} is whole: {manifest.rows:,} rows of {len(manifest.tables)} tables,"
        f" {len(manifest.files):,} files."
    )
    if manifest.missing:
        typer.echo(f"It was made WITHOUT {len(manifest.missing):,} files that records name.")
    return True


def restore(
    context: typer.Context,
    source: Annotated[str, typer.Argument(metavar="FROM", help="The folder or s3://bucket/prefix with the backups.")],
    name: Annotated[str | None, typer.Option("--backup", help="Which one; without it the newest.")] = None,
    apply: Annotated[bool, typer.Option("--apply", help="Do it; without this it is only shown.")] = False,
) -> None:
    """Restores a backup into an empty place: shows what it would do, and does it with --apply.

    Exit code 0: shown or done; 2: not done, one sentence says why and what to do.
    """
    from bot.app.backups.restoring import restored

    _done(lambda settings: restored(settings, context.obj, source, name, apply=apply), as_json=False)


def move(
    target: Annotated[
        str, typer.Argument(metavar="TO_URL", help="postgres://user:password@host/name or sqlite://path")
    ],
    apply: Annotated[bool, typer.Option("--apply", help="Do it; without this it is only shown.")] = False,
) -> None:
    """Moves the firm to another database, empty so far, while the program is stopped; compares everything.

    Exit code 0: shown or done; 2: not done, one sentence says why and what to do.
    """
    from bot.app.backups.moving import moved

    _done(lambda settings: moved(settings, target, apply=apply), as_json=False)


def _done(work: Callable[[Settings], Coroutine[Any, Any, R]], as_json: bool) -> R:
    """Runs a command to its end; what keeps it from being done is one sentence."""
    from bot.app.backups.sentences import known, sentence

    settings: Settings | None = None
    try:
        settings = Settings()
        take_the_proxy(settings)
        return asyncio.run(work(settings))
    except Exception as failure:
        told = known(failure, settings.database_url) if settings is not None else None
        words = sentence(told) if told is not None else sentence_for(failure, settings)
        if words is None:
            raise
        _refuse(type(told or failure).__name__, words, as_json)


def _refuse(error: str, words: str, as_json: bool) -> NoReturn:
    typer.echo(
        json.dumps({"error": error, "sentence": words}, ensure_ascii=False) if as_json else words, err=not as_json
    )
    raise typer.Exit(NOT_DONE)
