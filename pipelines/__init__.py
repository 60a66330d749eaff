"""From raw public files to rows of `statistics`, `roll_calls` and `votes`.

A module a source, each with one function ``rows(raw)`` that reads files and yields rows; what has
to be known for it (who a label is at which time, what a column is called here, which figures need
a caveat) is data in ``mappings/``. Nothing in the package needs the raw files or this code.
"""
