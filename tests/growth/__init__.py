"""A firm of any size in a database, and what the program takes with it: a tool of development (make bench-growth)."""
