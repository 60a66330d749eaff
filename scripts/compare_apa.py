"""Compare our APA text of items with that of a citation processor: `compare_apa.py STYLE ITEMS`.

Items without author are left out, as the processor then repeats the publisher or the title. What else
differs for a reason is made alike first: `ALIKE` says which and why.
"""

import json
import re
import sys
import warnings
from pathlib import Path

from balkans_data.citing.styles import apa

ALIKE = (
    # The 7th edition writes "[Data set]" and "(Version 1.0)"; the style file is not of one mind over it.
    (r"\[(?:Data set|[Dd]ataset)\]", "[Data set]"),
    (r"\((?:Version )?(\d+\.\d+\.\d+)\)", r"(Version \1)"),
    # A title that ends in a question mark takes no full stop.
    (r"\?\.", "?"),
    (r"[\u2018\u2019]", "'"),
    (r"[\u201c\u201d]", '"'),
    (r"\s+", " "),
)


def alike(text: str) -> str:
    """Return text in which what differs for a reason is the same."""
    for pattern, instead in ALIKE:
        text = re.sub(pattern, instead, text)
    # It gives names of media a capital.
    return text.strip().casefold()


def theirs(items: list[dict[str, object]], style_file: str) -> list[str]:
    """Return items as the processor writes them."""
    with warnings.catch_warnings():
        # It warns of fields that it does not know.
        warnings.simplefilter("ignore")
        from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
        from citeproc.source.json import CiteProcJSON

        source = CiteProcJSON(items)
        style = CitationStylesStyle(style_file, validate=False)
        found = []
        for item in items:
            # One at a time: in one list it would tell works of one author and year apart by letters.
            bibliography = CitationStylesBibliography(style, source, formatter.plain)
            bibliography.register(Citation([CitationItem(item["id"])]))
            found.append(str(bibliography.bibliography()[0]))
    return found


def main() -> None:
    """Compare, and exit with what differs."""
    style_file, file = sys.argv[1:]
    items = [
        # Ids with digits first, and publishers that are the author, it takes in ways of its own.
        item | {"id": f"item{number}"}
        for number, item in enumerate(json.loads(Path(file).read_text(encoding="utf-8")))
        if "author" in item and item.get("publisher") != item["author"][0].get("literal")
    ]
    differ = [
        f"ours:   {ours}\ntheirs: {other}"
        for ours, other in zip(map(apa, items), theirs(items, style_file), strict=True)
        if alike(ours) != alike(other)
    ]
    if differ:
        sys.exit("\n".join([f"{len(differ)} of {len(items)} differ", *differ]))
    print(f"APA: {len(items)} items are as the processor has them")


main()
