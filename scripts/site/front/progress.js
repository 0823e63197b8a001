// The page of progress: what the checks in this browser have found so far, as `dlcourse progress` tells it.

import { asText, everything, NOTHING_KEPT, remembered } from "./storage.js";

const course = JSON.parse(document.getElementById("course").textContent);
const two = (number) => Math.round(number * 100) / 100;

function element(name, ...content) {
  const made = document.createElement(name);
  made.append(...content);
  return made;
}

function link(text, address) {
  const made = element("a", text);
  made.href = address;
  return made;
}

function bar(complete, exercises, title) {
  const made = document.createElement("progress");
  made.max = exercises || 1;
  made.value = complete;
  made.setAttribute("aria-label", `${title}: exercises complete`);
  return made;
}

function earned(chapter, results) {
  return chapter.exercises.reduce((sum, each) => sum + Math.min(results[each.id]?.points ?? 0, each.points), 0);
}

function row(chapter, results, predictions) {
  const { title, exercises } = chapter;
  const open = exercises.filter((each) => !results[each.id]?.full);
  const complete = exercises.length - open.length;
  const head = element("th", link(`${chapter.number}. ${title}`, `play/notebooks/index.html?path=${chapter.path}`));
  head.scope = "row";
  const next = open[0] ? `${open[0].title}${open[0].elsewhere ? " (on your own machine)" : ""}` : exercises.length ? "all done" : "";
  const count = Object.keys(predictions).filter((id) => id.startsWith(`${chapter.name}.`)).length;
  const done = element("td", bar(complete, exercises.length, title), ` ${complete} of ${exercises.length}`);
  done.className = "exercises";
  const points = element("td", chapter.points ? `${two(earned(chapter, results))} of ${chapter.points}` : "");
  points.className = "points";
  return element(
    "tr",
    head,
    done,
    points,
    element("td", next),
    element("td", count ? `${count} ${count === 1 ? "prediction" : "predictions"}` : ""),
  );
}

function built(files) {
  const own = files.filter((file) => /^mine\/\w+\.py$/.test(file.path));
  const names = (file) => [...asText(file).matchAll(/^(?:def|class) (\w+)/gm)].map((found) => found[1]).join(", ");
  return own.map((file) => element("li", element("code", file.path), `: ${names(file)}`));
}

async function show() {
  const [files, { results = {}, predictions = {} }] = [await everything(), await remembered()];
  document.getElementById("rows").replaceChildren(...course.map((chapter) => row(chapter, results, predictions)));
  const [sum, of] = [course.reduce((total, each) => total + earned(each, results), 0), course.reduce((total, each) => total + each.points, 0)];
  document.getElementById("sum").textContent = `${two(sum)} of ${of} points, by the checks in this browser.`;
  const own = built(files);
  document.getElementById("files").replaceChildren(...(own.length ? own : [element("li", "nothing yet")]));
}

window.addEventListener("pageshow", () => show().catch(() => (document.getElementById("sum").textContent = NOTHING_KEPT)));
