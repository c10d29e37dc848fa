"""The keys of the questions that the case engine reads in the forms of steps."""

TEXT, FILES, UNTIL, WHO, ABOUT, STARS = "text", "files", "until", "who", "about", "stars"
OTHERS, PREVENTION, AT_ONCE, WHICH, HOW = "others", "prevention", "at_once", "which", "how"
CATEGORY, SEVERITY = "category", "severity"
"""``UNTIL`` is a day, or one of so many minutes from now."""
