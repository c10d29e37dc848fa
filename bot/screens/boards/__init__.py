"""How boards look: a line per figure, each a tap to what is behind it."""
