"""Backups from the command line, and before every migration."""
