"""What the city promises: the pack, one module per clause, rulings, stacking, explanation, targets. Pure."""
