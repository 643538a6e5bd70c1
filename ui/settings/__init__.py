"""设置: who works, how papers are signed, light or dark."""
