"""The units of measures: physical ones after pint, currencies after CLDR (babel), and how reports abbreviate them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import product
from typing import TYPE_CHECKING, Any, NamedTuple

from communique.extract.quantities.figures import listed, word_lists

if TYPE_CHECKING:
    from pint import UnitRegistry

_PREFIXES = ("kilo", "mega", "giga", "tera", "peta", "milli", "micro", "nano", "pico", "femto", "centi", "deci", "hecto", "deca")
_SYMBOL_PREFIXES = ("k", "M", "G", "T", "P", "m", "µ", "μ", "n", "p", "c", "d", "h")


class Unit(NamedTuple):
    """A unit over words up to `end` (excluded), by its name in the singular."""

    end: int
    name: str


@cache
def _registry() -> UnitRegistry[Any]:
    from pint import UnitRegistry

    return UnitRegistry(cache_folder=None)


@cache
def _physical() -> dict[str, str]:
    """Names of physical units as worded in small letters, in the singular, to how they are called."""
    registry = _registry()
    plain = [name for name in registry._units if re.fullmatch("[a-z_]{3,}", name) and name not in listed("units", "nouns")]
    names = {name.replace("_", " "): _called(registry._units[name].name) for name in plain if not name.endswith("constant")}
    bases = [name for name in plain if "_" not in name]
    names |= {prefix + base: _british(prefix + base) for prefix, base in product(_PREFIXES, bases) if prefix + base not in names}
    return names | {_british(name): called for name, called in names.items()}


@cache
def _symbols() -> dict[str, str]:
    """Symbols of physical units, case kept, to how they are called."""
    registry = _registry()
    found = {}
    for prefix, base in product(("", *_SYMBOL_PREFIXES), listed("units", "base_symbols")):
        readings = registry.parse_unit_name(prefix + base)
        if readings:
            scale, name, _ = readings[0]
            found[prefix + base] = _called(scale + name)
    return found | {unit.symbol: _called(unit.name) for unit in registry._units.values() if 2 <= len(unit.symbol or "") <= 4}


def _called(name: str) -> str:
    plain = _british(name.replace("_", " ").removeprefix("international ")).lower()
    return {"degree celsius": "celsius", "degree fahrenheit": "fahrenheit", "pound": "pound-mass"}.get(plain, plain)


def _british(name: str) -> str:
    return re.sub(r"(meter|liter)\b", lambda m: m[0][:-2] + "re", name)


@cache
def _currencies() -> dict[str, str]:
    """Names and codes of currencies in small letters, in the singular, to how they are called."""
    from babel import Locale

    found: dict[str, str] = {}
    for code, name in Locale("en").currencies.items():
        plain = re.sub(r"\s*\(.*\)", "", name).lower()
        called = {"us dollar": "dollar", "british pound": "pound sterling", "indian rupee": "rupee"}.get(plain, plain)
        if "(" not in name or plain not in found:
            found[plain] = called
        found[code.lower()] = called
        last = plain.split()[-1]
        if last.isalpha():
            found.setdefault(last, last)
    yen_and_yuan: dict[str, str] = word_lists()["currencies"]["names"]
    return found | yen_and_yuan


def singular(word: str) -> str:
    """The singular of a noun as its plural ends."""
    if word in {"feet", "inches", "people", "men", "women", "children", "pence", "lives"}:
        return {"feet": "foot", "inches": "inch", "pence": "penny", "lives": "life"}.get(word, word)
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if re.search(r"(?:ss|sh|ch|x)es$", word):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 2 else word


def money_before(words: Sequence[str], at: int, glued: Sequence[bool]) -> tuple[int, str] | None:
    """The currency that ends right before word `at`: where it starts, and its name. `glued[i]`: no blank before word i."""
    if at == 0:
        return None
    signs, letters = word_lists()["currencies"]["signs"], word_lists()["currencies"]["letters"]
    last = words[at - 1].lower()
    for length in (3, 2):
        joined = "".join(words[at - length : at]).lower() if at >= length else ""
        if joined in letters and (all(glued[at - length + 1 : at]) or words[at - length].isupper()):
            return at - length, letters[joined]
    if last in signs:
        return at - 1, signs[last]
    if last == "." and at >= 2 and words[at - 2].lower() in {"rs", "rp"}:
        return at - 2, letters[words[at - 2].lower()]
    if last in letters and words[at - 1][:1].isupper() and (glued[at] or last in {"rs", "rm", "rp", "rmb", "us"}):
        return (at - 1, letters[last]) if last != "us" else None
    if (
        len(last) == 3
        and last in _currencies()
        and last not in listed("currencies", "words")
        and (words[at - 1].isupper() or last in listed("currencies", "codes"))
    ):
        return at - 1, _currencies()[last]
    return None


def money_after(words: Sequence[str], at: int) -> Unit | None:
    """The currency that is worded from word `at`: "dollars", "Swiss francs", "€"."""
    if at >= len(words):
        return None
    sign = word_lists()["currencies"]["signs"].get(words[at])
    if sign:
        return Unit(at + 1, sign)
    for length in (3, 2, 1):
        parts = [w.lower() for w in words[at : at + length]]
        if len(parts) < length:
            continue
        single = " ".join([*parts[:-1], singular(parts[-1])])
        if length == 1 and (single in listed("currencies", "coins") or words[at] == "p"):
            return Unit(at + 1, {"p": "penny", "pound": "pound"}.get(single, single))
        if single in _currencies() and single not in listed("currencies", "words"):
            return Unit(at + length, _currencies()[single])
    return None


def percent(words: Sequence[str], at: int) -> Unit | None:
    """ "percent", "%", "per cent", "percentage points", "basis points" from word `at`."""
    word = words[at].lower() if at < len(words) else ""
    follow = words[at + 1].lower() if at + 1 < len(words) else ""
    if (word, follow) == ("per", "cent"):
        return Unit(at + 2, "percentage")
    if word in {"percentage", "basis", "%"} and follow in {"point", "points"}:
        return Unit(at + 2, "basis point" if word == "basis" else "percentage point")
    return Unit(at + 1, "percentage") if word in {"%", "percent", "pc", "pct", "percentage"} else None


def physical(words: Sequence[str], at: int, *, glued: bool) -> Unit | None:
    """The physical unit from word `at`, the longest one; `glued` to its number it may be a mere letter."""
    if at >= len(words):
        return None
    first = words[at].lower().rstrip(".")
    if first in {"sq", "square", "cu", "cubic"} and at + 1 < len(words):
        skip = 2 if words[at + 1] == "." else 1
        inner = physical(words, at + skip, glued=True)
        return Unit(inner.end, f"{'square' if first.startswith('s') else 'cubic'} {inner.name}") if inner else None
    if first in {"degree", "degrees", "deg", "°", "º"} and at + 1 < len(words):
        scale = words[at + 1].lower()
        if scale in {"c", "celsius", "celcius", "centigrade"}:
            return Unit(at + 2, "celsius")
        if scale in {"f", "fahrenheit"}:
            return Unit(at + 2, "fahrenheit")
    for length in (3, 2, 1):
        worded = [w.lower() for w in words[at : at + length]]
        if len(worded) == length and (name := _physical().get(" ".join([*worded[:-1], singular(worded[-1])]))):
            written = word_lists()["units"]["written"].get(worded[0]) if length == 1 else None
            short = length == 1 and " " in name and len(worded[0]) <= 4
            return Unit(at + length, written or (words[at] if short else name))
    found = _symbol(words[at], at, glued=glued)
    raised = (
        words[at + 1 : at + 2] in (["2"], ["²"], ["3"], ["³"]) and found is not None and found.name.endswith(("metre", "foot"))
    )
    if found is not None and raised:
        return Unit(at + 2, f"{'square' if words[at + 1] in '2²' else 'cubic'} {found.name}")
    return found


def _symbol(word: str, at: int, *, glued: bool) -> Unit | None:
    """The unit of a symbol; apart from its number it must look like one."""
    if glued and word in {"C", "F"}:
        return Unit(at + 1, "celsius" if word == "C" else "fahrenheit")
    written = word_lists()["units"]["written"].get(word.lower().replace(".", ""))
    if not glued:
        if word in {"F", "R"}:
            return Unit(at + 1, "farad" if word == "F" else "roentgen")
        if word.lower() in listed("units", "glued_only") or (word.islower() and word not in "mgl" and not written):
            return None
        if len(word) == 1 and word not in "VWKNJTAmgl":
            return None
    found = _symbols().get(word)
    name = written or (word if found and " " in found else found)
    return Unit(at + 1, name) if name else None
