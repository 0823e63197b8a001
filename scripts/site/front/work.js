// The front page's table: what was done in this browser, taken home, brought back, begun again.

import { strFromU8, strToU8, unzipSync, zipSync } from "./fflate.js";
import { everything, freeName, isReady, record, remove, textOf, writeNotebook } from "./storage.js";

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
  made.addEventListener("click", () => act().then(show, (error) => say(`That did not work: ${error.message ?? error}`)));
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

async function points() {
  const state = await record(".dlcourse/state.json");
  try {
    return JSON.parse(new TextDecoder().decode(asBytes(state))).results ?? {};
  } catch {
    return {}; // nothing was checked yet
  }
}

const asBytes = (file) => {
  const text = textOf(file);
  return typeof text === "string" ? strToU8(text) : text;
};

function earned(chapter, results) {
  const own = Object.entries(results).filter(([id]) => id.startsWith(`${chapter.name}.`));
  const sum = own.reduce((total, [, result]) => total + result.points, 0);
  const missing = chapter.elsewhere ? `, ${chapter.elsewhere} of them only on your own machine` : "";
  return own.length ? `${Math.round(sum * 100) / 100} of ${chapter.points} points${missing}` : "";
}

async function work(chapter, files, results) {
  const cell = document.getElementById(`work-${chapter.name}`);
  const own = files.find((file) => file.path === chapter.path);
  cell.replaceChildren();
  if (!own) return void cell.append("not begun");
  cell.append(earned(chapter, results) || "begun", document.createElement("br"));
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
  const [files, results] = [await everything(), await points()];
  await Promise.all(course.map((chapter) => work(chapter, files, results)));
  document.getElementById("all").disabled = files.length === 0;
}

async function bring(files) {
  if (!(await isReady())) return say("Open one chapter first: this browser has no place for notebooks yet.");
  const kept = [];
  for (const file of files) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const members = file.name.endsWith(".zip") ? unzipSync(bytes) : { [file.name]: bytes };
    for (const [name, content] of Object.entries(members))
      if (name.endsWith(".ipynb")) kept.push(await bringOne(name.split("/").pop(), strFromU8(content)));
  }
  say(kept.length ? `Here now: ${kept.join(", ")}.` : "There is no notebook in what you chose.");
}

async function bringOne(name, text) {
  const content = JSON.parse(text);
  if (!Array.isArray(content.cells)) throw new Error(`${name} is not a notebook`);
  const there = await record(name);
  const path = there && textOf(there) !== JSON.stringify(content, null, 1) + "\n" ? await freeName(name, "brought") : name;
  await writeNotebook(path, content);
  return path === name ? name : `${name}, as ${path} beside the one you had`;
}

document.getElementById("all").addEventListener("click", async () => {
  const files = (await everything()).filter((file) => file.type !== "directory");
  save("dlcourse-work.zip", zipSync(Object.fromEntries(files.map((file) => [file.path, asBytes(file)]))));
});
document.getElementById("bring").addEventListener("change", async (event) => {
  try {
    await bring(event.target.files);
  } catch (error) {
    say(`That did not work: ${error.message}`);
  }
  event.target.value = "";
  await show();
});
window.addEventListener("pageshow", show);
