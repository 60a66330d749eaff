"""Citing: the release, exactly the sources of the rows that were used, and a fingerprint to hold them against."""
