"""A plan made to suit one person today: what they leave out, their time, their pain."""
