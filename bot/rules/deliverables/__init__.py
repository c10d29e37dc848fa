"""成果: what is handed over to the client, accepted or returned, on time or late (clause 7)."""
