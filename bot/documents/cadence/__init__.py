"""Promised against done, as a picture and as a page to file."""
