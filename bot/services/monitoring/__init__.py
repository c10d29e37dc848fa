"""监测: what clients measure by their plans (clauses 4.4.1, 4.6 g)."""
