"""How the shipped model was made: every step a command."""
