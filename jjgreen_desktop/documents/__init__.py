"""Every paper, one module each. The only room for reportlab."""
