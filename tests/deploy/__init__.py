"""What is in deploy/: checked as far as goes without containers."""
