# Opens results in LibreOffice, as an Excel of a country would, and compares each cell with the tables. Reads lines with a
# folder and a locale; writes a line for each way of opening: what it is, whether it is right, cells, and what is wrong.
import csv, json, shutil, subprocess, sys, tempfile
from pathlib import Path
import openpyxl

if shutil.which("soffice") is None:
    raise SystemExit(77)
if subprocess.run(["soffice", "--headless", "--version"], capture_output=True, timeout=120).returncode != 0:
    raise SystemExit(77)
csv.field_size_limit(10 ** 9)
LANGUAGES = {"tr-TR": 1055, "en-US": 1033}
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>%s</value></prop></item>
</oor:items>"""
work = Path(tempfile.mkdtemp())

def opened(files, locale, out, infilter=None):
    profile = work / f"profile-{locale}"
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(SETTINGS % locale, encoding="utf-8")
    more = [f"--infilter={infilter}"] if infilter else []
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", *more, "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(out)]
    subprocess.run(command + [str(file) for file in files], check=True, capture_output=True, timeout=600)

def is_same(cell, kind, value):
    if cell == "":
        return value is None or value == ""
    if kind != "string":
        return type(value) in (int, float) and abs(value - float(cell.replace(",", "."))) < 1e-9
    # A whole number is a number, whatever its column.
    return value == cell or (type(value) in (int, float) and str(value) == cell)

def compared(name, pairs):
    wrong = [one for one in pairs if not is_same(*one)]
    print(name, not wrong, len(pairs), wrong[:5], sep="\t")

for line in sys.stdin.read().split("\n"):
    folder, locale = line.split("\t")
    folder = Path(folder)
    resources = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    rows = {}
    for one in resources:
        with open(folder / one["path"], newline="", encoding="utf-8-sig") as file:
            rows[one["name"]] = list(csv.reader(file, delimiter=one["dialect"]["delimiter"]))[1:]
    delimiter = ord(resources[0]["dialect"]["delimiter"])
    def pairs(one, read, cell=lambda text: text):
        kinds = [field["type"] for field in one["schema"]["fields"]]
        for number, row in enumerate(rows[one["name"]]):
            values = read[number] if number < len(read) else []
            for at, (text, kind) in enumerate(zip(row, kinds)):
                yield cell(text), kind, values[at] if at < len(values) else None
    for special in ("true", "false"):
        out = work / f"{folder.name}-{locale}-{special}"
        opened([folder / one["path"] for one in resources], locale, out, f"CSV:{delimiter},34,76,1,,{LANGUAGES[locale]},false,{special}")
        all = []
        for one in resources:
            sheet = openpyxl.load_workbook(out / (Path(one["path"]).stem + ".xlsx")).worksheets[0]
            all.extend(pairs(one, list(sheet.iter_rows(min_row=2, values_only=True))))
        compared(f"csv {locale}, special numbers {special}", all)
    out = work / f"{folder.name}-{locale}-workbook"
    opened([folder / "result.xlsx"], locale, out)
    sheets = openpyxl.load_workbook(out / "result.xlsx")
    all = []
    for one in resources:
        names = [field["name"] for field in one["schema"]["fields"]]
        sheet = next(sheet for sheet in sheets if [cell.comment and cell.comment.text.split("\n")[0] for cell in sheet[1]] == names)
        # The workbook needs no apostrophes.
        all.extend(pairs(one, list(sheet.iter_rows(min_row=2, values_only=True)), lambda text: text[1:] if text.startswith("'") else text))
    compared(f"workbook {locale}", all)
shutil.rmtree(work, ignore_errors=True)
