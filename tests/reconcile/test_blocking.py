"""Keys by which reports are brought together: what they are made by."""

import ast
from importlib.resources import files

from communique.reconcile import blocking

PACKAGE = files("communique.reconcile")


def imported(module):
    """Names of the modules of reconcile that one of them imports."""
    for node in ast.walk(ast.parse(PACKAGE.joinpath(f"{module}.py").read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("communique.reconcile"):
            inside = (node.module or "").removeprefix("communique.reconcile").strip(".")
            names = [inside] if inside else [alias.name for alias in node.names]
            yield from (name for name in names if PACKAGE.joinpath(f"{name}.py").is_file())


def test_the_rules_are_all_modules_that_make_keys():
    found, left = set(), ["blocking"]
    while left:
        module = left.pop()
        if module not in found:
            found.add(module)
            left += imported(module)
    assert {name.removesuffix(".py") for name in blocking._MADE_BY if name.endswith(".py")} == found


def test_the_rules_are_told_alike_each_time():
    assert blocking.rules() == blocking.rules.__wrapped__()
