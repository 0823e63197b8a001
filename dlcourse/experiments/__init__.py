"""Small trainings, and tables made up for them, which notebooks, exercises and explorers share."""
