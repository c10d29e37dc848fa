"""docs/permissions.md says what the rules say."""

from bot.rules.people import ROLE_NAMES
from bot.rules.permissions import ACTION_NAMES, Action
from bot.screens.people.permissions_page import page
from tests.write_permissions import FILE


def test_the_page_is_what_the_rules_say_now() -> None:
    assert FILE.read_text(encoding="utf-8") == page(), "rules changed: run `python -m tests.write_permissions`"


def test_every_action_and_role_has_its_name_in_both_languages() -> None:
    assert set(ACTION_NAMES) == set(Action)
    for name in (*ACTION_NAMES.values(), *ROLE_NAMES.values()):
        assert f"| {name.zh} |" in page()
        assert f"| {name.en} |" in page()
