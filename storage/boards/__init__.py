"""Where the figures of boards are read from."""
