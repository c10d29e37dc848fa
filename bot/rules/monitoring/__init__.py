"""监测: when what a client measures is due, what was missed, and how it came out (clauses 4.4.1, 4.6 g)."""
