# Asks the server what it should refuse and what it should take: a line for each thing, what it is and whether it is right.
import http.client, io, json, os, shutil, socket, sys, threading, time, urllib.parse, zipfile
from pathlib import Path

kind, url, root = sys.stdin.read().split("\n")[:3]
root = Path(root)
parts = urllib.parse.urlsplit(url)
host, port = parts.hostname, parts.port
here = f"http://{host}:{port}"
cookie = None

def said(name, is_right, *seen):
    print(name, bool(is_right), *(" / ".join(str(one).split("\n"))[:300] for one in seen), sep="\t")

def ask(method, path, body=None, **headers):
    connection = http.client.HTTPConnection(host, port, timeout=60)
    all_headers = {"Host": f"{host}:{port}"}
    if method != "GET":
        all_headers["Origin"] = here
    if cookie:
        all_headers["Cookie"] = cookie
    all_headers.update({name.replace("_", "-"): value for name, value in headers.items() if value is not None})
    for name, value in headers.items():
        if value is None:
            all_headers.pop(name.replace("_", "-"), None)
    connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
    if body is not None and "Content-Length" not in all_headers:
        all_headers["Content-Length"] = str(len(body))
    for name, value in all_headers.items():
        connection.putheader(name, value)
    connection.endheaders()
    if body:
        connection.send(body)
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    return answer.status, content, answer

def post(path, data=None, **headers):
    body = json.dumps(data).encode() if data is not None else b""
    return ask("POST", path, body, Content_Type="application/json", **headers)

def made():
    return json.loads(post("/jobs", {"purpose": "compare"})[1])

def put(job, name, body):
    return ask("PUT", f"/jobs/{job}/files?name=" + urllib.parse.quote(name, safe=""), body)

def page(job):
    return ask("GET", f"/jobs/{job}/part")[1].decode()

def waited(job, seconds=120):
    end = time.monotonic() + seconds
    while "data-ahead" in page(job) and time.monotonic() < end:
        time.sleep(0.2)
    return page(job)

status, _, answer = ask("GET", parts.path + "?" + parts.query)
given = answer.getheader("Set-Cookie") or ""
said("the address of the start gives a cookie", status == 200 and "HttpOnly" in given and "SameSite=Strict" in given, status, given)
door = root / "home" / "open.html"
said("the page that leads there is the user's alone", url in door.read_text() and (os.name == "nt" or door.stat().st_mode & 0o77 == 0))
said("without a key nobody is answered", ask("GET", "/")[0] == 403)
said("with a wrong key nobody is answered", ask("GET", "/?token=" + "0" * 32)[0] == 403)
cookie = given.split(";")[0]
said("the browser is answered", ask("GET", "/style.css")[0] == 200)

TEXT = ("Abstract\nA total of 12 teachers took part in the study. They liked it very much and said so.\n\n"
        "Öz\nÇalışmaya 12 öğretmen katılmıştır. Çok beğendiklerini söylemişlerdir.\n").encode()

if kind == "guard":
    said("another host is refused", ask("GET", "/", Host="evil.example")[0] == 403)
    said("another port is refused", ask("GET", "/", Host=f"{host}:1")[0] == 403)
    said("another origin is refused", post("/jobs", {"purpose": "compare"}, Origin="http://evil.example")[0] == 403)
    said("no origin is refused where something changes", post("/jobs", {"purpose": "compare"}, Origin=None)[0] == 403)
    said("the origin null is refused", post("/end", Origin="null")[0] == 403)
    said("a wrong cookie is refused", ask("GET", "/", Cookie=cookie[:-1] + ("0" if cookie[-1] != "0" else "1"))[0] == 403)
    _, _, answer = ask("GET", "/")
    policy = answer.getheader("Content-Security-Policy")
    said("nothing but its own scripts runs", "default-src 'none'" in policy and "unsafe" not in policy, policy)
    said("no other page may read it", answer.getheader("Access-Control-Allow-Origin") is None)

    job = made()
    for name, place in [
        ("../../outside.txt", "outside.txt"), ("/etc/passwd", "etc/passwd"), ("a\0b.txt", "a_b.txt"), ("CON.txt", "_CON.txt"),
        ("Öz ve Özet ığüşçö.txt", "Öz ve Özet ığüşçö.txt"), ("ğ" * 255 + ".txt", None),
    ]:
        status, content, _ = put(job, name, TEXT)
        stays = status == 201 and (place is None or content.decode() == place) and (root / "home" / job / "input" / content.decode()).is_file()
        said(f"a file keeps to its folder: {name[:20]!a}", stays, status, content)
    said("the same name again gets a number", put(job, "outside.txt", TEXT)[1] == b"outside (2).txt")
    said("a name of nothing is refused", put(job, "..", TEXT)[0] == 400)
    outside = [path.name for path in [*root.iterdir(), *(root / "home").iterdir()] if path.name not in ("home", "outside.txt", job)]
    said("what lies outside is untouched", (root / "outside.txt").read_text() == "secret" and all(name in ("server.lock", "server.json", "server.port", "open.html") for name in outside), outside)
    status, content, _ = ask("PUT", f"/jobs/{job}/files?name=big.pdf", b"", Content_Length=str(2 << 30))
    said("two gigabytes are refused before they come", status == 413 and b"512" in content, status, content)
    status, content, _ = put(job, ".hidden/a.txt", TEXT)
    said("what is hidden is not taken", status == 400, status, content)
    endless = socket.create_connection((host, port))
    endless.settimeout(60)
    endless.sendall(f"PUT /jobs/{job}/files?name=endless.pdf HTTP/1.1\r\nHost: {host}:{port}\r\nOrigin: {here}\r\nCookie: {cookie}\r\nTransfer-Encoding: chunked\r\n\r\n".encode())
    try:
        for _ in range(600):
            endless.sendall(b"100000\r\n" + bytes(1 << 20) + b"\r\n")
    except OSError:
        pass  # It has answered, and reads no more.
    try:
        refused = endless.recv(100)
    except OSError:
        refused = b"closed"
    endless.close()
    said("a file without an end is refused when it is too large", b"201" not in refused and not (root / "home" / job / "input" / "endless.pdf").exists(), refused)
    broken = socket.create_connection((host, port))
    broken.sendall(f"PUT /jobs/{job}/files?name=broken.pdf HTTP/1.1\r\nHost: {host}:{port}\r\nOrigin: {here}\r\nCookie: {cookie}\r\nContent-Length: 1000\r\n\r\n%PDF".encode())
    time.sleep(0.3)
    had_part = bool(list((root / "home" / job).glob("*.part")))
    broken.close()
    end = time.monotonic() + 20
    while list((root / "home" / job).glob("*.part")) and time.monotonic() < end:
        time.sleep(0.1)
    said("a tab that is closed leaves no part of a file", had_part and not list((root / "home" / job).glob("*.part")) and not (root / "home" / job / "input" / "broken.pdf").exists(), had_part)
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("word/document.xml", "w") as document:
            document.write(b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>')
            for _ in range(1200):
                document.write(b"a " * (1 << 19))
            document.write(b"</w:t></w:r></w:p></w:body></w:document>")
    said("a bomb is small", put(job, "bomb.docx", bomb.getvalue())[0] == 201 and len(bomb.getvalue()) < 5 << 20, len(bomb.getvalue()))
    said("rules are chosen by their names alone", post("/jobs", {"purpose": "check", "profile": str(root / "outside.txt")})[0] == 400)
    said("a job whose files come is not run again", post(f"/jobs/{job}/again")[0] == 409)
    stopped = made()
    put(stopped, "a.txt", TEXT)
    post(f"/jobs/{stopped}/cancel")
    said("a job that was stopped while its files came does not start", put(stopped, "b.txt", TEXT)[0] == 409 and post(f"/jobs/{stopped}/start")[0] == 409)
    said("a job that is not there", post("/jobs/20000101/start")[0] == 404)

    def wait(job, milliseconds):
        begun = time.monotonic()
        answer = ask("GET", f"/jobs/{job}/part?wait={milliseconds}")[1]
        return time.monotonic() - begun, b"data-ahead" in answer
    took, is_ahead = wait(job, 400)
    said("who asks with patience is answered after it", took >= 0.4 and is_ahead, took)
    took, is_ahead = wait(job, 60_000)
    said("no answer waits for longer than some seconds", 4 < took < 20 and is_ahead, took)
    early = made()
    threading.Timer(0.3, lambda: post(f"/jobs/{early}/cancel")).start()
    took, is_ahead = wait(early, 5_000)
    said("and it comes when the job is over", took < 4 and not is_ahead, took)
    said("a patience that is no number is refused", ask("GET", f"/jobs/{job}/part?wait=long")[0] == 400)
    post(f"/jobs/{job}/start")
    over = waited(job)
    said("a job ends", 'class="ended"' in over, over)
    said("what was refused stands on its page", "big.pdf" in over and "512" in over, over)
    said("the bomb is said and hurts nothing", "bomb.docx" in over and "outside.txt" not in over.split("bomb.docx")[0], over)
    (root / "home" / job / "result" / ".unfinished.csv").write_text("half")
    if os.name != "nt":
        (root / "home" / job / "result" / "link.csv").symlink_to(root / "outside.txt")
    listed = zipfile.ZipFile(io.BytesIO(ask("GET", f"/jobs/{job}/all.zip")[1])).namelist()
    said("neither unfinished files nor links are packed", "documents.csv" in listed and not {".unfinished.csv", "link.csv"} & set(listed), listed)
    for path in ["../job.json", "..%2Fjob.json", "%2e%2e/job.json", "..%5cjob.json", "../../../outside.txt", ".ikiz/", ".unfinished.csv", "link.csv", "report", "x"]:
        said(f"nothing beside the result is served: {path}", ask("GET", f"/jobs/{job}/result/{path}")[0] in (404, 400))
    status, content, answer = ask("GET", f"/jobs/{job}/result/section_pairs.csv")
    said("a table is served", status == 200 and content == (root / "home" / job / "result" / "section_pairs.csv").read_bytes(), status)
    status, content, answer = ask("GET", f"/jobs/{job}/result/report.html")
    policy = answer.getheader("Content-Security-Policy") or ""
    said("the report runs by a key of its own", status == 200 and "'nonce-" in policy and "script-src 'self' 'unsafe" not in policy, policy)
    said("a started job takes no more files", put(job, "late.txt", TEXT)[0] == 409)

    def correct(revision, csv="a,b\r\n"):
        body = json.dumps({"revision": revision, "kept": {"name": "</script>"}, "csv": csv}).encode()
        return ask("PUT", f"/jobs/{job}/corrections", body, Content_Type="application/json")
    said("corrections are kept", correct(0)[:2] == (200, b"1") and (root / "home" / job / "corrections.csv").is_file())
    said("nobody overwrites what they have not seen", correct(0, "")[0] == 409 and (root / "home" / job / "corrections.csv").is_file())
    said("what is kept is no part of the page", b"</script>" not in ask("GET", f"/jobs/{job}/result/report.html")[1].split(b'id="kept">')[1].split(b"</script>")[0])
    said("when all is undone nothing is left", correct(1, "")[:2] == (200, b"2") and not (root / "home" / job / "corrections.csv").exists())
    post(f"/jobs/{job}/again")
    again = waited(job)
    said("a run again says again what was lost, and that nothing is new", "bomb.docx" in again and "nothing has changed" in again, again)

    many = [made() for _ in range(20)]
    for one in many:
        put(one, "a.txt", TEXT)
        post(f"/jobs/{one}/start")
    said("twenty jobs are done one after the other", all('class="ended"' in waited(one) for one in many))
    empty = made()
    said("a job without files does not start", post(f"/jobs/{empty}/start")[0] == 409)
    said("a job is deleted", post(f"/jobs/{empty}/delete")[0] == 303 and not (root / "home" / empty).exists())
    # For the next start: one that runs for the first time, and one that runs again, while the server is killed.
    rows = "".join(f"r{at},{f'The {at} teachers liked it. ' * 20},{f'Öğretmenlerin {at} kadarı beğendi. ' * 20}\n" for at in range(20000))
    rows = ("id,abstract_en,abstract_tr\n" + rows).encode()
    one, other = many[0], made()
    (root / "home" / one / "input" / "many.csv").write_bytes(rows)
    put(other, "many.csv", rows)
    before = zipfile.ZipFile(io.BytesIO(ask("GET", f"/jobs/{one}/all.zip")[1])).namelist()
    post(f"/jobs/{one}/again")
    post(f"/jobs/{other}/start")
    time.sleep(3)
    said("one runs and one waits", "data-ahead" in page(one) and "data-ahead" in page(other), page(one))
    said("files are not mixed while it runs", ask("GET", f"/jobs/{one}/all.zip")[0] == 409)
    third, gone = many[1], many[2]
    body = json.dumps({"revision": 0, "kept": {}, "csv": "document_id,about,verdict\r\n"}).encode()
    ask("PUT", f"/jobs/{third}/corrections", body, Content_Type="application/json")
    # As if it had been killed between the two files.
    (root / "home" / third / "corrections.csv").write_text("older")
    shutil.rmtree(root / "home" / gone)
    said("a job whose folder is gone can be deleted", post(f"/jobs/{gone}/delete")[0] == 303 and gone not in ask("GET", "/")[1].decode())
    (root / "last.txt").write_text("\n".join([one, other, third, here, *before]))
elif kind == "after":
    one, other, third, place, *before = (root / "last.txt").read_text().split("\n")
    said("it is where it was before", here == place, here, place)
    said("corrections are those that were kept", (root / "home" / third / "corrections.csv").read_bytes() == b"document_id,about,verdict\r\n")
    said("what broke off is said", all('class="broken"' in page(job) for job in (one, other)), page(one))
    said("there is no half result", not (root / "home" / other / "result" / "report.html").exists())
    listed = zipfile.ZipFile(io.BytesIO(ask("GET", f"/jobs/{one}/all.zip")[1])).namelist()
    said("the result of before is whole", sorted(listed) == sorted(before), listed, before)
    first = ask("GET", "/")[1].decode()
    said("results of before are there", first.count('class="ended"') > 18, first.count('class="ended"'))
    post(f"/jobs/{other}/again")
    time.sleep(1)
    post(f"/jobs/{other}/cancel")
    said("a job is stopped", 'class="cancelled"' in waited(other), page(other))
else:
    # A second start has left a file that is no longer there when it runs again.
    status, _, answer = ask("GET", "/")
    job = (answer.getheader("Location") or "").rsplit("/", 1)[-1]
    said("files of a second start lead to their job", status == 303 and job.isdigit(), status, job)
    said("they are compared where they are", 'class="ended"' in waited(job) and not list((root / "home" / job / "input").iterdir()), page(job))
    said("they are taken once", ask("GET", "/")[0] == 200)
    (root / "dropped.txt").unlink()
    post(f"/jobs/{job}/again")
    said("files that are gone are said, and the result stays", 'class="failed"' in waited(job) and (root / "home" / job / "result" / "documents.csv").is_file(), page(job))
