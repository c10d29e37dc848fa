"""Tables of subjects become one, and what stands on one side only is named."""

import pytest

from bot.rules.declaring import DeclaredTwice, NotDeclared, merged, must_agree


def test_tables_become_one() -> None:
    assert merged({"a": 1}, {}, {"b": 2}) == {"a": 1, "b": 2}


def test_what_two_subjects_declare_is_named() -> None:
    with pytest.raises(DeclaredTwice, match="b"):
        merged({"a": 1, "b": 2}, {"b": 3})


@pytest.mark.parametrize(("declared", "used"), [({"a", "b"}, {"a"}), ({"a"}, {"a", "b"})])
def test_what_is_declared_or_used_alone_is_named(declared: set[str], used: set[str]) -> None:
    must_agree(declared, declared)
    with pytest.raises(NotDeclared, match="b"):
        must_agree(declared, used)
