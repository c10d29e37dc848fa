"""Kinds of cases as tables: what may happen to one, who may do it, and its place everywhere else."""
