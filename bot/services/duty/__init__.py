"""Who is on duty at a client for incidents, and what follows where nobody is (clause 5.4 b-c)."""
