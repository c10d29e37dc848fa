"""Boards: figures about the service, each one function, that say how it stands and what is behind them."""
