"""What a person's update leads to. Everything that needs aiogram is in here, and loads it through this package."""

from handlers.receiving.loading_aiogram import load_aiogram

load_aiogram()
