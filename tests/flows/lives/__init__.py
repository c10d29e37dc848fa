"""From the first day to the last, by all sides, in both languages: what the firm keeps, and what is said to it."""
