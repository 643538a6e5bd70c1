"""附件2（一）（二）: the official tables with the register beside them; each cell opens who stands behind it."""
