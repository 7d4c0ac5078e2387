# Corrects report.html in several tabs, opens files of corrections in it, and looks at how it is shown.
with chromium() as browser:
    pairs = table(small, "sentence_pairs")
    checks = table(small, "checks")
    beads_of = lambda one: [row for row in pairs if (row["document_id"], row["pair_id"]) == (one["document_id"], one["pair_id"])]
    is_long = lambda one: one["kind"] == "abstract" and len(beads_of(one)) > 7 and not any(check["document_id"] == one["document_id"] and check["pair_id"] == one["pair_id"] for check in checks)
    document, pair = next((one["document_id"], one["pair_id"]) for one in pairs if is_long(one))
    beads = beads_of({"document_id": document, "pair_id": pair})
    address = lambda folder, rest: (folder / "report.html").as_uri() + "#/" + rest
    bead = lambda page, number: page.locator(f"#pair-{pair} .bead").nth(number)
    words_of = lambda page, number: " ".join(bead(page, number).locator(".sentence").all_inner_texts())
    said_by = lambda page: page.inner_text("#said")
    texts = lambda row: (row["english"] + " " + row["turkish"]).strip()

    def document_in(context, folder=small, of=document):
        page = tab(context, folder)
        page.goto(address(folder, f"document/{of}"))
        page.wait_for_selector(".bead")
        return page

    def press(page, number, *keys):
        page.bring_to_front()
        bead(page, number).focus()
        for key in keys:
            page.keyboard.press(key)

    def fresh():
        return browser.new_context(accept_downloads=True, locale="en-GB", viewport={"width": 1280, "height": 900})

    def rows_after(page):
        page.bring_to_front()
        return [(row["about"], row["verdict"], row["english"], row["turkish"], row["note"]) for row in exported(page, small / "tried.csv")]

    def note(page, number, text):
        press(page, number, "n")
        page.fill("dialog #field-note", text)
        page.click("dialog button.main")

    header = ["document_id", "About", "verdict", "english", "turkish", "note", "confidence", "kind"]
    def file_of(rows, delimiter):
        out = io.StringIO(newline="")
        csv.writer(out, delimiter=delimiter).writerows([header, *rows])
        return out.getvalue()

    # Undo takes back what its own tab did, and nothing else.
    context = fresh()
    one, two = document_in(context), document_in(context)
    press(one, 0, "r")
    press(two, 3, "w")
    note(two, 3, "by the second tab")
    press(one, 6, "u")
    one.wait_for_timeout(1000)
    said("undo leaves what another tab did", bead(one, 3).locator(".noted").count() == 1 and "right" not in bead(one, 0).get_attribute("class"), said_by(one))
    press(one, 0, "j")
    note(two, 0, "on the joined")
    press(one, 6, "u")
    one.wait_for_timeout(1000)
    said("what another tab went on with is not undone, and that is said", bead(one, 0).locator(".noted").count() == 1 and "another tab" in said_by(one), said_by(one))
    context.close()

    # A note goes to the sentences it was asked for, wherever they are by then.
    context = fresh()
    one, two = document_in(context), document_in(context)
    press(one, 4, "n")
    one.fill("dialog #field-note", "meant for the fifth")
    press(two, 0, "j")
    one.bring_to_front()
    one.wait_for_timeout(1000)
    one.click("dialog button.main")
    noted = one.locator(f"#pair-{pair} .bead:has(.noted) .sentence").all_inner_texts()
    said("a note stays with its sentences", " ".join(noted) == texts(beads[4]), noted)
    press(one, 5, "n")
    one.fill("dialog #field-note", "its pair has gone")
    press(two, 5, "j")
    one.bring_to_front()
    one.wait_for_timeout(1000)
    one.click("dialog button.main")
    said("a note to what has gone is not lost", one.locator("dialog").count() == 1 and "no longer there" in one.inner_text("dialog"))
    one.keyboard.press("Escape")
    context.close()

    # Esc keeps what was written, Cancel does not.
    context = fresh()
    one = document_in(context)
    press(one, 1, "n")
    one.fill("dialog #field-note", "a long note")
    one.keyboard.press("Escape")
    press(one, 1, "n")
    said("Esc keeps a note for the next time", one.input_value("dialog #field-note") == "a long note" and bead(one, 1).locator(".noted").count() == 0)
    one.get_by_role("button", name="Cancel").click()
    press(one, 1, "n")
    said("Cancel drops it", one.input_value("dialog #field-note") == "")
    one.keyboard.press("Escape")

    # What is said is what was done, and the focus stays.
    press(one, 0, "r", "r")
    said("a mark that is taken off is said to be", said_by(one) == "mark taken off", said_by(one))
    press(one, len(beads) - 1, "j")
    said("the last pair is not said to be joined", "no next" in said_by(one), said_by(one))
    press(one, 0, "j")
    one.get_by_role("button", name="Reset").focus()
    one.keyboard.press("Enter")
    focus = lambda page: page.evaluate("document.activeElement.closest('section, .bead')?.id ?? document.activeElement.tagName")
    said("focus after Reset", focus(one) == f"pair-{pair}", focus(one))
    two = document_in(context)
    press(one, 5)
    press(two, 2, "r")
    one.wait_for_timeout(1000)
    said("focus after a change in another tab", one.evaluate("document.activeElement.querySelector('.sentence')?.textContent") == beads[5]["english"] and "right" in bead(one, 2).get_attribute("class"))
    two.select_option("header .choices label:nth-of-type(1) select", "dark")
    one.wait_for_timeout(1000)
    said("colours in all tabs", one.evaluate("document.documentElement.dataset.theme") == "dark")
    two.select_option("header .choices label:nth-of-type(1) select", "auto")
    context.close()

    # Borders of sentences: joined, broken, and back.
    context = fresh()
    one = document_in(context)
    more = lambda number, name: (bead(one, number).locator(".more").evaluate("one => { one.open = true; }"), bead(one, number).get_by_role("button", name=name).click())
    more(2, "EN +")
    whole = beads[2]["english"] + " " + beads[3]["english"]
    said("two sentences are one", bead(one, 2).locator(".sentence").first.inner_text() == whole, words_of(one, 2))
    rows = rows_after(one)
    said("a joined border is exported", ("border", "join", beads[2]["english"] + "\n" + beads[3]["english"], "", "") in rows, rows)
    said("the list shows where sentences are joined", " + " in one.inner_text("table.stacked"))
    one.goto(address(small, f"document/{document}"))
    one.wait_for_selector(".bead")
    more(2, "EN ✂")
    one.locator("dialog button.word").nth(len(beads[2]["english"].split()) - 1).click()
    rows = rows_after(one)
    said("a border that is put back is no correction", not any(row[0] == "border" for row in rows), rows)
    context.close()

    # A border is what it is in the end, however it came there.
    context = fresh()
    one = document_in(context)
    english = [row["english"] for row in beads]
    borders = lambda page: [row[:3] for row in rows_after(page) if row[0] == "border"]
    back = lambda page: (page.goto(address(small, f"document/{document}")), page.wait_for_selector(".bead"))
    def broken(page, number, name, before):
        more(number, name)
        page.locator("dialog button.word").nth(before - 1).click()
    def moved(first, second, by):
        words = (first + " " + second).split()
        at = len(first.split()) + by
        return " ".join(words[:at]) + "\n" + " ".join(words[at:])
    more(2, "EN +")
    broken(one, 2, "EN ✂", len(english[2].split()) + 1)
    said("joined and broken at another word is one border", borders(one) == [("border", "split", moved(english[2], english[3], 1))], borders(one))
    back(one)
    more(2, "EN 1 +")
    broken(one, 2, "EN ✂", len(english[2].split()) + 2)
    said("a border that is moved twice is one", borders(one) == [("border", "split", moved(english[2], english[3], 2))], borders(one))
    one.keyboard.press("u")
    one.wait_for_selector(".bead")
    said("undone, it is joined", borders(one) == [("border", "join", english[2] + "\n" + english[3])], borders(one))
    back(one)
    one.keyboard.press("u")
    said("undone again, it is where it was first", borders(one) == [("border", "split", moved(english[2], english[3], 1))], borders(one))
    back(one)
    one.keyboard.press("u")
    one.keyboard.press("u")
    said("and in the end nothing is corrected", one.inner_text("#correction-count") == "", one.inner_text("#correction-count"))
    more(2, "EN +")
    more(2, "EN +")
    said("three are joined in one border", borders(one) == [("border", "join", "\n".join(english[2:5]))], borders(one))
    back(one)
    broken(one, 2, "EN ✂", len(english[2].split()))
    said("the first of three is taken off again", borders(one) == [("border", "join", "\n".join(english[3:5]))], borders(one))
    back(one)
    one.get_by_role("button", name="Reset").click()
    broken(one, 2, "EN ✂", 2)
    more(2, "EN 1 +")
    said("broken and joined again is nothing", one.inner_text("#correction-count") == "" and bead(one, 2).locator(".sentence").first.inner_text() == english[2], words_of(one, 2))
    broken(one, 0, "EN ✂", 3)
    more(2, "EN +")
    broken(one, 2, "EN ✂", len(english[2].split()) - 1)
    rows = exported(one, small / "borders.csv")
    said("borders for the next run", [row["verdict"] for row in rows if row["about"] == "border"] == ["split", "split"], rows)
    two = tab(fresh(), small)
    two.goto(address(small, "corrections"))
    two.set_input_files("#field-import", small / "borders.csv")
    two.goto(address(small, f"document/{document}"))
    two.wait_for_selector(".bead.own")
    again = exported(two, small / "tried.csv")
    said("a border that is moved is taken up from a file", again == rows, [row for row in again if row not in rows], [row for row in rows if row not in again])
    two.context.close()
    kept = one.evaluate("({ ...localStorage })")
    (small / "kept.json").write_text(json.dumps(kept), encoding="utf-8")
    context.close()

    # A file that was opened is undone as a whole, whatever became of its rows.
    context = fresh()
    one = document_in(context)
    press(one, 5, "r")
    other = next(row["document_id"] for row in pairs if row["document_id"] != document)
    given = [[document, "bead", "wrong", beads[1]["english"], beads[1]["turkish"], "", "", ""], [document, "border", "join", beads[2]["english"] + "\n" + beads[3]["english"], "", "", "", ""],
        [other, "bead", "wrong", *next([row["english"], row["turkish"]] for row in pairs if row["document_id"] == other), "", "", ""]]
    def give(page, rows):
        (small / "given.csv").write_text(file_of(rows, ","), encoding="utf-8")
        page.bring_to_front()
        page.click("header a[data-view=corrections]")
        page.wait_for_selector("#field-import", state="attached")
        page.set_input_files("#field-import", small / "given.csv")
        until(page, "document.getElementById('said').textContent !== ''")
    give(one, given)
    one.locator("main h1").focus()
    one.keyboard.press("u")
    one.wait_for_timeout(300)
    said("an opened file is undone at once", one.locator("table.stacked tbody tr").count() == 1 and one.inner_text("#correction-count").strip() == "(1)", one.inner_text("main"))
    give(one, given)
    back(one)
    said("its rows are taken up", "wrong" in bead(one, 1).get_attribute("class") and "right" in bead(one, 4).get_attribute("class"))
    press(one, 6, "w")
    press(one, 6, "u")
    one.keyboard.press("u")
    one.wait_for_timeout(300)
    said("rows that were taken up are undone with it", said_by(one) == "Undone" and bead(one, 1).get_attribute("class").strip().endswith("wrong") is False and words_of(one, 3) == texts(beads[3]) and "right" in bead(one, 5).get_attribute("class"), said_by(one), bead(one, 1).get_attribute("class"))
    said("and nothing else is", rows_after(one) == [("bead", "right", beads[5]["english"], beads[5]["turkish"], "")], rows_after(one))
    one.keyboard.press("u")
    one.wait_for_selector(".bead")
    said("the step before it is undone next", one.inner_text("#correction-count") == "", one.inner_text("#correction-count"))
    context.close()

    # Notes keep their lines, and no word is too long for the page.
    endless = "ağ" * 2500
    for width in (1280, 390):
        context = browser.new_context(accept_downloads=True, locale="en-GB", viewport={"width": width, "height": 900})
        fits = lambda page: page.evaluate("document.documentElement.scrollWidth <= innerWidth && [...document.querySelectorAll('dialog, section, main')].every(one => one.scrollWidth <= one.clientWidth + 1)")
        one = document_in(context)
        note(one, 0, "first line\nsecond line")
        said(f"a note of two lines has two {width}", bead(one, 0).locator(".noted").inner_text() == "first line\nsecond line" and bead(one, 0).locator(".noted .text").evaluate("one => getComputedStyle(one).whiteSpace") == "pre-line", bead(one, 0).locator(".noted").inner_text())
        press(one, 1, "n")
        one.fill("dialog #field-code", endless)
        one.fill("dialog #field-note", endless)
        one.click("dialog button.main")
        said(f"a long note {width}", fits(one), one.evaluate("document.documentElement.scrollWidth"))
        one.click("header a[data-view=corrections]")
        one.wait_for_selector("table.stacked")
        said(f"a long note in the list {width}", fits(one) and one.locator(".scroll").evaluate("one => one.scrollWidth <= one.clientWidth + 1"), one.evaluate("document.documentElement.scrollWidth"))
        said(f"the list shows the lines of a note {width}", "first line\nsecond line" in one.inner_text("table.stacked"))
        one = tab(context, hostile)
        one.goto(address(hostile, "documents"))
        one.wait_for_selector("table.documents")
        said(f"a long title in the list {width}", fits(one) and one.locator(".scroll").evaluate("one => one.scrollWidth <= one.clientWidth + 1"), one.evaluate("document.documentElement.scrollWidth"))
        endless_one = next(row["document_id"] for row in table(hostile, "documents") if row["document_id"].startswith("uzun"))
        one.goto(address(hostile, f"document/{endless_one}"))
        one.wait_for_selector(".bead")
        said(f"a long title, keyword and sentence {width}", fits(one) and ("school" * 200) in one.inner_text("main"), one.evaluate("[...document.querySelectorAll('main *')].filter(one => one.getBoundingClientRect().right > innerWidth && !one.closest('.scroll')).map(one => one.outerHTML.slice(0, 120))"))
        one.locator(".bead").last.locator(".more").evaluate("one => { one.open = true; }")
        one.locator(".bead").last.get_by_role("button", name="✂").first.click()
        said(f"a long word in the dialog {width}", fits(one))
        context.close()

    # A section without a twin is judged.
    lonely = next((row for row in table(small, "section_pairs") if row["status"] != "paired" and row["kind"] in ("abstract", "summary")), None)
    if lonely:
        one = tab(fresh(), small)
        one.goto(address(small, f"document/{lonely['document_id']}"))
        one.click(f"#pair-{lonely['pair_id']} button.right")
        row = next(row for row in exported(one, small / "tried.csv"))
        side = "english" if lonely["english_section"] else "turkish"
        text = next(section["text"] for section in table(small, "sections") if (section["document_id"], section["section_id"]) == (lonely["document_id"], lonely[f"{side}_section"]))
        bare = lambda text: "".join(text.split())
        said("a section without a twin is right", (row["about"], row["verdict"]) == ("pair", "right") and row[side] and bare(text).startswith(bare(row[side])), row)
        one.context.close()

    # Files are read as the program reads them; what is refused is said with its line and why.
    good = [[document, "bead", "RIGHT", beads[0]["english"], beads[0]["turkish"], "", "0,5", ""], [document, "Bead", "YANLIŞ", beads[1]["english"], beads[1]["turkish"], "", "", ""], [document, "bead", "Doğru", beads[5]["english"], beads[5]["turkish"], "ş", "1", ""]]
    bad = [[document, "bead", "good", "One.", "", "", "", ""], [document, "sentence", "right", "One.", "", "", "", ""], ["", "bead", "right", "One.", "", "", "", ""], [document, "bead", "right", "", "", "", "", ""],
        [document, "border", "split", "One.", "", "", "", ""], [document, "bead", "right", "One.", "", "", "2", ""], [document, "bead", "right", "One.", "", "", "", "body"], [document, "bead", "", "One.", "", "", "", ""]]
    for encoding, delimiter in (("utf-8", ","), ("utf-8-sig", ";"), ("utf-16", "\t"), ("utf-16-le", ";"), ("cp1254", ";")):
        one = tab(fresh(), small)
        one.goto(address(small, "corrections"))
        # Letters that a Turkish Windows does not have are in no file of its.
        rows = good if encoding != "cp1254" else [[cell.encode("cp1254", "ignore").decode("cp1254") for cell in row] for row in good[1:2]]
        (small / "given.csv").write_bytes(file_of(rows, delimiter).encode(encoding))
        one.set_input_files("#field-import", small / "given.csv")
        one.wait_for_selector("table.stacked")
        said(f"opened: {encoding}", one.locator(".refused").count() == 0 and one.locator("table.stacked tbody tr").count() == len(rows), one.inner_text("main")[:300])
        one.goto(address(small, f"document/{document}"))
        one.wait_for_selector(".bead")
        said(f"applied: {encoding}", "wrong" in bead(one, 1).get_attribute("class") and (len(rows) == 1 or "right" in bead(one, 0).get_attribute("class")), bead(one, 1).get_attribute("class"))
        one.context.close()
    one = tab(fresh(), small)
    one.goto(address(small, "corrections"))
    (small / "given.csv").write_text(file_of(bad, ","), encoding="utf-8")
    one.set_input_files("#field-import", small / "given.csv")
    one.wait_for_selector(".refused")
    reasons = one.locator(".refused li").all_inner_texts()
    said("each refused row has its line", [reason.split(":")[0] for reason in reasons] == [f"line {number}" for number in range(2, 10)], reasons)
    wanted = ["“good” is no verdict", "“sentence” under", "names no document", "quotes no sentence", "one line", "no confidence", "no kind", "says nothing"]
    said("and its reason", all(want in reason for want, reason in zip(wanted, reasons)), reasons)
    # One of a document that is not here is counted apart, and can be forgotten.
    (small / "given.csv").write_text(file_of([["nowhere.txt", "bead", "right", "One.", "Bir.", "", "", ""]], ","), encoding="utf-8")
    one.set_input_files("#field-import", small / "given.csv")
    one.wait_for_selector("table.stacked")
    said("singular", one.inner_text("main p[role=status]") == "1 correction · 1 not in this result yet" and "no such document" in one.inner_text("table.stacked"), one.inner_text("main p[role=status]"))
    one.get_by_role("button", name="Forget", exact=True).click()
    until(one, "!document.querySelector('table.stacked')")
    said("forgotten", one.locator("table.stacked").count() == 0)
    one.context.close()

    # What the result has taken up is not new again: neither from a file nor from what the browser kept.
    if corrected.exists():
        known = table(corrected, "corrections")
        one = tab(fresh(), corrected)
        one.goto(address(corrected, "corrections"))
        changed = [{**row, "pair_id": "p9", "confidence": ""} for row in table(corrected, "corrections")]
        out = io.StringIO(newline="")
        writer = csv.DictWriter(out, list(changed[0]))
        writer.writeheader()
        writer.writerows(changed)
        (small / "given.csv").write_text(out.getvalue(), encoding="utf-8")
        one.set_input_files("#field-import", small / "given.csv")
        until(one, "document.getElementById('said').textContent !== ''")
        taken = sum(row["state"] in ("applied", "agreed") for row in known)
        said("rows that the result has are not opened again", one.locator("table.stacked tbody tr").count() == len(known) and "already" in said_by(one) and one.get_by_role("button", name="Forget", exact=True).count() == 0, said_by(one))
        said("taken up are those that were", f"{taken} taken up" in one.inner_text("main p[role=status]"), one.inner_text("main p[role=status]"))
        one.evaluate("""([path, id, pair, rows]) => localStorage.setItem(`ikiz.corrections ${path} ${id}`, JSON.stringify({ findings: {}, pairs: { [pair]: { print: 'of before', verdict: '', english: [], turkish: [], beads: [], borders: [], from: { english: [], turkish: [] }, rows } } }))""",
            [one.evaluate("location.pathname"), known[0]["document_id"], known[0]["pair_id"], [{**row, "state": None} for row in changed if row["document_id"] == known[0]["document_id"]]])
        one.reload()
        one.goto(address(corrected, f"document/{known[0]['document_id']}"))
        one.wait_for_selector(".bead")
        said("what was kept before the run is no new correction", one.inner_text("#correction-count") == "", one.inner_text("#correction-count"))
        one.context.close()

    # How it looks: nothing is cut off or broken in two, and numbers are what their lists show.
    one = tab(fresh(), small)
    one.wait_for_selector(".tile small")
    outside = one.evaluate("[...document.querySelectorAll('figure svg')].flatMap(svg => [...svg.querySelectorAll('text')].filter(text => { const box = text.getBBox(); return box.x < -1 || box.x + box.width > svg.viewBox.baseVal.width + 1; }).map(text => text.textContent))")
    said("no label of a chart is cut off", not outside, outside)
    confidences = one.evaluate("JSON.parse(document.getElementById('head').textContent).overview.confidences")
    heights = one.locator("figure svg:has(.tiny) rect").evaluate_all("all => all.map(one => Number(one.getAttribute('height')))")
    said("few are seen beside many", [number > 0 for number in confidences] == [height >= 3 for height in heights], heights)
    tiles = one.locator("a.tile").evaluate_all("all => all.map(one => [one.getAttribute('href'), one.querySelector('strong').textContent, one.querySelector('small')?.textContent ?? ''])")
    for href, number, where in tiles:
        one.goto((small / "report.html").as_uri() + href)
        one.wait_for_selector("table.documents")
        found = one.inner_text("main p[role=status]").split()[0]
        said(f"tile {href}", found == (where.split()[1] if where else number), number, where, found)
    said("title of the list", one.title() == "Documents – ikiz", one.title())
    shown = one.locator(".confidence").evaluate_all("all => all.map(one => [one.textContent, one.className])")
    one.goto(address(small, f"document/{document}"))
    one.wait_for_selector(".bead")
    shown += one.locator(".confidence").evaluate_all("all => all.map(one => [one.textContent, one.className])")
    said("0.90 is high", all(("high" in name) == (float(number) >= 0.9) for number, name in shown), [one for one in shown if ("high" in one[1]) != (float(one[0]) >= 0.9)])
    said("title of a document", one.title() != "Documents – ikiz" and one.title().endswith(" – ikiz"), one.title())
    broken = one.evaluate("[...document.querySelectorAll('td .text')].filter(one => getComputedStyle(one).overflowWrap === 'anywhere').length")
    said("words in tables are whole", broken == 0, broken)
    one.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    one.emulate_media(media="print")
    said("measures are printed", one.locator(".pair > details table").first.is_visible())
    one.context.close()
    context = browser.new_context(locale="en-GB", viewport={"width": 390, "height": 900})
    one = document_in(context)
    said("tools are there in a narrow window", one.evaluate("getComputedStyle(document.querySelector('.bead .tools')).opacity") == "1")
    context.close()

    # Words: repairs in Turkish, and one is no more than one.
    repaired = next((row for row in table(small, "documents") if row["repairs"].startswith("hyphenation")), None)
    if repaired:
        one = tab(browser.new_context(locale="tr-TR"), small)
        one.goto(address(small, f"document/{repaired['document_id']}"))
        one.wait_for_selector(".metadata")
        said("repairs in Turkish", "hyphenation" not in one.inner_text(".metadata"), one.inner_text(".metadata"))
        one.context.close()
    one = tab(fresh(), small)
    one.goto(address(small, "documents"))
    one.wait_for_selector("table.documents")
    import re
    said("no plural of one", not re.search(r"\b1 (errors|warnings|notes)\b", one.inner_text("main")))
    one.context.close()

    # Pages of the list are steps of the history.
    one = tab(fresh(), large)
    one.goto(address(large, "documents"))
    until(one, "document.querySelectorAll('table.documents tbody tr').length === 50 && document.querySelector('main p[role=status]').textContent.includes('1,500')")
    one.get_by_role("button", name="Next").click()
    said("the second page", "page=1" in one.url and "Page 2" in one.inner_text("nav.pages"))
    one.go_back()
    until(one, "document.querySelector('nav.pages').textContent.includes('Page 1')")
    said("back to the first page", "page" not in one.url.split("#")[1], one.url)
    one.context.close()

said("nothing in the console, no request", not faults, faults[:5])
