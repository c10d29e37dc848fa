"""The image of deploy/Dockerfile, made step by step in this machine's place of its base image, and a container of it.

No container runtime is needed; what is left to one is the base image itself and the caching of layers. Run by
``make try-image``.
"""

import asyncio
import io
import subprocess
from collections.abc import Iterator

import pypdf
import pytest

from bot.app.demo_photo import demo_photo
from tests.deploy.dockerfile import Image, built
from tests.deploy.machine import ROOT
from tests.sandbox.phone import Phone
from tests.world import CONSULTANT

VOLUME = "/var/lib/quality-butler"


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> Image:
    """The built image, already as read-only as compose starts it."""
    made = built(tmp_path_factory.mktemp("image"), (ROOT / "deploy/Dockerfile").read_text(encoding="utf-8"))
    made.freeze()
    return made


def test_it_holds_the_program_and_nothing_else_of_the_project(image: Image) -> None:
    found = {path.name for path in image.machine.at("/opt/quality-butler").iterdir()}
    assert found == {".venv", "bot", "handlers", "schedules", "storage", "requirements.txt", "LICENSE"}


def test_nothing_can_be_written_but_its_one_folder(image: Image) -> None:
    assert image.volumes == [VOLUME]
    for place in ("/opt/quality-butler/x", "/tmp/x", "/x"):
        tried = subprocess.run(image.machine.command("touch", place, user=image.user), capture_output=True, check=False)
        assert tried.returncode != 0, place
    for place in (f"{VOLUME}/x", f"{VOLUME}/backups/x"):
        image.machine.run("touch", place, user=image.user)


def test_the_whole_program_is_compiled(image: Image) -> None:
    program = image.machine.at("/opt/quality-butler")
    sources = {
        path for package in ("bot", "handlers", "schedules", "storage") for path in (program / package).rglob("*.py")
    }
    compiled = {path.parents[1] / f"{path.name.split('.')[0]}.py" for path in program.rglob("__pycache__/*.pyc")}
    assert len(sources) > 300
    assert sources <= compiled


async def test_a_container_of_it_does_a_patrol_and_draws_its_report_with_chinese_fonts(image: Image) -> None:
    started = image.contained("try", "--port", "0", "--folder", f"{VOLUME}/try")
    program = await asyncio.create_subprocess_exec(*started, stdout=asyncio.subprocess.PIPE)
    try:
        assert program.stdout is not None
        url = ""
        while "ready to try" not in url:
            url = (await program.stdout.readuntil()).decode()
        async with Phone(url.split()[-1], CONSULTANT, timeout_s=60) as consultant:
            await consultant.press("总装车间")
            await consultant.text("全部符合")
            await consultant.photo(demo_photo("seal"))
            await consultant.press("确认无误，提交")
            report = await consultant.wait_for(lambda message: "document" in message.raw)
            content = await consultant.download(report)
    finally:
        program.terminate()
    assert await program.wait() == 0
    drawn = pypdf.PdfReader(io.BytesIO(content))
    assert "恒信阀门" in drawn.pages[0].extract_text()
    fonts = [thing["/BaseFont"] for thing in objects(drawn) if isinstance(thing, dict) and "/BaseFont" in thing]
    assert any("NotoSansCJK" in str(name) for name in fonts), fonts


def objects(pdf: pypdf.PdfReader) -> Iterator[object]:
    """Everything that the file has a number for."""
    for number in range(1, int(str(pdf.trailer["/Size"]))):
        yield pdf.get_object(number)
