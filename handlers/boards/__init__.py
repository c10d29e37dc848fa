"""Boards that are asked for."""
