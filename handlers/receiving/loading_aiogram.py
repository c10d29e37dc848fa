"""Loads aiogram without building the schema of every Telegram type (docs/decisions/0007).

Importing aiogram resolves the forward references of all its types at once and builds 444 schemas for that, of which a
conversation uses some thirty. Here each is built when it is first used, from the names aiogram itself gives.
"""

import importlib
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Literal, Optional, Union

from pydantic import BaseModel

log = logging.getLogger(__name__)


def load_aiogram() -> None:
    """Imports aiogram; its types are usable afterwards as ever. Does nothing when it is loaded already.

    What this leans on is promised by neither aiogram nor pydantic. Where it no longer holds, aiogram is imported as it
    comes, which takes seconds, and a warning says so.
    """
    if "aiogram" in sys.modules:
        return
    try:
        _load_lean()
    except Exception:  # whatever a release of either moved or renamed; the plain import raises what is really broken
        log.warning("aiogram cannot be loaded lean and is imported as it comes (decision 0007)", exc_info=True)
        for name in [name for name in sys.modules if name.partition(".")[0] == "aiogram"]:
            del sys.modules[name]
        importlib.import_module("aiogram")


def _load_lean() -> None:
    rebuild = BaseModel.__dict__["model_rebuild"]
    with _nothing_rebuilt(rebuild):
        import aiogram
        from aiogram.methods.base import Response, TelegramMethod
        from aiogram.types.base import TelegramObject

    names: dict[str, Any] = {
        "List": list,
        "Optional": Optional,
        "Union": Union,
        "Literal": Literal,
        "Default": aiogram.client.default.Default,
        **{name: getattr(aiogram.types, name) for name in aiogram.types.__all__},
    }

    def model_rebuild(
        cls: type[BaseModel],
        *,
        force: bool = False,
        raise_errors: bool = True,
        _parent_namespace_depth: int = 2,
        _types_namespace: Any = None,
    ) -> bool | None:
        """pydantic calls this itself when a type that is not complete is first used."""
        built: bool | None = rebuild.__func__(
            cls, force=force, raise_errors=raise_errors, _types_namespace=_types_namespace or names
        )
        return built

    for ancestor in (TelegramObject, TelegramMethod, Response):
        ancestor.model_rebuild = classmethod(model_rebuild)  # type: ignore[assignment, method-assign]
    # every conversation needs this one, and it names most of the others: if it cannot be built, that is told here
    aiogram.types.Update.model_rebuild()


@contextmanager
def _nothing_rebuilt(rebuild: Any) -> Iterator[None]:
    BaseModel.model_rebuild = classmethod(lambda cls, **asked: None)  # type: ignore[assignment, method-assign] # noqa: ARG005
    try:
        yield
    finally:
        BaseModel.model_rebuild = rebuild  # type: ignore[method-assign]
