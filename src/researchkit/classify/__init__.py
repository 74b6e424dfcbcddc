"""Claims of a case to what the codebook concludes: reconciled fields, events and findings with their proof."""
