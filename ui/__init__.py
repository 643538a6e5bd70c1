"""The window: one folder per screen, shared widgets, the theme, the worker. The only room for Qt."""
