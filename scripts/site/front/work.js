// The front page's table: what was done in this browser, taken home, brought back, begun again.

import { strFromU8, strToU8, unzipSync, zipSync } from "./fflate.js";
import { asText, everything, freeName, isReady, NOTHING_KEPT, reason, record, remembered, remove, STATE, textOf, writeNotebook, writeText } from "./storage.js";

const course = JSON.parse(document.getElementById("course").textContent);
const said = document.getElementById("said");

const say = (text) => (said.textContent = text);
const play = (path) => `play/notebooks/index.html?path=${encodeURIComponent(path)}`;

function save(name, content) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content]));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

function button(text, label, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.setAttribute("aria-label", label);
  made.addEventListener("click", () => act().then(show, (error) => say(`That did not work: ${reason(error)}.`)));
  return made;
}

async function startAgain(chapter) {
  const own = await record(chapter.path);
  const name = await freeName(chapter.path, "old");
  await writeNotebook(name, own.content);
  await remove(chapter.path);
  say(`${chapter.title} begins anew. What you had is kept as ${name}.`);
}

async function takeNewer(chapter) {
  const answer = await fetch(`play/files/${chapter.path}`);
  if (!answer.ok) throw new Error(`the new edition cannot be fetched (${answer.status})`);
  const name = await freeName(chapter.path, "new");
  const fresh = await answer.json();
  await writeNotebook(name, fresh);
  const own = await record(chapter.path);
  own.content.metadata.dlcourse = fresh.metadata.dlcourse; // asked once
  await writeNotebook(chapter.path, own.content);
  say(`Your ${chapter.path} stays as it is; the new edition is ${name}.`);
}

const asBytes = (file) => {
  const text = textOf(file);
  return typeof text === "string" ? strToU8(text) : text;
};

function earned({ exercises, points }, results) {
  if (!exercises.some((each) => results[each.id])) return "begun";
  const complete = exercises.filter((each) => results[each.id]?.full).length;
  const sum = (of) => Math.round(of.reduce((total, number) => total + number, 0) * 100) / 100;
  const own = sum(exercises.map((each) => results[each.id]?.points ?? 0));
  const elsewhere = sum(exercises.map((each) => (each.elsewhere ? each.points : 0)));
  const missing = elsewhere ? `, ${elsewhere} of them only on your own machine` : "";
  return `${complete} of ${exercises.length} exercises${points ? `, ${own} of ${points} points${missing}` : ""}`;
}

async function work(chapter, files, results) {
  const cell = document.getElementById(`work-${chapter.name}`);
  const own = files.find((file) => file.path === chapter.path);
  cell.replaceChildren();
  if (!own) return void cell.append("not begun");
  cell.append(earned(chapter, results), document.createElement("br"));
  cell.append(button("Download", `Download your ${chapter.title}`, async () => save(chapter.path, textOf(own))));
  cell.append(button("Start again", `Start ${chapter.title} again; your version is kept`, () => startAgain(chapter)));
  const edition = own.content?.metadata?.dlcourse?.edition;
  if (edition && edition !== chapter.edition)
    cell.append(button("Newer edition", `Put the newer edition of ${chapter.title} beside yours`, () => takeNewer(chapter)));
  const others = files.filter((file) => file.path !== chapter.path && file.path.startsWith(chapter.path.replace(/ipynb$/, "")));
  for (const other of others) {
    const link = document.createElement("a");
    link.href = play(other.path);
    link.textContent = other.path;
    cell.append(document.createElement("br"), link);
  }
}

async function show() {
  const [files, { results = {} }] = [await everything(), await remembered()];
  await Promise.all(course.map((chapter) => work(chapter, files, results)));
  document.getElementById("all").disabled = files.length === 0;
  if (files.length) navigator.storage?.persist?.(); // so that a full disk does not make the browser forget
}

async function bring(files) {
  if (!(await isReady())) return say("Open one chapter first: this browser has no place for notebooks yet.");
  const kept = [];
  for (const file of files) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const members = file.name.endsWith(".zip") ? unzipSync(bytes) : { [file.name]: bytes };
    for (const [name, content] of Object.entries(members)) kept.push(await bringOne(name, strFromU8(content)));
  }
  const here = kept.filter(Boolean);
  say(here.length ? `Here now: ${here.join(", ")}.` : "There is no notebook in what you chose.");
}

function bringOne(name, text) {
  if (name === STATE) return bringState(JSON.parse(text));
  if (/^mine\/\w+\.py$/.test(name)) return keep(name, text, (path) => writeText(path, text));
  if (name.endsWith(".ipynb")) return bringNotebook(name.split("/").pop(), JSON.parse(text));
}

async function bringNotebook(name, content) {
  if (!Array.isArray(content.cells)) throw new Error(`${name} is not a notebook`);
  return keep(name, JSON.stringify(content, null, 1) + "\n", (path) => writeNotebook(path, content));
}

async function keep(name, text, write) {
  const there = await record(name);
  const path = there && asText(there) !== text ? await freeName(name, "brought") : name;
  await write(path);
  return path === name ? name : `${name}, as ${path} beside the one you had`;
}

// What this browser remembers stays; of the results of an exercise the better one.
async function bringState(brought) {
  const here = await remembered();
  for (const [section, values] of Object.entries(brought))
    for (const [key, value] of Object.entries(values)) {
      const own = (here[section] ??= {})[key];
      if (own === undefined || (section === "results" && value.points > own.points)) here[section][key] = value;
    }
  await writeText(STATE, JSON.stringify(here, null, 1) + "\n");
  return "your points and predictions";
}

document.getElementById("all").addEventListener("click", async () => {
  const files = (await everything()).filter((file) => file.type !== "directory");
  save("dlcourse-work.zip", zipSync(Object.fromEntries(files.map((file) => [file.path, asBytes(file)]))));
});
document.getElementById("bring").addEventListener("change", async (event) => {
  try {
    await bring(event.target.files);
  } catch (error) {
    say(`That did not work: ${reason(error)}.`);
  }
  event.target.value = "";
  await show();
});
window.addEventListener("pageshow", () => show().catch((error) => say(`${NOTHING_KEPT} (${reason(error)})`)));
navigator.serviceWorker?.register("sw.js");
