"""Claims that compute: running checks, judging their evidence, and rolling outcomes up to verdicts."""
