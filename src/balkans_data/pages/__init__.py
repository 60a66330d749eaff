"""Pages of documentation that are made of the row models, the tables and the code."""
