"""What leaves the office: questionnaires and lists, as finished bytes, without Qt."""
