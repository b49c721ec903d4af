"""Python's urllib; follows redirects by default. It has a limit for each operation, none for the exchange."""
import concurrent.futures
import hashlib
import json
import platform
import ssl
import sys
import threading
import time
import urllib.request

PRINTING = threading.Lock()


def say(message):
    with PRINTING:
        print(json.dumps(message), flush=True)


def send(opener, call, url):
    content = b"a" * call["bytes"] if "bytes" in call else None
    request = urllib.request.Request(url, content, call.get("headers", {}), method=call.get("method", "GET"))
    try:
        with opener.open(request, timeout=call["timeoutMs"] / 1000) as response:
            body = response.read()  # As its documentation does: read(n) ends a short body without an error.
            return {"outcome": "ok", "status": response.status, "bytes": len(body),
                    "sha256": hashlib.sha256(body).hexdigest(), "text": body[:65536].decode("latin-1")}
    except Exception as error:  # Whatever it is, the caller gets it: a status of 400 or more, too.
        return {"outcome": "error", "error": f"{type(error).__name__}: {error}"}


def answer(call):
    start = time.monotonic()
    trust = ssl.create_default_context(cafile=call["ca"])
    opener = urllib.request.build_opener(urllib.request.HTTPSHandler(context=trust))
    if "url" in call:
        said = send(opener, call, call["url"])
    else:
        first, last = call["urls"]  # The method, the content and the fields are the last request's.
        results = [send(opener, {"timeoutMs": call["timeoutMs"]}, first)]
        time.sleep(call.get("pauseMs", 0) / 1000)
        said = {"results": results + [send(opener, call, last)]}
    say({"id": call["id"], "ms": round((time.monotonic() - start) * 1000), **said})


version = platform.python_version()
say({"hello": 1, "name": "python-urllib", "version": version, "runtime": "python " + version,
     "can": ["h1", "tls", "post", "two"], "parallel": 16})
with concurrent.futures.ThreadPoolExecutor(16) as threads:
    for line in sys.stdin:
        threads.submit(answer, json.loads(line))
