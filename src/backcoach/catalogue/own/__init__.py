"""What people write into files of their own: doses as they stand on a therapist's sheet."""
