"""Firms as earlier versions left them, which every later version must carry on (see the README of each)."""
