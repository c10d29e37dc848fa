"""企业自查: what a client under Order No. 75 records of itself, each day, week and month (clause 4.6, PRACTICE.md)."""
