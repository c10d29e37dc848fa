"""A folder and a bucket keep backups alike; what is wrong with either is said by name."""

import os
import urllib.request
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from moto.server import ThreadedMotoServer

from storage.backups import failures
from storage.backups.checking import check
from storage.backups.progress import untold
from storage.backups.pruning import prune
from storage.backups.targets import Absent, Target, target_of
from storage.backups.vault import Vault
from storage.files import FileStore
from tests.storage.backups.steps import KEY, NIGHT, backed_up, read, restored, stored


@pytest.fixture(scope="session")
def s3() -> Iterator[str]:
    """The address of a store that speaks S3, with one bucket in it."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    address = f"http://{host}:{port}"
    with urllib.request.urlopen(urllib.request.Request(f"{address}/firm", method="PUT")):
        pass
    yield address
    server.stop()


@pytest.fixture
def bucket(s3: str, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> str:
    """The URL of a place of its own in the bucket, with the environment that it is reached by."""
    for name, value in {
        "AWS_ENDPOINT_URL": s3,
        "AWS_ACCESS_KEY_ID": "key",
        "AWS_SECRET_ACCESS_KEY": "secret",
        "AWS_REGION": "us-east-1",
    }.items():
        monkeypatch.setenv(name, value)
    return f"s3://firm/{request.node.name}"


@pytest.fixture(params=["folder", "bucket"])
def target(request: pytest.FixtureRequest, tmp_path: Path) -> Target:
    """Each kind of target, with nothing in it."""
    return target_of(str(tmp_path / "kept") if request.param == "folder" else request.getfixturevalue("bucket"))


def test_what_is_kept_comes_back_is_listed_and_removed(target: Target) -> None:
    assert target.sizes("a") == {}
    for name, content in {"a/b/one": b"1", "a/two": b"22", "ab/three": b"333"}.items():
        target.write(name, content)
    target.write("a/two", b"2222")
    assert target.read("a/two") == b"2222"
    assert dict(target.sizes("a")) == {"a/b/one": 1, "a/two": 4}
    target.remove(["a/b/one", "a/two", "a/never"])
    assert target.sizes("a") == {}
    with pytest.raises(Absent):
        target.read("a/two")
    assert target.read("ab/three") == b"333"


async def test_backup_check_restore_and_pruning_go_by_a_bucket(
    bucket: str, small_firm: str, archive: FileStore, tmp_path: Path
) -> None:
    vault = Vault(target_of(bucket), KEY)
    for days in range(3):
        await backed_up(small_firm, archive, vault, NIGHT + timedelta(hours=days))
    removed = prune(vault, NIGHT + timedelta(days=1))
    assert len(removed) == 2
    assert (await check(vault, vault.header(None), untold))[1] == []
    url = f"sqlite://{tmp_path}/new.db"
    await restored(vault, url, tmp_path / "files")
    assert await read(url) == await read(small_firm)


async def test_what_leaves_the_machine_is_encrypted(bucket: str, small_firm: str, archive: FileStore) -> None:
    vault = Vault(target_of(bucket), None)
    with pytest.raises(failures.KeyNeeded):
        await backed_up(small_firm, archive, vault)
    assert vault.target.sizes("backups") == {}


def test_a_folder_by_its_url_and_a_bucket_are_shown_without_credentials(bucket: str, tmp_path: Path) -> None:
    assert target_of(f"file://{tmp_path}/my%20disk").shown == f"{tmp_path}/my disk"
    assert target_of("s3://user:secret@firm/prefix/").shown == "s3://firm/prefix"


@pytest.mark.parametrize("url", ["ftp://host/backups", "s3://", "https://host/x"])
def test_other_places_are_unknown(url: str) -> None:
    with pytest.raises(failures.UnknownTarget, match=url.split(":")[0]):
        target_of(url)


def test_a_bucket_that_is_not_there_or_does_not_answer_is_said_without_secrets(
    bucket: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(failures.TargetUnreachable, match="no such bucket") as said:
        target_of("s3://nobody/x").write("a", b"1")
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    with pytest.raises(failures.TargetUnreachable, match=r"127\.0\.0\.1:9") as unreachable:
        target_of("s3://firm/x").sizes("a")
    assert "secret" not in f"{said.value}{unreachable.value}"


def test_a_file_where_a_folder_should_be_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a letter")
    with pytest.raises(failures.UnknownTarget):
        target_of(str(tmp_path / "file")).write("a", b"1")


def test_a_write_that_fails_half_way_leaves_the_older_content_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = target_of(str(tmp_path))
    target.write("a", b"old")

    def torn(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", torn)
    with pytest.raises(failures.DiskFull):
        target.write("a", b"new")
    assert [(path.name, path.read_bytes()) for path in stored(tmp_path)] == [("a", b"old")]
