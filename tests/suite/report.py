# Looks through report.html of a small result and of one in parts, and corrects the small one.
with chromium() as browser:
    documents = table(small, "documents")
    pairs = table(small, "sentence_pairs")

    for width, scheme in ((1280, "light"), (1280, "dark"), (390, "light"), (390, "dark")):
        page = opened(browser, small, viewport={"width": width, "height": 900}, color_scheme=scheme, locale="en-GB")
        view = f"{width} {scheme}"
        accessible(page, f"overview {view}")
        page.click("header a[data-view=documents]")
        page.wait_for_selector("table.documents")
        accessible(page, f"documents {view}")
        page.goto((small / "report.html").as_uri() + "#/document/" + pairs[0]["document_id"])
        page.wait_for_selector(".bead")
        accessible(page, f"document {view}")
        said(f"no sideways scrolling {view}", page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
        page.context.close()

    # What stands in the tables stands in the page.
    page = opened(browser, small, locale="en-GB")
    page.click("header a[data-view=documents]")
    said("list of documents", page.locator("table.documents tbody tr").count() == min(50, len(documents)), len(documents))
    with_keywords = {row["document_id"] for row in table(small, "keyword_pairs") if row["english_count"] not in ("", "0")}
    beads_of = lambda one: [row for row in pairs if (row["document_id"], row["pair_id"]) == (one["document_id"], one["pair_id"])]
    document, pair = next((one["document_id"], one["pair_id"]) for one in pairs if one["kind"] == "abstract" and len(beads_of(one)) > 7 and one["document_id"] in with_keywords)
    page.fill("#field-search", document.upper())
    said("search", page.locator("table.documents tbody tr").count() == 1)
    page.fill("#field-search", "no such thing at all")
    said("search without result", page.locator("table.documents tbody tr").count() == 0)
    page.fill("#field-search", "")
    page.select_option("#field-findings", "error")
    said("filter", page.locator("table.documents tbody tr").count() == sum(int(one["errors"] or 0) > 0 for one in documents))
    page.select_option("#field-findings", "")
    page.select_option("#field-sort", "sort-words")
    words = {}
    for one in table(small, "section_pairs"):
        if one["status"] == "paired" and one["kind"] in ("abstract", "summary"):
            words[one["document_id"]] = words.get(one["document_id"], 0) + int(one["english_words"]) + int(one["turkish_words"])
    longest = max(words, key=words.get)
    said("sort", page.locator("table.documents tbody a").first.get_attribute("href").endswith(longest), longest)
    page.fill("#field-search", document)
    page.click("table.documents tbody a")
    page.wait_for_selector(".bead")
    own = [one for one in pairs if one["document_id"] == document]
    for side in ("english", "turkish"):
        lang = {"english": "en", "turkish": "tr"}[side]
        shown = page.eval_on_selector_all(".beads .side[lang=" + lang + "]", "all => all.map(one => [...one.querySelectorAll('.sentence')].map(text => text.textContent).join(' '))")
        said(f"texts of beads {side}", shown == [one[side] for one in own], len(shown))
    keywords = [row for row in table(small, "keyword_pairs") if row["document_id"] == document]
    place, keyword = next((place, row) for place, row in enumerate(keywords) if row["english_count"] not in ("", "0"))
    page.locator("table.keywords tbody tr").nth(place).hover()
    said("a keyword is lit", page.locator("mark.keyword.lit").count() > 0, keyword["english"])
    page.select_option("header .choices label:last-child select", "tr")
    page.wait_for_selector("html[lang=tr]")
    said("Turkish", "Anahtar kelimeler" in page.inner_text("main") and "Belgeler" in page.inner_text("header"))
    page.select_option("header .choices label:last-child select", "en")

    # Corrections: right, wrong, join, split, move, break, note, settle, undo; kept over a reload; exported.
    beads = [one for one in own if one["pair_id"] == pair]
    at = lambda number: page.locator(f"#pair-{pair} .bead").nth(number)
    at(0).focus()
    page.keyboard.press("r")
    at(1).focus()
    page.keyboard.press("w")
    at(2).focus()
    page.keyboard.press("j")
    said("joined", page.locator(f"#pair-{pair} .bead").count() == len(beads) - 1)
    at(3).focus()
    page.keyboard.press("s")
    page.keyboard.press("u")
    page.wait_for_timeout(200)
    said("undone", page.locator(f"#pair-{pair} .bead").count() == len(beads) - 1)
    at(3).focus()
    page.keyboard.press("n")
    page.fill("dialog #field-code", "explicitation")
    page.fill("dialog #field-note", "adds, “so”\nand so")
    page.click("dialog button.main")
    at(4).hover()
    at(4).locator(".more summary").click()
    at(4).get_by_role("button", name="✂").first.click()
    page.locator("dialog button.word").nth(1).click()
    page.wait_for_selector(f"#pair-{pair} .bead.own >> nth=1")
    at(5).locator(".more summary").click()
    at(5).get_by_role("button", name="TR +").click()
    page.wait_for_selector(f"#pair-{pair} .bead.own >> nth=2")
    of_mine = page.locator(f"#pair-{pair} .bead.own").count()
    page.reload()
    page.wait_for_selector(".bead")
    said("kept over a reload", page.locator(f"#pair-{pair} .bead.own").count() == of_mine, of_mine)
    finding = next((one for one in table(small, "checks") if one["bead"]), None)
    if finding:
        page.goto((small / "report.html").as_uri() + "#/document/" + finding["document_id"])
        page.wait_for_selector(".findings .settled")
        page.locator(".findings .settled").first.click()
        pressed = lambda: page.locator(".findings .settled").first.get_attribute("aria-pressed")
        marked = pressed()
        page.locator("main h1").focus()
        page.keyboard.press("u")
        page.wait_for_timeout(500)
        said("a settled finding is open after an undo", (marked, pressed()) == ("true", "false"), marked, pressed())
        page.locator(".findings .settled").first.click()
    rows = exported(page, small / "exported.csv")
    folded = lambda text: " ".join(text.split())
    is_row = lambda **wanted: any(all(folded(row[name]) == folded(text) for name, text in wanted.items()) for row in rows)
    one, two, three, four = beads[:4]
    said("right is exported", is_row(about="bead", verdict="right", english=one["english"], turkish=one["turkish"], confidence=str(float(one["confidence"])).removesuffix(".0")), rows[:1])
    said("wrong is exported", is_row(about="bead", verdict="wrong", english=two["english"]))
    said("the joined are exported", is_row(verdict="wrong", english=three["english"]) and is_row(verdict="right", english=three["english"] + "\n" + four["english"], confidence=""))
    said("a note is exported", is_row(code="explicitation", note="adds, “so”\nand so", verdict=""))
    said("borders are exported", is_row(about="border", verdict="split") and is_row(about="border", verdict="join"))
    said("a finding is exported", finding is None or is_row(about="finding", verdict="settled", check=finding["check"]))
    accessible(page, "corrections")

    # Two tabs keep each other's corrections; a second person goes on with an exported file.
    second = page.context.new_page()
    other = next(one["document_id"] for one in pairs if one["document_id"] != document)
    second.goto((small / "report.html").as_uri() + "#/document/" + other)
    second.wait_for_selector(".bead")
    second.locator(".bead").first.focus()
    second.keyboard.press("R")
    second.close()
    page.reload()
    page.wait_for_selector("table.stacked")
    said("two tabs", page.locator("table.stacked tbody tr").count() == len(rows) + 1)
    page.context.close()
    page = opened(browser, small, locale="tr-TR")
    page.click("header a[data-view=corrections]")
    page.set_input_files("#field-import", small / "exported.csv")
    page.goto((small / "report.html").as_uri() + "#/document/" + document)
    page.wait_for_selector(f"#pair-{pair} .bead.own >> nth=1")
    if finding:
        page.goto((small / "report.html").as_uri() + "#/document/" + finding["document_id"])
        page.wait_for_selector(".findings .done")
    page.click("header a[data-view=corrections]")
    with page.expect_download() as waiting:
        page.click("main button.main")
    waiting.value.save_as(small / "again.csv")
    again = list(csv.DictReader(io.StringIO((small / "again.csv").read_text(encoding="utf-8-sig"), newline=""), delimiter=";"))
    bare = lambda all: sorted((one["about"], one["verdict"], folded(one["english"]), folded(one["turkish"]), one["code"], one["note"]) for one in all)
    said("opened, applied and exported again", bare(again) == bare(rows), [one for one in bare(rows) if one not in bare(again)], [one for one in bare(again) if one not in bare(rows)])

    # What was taken up by a run is seen in its report.
    if corrected.exists():
        page.context.close()
        page = opened(browser, corrected, locale="en-GB")
        page.goto((corrected / "report.html").as_uri() + "#/document/" + document)
        page.wait_for_selector(f"#pair-{pair} .bead .corrected")
        said("corrected beads are marked", page.locator(f"#pair-{pair} .bead .corrected").count() >= 3)
    page.context.close()

    # A large result: parts beside the page.
    begun = time.monotonic()
    page = opened(browser, large, locale="tr-TR")
    page.wait_for_selector("main .tiles")
    view = time.monotonic() - begun
    said("first view", view < 10, f"{view:.2f} s")
    documents = table(large, "documents")
    page.click("header a[data-view=documents]")
    until(page, f"document.querySelector('main p[role=status]')?.textContent.replace(/\\D/g, '').startsWith('{len(documents)}')")
    page.fill("#field-search", documents[-1]["document_id"])
    page.click("table.documents tbody a")
    page.wait_for_selector(".bead")
    last = [one for one in table(large, "sentence_pairs") if one["document_id"] == documents[-1]["document_id"]]
    said("a document of the last part", page.locator(".bead").count() == len(last))
    said("files are small", all(file.stat().st_size < 5_000_000 for file in [large / "report.html", *(large / "report").iterdir()]))
    page.context.close()

    # Texts are texts, whatever stands in them.
    page = opened(browser, hostile, locale="en-GB")
    page.click("header a[data-view=documents]")
    page.locator("table.documents tbody a").first.click()
    page.wait_for_selector(".bead")
    said("no script of a text is run", page.evaluate("window.harmed === undefined") and page.locator("main script, main img").count() == 0)
    said("scripts are shown", "<script>" in page.inner_text("main"), page.inner_text("h1"))
    page.context.close()

said("nothing in the console, no request", not faults, faults[:5])
