"""帮助: what helps staff to understand what the program does."""
