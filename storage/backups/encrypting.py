"""What a target keeps: as it is, or encrypted with age (X25519), so that neither contents nor names tell anything."""

import hmac
from typing import Protocol

import pyrage

from storage.backups.failures import NotAKey


class Unreadable(Exception):
    """It was not encrypted for this key, or is not as it was written."""


class Seal(Protocol):
    """How contents and names are kept."""

    @property
    def recipient(self) -> str | None:
        """The public key that contents are encrypted for; None: they are not."""
        ...

    def close(self, content: bytes) -> bytes:
        """What is kept of a content."""
        ...

    def open(self, stored: bytes) -> bytes:
        """The content of what is kept. Raises Unreadable."""
        ...

    def name(self, plain: str) -> str:
        """What something is called in the target."""
        ...


class Plain:
    """As it is: for a folder of this machine."""

    recipient = None

    def close(self, content: bytes) -> bytes:
        """The content."""
        return content

    def open(self, stored: bytes) -> bytes:
        """What is kept."""
        return stored

    def name(self, plain: str) -> str:
        """The name."""
        return plain


class Encrypted:
    """For the holder of one secret key. Names are authenticated digests under a key that is derived from it."""

    def __init__(self, key: str) -> None:
        """Raises NotAKey: it is no age secret key."""
        try:
            self._identity = pyrage.x25519.Identity.from_str(key.strip())
        except pyrage.IdentityError:
            raise NotAKey from None
        self._public = self._identity.to_public()
        self.recipient: str | None = str(self._public)
        self._names = hmac.digest(key.strip().encode(), b"quality-butler: names in a backup", "sha256")

    def close(self, content: bytes) -> bytes:
        """The content, encrypted anew each time."""
        return bytes(pyrage.encrypt(content, [self._public]))

    def open(self, stored: bytes) -> bytes:
        """The content. Raises Unreadable: a single changed bit anywhere is enough."""
        try:
            return bytes(pyrage.decrypt(stored, [self._identity]))
        except pyrage.DecryptError:
            raise Unreadable from None

    def name(self, plain: str) -> str:
        """The same for the same name, and without the key nobody can tell which."""
        return hmac.digest(self._names, plain.encode(), "sha256").hex()


def new_key() -> tuple[str, str]:
    """A secret key, made now, and the public one that backups will name."""
    identity = pyrage.x25519.Identity.generate()
    return str(identity), str(identity.to_public())
