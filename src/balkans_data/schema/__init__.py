"""From row models to Table Schema, the descriptor, SQL, dtypes and stubs."""
