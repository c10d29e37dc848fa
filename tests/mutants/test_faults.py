"""Each kind of fault that people make is put where it can be made, and nowhere else."""

import pytest

from tests.mutants.faults import faults_of


def made(source: str) -> set[tuple[str, str]]:
    """Kind of each fault, and the text that it makes, on one line without blanks."""
    return {(fault.kind, "".join(fault.text.split())) for fault in faults_of("m.py", source)}


@pytest.mark.parametrize(
    ("source", "kind", "faulty"),
    [
        ("def f(x):\n    g(x)\n", "call dropped", "deff(x):pass"),
        ("async def f(x):\n    await g(x)\n", "call dropped", "asyncdeff(x):pass"),
        ("def f(x):\n    if x:\n        return 1\n", "condition negated", "deff(x):if(notx):return1"),
        ("def f(x):\n    return not x\n", "condition negated", "deff(x):return(x)"),
        ("def f(x, y):\n    return x and y\n", "condition emptied", "deff(x,y):return(y)"),
        ("def f(x):\n    return [y for y in x if y]\n", "condition emptied", "deff(x):return([yforyinx])"),
        ("def f(x):\n    return x < 3\n", "comparison swapped", "deff(x):return(x<=3)"),
        ("def f(x):\n    return x < 3\n", "constant changed", "deff(x):returnx<(4)"),
        ("def f(x):\n    return x is None\n", "comparison swapped", "deff(x):return(xisnotNone)"),
        ("YES = True\n", "constant changed", "YES=(False)"),
        ("SET = {'a', 'b'}\n", "member dropped", "SET=({'b'})"),
        ("TABLE = {'a': 1, 'b': 2}\n", "member dropped", "TABLE=({'a':1})"),
    ],
)
def test_a_fault_is_made(source: str, kind: str, faulty: str) -> None:
    assert (kind, faulty) in made(source)


SELECT = 'Q = "SELECT id FROM t WHERE a = :a AND b BETWEEN :x AND :y AND c <= :c ORDER BY id DESC"\n'


@pytest.mark.parametrize(
    ("kind", "condition"),
    [
        ("SQL condition dropped", "WHERE TRUE AND b BETWEEN :x AND :y AND c <= :c ORDER BY id DESC"),
        ("SQL condition dropped", "WHERE a = :a AND TRUE AND c <= :c ORDER BY id DESC"),
        ("SQL condition dropped", "WHERE a = :a AND b BETWEEN :x AND :y AND TRUE ORDER BY id DESC"),
        ("SQL comparison swapped", "WHERE a = :a AND b BETWEEN :x AND :y AND c < :c ORDER BY id DESC"),
        ("SQL order turned", "WHERE a = :a AND b BETWEEN :x AND :y AND c <= :c ORDER BY id"),
    ],
)
def test_a_fault_is_made_in_a_query(kind: str, condition: str) -> None:
    assert (kind, "".join(f"Q=('SELECT id FROM t {condition}')".split())) in made(SELECT)
    assert len(made(SELECT)) == 5


def test_what_an_f_string_fills_in_stays_and_a_condition_ends_with_its_bracket() -> None:
    source = 'def f(n):\n    return f"DELETE FROM t WHERE id IN (SELECT id FROM u WHERE k = {n}) RETURNING id"\n'
    assert {text.partition("return")[2] for kind, text in made(source) if kind.startswith("SQL")} == {
        "(f'DELETEFROMtWHERETRUERETURNINGid')",
        "(f'DELETEFROMtWHEREidIN(SELECTidFROMuWHERETRUE)RETURNINGid')",
    }


@pytest.mark.parametrize(
    "source",
    [
        '"""Words AND more."""\n',
        "from a import b\n",
        "x: dict[str, int] | None\n",
        "def f():\n    raise Wrong(1)\n",
        "NAME = Text('是', 'Yes')\n",
        "def f():\n    log.info('done %d', 3)\n",
        "@dataclass(frozen=True, slots=True)\nclass C:\n    x: int\n",
        "TITLE = 'black AND white'[0:]\n",
        "__all__ = ['a', 'b']\n",
    ],
)
def test_no_fault_is_made_in_what_does_nothing(source: str) -> None:
    assert made(source) == set()


def test_a_fault_says_which_lines_it_stands_in() -> None:
    (fault,) = [
        one
        for one in faults_of("m.py", "def f(x):\n    y = 0\n    return g(\n        x, not y\n    )\n")
        if "neg" in one.kind
    ]
    assert (fault.first, fault.last, fault.inside) == (3, 5, (1, 5))
