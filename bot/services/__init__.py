"""Use cases, as people and the program's own work call them.

What is not there, or not the person's, raises its subject's ``NotForThisPerson``; docstrings say what else can happen.
"""
