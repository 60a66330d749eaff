"""Print the command of the README that a comment marks, so that CI runs exactly what people read."""

import re
import sys
from pathlib import Path

readme = Path(__file__).parents[1] / "README.md"
match = re.search(
    rf"<!-- command: {re.escape(sys.argv[1])} -->\n```sh\n(.+?)\n```", readme.read_text(encoding="utf-8"), re.DOTALL
)
if match is None:
    sys.exit(f"the README has no command marked {sys.argv[1]!r}")
print(match[1])
