# Asks the server what it should refuse and what it should take: a line for each thing, what it is and whether it is right.
import http.client, json, os, sys, time, urllib.parse
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
said("the address of the start gives a cookie", status == 303 and "HttpOnly" in given and "SameSite=Strict" in given, status, given)
said("without a key nobody is answered", ask("GET", "/")[0] == 403)
said("with a wrong key nobody is answered", ask("GET", "/?token=" + "0" * 32)[0] == 403)
cookie = given.split(";")[0]
said("the browser is answered", ask("GET", "/")[0] == 200)

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
    said("what lies outside is untouched", (root / "outside.txt").read_text() == "secret")
    status, content, _ = ask("PUT", f"/jobs/{job}/files?name=big.pdf", b"", Content_Length=str(2 << 30))
    said("two gigabytes are refused before they come", status == 413 and b"512" in content, status, content)
    said("no part of a file is left", not list((root / "home" / job).glob("*.part")))
    said("a job that is not there", post("/jobs/20000101/start")[0] == 404)

    post(f"/jobs/{job}/start")
    over = waited(job)
    said("a job ends", 'class="ended"' in over, over)
    said("what was refused stands on its page", "big.pdf" in over and "512" in over, over)
    for path in ["../job.json", "..%2Fjob.json", "%2e%2e/job.json", "..%5cjob.json", "../../../outside.txt", ".ikiz/", "x"]:
        said(f"nothing beside the result is served: {path}", ask("GET", f"/jobs/{job}/result/{path}")[0] in (404, 400))
    status, content, answer = ask("GET", f"/jobs/{job}/result/section_pairs.csv")
    said("a table is served", status == 200 and content == (root / "home" / job / "result" / "section_pairs.csv").read_bytes(), status)
    status, content, answer = ask("GET", f"/jobs/{job}/result/report.html")
    policy = answer.getheader("Content-Security-Policy") or ""
    said("the report runs by a key of its own", status == 200 and "'nonce-" in policy and "script-src 'self' 'unsafe" not in policy, policy)
    said("a started job takes no more files", put(job, "late.txt", TEXT)[0] == 409)

    many = [made() for _ in range(20)]
    for one in many:
        put(one, "a.txt", TEXT)
        post(f"/jobs/{one}/start")
    said("twenty jobs are done one after the other", all('class="ended"' in waited(one) for one in many))
    empty = made()
    said("a job without files does not start", post(f"/jobs/{empty}/start")[0] == 409)
    said("a job is deleted", post(f"/jobs/{empty}/delete")[0] == 303 and not (root / "home" / empty).exists())
    # For the next start: one that runs while the server is killed.
    rows = "".join(f"r{at},{f'The {at} teachers liked it. ' * 20},{f'Öğretmenlerin {at} kadarı beğendi. ' * 20}\n" for at in range(20000))
    last = made()
    put(last, "many.csv", ("id,abstract_en,abstract_tr\n" + rows).encode())
    post(f"/jobs/{last}/start")
    time.sleep(1)
    said("it runs", "data-ahead" in page(last), page(last))
    (root / "last.txt").write_text(last)
else:
    last = (root / "last.txt").read_text()
    said("what broke off is said", 'class="broken"' in page(last), page(last))
    said("there is no half result", not (root / "home" / last / "result" / "report.html").exists())
    first = ask("GET", "/")[1].decode()
    said("results of before are there", first.count('class="ended"') > 20, first.count('class="ended"'))
    post(f"/jobs/{last}/again")
    time.sleep(1)
    post(f"/jobs/{last}/cancel")
    said("a job is stopped", 'class="cancelled"' in waited(last), page(last))
