"""How a session is begun and played: who it is for, what they are asked, what is heard."""
