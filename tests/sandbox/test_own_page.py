"""The sandbox answers this machine's page and program, and no web site that is open beside them."""

import aiohttp
import pytest

from bot.sandbox import Sandbox
from tests.sandbox.program import Program

ACT = "/sandbox/people/101/text"


async def asked(program: Program, sandbox: Sandbox, headers: dict[str, str]) -> int:
    async with program.http.post(f"{sandbox.url}{ACT}", json={"text": "菜单"}, headers=headers) as response:
        return response.status


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "http://127.0.0.1:1", "http://localhost", "https://{host}"]
)
async def test_a_page_of_another_origin_may_not_act(sandbox: Sandbox, program: Program, origin: str) -> None:
    host = sandbox.url.removeprefix("http://")
    assert await asked(program, sandbox, {"Origin": origin.format(host=host)}) == 403
    assert await asked(program, sandbox, {"Origin": sandbox.url}) == 200
    assert await asked(program, sandbox, {}) == 200


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example:80", "192.168.1.7:8765", "0.0.0.0", "[", ""])
async def test_a_name_that_somebody_had_point_here_is_not_answered(
    sandbox: Sandbox, program: Program, host: str
) -> None:
    assert await asked(program, sandbox, {"Host": host}) == 403
    async with program.http.get(sandbox.url, headers={"Host": host}) as page:
        assert page.status == 403


@pytest.mark.parametrize("host", ["localhost:8765", "127.0.0.1", "[::1]:8765"])
async def test_this_machine_by_any_of_its_names_is_answered(sandbox: Sandbox, program: Program, host: str) -> None:
    assert await asked(program, sandbox, {"Host": host, "Origin": f"http://{host}"}) == 200


async def test_a_page_of_another_origin_may_not_listen(sandbox: Sandbox, program: Program) -> None:
    with pytest.raises(aiohttp.WSServerHandshakeError, match="403"):
        await program.http.ws_connect(f"{sandbox.url}/sandbox/events", headers={"Origin": "https://evil.example"})
