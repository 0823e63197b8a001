// Runs before JupyterLite. At its start that takes every worker of the site away that it does not know by name; with the
// server gone there would be none afterwards. Browsers renew workers by themselves.
if (navigator.serviceWorker) navigator.serviceWorker.getRegistrations = async () => [];

// A browser whose storage is full has no words for it, and JupyterLite's dialog would be empty.
const words = Object.getOwnPropertyDescriptor(DOMException.prototype, "message").get;
const FULL = "The storage that this browser gives the site is full. Take this notebook home with File > Download before you close it.";
Object.defineProperty(DOMException.prototype, "message", {
  get() {
    return words.call(this) || (this.name === "QuotaExceededError" ? FULL : "");
  },
});

// What JupyterLite's page lacks for those who hear it or have no mouse. Its logo leads to a page that the site does not have.
const LACKING = {
  "#jp-NotebookLogo": { "aria-label": "All chapters", href: "../../index.html" },
  ".skip-link": { href: "#main-panel", tabindex: "0" },
  "#main-panel": { tabindex: "-1" },
  "[role=feed] > .jp-Cell": { role: "article" },
  ".jp-CodeCell .cm-content": { "aria-label": "Code" },
  ".jp-MarkdownCell .cm-content": { "aria-label": "Text" },
  ".jp-collapseHeadingButton": { "aria-label": "Fold or unfold this section" },
  ".jp-NotebookKernelLogo img": { alt: "" },
};

function complete() {
  for (const [place, attributes] of Object.entries(LACKING))
    for (const [name, value] of Object.entries(attributes))
      for (const element of document.querySelectorAll(`${place}:not([${name}="${value}"])`)) element.setAttribute(name, value);
}

let waits = false;
new MutationObserver(() => {
  if (waits) return;
  waits = true;
  setTimeout(() => ((waits = false), complete()), 200); // much changes at once
}).observe(document, { childList: true, subtree: true });
