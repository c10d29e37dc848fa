"""Visits: what is to be known before going, and the file for a calendar."""
