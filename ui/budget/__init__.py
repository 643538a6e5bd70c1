"""资金: the year's pool, what is committed of it, and the ranked plan of the rest."""
