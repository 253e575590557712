"""The chimes: their notes, their files, and what plays them."""
