// Keeps what was visited, so that the site goes on without its server. It runs before JupyterLite's own worker, in one
// file with it that stands twice: for the whole site, and for the playable edition of those who come there directly.

const CACHE = "dlcourse";
const FRONT = ["./", "index.html", "progress.html", "front.css", "work.js", "progress.js", "storage.js", "fflate.js"];
const PYTHON = "/{python}/"; // its name changes with what is in it,
const NAMED_BY_CONTENT = /\.[0-9a-f]{7,20}\.js$/; // and so do JupyterLite's own
const NOT_OURS = "/api/service-worker-heartbeat"; // JupyterLite asks whether its worker lives
const root = new URL(self.location.pathname.endsWith("/sw.js") ? "./" : "../", self.location.href).href;

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(FRONT.map((name) => root + name))));
});
self.addEventListener("activate", (event) => event.waitUntil(Promise.all([self.clients.claim(), forgetOldPython()])));
self.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method !== "GET" || !url.startsWith(root) || url.includes(NOT_OURS)) return;
  event.stopImmediatePropagation();
  const linked = url.match(/play\/tree\/?\?path=(.+\.ipynb)$/); // from one chapter to another, by way of a page that only leads on
  if (linked) return event.respondWith(Response.redirect(`${root}play/notebooks/index.html?path=${linked[1]}`));
  const unchanging = url.includes(PYTHON) || NAMED_BY_CONTENT.test(new URL(url).pathname);
  event.respondWith(unchanging ? kept(event.request) : newest(event.request));
});

async function forgetOldPython() {
  const cache = await caches.open(CACHE);
  const old = (await cache.keys()).filter(({ url }) => /\/static\/python-/.test(url) && !url.includes(PYTHON));
  await Promise.all(old.map((request) => cache.delete(request)));
}

async function kept(request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(request)) ?? fetched(request, cache);
}

// From the site where it answers, else as it was seen last.
async function newest(request) {
  const cache = await caches.open(CACHE);
  try {
    return await fetched(request, cache);
  } catch (error) {
    const last = (await cache.match(request)) ?? (await cache.match(request, { ignoreSearch: true }));
    if (last) return last;
    throw error;
  }
}

async function fetched(request, cache) {
  const answer = await fetch(request);
  if (answer.status === 200) cache.put(request, answer.clone()).catch(() => {}); // a full disk costs the next visit only
  return answer;
}
