"""Staff files: certificates, hiring, continuing education, assessments (clauses 3.1, 3.2, 5.1.1)."""
