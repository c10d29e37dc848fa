"""Boards (看板): what stands on them, declared; their figures are told by one function each (DESIGN 3)."""
