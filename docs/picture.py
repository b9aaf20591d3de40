"""Draw the README's picture: the marked text and the table of the example report. usage: python docs/picture.py OUT.svg"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from rich.console import Console

from communique.cli.table import document_table, highlighted
from communique.extract.reader import Reader
from communique.intake.reading import read_bytes

ROOT = Path(__file__).parent.parent
EXAMPLE = "examples/agency-report.html"


def main(out: Path) -> None:
    """Read the example and save what the terminal shows."""
    document = read_bytes((ROOT / EXAMPLE).read_bytes(), source=EXAMPLE)
    claims = Reader().read(document)
    console = Console(record=True, width=132, file=io.StringIO(), force_terminal=True, color_system="truecolor", highlight=False)
    console.print(highlighted(document, claims))
    console.print()
    console.print(document_table(document, claims))
    console.save_svg(str(out), title=f"communique read {EXAMPLE} --highlight")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
