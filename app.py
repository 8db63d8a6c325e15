"""The app: `whoknew app` runs it, or `streamlit run app.py`."""

from __future__ import annotations

from screens.start import run

run()
