"""What a person can start: a capture, or sharing what they already have."""
