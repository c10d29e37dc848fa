"""What the firm keeps, from the day it comes to the day it goes: by chat, by code and by workbook, in both languages."""
