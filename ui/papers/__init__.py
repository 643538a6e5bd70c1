"""文书: what can be printed now, its preview, and the way to a printer or a file."""
