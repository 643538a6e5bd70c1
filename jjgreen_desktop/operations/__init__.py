"""What staff do: one module per noun, one function per intention. Pure; the store is a port."""
