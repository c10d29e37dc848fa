"""服务菜单: what the firm offers out of the box, an item for every activity of the standard (clauses 2, 3.5)."""
