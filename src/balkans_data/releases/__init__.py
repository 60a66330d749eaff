"""Other releases of the dataset than the one that is installed: where they lie and what they say of themselves."""
