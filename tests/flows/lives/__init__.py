"""What the firm keeps, from the day it comes to the day it goes: by chat, code and workbook, in both languages."""
