"""政策: rulings on open questions, what if, and the packs."""
