"""The web server's side of the dashboard: plain ASGI, no Streamlit."""
