"""Files: what was uploaded, under which identifiers, and for how long a download address holds."""

import secrets
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from mimetypes import guess_type

from bot.sandbox import pictures
from bot.sandbox.wire import Json, bad_request

MEGABYTE = 1024 * 1024
LARGEST_DOWNLOAD = 20 * MEGABYTE
LARGEST_UPLOAD = 50 * MEGABYTE
LARGEST_PHOTO = 10 * MEGABYTE
# Older content is forgotten beyond this.
KEPT_BYTES = 512 * MEGABYTE
ADDRESS_LIFETIME_S = 3600
# The longer side, in pixels, of the smaller sizes that every photo comes in.
SMALLER_SIDES = (90, 320, 800)
# The sum of a photo's sides and their ratio, at most.
LARGEST_SIDES = 10_000
LARGEST_RATIO = 20

FOLDERS = {"Photo": "photos", "Document": "documents", "Voice": "voice", "Video": "videos", "Sticker": "stickers"} | {
    "Audio": "music",
    "VideoNote": "video_notes",
    "Animation": "animations",
}
ENDINGS = {"Photo": ".jpg", "Voice": ".oga", "Sticker": ".webp"}
# A transparent WebP of one pixel stands for every sticker.
STICKER = bytes.fromhex("524946461a000000574542505650384c0d0000002f00000010071011118888fe0700")


@dataclass(frozen=True, slots=True)
class StoredFile:
    """One file (or one size of a photo); ``kind`` is Telegram's word for what it is."""

    kind: str
    file_id: str
    unique_id: str
    path: str
    content: bytes
    name: str
    media_type: str

    def ids(self) -> Json:
        """The fields that every file object of the Bot API begins with."""
        return {"file_id": self.file_id, "file_unique_id": self.unique_id, "file_size": len(self.content)}


class FileStore:
    """All files by identifier. ``now`` gives seconds that only go forward (they time the download addresses)."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._files: dict[str, StoredFile] = {}
        self._unique: dict[str, StoredFile] = {}
        self._objects: dict[str, Json | list[Json]] = {}
        self._granted: dict[str, tuple[StoredFile, float]] = {}
        self._order: deque[tuple[list[StoredFile], int]] = deque()
        self._bytes = 0
        self._count = 0

    def add_photo(self, content: bytes) -> list[Json]:
        """Keeps a photo and returns its sizes, the smallest first; a photo loses its name.

        The smaller sizes are announced with their measures and hold the original bytes: nothing is scaled here.
        Raises ApiError for what Telegram takes for no photo.
        """
        if len(content) > LARGEST_PHOTO:
            raise bad_request(
                f"file of size {len(content)} bytes is too big for a photo; the maximum size is {LARGEST_PHOTO} bytes"
            )
        measures = pictures.size(content)
        media_type = pictures.media_type(content)
        if measures is None or media_type is None:
            raise bad_request("IMAGE_PROCESS_FAILED")
        width, height = measures
        longer, shorter = max(measures), min(measures)
        if longer + shorter > LARGEST_SIDES or longer > LARGEST_RATIO * shorter:
            raise bad_request("PHOTO_INVALID_DIMENSIONS")
        sizes = [
            (max(1, width * side // longer), max(1, height * side // longer)) for side in SMALLER_SIDES if side < longer
        ]
        kept = [self._make("Photo", content, "", media_type) for _ in (*sizes, measures)]
        shown = [
            {**file.ids(), "width": wide, "height": high}
            for file, (wide, high) in zip(kept, (*sizes, measures), strict=True)
        ]
        self._keep(kept, shown)
        return shown

    def add(self, kind: str, content: bytes, name: str = "", media_type: str = "", **details: object) -> Json:
        """Keeps a document, voice message, video or sticker and returns its object of the Bot API.

        ``details`` are the fields that its kind has besides. Raises ApiError for an empty file.
        """
        if not content:
            raise bad_request("file must be non-empty")
        if kind == "Document" and media_type in ("", "application/octet-stream"):
            media_type = guess_type(name)[0] or media_type or "application/octet-stream"
        file = self._make(kind, content, name, media_type)
        described = {"mime_type": media_type, **details} if media_type and kind != "Sticker" else details
        shown: Json = {**file.ids(), **described}
        if kind in ("Document", "Video", "Audio", "Animation") and name:
            shown["file_name"] = name
        self._keep([file], shown)
        return shown

    def again(self, kind: str, file_id: str) -> Json | list[Json]:
        """The object of a file that is sent again by its file_id.

        Raises ApiError for an unknown file_id, an address, or a file of another kind.
        """
        if file_id.startswith(("http://", "https://")):
            raise bad_request("failed to get HTTP URL content")
        file = self._files.get(file_id)
        if file is None:
            raise bad_request("wrong file identifier/HTTP URL specified")
        if file.kind != kind:
            raise bad_request(f"can't use file of type {file.kind} as {kind}")
        return self._objects[file_id]

    def grant(self, file_id: str) -> Json:
        """The File object with a ``file_path`` that holds for an hour.

        Raises ApiError for an unknown file or one of more than 20 MB.
        """
        file = self._files.get(file_id)
        if file is None:
            raise bad_request("wrong file_id or the file is temporarily unavailable")
        if len(file.content) > LARGEST_DOWNLOAD:
            raise bad_request("file is too big")
        self._granted[file.path] = (file, self._now() + ADDRESS_LIFETIME_S)
        return {**file.ids(), "file_path": file.path}

    def granted(self, path: str) -> StoredFile | None:
        """The file behind a download address that still holds."""
        file, until = self._granted.get(path, (None, 0.0))
        return file if self._now() < until else None

    def shown(self, unique_id: str) -> StoredFile | None:
        """The file that the page asks for."""
        return self._unique.get(unique_id)

    def _make(self, kind: str, content: bytes, name: str, media_type: str) -> StoredFile:
        self._count += 1
        ending = ENDINGS.get(kind) or ("." + name.rpartition(".")[2] if "." in name else "")
        path = f"{FOLDERS[kind]}/file_{self._count}{ending}"
        unique = secrets.token_urlsafe(11)
        return StoredFile(kind, f"{kind[0]}gAC{secrets.token_urlsafe(36)}", unique, path, content, name, media_type)

    def _keep(self, files: list[StoredFile], shown: Json | list[Json]) -> None:
        for file in files:
            self._files[file.file_id] = self._unique[file.unique_id] = file
            self._objects[file.file_id] = shown
        self._order.append((files, len(files[0].content)))
        self._bytes += len(files[0].content)
        while self._bytes > KEPT_BYTES and len(self._order) > 1:
            old, size = self._order.popleft()
            self._bytes -= size
            for file in old:
                del self._files[file.file_id], self._unique[file.unique_id], self._objects[file.file_id]
                self._granted.pop(file.path, None)


def new_group_id() -> str:
    """What the messages of one album share."""
    return str(secrets.randbits(53))
