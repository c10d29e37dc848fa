"""Documents of findings."""
