"""Use the installed package from anywhere but the checkout: load every table, validate, resolve."""

import sys
from pathlib import Path

import balkans_data as bd
from balkans_data.models import MODELS
from balkans_data.package import is_checkout, root

checkout = Path(__file__).resolve().parents[1]
if is_checkout() or root().is_relative_to(checkout / "src"):
    sys.exit("this is the checkout, not an installed wheel")
for name, row in bd.tables().iterrows():
    frame = bd.load(name)
    if len(frame) != row["rows"] or (frame.empty and name != "retired_ids"):
        sys.exit(f"{name} has {len(frame)} rows instead of {row['rows']}")
    print(f"{name}: {len(frame)} rows")
for model in MODELS:
    if len(bd.rows(model)) != len(bd.load(model.table.name)):
        sys.exit(f"{model.__name__}: rows() and load() differ")
if findings := bd.validate():
    sys.exit(f"the installed package is not valid: {findings[:3]}")
if bd.resolve("Kosovo").actor_id != "XKX":
    sys.exit("Kosovo does not resolve")
if bd.load("alignments", on="2018-01-01").query("actor_id == 'SRB'").empty:
    sys.exit("Serbia has no alignments in 2018")
if bd.series("un-voting-agreement", country="Serbia", counterpart="Russia", predecessors=True).index.min() > 1950:
    sys.exit("Belgrade's votes do not go back to its predecessors")
if bd.panel(["population", "eu-accession"], years=[2020]).empty:
    sys.exit("the panel of 2020 is empty")
readings = bd.explain(bd.verdicts(verdict="supported").claim_id[0]).readings
if not readings or not all(item.query and item.said for item in readings):
    sys.exit("a verdict cannot be explained")
print(bd.profile("Serbia", on="2018-01-01"))
