"""Every error that a rule of a use case raises has its answer, or is known to be a fault of the program."""

import importlib
import inspect
import pkgutil

import bot.services
from bot.rules.refusing import NotForThisPerson
from bot.rules.settings import firm as setting_rules
from handlers.refusals import REFUSALS

FAULTS = {
    "FormChanged",  # at the start: a published form was altered
    "FirmVanished",  # at the start: the firm that was just entered is not there
    "FilesMissing",  # a report is made again when the archive has its files
    "FormNotPublished",  # the database lacks a form's version
    "LastReader",  # told where somebody is taken off the list
    "LedgersChanged",  # told by the worker in the import's own message
    "NoFreeCode",  # the random numbers are broken
    "NoSuchPerson",  # who acts is gone in the middle of the turn
    "WrongDocumentKind",  # at the start: a kind of document is declared wrongly
}
"""What no person did: three tries, then it is written down, and the person told that it failed."""


def errors_of_services() -> set[type[Exception]]:
    """The classes of errors that services define."""
    found: set[type[Exception]] = set()
    for module in pkgutil.walk_packages(bot.services.__path__, "bot.services."):
        for _, one in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
            if issubclass(one, Exception) and one.__module__ == module.name:
                found.add(one)
    return found


def answered(error: type[Exception]) -> bool:
    """Whether the error, or what it is a kind of, has an answer."""
    return any(kind in REFUSALS for kind in error.__mro__)


def test_every_error_of_a_use_case_is_answered_or_known_as_a_fault() -> None:
    unanswered = {error.__name__ for error in errors_of_services() if not answered(error)}
    assert unanswered == FAULTS


def test_every_error_of_the_settings_rules_is_answered() -> None:
    errors = [one for _, one in inspect.getmembers(setting_rules, inspect.isclass) if issubclass(one, Exception)]
    assert len(errors) > 4
    assert all(answered(error) for error in errors)


def test_what_is_not_theirs_has_no_answer_of_its_own() -> None:
    unseen = {error for error in errors_of_services() if issubclass(error, NotForThisPerson)}
    assert len(unseen) > 10
    assert not unseen & REFUSALS.keys(), "whether it exists would be told"
