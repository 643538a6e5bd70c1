"""帮助: what helps to understand the program."""
