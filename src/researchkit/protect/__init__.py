"""What may leave: redaction before analysis, disclosure control after it, a gate on the finished bytes."""
