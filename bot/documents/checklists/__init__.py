"""Pictures of what came out of checklists."""
