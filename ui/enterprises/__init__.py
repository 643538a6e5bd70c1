"""企业: the list, the search, the record on its tabs."""
