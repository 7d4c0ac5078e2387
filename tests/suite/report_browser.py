# What the scripts that look at report.html have in common: Chromium, and a line for each thing that is looked at: what it
# is, whether it is right, and what was seen. The names of the results come in, a line each.
import csv, io, json, shutil, sys, time
from contextlib import contextmanager
from pathlib import Path
import axe_playwright_python
from playwright.sync_api import sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
if CHROMIUM is None:
    raise SystemExit(77)
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
small, large, hostile, corrected, moved = (Path(line) for line in sys.stdin.read().split("\n")[:5])
csv.field_size_limit(10 ** 9)
faults = []

@contextmanager
def chromium():
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"])
        except Exception:
            # It is there and does not start on this machine.
            raise SystemExit(77)
        yield browser
        browser.close()

def said(name, is_right, *seen):
    print(name, bool(is_right), *(" / ".join(str(one).split("\n")) for one in seen), sep="\t")

def opened(browser, folder, **more):
    return tab(browser.new_context(accept_downloads=True, **more), folder)

def tab(context, folder):
    page = context.new_page()
    page.on("console", lambda message: faults.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: faults.append(f"error: {error}"))
    page.on("request", lambda request: request.url.startswith(("file:", "blob:")) or faults.append(f"request: {request.url}"))
    page.goto((folder / "report.html").as_uri())
    page.wait_for_selector("main h1")
    return page

# Waits for what a script says. Chromium's own waiting takes texts for scripts, which the page forbids.
def until(page, script):
    for _ in range(300):
        if page.evaluate(script):
            return
        page.wait_for_timeout(100)
    raise SystemExit(f"waited in vain: {script}")

def accessible(page, view):
    page.evaluate(AXE)
    found = page.evaluate("axe.run().then(found => found.violations.map(one => [one.id, one.impact, one.nodes[0].html]))")
    said(f"axe: {view}", not [one for one in found if one[1] in ("serious", "critical")], found)

def table(folder, name):
    return list(csv.DictReader(open(folder / f"{name}.csv", newline="", encoding="utf-8")))

def exported(page, file):
    page.click("header a[data-view=corrections]")
    page.wait_for_selector("table.stacked")
    with page.expect_download() as waiting:
        page.click("main button.main")
    waiting.value.save_as(file)
    return list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8-sig"), newline="")))

