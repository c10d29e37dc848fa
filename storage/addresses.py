"""Where a database is: said to people, and whether it is there, without opening it."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

from storage.database import configuration


def shown(url: str) -> str:
    """Where a database is, for people: the absolute path of a file, or the URL without the password."""
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return str(Path(unquote(url.removeprefix("sqlite://"))).absolute())
    user = f"{parts.username}@" if parts.username else ""
    return parts._replace(netloc=user + parts.netloc.rpartition("@")[2], query="").geturl()


def is_there(url: str) -> bool:
    """Whether there is a database to open; opening SQLite makes one where there is none.

    Raises UnknownDatabase: the URL names another kind of database.
    """
    sqlite = configuration(url)["connections"].get("sqlite")
    return sqlite is None or Path(sqlite["credentials"]["file_path"]).exists()
