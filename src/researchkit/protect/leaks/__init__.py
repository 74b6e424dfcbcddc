"""The leak scanner: finished bytes become texts, and texts are searched for restricted names."""
