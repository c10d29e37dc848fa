"""aiogram's types are built when they are first used; every one of them still can be, and means the same."""

import subprocess
import sys

import pytest
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


KEPT_BY_THE_METACLASS = """
from pydantic import BaseModel
rebuild = BaseModel.__dict__["model_rebuild"].__func__
type(BaseModel).model_rebuild = lambda cls, **asked: rebuild(cls, **asked)
del BaseModel.model_rebuild
"""
TAKES_A_NAMESPACE_ONLY = """
from pydantic import BaseModel
rebuild = BaseModel.__dict__["model_rebuild"].__func__
BaseModel.model_rebuild = classmethod(lambda cls, *, _types_namespace: rebuild(cls, _types_namespace=_types_namespace))
"""
AIOGRAM_LISTS_NO_NAMES = """
import sys
from importlib.machinery import PathFinder
class Finder(PathFinder):
    @classmethod
    def find_spec(cls, name, path=None, target=None):
        spec = PathFinder.find_spec(name, path, target)
        if name == "aiogram.types":
            run = spec.loader.exec_module
            spec.loader.exec_module = lambda module: (run(module), delattr(module, "__all__"))
        return spec
sys.meta_path.insert(0, Finder)
"""
READS_AN_UPDATE = """
import handlers
from aiogram import types
message = {"message_id": 7, "date": 1, "chat": {"id": 1, "type": "private"}, "text": "好"}
update = types.Update.model_validate({"update_id": 1, "message": message})
assert update.message.text == "好"
assert types.Sticker.__pydantic_complete__ is %s
"""


def started(code: str) -> str:
    """What a program that reads an update says on its standard error."""
    command = [sys.executable, "-X", "utf8", "-c", code]
    return subprocess.run(command, capture_output=True, check=True, text=True, encoding="utf-8").stderr


def test_types_wait_until_they_are_used_and_nothing_is_said_of_it() -> None:
    assert started(READS_AN_UPDATE % "False") == ""


@pytest.mark.parametrize("otherwise", [KEPT_BY_THE_METACLASS, TAKES_A_NAMESPACE_ONLY, AIOGRAM_LISTS_NO_NAMES])
def test_a_release_of_another_shape_has_aiogram_imported_as_it_comes_with_a_warning(otherwise: str) -> None:
    said = started(otherwise + READS_AN_UPDATE % "True")
    assert "aiogram cannot be loaded lean" in said
