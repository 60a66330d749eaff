"""`balkans-data format`: CSV in its one canonical form, without a change of meaning.

Canonical are: UTF-8 without BOM, LF, commas, columns in the order of the schema, rows sorted by
primary key and none twice, minimal quoting, text in NFC, plain spaces, no white space at the ends
of cells, and of each value its one canonical text. What it takes to get there is listed repair by
repair; what would take a guess is left as it is.
"""

from __future__ import annotations

from balkans_data.formatting.files import Outcome, repair_files, tables_in
from balkans_data.formatting.repairing import Repaired, canonical, repaired
from balkans_data.formatting.writing import write

__all__ = ["Outcome", "Repaired", "canonical", "repair_files", "repaired", "tables_in", "write"]
