"""Faults of the kinds that people make, each put at one place of a module's text."""

import ast
import copy
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

_Node = TypeVar("_Node", bound=ast.AST)


@dataclass(frozen=True, slots=True)
class Fault:
    """``text`` is the whole module with the fault in it, which stands in the lines ``first`` to ``last``.

    ``inside`` are the first and last line of the function around it; None at the level of the module, where the
    tests of whatever uses ``name`` are those that may notice.
    """

    module: str
    kind: str
    first: int
    last: int
    before: str
    after: str
    text: str
    inside: tuple[int, int] | None
    name: str

    def __str__(self) -> str:
        return f"{self.module}:{self.first}: {self.kind}: {_short(self.before)}  =>  {_short(self.after)}"


COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
}

WORDS = {"Text", "NewType", "TypeVar", "getLogger", "compile"}
"""Calls whose arguments are words for people, or no behaviour of their own."""
SAID_TO_NOBODY = {"debug", "info", "warning", "error", "exception"}
"""Calls that write to the log, whose lines have tests of their own where somebody acts on them."""

SQL = re.compile(r"\b(?:SELECT|UPDATE|DELETE|WHERE|AND|ON|JOIN|INSERT)\b")
CONDITION = re.compile(r"\b(WHERE|AND|OR|ON)\s+(?!CONFLICT\b|CONSTRAINT\b)")
ENDS = re.compile(
    r"\s*(?:\b(?:AND|OR|GROUP BY|ORDER BY|LIMIT|RETURNING|UNION|FOR UPDATE|LEFT|JOIN|WHERE|THEN|ON CONFLICT|DO|SET"
    r"|HAVING)\b|;)"
)
SIGN = re.compile(r"(?<![<>=!:-])(<=|>=|<|>)(?![<>=])")
LATEST = re.compile(r"\b(\w+(?:\.\w+)?) DESC\b")


def faults_of(module: str, source: str) -> Iterator[Fault]:
    """Every fault that can be put into a module."""
    tree = ast.parse(source)
    lines = source.encode().splitlines(keepends=True)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    raw = source.encode()
    for place in _places(tree):
        node = place.node
        begin = starts[node.lineno - 1] + node.col_offset  # type: ignore[attr-defined]
        end = starts[node.end_lineno - 1] + node.end_col_offset  # type: ignore[attr-defined]
        old = raw[begin:end].decode()
        for kind, new in _changed(place):
            written = ast.unparse(ast.fix_missing_locations(new))
            if isinstance(new, ast.expr):
                written = f"({written})"
            text = (raw[:begin] + written.encode() + raw[end:]).decode()
            try:
                ast.parse(text)
            except SyntaxError:
                continue
            before, after = _apart(ast.unparse(node) if isinstance(new, ast.expr) else old, written.strip("()"))
            yield Fault(module, kind, *place.lines, before, after, text, place.inside, place.name)


@dataclass(frozen=True, slots=True)
class _Place:
    node: ast.AST
    inside: tuple[int, int] | None
    name: str
    lines: tuple[int, int]
    is_test: bool = False


def _places(tree: ast.Module) -> Iterator[_Place]:
    """What a fault may be put at: no documentation, annotation, decorator or word for people."""

    def walk(node: ast.AST, inside: tuple[int, int] | None, name: str, lines: tuple[int, int]) -> Iterator[_Place]:
        if _is_no_behaviour(node):
            return
        if isinstance(node, ast.stmt) and not hasattr(node, "body"):
            lines = (node.lineno, node.end_lineno or node.lineno)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            inside, name = inside or (node.lineno, node.end_lineno or node.lineno), node.name
            below: list[ast.AST] = [*node.args.defaults, *(one for one in node.args.kw_defaults if one), *node.body]
        elif isinstance(node, ast.ClassDef):
            name, below = node.name, list(node.body)
        elif isinstance(node, ast.AnnAssign):
            name = name if inside else _named(node.target, name)
            below = [node.value] if node.value else []
        elif isinstance(node, ast.Assign):
            name = name if inside else _named(node.targets[0], name)
            below = [node.value]
        elif isinstance(node, ast.Subscript):
            below = [node.value, node.slice] if inside and isinstance(node.ctx, ast.Load) else []
        elif isinstance(node, ast.JoinedStr):
            below = []
        else:
            below = list(ast.iter_child_nodes(node))
        if isinstance(node, ast.expr | ast.stmt):
            own = lines if lines[0] else (node.lineno, node.end_lineno or node.lineno)
            yield _Place(node, inside, name, own)
        if isinstance(node, ast.If | ast.While | ast.IfExp):
            own = lines if lines[0] else (node.test.lineno, node.test.end_lineno or node.test.lineno)
            yield _Place(node.test, inside, name, own, is_test=True)
        for child in below:
            yield from walk(child, inside, name, lines)

    for node in tree.body:
        yield from walk(node, None, "", (0, 0))


def _is_no_behaviour(node: ast.AST) -> bool:
    match node:
        case ast.Raise() | ast.Import() | ast.ImportFrom() | ast.Assert() | ast.Expr(value=ast.Constant()):
            return True
        case ast.If(test=test):
            return "TYPE_CHECKING" in ast.unparse(test)
        case ast.Assign(targets=[ast.Name(id="__all__")]):
            return True
        case ast.Call():
            return _called(node) in WORDS | SAID_TO_NOBODY
        case _:
            return False


def _named(target: ast.expr, name: str) -> str:
    return target.id if isinstance(target, ast.Name) and not name else name


def _called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _changed(place: _Place) -> Iterator[tuple[str, ast.AST]]:
    node = place.node
    if place.is_test and isinstance(node, ast.expr):
        is_swapped = isinstance(node, ast.Compare) and not isinstance(node.ops[0], ast.Lt | ast.LtE | ast.Gt | ast.GtE)
        if not is_swapped and not (isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not)):
            yield "condition negated", ast.UnaryOp(ast.Not(), node)
        return
    match node:
        case ast.Expr(value=ast.Call() | ast.Await(value=ast.Call())):
            call = node.value.value if isinstance(node.value, ast.Await) else node.value
            if isinstance(call, ast.Call) and place.inside and _called(call) not in SAID_TO_NOBODY:
                yield "call dropped", ast.Pass()
        case ast.BoolOp(op=op, values=values):
            for at in range(len(values)):
                rest = values[:at] + values[at + 1 :]
                yield "condition emptied", rest[0] if len(rest) == 1 else ast.BoolOp(op, rest)
        case ast.Compare(ops=[op], comparators=_) if type(op) in COMPARED:
            changed = copy.deepcopy(node)
            changed.ops = [COMPARED[type(op)]()]
            yield "comparison swapped", changed
        case ast.Compare(ops=ops):
            for at, op in enumerate(ops):
                if type(op) in COMPARED:
                    changed = copy.deepcopy(node)
                    changed.ops[at] = COMPARED[type(op)]()
                    yield "comparison swapped", changed
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield "condition negated", operand
        case ast.ListComp() | ast.SetComp() | ast.DictComp() | ast.GeneratorExp():
            for of, generator in enumerate(node.generators):
                for at in range(len(generator.ifs)):
                    without = copy.deepcopy(node)
                    del without.generators[of].ifs[at]
                    yield "condition emptied", without
        case ast.Constant(value=bool() as value):
            yield "constant changed", ast.Constant(not value)
        case ast.Constant(value=int() as value):
            yield "constant changed", ast.Constant(value + 1)
        case ast.Set(elts=elements) if len(elements) > 1:
            yield from _without_one(node, "elts")
        case ast.Tuple(elts=elements, ctx=ast.Load()) | ast.List(elts=elements, ctx=ast.Load()) if len(elements) > 1:
            if len({type(one) for one in elements}) == 1:
                yield from _without_one(node, "elts")
        case ast.Dict(keys=keys) if len(keys) > 1:
            for at in range(len(keys)):
                fewer = copy.deepcopy(node)
                del fewer.keys[at], fewer.values[at]
                yield "member dropped", fewer
        case ast.Constant(value=str()) | ast.JoinedStr():
            yield from _sql(node)
        case _:
            pass


def _without_one(node: _Node, field: str) -> Iterator[tuple[str, _Node]]:
    for at in range(len(getattr(node, field))):
        fewer = copy.deepcopy(node)
        del getattr(fewer, field)[at]
        yield "member dropped", fewer


# SQL


def _sql(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """A condition that is always or never so, a sign that also takes or no longer takes what is equal, the first
    instead of the last."""
    text, held = _flat(node)
    if not SQL.search(text):
        return
    for found in CONDITION.finditer(text):
        end = _end(text, found.end())
        word, condition = found[1], text[found.end() : end]
        if not condition.strip() or (word == "AND" and re.search(r"\bBETWEEN\s+\S+\s*$", text[: found.start()])):
            continue
        instead = "FALSE" if word == "OR" else "TRUE"
        yield "SQL condition dropped", _built(text[: found.end()] + instead + text[end:], held)
    for found in SIGN.finditer(text):
        other = {"<": "<=", "<=": "<", ">": ">=", ">=": ">"}[found[1]]
        yield "SQL comparison swapped", _built(text[: found.start()] + other + text[found.end() :], held)
    for found in LATEST.finditer(text):
        yield "SQL order turned", _built(text[: found.start()] + found[1] + text[found.end() :], held)


def _end(text: str, at: int) -> int:
    """Where a condition that begins at ``at`` ends."""
    depth = 0
    begin = at
    while at < len(text):
        if text[at] == "(":
            depth += 1
        elif text[at] == ")":
            depth -= 1
            if depth < 0:
                return at
        elif depth == 0 and ENDS.match(text, at) and (at == begin or text[at - 1] != "_"):
            between = re.search(r"\bBETWEEN\s+\S+\s*$", text[begin:at])
            if not between:
                return at
        at += 1
    return at


FIRST_HELD = 0xE000
"""Characters for private use stand for what an f-string fills in, while its text is cut."""


def _flat(node: ast.AST) -> tuple[str, list[ast.expr]]:
    if isinstance(node, ast.Constant):
        return str(node.value), []
    assert isinstance(node, ast.JoinedStr)
    text, held = "", list[ast.expr]()
    for part in node.values:
        if isinstance(part, ast.Constant):
            text += str(part.value)
        else:
            text += chr(FIRST_HELD + len(held))
            held.append(part)
    return text, held


def _built(text: str, held: list[ast.expr]) -> ast.expr:
    if not held:
        return ast.Constant(text)
    parts: list[ast.expr] = []
    for piece in re.split(f"([{chr(FIRST_HELD)}-{chr(FIRST_HELD + 999)}])", text):
        if len(piece) == 1 and piece >= chr(FIRST_HELD):
            parts.append(held[ord(piece) - FIRST_HELD])
        elif piece:
            parts.append(ast.Constant(piece))
    return ast.JoinedStr(parts)


# What is said of a fault

SHOWN = 70
"""Characters of what was and of what is now."""


def _apart(before: str, after: str) -> tuple[str, str]:
    """What differs between two texts, with a little around it."""
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    start, end = max(0, start - 24), max(0, end - 24)
    return before[start : len(before) - end], after[start : len(after) - end]


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
