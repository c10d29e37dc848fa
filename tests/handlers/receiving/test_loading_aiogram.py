"""aiogram's types are built when they are first used; every one of them still can be, and means the same."""

import subprocess
import sys

from aiogram import methods, types
from aiogram.methods.base import Response
from pydantic import BaseModel

BUILT_AS_AIOGRAM_DOES = (
    "import json; from aiogram import types; print(json.dumps(types.Update.model_json_schema(), sort_keys=True))"
)
BUILT_WHEN_USED = f"import handlers; {BUILT_AS_AIOGRAM_DOES}"


def of(module: object, names: list[str]) -> list[type[BaseModel]]:
    found = [getattr(module, name) for name in names]
    return [one for one in found if isinstance(one, type) and issubclass(one, BaseModel)]


def test_every_type_and_method_can_be_built() -> None:
    everything = of(types, list(types.__all__)) + of(methods, list(methods.__all__))
    assert len(everything) > 400
    for one in everything:
        one.model_rebuild()
        assert one.__pydantic_complete__, one


def test_an_answer_is_read_into_its_type() -> None:
    message = {"message_id": 7, "date": 1, "chat": {"id": 1, "type": "private"}, "text": "<b>&"}
    answer = Response[types.Message].model_validate({"ok": True, "result": message})
    assert answer.result is not None
    assert (answer.result.message_id, answer.result.text) == (7, "<b>&")


def test_an_update_has_the_schema_that_aiogram_gives_it() -> None:
    ours, theirs = (
        subprocess.run([sys.executable, "-W", "ignore", "-c", code], capture_output=True, check=True).stdout
        for code in (BUILT_WHEN_USED, BUILT_AS_AIOGRAM_DOES)
    )
    assert len(ours) > 100_000
    assert ours == theirs
