"""Put many faults of every kind into samples of the package, and write down which of them are found.

Usage: ``python scripts/kill_rate.py [--number 20] [--write]``: prints the tables of `docs/proof.md`,
or writes them there. Seeds are fixed, so that every run makes the same mutants. Exit code 1 if a
fault was not found at its place, or something was found that it does not cause.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

from balkans_data.files import write_atomically
from balkans_data.testing import KINDS, UNSEEN, Kind, Pool, Sample, inject
from balkans_data.validation import report

PAGE = Path(__file__).resolve().parents[1] / "docs" / "proof.md"
SAMPLES = 10


class Tally:
    """What became of the mutants of one kind."""

    def __init__(self, kind: Kind) -> None:
        self.kind = kind
        self.mutants = 0
        self.killed = 0
        self.any = 0
        self.followed = 0
        self.rules: dict[str, list[bool]] = defaultdict(list)
        self.survivors: list[str] = []


def run(kind: Kind, samples: list[Sample], number: int, folder: Path) -> Tally:
    """Try so many mutants of a kind."""
    tally = Tally(kind)
    seed = 0
    while tally.mutants < number and seed < number * SAMPLES:
        sample = samples[seed % SAMPLES]
        mutant = inject(kind, sample, seed)
        seed += 1
        if mutant is None:
            continue
        sample.write(folder, mutant.files)
        findings = report(folder, release=True).findings
        missed, surplus = mutant.missed(findings), mutant.surplus(findings)
        tally.mutants += 1
        tally.any += bool(findings)
        tally.killed += not missed and not surplus and bool(mutant.expected)
        tally.followed += len(findings) > len(mutant.expected)
        for item in mutant.expected:
            tally.rules[item.rule].append(item not in missed)
        if not kind.unseen:
            tally.survivors += [f"{mutant.what}: not found ({item.rule})" for item in sorted(missed, key=str)]
            tally.survivors += [f"{mutant.what}: beyond it {item.rule}" for item in surplus]
    return tally


def share(part: int, whole: int) -> str:
    """Return a share in per cent; 100 is all of them, and no rounding."""
    if not whole:
        return "no place"
    text = f"{100 * part / whole:.0f} %"
    return text if part == whole or text != "100 %" else f"{part:,} of {whole:,}"


def tables(tallies: list[Tally]) -> str:
    """Return the tables in Markdown."""
    seen = [tally for tally in tallies if not tally.kind.unseen]
    mutants, killed = sum(tally.mutants for tally in seen), sum(tally.killed for tally in seen)
    lines = [
        "",
        f"{mutants:,} mutants of {len(seen)} kinds; {share(killed, mutants)} found at their place with nothing beyond.",
        "",
        "| kind | layer | what is done | found by | mutants | found | with consequences |",
        "| --- | --- | --- | --- | ---: | ---: | ---: |",
    ]
    lines += [
        f"| {item.kind.id} | {item.kind.layer} | {item.kind.title} | {', '.join(sorted(item.rules))} "
        f"| {item.mutants} | {share(item.killed, item.mutants)} | {item.followed} |"
        for item in seen
    ]
    survivors = [f"- `{item.kind.id}`: {text}" for item in seen for text in item.survivors]
    lines += ["", "Survivors:", "", *(survivors or ["- none"]), ""]
    expected: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for item in seen:
        for rule, outcomes in item.rules.items():
            expected[rule] += len(outcomes)
            found[rule] += sum(outcomes)
    lines += ["| rule | expected | found |", "| --- | ---: | ---: |"]
    lines += [f"| {rule} | {expected[rule]} | {share(found[rule], expected[rule])} |" for rule in sorted(expected)]
    lines += [
        "",
        "Kinds that no validator can see, and how often a rule spoke by chance:",
        "",
        "| kind | what is done | why it is not seen | mutants | something said |",
        "| --- | --- | --- | ---: | ---: |",
    ]
    lines += [
        f"| {item.kind.id} | {item.kind.title} | {item.kind.unseen} "
        f"| {item.mutants} | {share(item.any, item.mutants)} |"
        for item in tallies
        if item.kind.unseen
    ]
    return "\n".join([*lines, ""])


def main() -> int:
    """Run it as a command."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--number", type=int, default=20, help="mutants a kind (20)")
    parser.add_argument("--write", action="store_true", help=f"write the tables into {PAGE.name}")
    arguments = parser.parse_args()
    pool = Pool.read()
    samples = [pool.sample(seed) for seed in range(SAMPLES)]
    with tempfile.TemporaryDirectory() as name:
        tallies = [run(kind, samples, arguments.number, Path(name)) for kind in (*KINDS, *UNSEEN)]
    made = tables(tallies)
    if arguments.write:
        marks = re.compile(
            r"(<!-- kill rate: made by scripts/kill_rate.py -->\n).*?(<!-- end of kill rate -->)", re.DOTALL
        )
        page = PAGE.read_text(encoding="utf-8")
        if not marks.search(page):
            print(f"{PAGE} has lost the marks around its tables", file=sys.stderr)
            return 2
        write_atomically(PAGE, marks.sub(lambda match: f"{match[1]}{made}{match[2]}", page).encode())
    else:
        print(made)
    return int(any(tally.survivors or not tally.mutants for tally in tallies))


if __name__ == "__main__":
    raise SystemExit(main())
