"""The client's own papers of its self-checks (clause 4.6)."""
