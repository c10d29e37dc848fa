"""Boards: the one function of each figure, and who reads which of them."""
