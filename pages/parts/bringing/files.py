"""Step 1: the files."""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from pages.parts.banners import as_written
from pages.parts.bringing.state import Bringing, go
from pages.parts.folder import programme_folder
from warehouse.refusal import NeedsAnswer, Refused
from warehouse.uploading import Upload, most_megabytes

KINDS = ["csv", "tsv", "txt", "xlsx", "parquet", "zip", "toml"]
TABLES = ["csv", "tsv", "txt", "xlsx", "parquet"]


def draw(now: Bringing) -> None:
    """Take files, and look at them."""
    st.header("Which files?")
    st.markdown(
        "Give what the platform gave you, as it is: every file of one export, or its .zip. Polis, Decidim, Consul, "
        "Go Vocal, Your Priorities, All Our Ideas, Loomio, adhocracy+ and the template are recognised; for anything "
        "else you say which column is which."
    )
    files = st.file_uploader(
        f"CSV, XLSX, Parquet or ZIP, up to {most_megabytes()} MB a file",
        type=KINDS,
        accept_multiple_files=True,
        max_upload_size=most_megabytes(),
        key=f"files-{now.round}",
        help="A programme.toml with the programme's name, dates and phases, and a mapping saved before, may come too.",
    )
    with st.expander("A list of participants for them (optional)"):
        st.caption(
            "Where the export has identifiers only, a list says who they are: participant_id, and any of organisation, "
            "borough, role."
        )
        register = st.file_uploader(
            "List of participants",
            type=TABLES,
            max_upload_size=most_megabytes(),
            key=f"register-{now.round}",
        )
    st.caption(
        "The files stay on this machine, in a folder that only the dashboard opens. It is removed when the import "
        "ends, when you cancel, and after two hours without you. Names and e-mail addresses are never kept."
    )
    if st.button("Look at these files", type="primary", disabled=not files, key=f"look-{now.round}"):
        _receive(now, files, register)


def _receive(now: Bringing, files: list, register: object) -> None:
    """Write the files down and recognise them; a refusal stands on the page, and nothing of them is left."""
    try:
        with st.spinner("Looking at the files"):
            now.upload = Upload(programme=programme_folder())
            now.upload.receive([(file.name, file) for file in files])
            if register:
                now.upload.receive_register(register.name, register)
            now.look_at_files()
    except (Refused, NeedsAnswer, OSError) as why:
        if now.upload:
            now.upload.remove()
        now.upload = None
        st.error(as_written(str(why)))
        return
    _let_go([*files, *([register] if register else [])])
    go(now, "look")


def _let_go(files: list) -> None:
    """Let the server forget the uploaded bytes, which are written down by now; otherwise it holds them for as long as
    the visit lasts."""
    visit = get_script_run_ctx()
    for file in files:
        visit.uploaded_file_mgr.remove_file(session_id=visit.session_id, file_id=file.file_id)
