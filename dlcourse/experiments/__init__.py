"""Small trainings about points in the plane, which notebooks, exercises and explorers share."""
