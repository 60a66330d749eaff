"""Use the installed package from anywhere but the checkout: load every table, validate, resolve."""

import sys
from pathlib import Path

import balkans_data as bd
from balkans_data.package import is_checkout, root

checkout = Path(__file__).resolve().parents[1]
if is_checkout() or root().is_relative_to(checkout / "src"):
    sys.exit("this is the checkout, not an installed wheel")
for name, row in bd.tables().iterrows():
    frame = bd.load(name)
    if len(frame) != row["rows"] or frame.empty:
        sys.exit(f"{name} has {len(frame)} rows instead of {row['rows']}")
    print(f"{name}: {len(frame)} rows")
for model in (bd.Source, bd.Actor, bd.Country, bd.Name, bd.Track, bd.Status, bd.Alignment, bd.Event):
    if len(bd.rows(model)) != len(bd.load(model.table.name)):
        sys.exit(f"{model.__name__}: rows() and load() differ")
if findings := bd.validate():
    sys.exit(f"the installed package is not valid: {findings[:3]}")
if bd.resolve("Kosovo").actor_id != "XKX":
    sys.exit("Kosovo does not resolve")
if bd.load("alignments", on="2018-01-01").query("actor_id == 'SRB'").empty:
    sys.exit("Serbia has no alignments in 2018")
print(bd.profile("Serbia", on="2018-01-01"))
