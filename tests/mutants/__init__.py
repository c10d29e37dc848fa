"""Faults put into the program one at a time, to see which of them no test notices: ``make mutants``, run by hand."""
