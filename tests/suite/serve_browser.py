# Uses the page of `ikiz serve` in Chromium as people do: a line for each thing, what it is and whether it is right.
import io, json, shutil, sys, time, zipfile
from pathlib import Path
import axe_playwright_python, openpyxl
from playwright.sync_api import sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
if CHROMIUM is None:
    raise SystemExit(77)
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
url, corpus, root = (Path(line) if at else line for at, line in enumerate(sys.stdin.read().split("\n")[:3]))
base = url.split("/?")[0]
faults = []

def said(name, is_right, *seen):
    print(name, bool(is_right), *(" / ".join(str(one).split("\n"))[:300] for one in seen), sep="\t")

def until(look, seconds=120):
    end = time.monotonic() + seconds
    while not look() and time.monotonic() < end:
        time.sleep(0.1)
    return look()

def serious(page):
    # The script of axe is no script of the page, whose policy would stop it.
    page.context.new_cdp_session(page).send("Runtime.evaluate", {"expression": AXE})
    found = page.context.new_cdp_session(page).send("Runtime.evaluate", {"expression": "axe.run().then(r => JSON.stringify(r.violations.filter(v => ['serious', 'critical'].includes(v.impact)).map(v => [v.id, v.nodes[0].html])))", "awaitPromise": True})
    return json.loads(found["result"]["value"])

with sync_playwright() as playwright:
    try:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"])
    except Exception:
        raise SystemExit(77)
    context = browser.new_context(accept_downloads=True, viewport={"width": 1280, "height": 900}, locale="en-GB")
    page = context.new_page()
    page.on("console", lambda message: faults.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: faults.append(f"error: {error}"))
    page.on("request", lambda request: request.url.startswith((base, "blob:", "data:")) or faults.append(f"request: {request.url}"))
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(url)
    page.wait_for_selector("#ask")
    said("the first page", page.locator("h1").inner_text() == "Compare Turkish and English abstracts", page.url)
    said("the key is no longer in the address", "token" not in page.url, page.url)
    said("axe finds nothing serious on the first page", not (found := serious(page)), found)
    names = ["hemsirelik-uyku.txt", "fındık-verimi.txt", "dergi-ozet-kitabi.pdf", "bildiri-muze-ozleri.md", "arkeoloji-dokuma.txt", "iktisat-kur-gecisi.txt"]
    page.set_input_files("#files", [str(corpus / name) for name in names])
    page.set_input_files("#files", [str(root / "bozuk.pdf")])
    page.check('input[value="check"]')
    page.set_viewport_size({"width": 390, "height": 800})
    said("rules fit into 390 pixels", page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.evaluate("document.documentElement.scrollWidth"))
    page.set_viewport_size({"width": 1280, "height": 900})
    page.check('input[value="compare"]')
    page.set_input_files("#files", [str(corpus / names[0])])
    said("files are counted", "7 files chosen" in page.locator("#count").inner_text(), page.locator("#count").inner_text())
    page.click("#go")
    page.wait_for_url("**/jobs/*")
    job = page.url.rsplit("/", 1)[1]
    (root / "job.txt").write_text(job)
    said("it ends", until(lambda: page.locator("#state.ended").count() == 1), page.locator("#state").inner_text())
    said("what was lost is said in words", "bozuk.pdf" in page.locator(".lost").inner_text(), page.locator("main").inner_text())
    said("axe finds nothing serious on the page of a job", not (found := serious(page)), found)
    shutil.copytree(root / "home" / job / "result", root / "first")

    with page.expect_download() as download:
        page.locator('a[href$="all.zip"]').click()
    with zipfile.ZipFile(download.value.path()) as archive:
        listed = archive.namelist()
        said("everything comes as a ZIP", archive.testzip() is None and {"report.html", "result.xlsx", "documents.csv"} <= set(listed), listed)
        workbook = openpyxl.load_workbook(io.BytesIO(archive.read("result.xlsx")), read_only=True)
        said("its workbook opens", len(workbook.sheetnames) > 5, workbook.sheetnames)
    page.locator("summary").click()
    with page.expect_download() as download:
        page.locator('a[href$="/sentence_pairs.csv"]').click()
    said("a single file comes", Path(download.value.path()).read_bytes() == (root / "first" / "sentence_pairs.csv").read_bytes())

    # Corrections: one is marked, two are joined, the join is undone; the server has it at once.
    page.get_by_role("link", name="Look at the result").click()
    page.wait_for_selector("main h1")
    document = page.evaluate("document.querySelectorAll('script[type=\"application/json\"]').length")
    said("the report opens", document > 1 and "report.html" in page.url, page.url)
    page.goto(page.url.split("#")[0] + "#/document/hemsirelik-uyku.txt")
    page.wait_for_selector(".bead")
    kept = root / "home" / job / "corrections.csv"
    bead = page.locator(".bead").first
    bead.focus()
    page.keyboard.press("w")
    said("a mark is kept at once", until(lambda: kept.exists() and "wrong" in kept.read_text("utf-8-sig"), 10))
    before = page.locator(".bead").count()
    page.locator(".bead").nth(1).focus()
    page.keyboard.press("j")
    said("two are joined", until(lambda: page.locator(".bead").count() == before - 1, 10))
    said("the join is kept", until(lambda: len(kept.read_text("utf-8-sig").splitlines()) > 3, 10), kept.read_text("utf-8-sig"))
    page.keyboard.press("u")
    said("the join is undone", until(lambda: page.locator(".bead").count() == before, 10))
    said("that it is undone is kept", until(lambda: len(kept.read_text("utf-8-sig").splitlines()) == 2, 10), kept.read_text("utf-8-sig"))
    other = browser.new_context(viewport={"width": 390, "height": 800}, color_scheme="dark", locale="tr-TR")
    fresh = other.new_page()
    fresh.on("pageerror", lambda error: faults.append(f"error: {error}"))
    fresh.goto(url)
    fresh.wait_for_selector("#ask")
    said("Turkish by the browser", fresh.locator("h1").inner_text() == "Türkçe ve İngilizce özetleri karşılaştırın")
    said("no sideways scrolling at 390 pixels", fresh.evaluate("document.documentElement.scrollWidth <= innerWidth"))
    said("axe finds nothing serious in the dark", not (found := serious(fresh)), found)
    fresh.goto(f"{base}/jobs/{job}/result/report.html#/document/hemsirelik-uyku.txt")
    said("another browser has the correction", until(lambda: fresh.locator(".bead.wrong").count() == 1, 10))

    # What both change is lost in neither; a page that goes in the middle of sending loses nothing.
    page.locator(".bead").nth(1).focus()
    page.keyboard.press("r")
    said("one browser has more", until(lambda: len(kept.read_text("utf-8-sig").splitlines()) == 3, 10), kept.read_text("utf-8-sig"))
    fresh.goto(f"{base}/jobs/{job}/result/report.html#/document/fındık-verimi.txt")
    fresh.wait_for_selector(".bead")
    page.locator(".bead").nth(2).focus()
    page.keyboard.press("w")
    said("it has still more", until(lambda: len(kept.read_text("utf-8-sig").splitlines()) == 4, 10), kept.read_text("utf-8-sig"))
    fresh.locator(".bead").first.focus()
    fresh.keyboard.press("w")
    said("the other one hears that it has not seen all", until(lambda: "another browser" in fresh.locator("body").inner_text(), 10))
    fresh.on("dialog", lambda dialog: dialog.accept())
    fresh.reload()
    said("after a reload both are kept", until(lambda: len(kept.read_text("utf-8-sig").splitlines()) == 5, 10), kept.read_text("utf-8-sig"))
    page.reload()
    page.wait_for_selector(".bead")
    # The same document in both.
    fresh.goto(f"{base}/jobs/{job}/result/report.html#/document/hemsirelik-uyku.txt")
    fresh.reload()
    fresh.wait_for_selector(".bead")
    page.locator(".bead").nth(3).focus()
    page.keyboard.press("w")
    said("a fifth is kept", until(lambda: len(kept.read_text("utf-8-sig").splitlines()) == 6, 10), kept.read_text("utf-8-sig"))
    fresh.locator(".bead").nth(4).focus()
    fresh.keyboard.press("w")
    said("it has not seen all again", until(lambda: "another browser" in fresh.locator("body").inner_text(), 10))
    fresh.reload()
    fresh.wait_for_selector(".bead")
    said("both are kept of one document too", until(lambda: len(kept.read_text("utf-8-sig").splitlines()) == 7, 10), kept.read_text("utf-8-sig"))
    said("both are seen", until(lambda: fresh.locator(".bead.wrong").count() >= 3, 10), fresh.locator(".bead.wrong").count())
    page.reload()
    page.wait_for_selector(".bead")
    page.locator(".bead").nth(2).focus()
    page.keyboard.press("r")
    page.reload()
    page.wait_for_selector(".bead")
    said("a change on the way is not lost", until(lambda: kept.read_text("utf-8-sig").count("wrong") == 4 and len(kept.read_text("utf-8-sig").splitlines()) == 7, 10), kept.read_text("utf-8-sig"))

    page.goto(page.url.split("#")[0] + "#/corrections")
    page.get_by_role("button", name="Run again with these corrections").click()
    page.wait_for_url(f"**/jobs/{job}")
    said("it is run again", until(lambda: page.locator("#state.ended").count() == 1), page.locator("#state").inner_text())
    corrected = (root / "home" / job / "result" / "corrections.csv")
    said("the correction stands", corrected.exists() and "applied" in corrected.read_text("utf-8-sig"), corrected.exists() and corrected.read_text("utf-8-sig"))

    # A folder of many; a reload and a second tab see the same job.
    page.goto(base + "/")
    many = root / "çok"
    many.mkdir()
    for number in range(60):
        (many / f"belge {number}.txt").write_bytes((corpus / "hemsirelik-uyku.txt").read_bytes() + str(number).encode())
    page.set_input_files("#folder", str(many))
    said("a folder is taken", "60 files chosen" in page.locator("#count").inner_text(), page.locator("#count").inner_text())
    page.click("#go")
    page.wait_for_url("**/jobs/*")
    page.reload()
    second = context.new_page()
    second.goto(page.url)
    said("both tabs see it end", until(lambda: page.locator("#state.ended").count() == second.locator("#state.ended").count() == 1), page.locator("#state").inner_text())
    said("the folder kept its name", page.locator("h1").inner_text() == "çok", page.locator("h1").inner_text())
    page.goto(base + "/")
    page.get_by_role("button", name="Türkçe").click()
    said("the language is chosen", until(lambda: page.locator("html").get_attribute("lang") == "tr", 10))
    said("results are listed", page.locator(".jobs li").count() == 2, page.locator(".jobs").inner_text())
    page.get_by_role("button", name="ikiz’i kapat").click()
    said("it is closed by its button", until(lambda: "kapandı" in page.locator("main").inner_text(), 10), page.locator("main").inner_text())
    said("no fault in the console", not faults, faults)
    browser.close()
