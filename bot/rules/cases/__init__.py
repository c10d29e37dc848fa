"""Life cycles as tables: what may happen to a finding, a complaint, an enquiry, and who may do it."""
