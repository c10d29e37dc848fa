"""Planned work: made from plans, shown, done, moved, waived and explained."""
