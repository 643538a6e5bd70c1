"""政策: rulings, what if, packs."""
