"""Scripts that rebuild the files of `geo/` from registry packages. Nothing here runs with the dashboard."""
