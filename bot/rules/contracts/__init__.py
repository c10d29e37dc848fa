"""What follows from a contract as it was signed (clauses 3.5, 3.7, 7)."""
