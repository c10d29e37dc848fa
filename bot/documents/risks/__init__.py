"""风险: the matrix as a picture, and the control list as a workbook (clauses 4.3, 5.4 a)."""
