# Looks at report.html of the run that took up the borders which were moved in another page, with what that page has kept.
with chromium() as browser:
    kept = json.loads((small / "kept.json").read_text(encoding="utf-8"))
    places = [(folder / "report.html").as_uri().removeprefix("file://") for folder in (small, moved)]
    page = opened(browser, moved, locale="en-GB")
    page.evaluate("kept => { for (const [name, content] of Object.entries(kept)) localStorage.setItem(name, content); }", {name.replace(*places): content for name, content in kept.items()})
    page.reload()
    page.click("header a[data-view=corrections]")
    page.wait_for_selector("table.stacked")
    said("kept corrections are of this page", any(places[1] in name.replace(*places) for name in kept), list(kept))
    state = lambda: page.inner_text("main p[role=status]")
    count = len(table(moved, "corrections"))
    said("what was taken up is not new, before its document is shown", state() == f"{count} corrections · {count} taken up by this result", state())
    document = table(moved, "corrections")[0]["document_id"]
    page.goto((moved / "report.html").as_uri() + "#/document/" + document)
    page.wait_for_selector(".bead")
    page.click("header a[data-view=corrections]")
    page.wait_for_selector("table.stacked")
    said("nor after it", state() == f"{count} corrections · {count} taken up by this result", state())
    page.context.close()

said("nothing in the console, no request", not faults, faults[:5])
