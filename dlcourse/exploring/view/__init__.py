"""An explorer on screen: one widget for scene, controls and prediction, and what stands in for it."""
