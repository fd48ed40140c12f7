"""One function a chart: a DataFrame in, an altair.Chart out. Nothing is read here, no question is asked."""
