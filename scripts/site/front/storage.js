// The notebooks that JupyterLite keeps in this browser: one database, one store, a record for each file.

const DATABASE = "dlcourse";
const STORE = "files";

async function opened() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE);
    request.onupgradeneeded = () => request.transaction.abort(); // JupyterLite makes it, at the first notebook
    request.onsuccess = () => resolve(request.result);
    request.onerror = (event) => {
      event.preventDefault();
      request.error.name === "AbortError" ? resolve(null) : reject(request.error);
    };
  });
}

async function inStore(mode, ask) {
  const database = await opened();
  if (!database) return undefined;
  try {
    if (!database.objectStoreNames.contains(STORE)) return undefined;
    const transaction = database.transaction(STORE, mode);
    const done = new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
    });
    const request = ask(transaction.objectStore(STORE));
    await done;
    return request.result;
  } finally {
    database.close();
  }
}

export const everything = async () => (await inStore("readonly", (store) => store.getAll())) ?? [];
export const record = (path) => inStore("readonly", (store) => store.get(path));
const put = (path, value) => inStore("readwrite", (store) => store.put(value, path));
export const remove = (path) => inStore("readwrite", (store) => store.delete(path));

// A browser that is full says so by a name, without words.
export const reason = (error) =>
  error.name === "QuotaExceededError" ? "the storage that this browser gives the site is full" : error.message || error.name;

export const NOTHING_KEPT =
  "This browser keeps nothing for this site. Chapters can be played, but what you write is gone when you close the tab: download it before, with File > Download.";

export const isReady = async () => (await inStore("readonly", (store) => store.count())) !== undefined;

export function textOf(file) {
  if (file.format === "json") return JSON.stringify(file.content, null, 1) + "\n";
  if (file.format === "base64") return Uint8Array.from(atob(file.content), (letter) => letter.charCodeAt(0));
  return file.content ?? "";
}

function write(path, content, size, kind) {
  const now = new Date().toISOString();
  return put(path, { name: path.split("/").pop(), path, content, size, created: now, last_modified: now, writable: true, ...kind });
}

export function writeNotebook(path, content) {
  const kind = { type: "notebook", format: "json", mimetype: "application/json" };
  return write(path, content, JSON.stringify(content).length, kind);
}

// A file in a folder, such as mine/activations.py; the folder is made where it is missing.
export async function writeText(path, text) {
  const folder = path.split("/").slice(0, -1).join("/");
  if (folder && !(await record(folder))) await write(folder, [], 0, { type: "directory", format: "json", mimetype: "" });
  return write(path, text, text.length, { type: "file", format: "text", mimetype: "text/plain" });
}

// The first of NAME.old.ipynb, NAME.old2.ipynb ... (or .new) that nobody has: nothing is ever written over.
export async function freeName(path, word) {
  const [, stem, end] = path.match(/^(.*)(\.\w+)$/);
  for (let number = 1; ; number++) {
    const name = `${stem}.${word}${number === 1 ? "" : number}${end}`;
    if (!(await record(name))) return name;
  }
}

export const asText = (file) => {
  const text = textOf(file);
  return typeof text === "string" ? text : new TextDecoder().decode(text);
};

export const STATE = ".dlcourse/state.json";

// What the course remembers in this browser: results of checks, predictions, hints.
export async function remembered() {
  try {
    return JSON.parse(asText(await record(STATE)));
  } catch {
    return {}; // nothing was checked yet
  }
}
