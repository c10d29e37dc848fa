"""Boards, and the client as a hub, on the phone."""
