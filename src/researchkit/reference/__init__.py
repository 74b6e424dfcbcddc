"""Vocabularies: loaders here, the vocabularies themselves are data files beside them."""
