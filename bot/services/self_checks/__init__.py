"""企业自查: what clients record of themselves (clause 4.6)."""
