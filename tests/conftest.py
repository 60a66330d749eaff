"""Hypothesis profiles: `HYPOTHESIS_PROFILE=thorough pytest tests/agreement` for thousands of examples.

`long` is what docs/proof.md reports of the agreement with frictionless: 3,000 packages in all.
"""

from __future__ import annotations

import gc
import os
from pathlib import Path

from hypothesis import HealthCheck, settings

# A whole package is a large example, and the referee takes its time over it.
_SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]

settings.register_profile("default", max_examples=60, deadline=None, suppress_health_check=_SLOW)
settings.register_profile("long", max_examples=1500, deadline=None, suppress_health_check=_SLOW)
settings.register_profile("thorough", max_examples=3000, deadline=None, suppress_health_check=_SLOW)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


def pytest_collection_finish() -> None:
    """Take what importing and collecting made, which stays to the end, out of the work of the garbage collector."""
    gc.collect()
    gc.freeze()


# Tests share a filled database of their own, and leave that of the user alone.
os.environ.setdefault("BALKANS_DATA_CACHE", str(Path(__file__).resolve().parents[1] / ".pytest_cache" / "databases"))
