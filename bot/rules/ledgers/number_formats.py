"""A number as a spreadsheet shows it: 7 with the format 000 is 007, and 0.125 with 0.0% is 12.5% (ECMA-376, 18.8.31).

Formats that show what nobody would type (fractions, powers of ten) leave the number as it is.
"""

import math
import re
from decimal import ROUND_HALF_UP, Decimal

_PLAIN = frozenset({"", "general", "@", "g/通用格式"})
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[\$(?P<sign>[^\]-]*)[^\]]*\]|\[[^\]]*\]|_.|\*.|(?P<said>.)', re.DOTALL
)
_PLACES = "0#?"
_UNTYPED = re.compile(r"[eE][+-]|/")
MOST_DIGITS = 15
"""That a spreadsheet keeps of a number."""
_LARGEST = 10**MOST_DIGITS


def as_seen(value: float, number_format: str) -> str:
    """The number as its cell shows it."""
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    number = Decimal(f"{value:.{MOST_DIGITS}g}") if isinstance(value, float) else Decimal(value)
    sections = _sections(number_format)
    if number_format.strip().casefold() in _PLAIN or not sections:
        return _plain(number)
    negative = number < 0
    part = 1 if negative else 2 if not number else 0
    shown = _filled(abs(number), sections[part] if part < len(sections) else sections[0])
    if shown is None:
        return _plain(number)
    return f"-{shown}" if negative and len(sections) == 1 else shown


def _plain(number: Decimal) -> str:
    whole = number == number.to_integral_value()
    return format(number.to_integral_value() if whole else number.normalize(), "f")


Token = tuple[str, bool]
"""A character, and whether it is said as it is."""
_COMMA: Token = (",", False)


def _sections(number_format: str) -> list[list[Token]]:
    """The format's parts for positive numbers, negative ones and nought."""
    sections: list[list[Token]] = [[]]
    for found in _TOKEN.finditer(number_format):
        literal = found["quoted"] or found["escaped"] or found["sign"] or ""
        said = found["said"]
        if said == ";":
            sections.append([])
        elif said is not None:
            sections[-1].append((said, False))
        else:
            sections[-1] += [(character, True) for character in literal]
    return [section for section in sections if section]


def _filled(number: Decimal, tokens: list[Token]) -> str | None:
    """The digits put into the places of a format; None: it has none, or shows what nobody types."""
    bare = "".join(character for character, literal in tokens if not literal)
    if not bare:
        return "".join(character for character, _ in tokens)
    untyped = _UNTYPED.search(bare) or bare.count("%") > 1 or number >= _LARGEST
    if untyped or not any(place in bare for place in _PLACES):
        return None
    point = tokens.index((".", False)) if (".", False) in tokens else len(tokens)
    before, behind = tokens[:point], tokens[point + 1 :]
    number *= Decimal(100) ** bare.count("%")
    number, before = _scaled(number, before)
    places = sum(map(_is_place, behind))
    digits = format(number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP), "f")
    whole, _, fraction = digits.partition(".")
    said = _whole(whole, [token for token in before if token != _COMMA], grouped=_COMMA in before)
    tail = _fraction(fraction, behind)
    return f"{said}.{tail}".strip() if tail[:1].isdecimal() else f"{said}{tail}".strip()


def _scaled(number: Decimal, before: list[Token]) -> tuple[Decimal, list[Token]]:
    """A comma behind the last place shows thousands."""
    before = list(before)
    while before and before[-1] == _COMMA:
        before.pop()
        number /= 1000
    return number, before


def _is_place(token: Token) -> bool:
    return token[0] in _PLACES and not token[1]


def _whole(digits: str, tokens: list[Token], *, grouped: bool) -> str:
    least = sum(character == "0" and not literal for character, literal in tokens)
    digits = digits.lstrip("0").rjust(least, "0")
    if grouped:
        digits = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ",", digits)
    left = list(digits)
    first = next((at for at, token in enumerate(tokens) if _is_place(token)), None)
    said: list[str] = []
    for at in range(len(tokens) - 1, -1, -1):
        character, _ = tokens[at]
        if not _is_place(tokens[at]):
            said.append(character)
            continue
        if at == first:
            said += reversed(left)
            left = []
        elif left:
            said.append(left.pop())
            if grouped and left and left[-1] == ",":
                said.append(left.pop())
    return "".join(reversed(said))


def _fraction(digits: str, tokens: list[Token]) -> str:
    needed = 0
    kept = len(digits.rstrip("0"))
    said = []
    for token in tokens:
        if not _is_place(token):
            said.append(token[0])
            continue
        if token[0] == "0" or needed < kept:
            said.append(digits[needed])
        needed += 1
    return "".join(said)
