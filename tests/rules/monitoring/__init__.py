"""What clients measure."""
