// The polite live line of an explorer, and the accessible names that ipywidgets does not set itself.

function setAttribute(element, name, value) {
  if (element && element.getAttribute(name) !== value) element.setAttribute(name, value);
}

function nameSliders(explorer, locked) {
  for (const slider of explorer.querySelectorAll(".widget-slider")) {
    const label = slider.querySelector(".widget-label");
    const handle = slider.querySelector(".noUi-handle");
    setAttribute(handle, "aria-label", label.textContent);
    setAttribute(handle, "aria-disabled", String(locked));
  }
}

// Radio buttons without a common name are no group: the arrow keys do not lead from one to the next.
function groupRadios(explorer, group, question) {
  const box = explorer.querySelector(".widget-radio-box");
  setAttribute(box, "role", "radiogroup");
  setAttribute(box, "aria-label", question);
  for (const radio of explorer.querySelectorAll("input[type=radio]")) setAttribute(radio, "name", group);
}

// In command mode JupyterLab takes the arrow keys for itself unless the focused element says otherwise.
function keepArrowKeys(explorer) {
  for (const element of explorer.querySelectorAll("select, input, .noUi-handle"))
    setAttribute(element, "data-lm-suppress-shortcuts", "true");
}

function nameEverything(explorer, model, group) {
  nameSliders(explorer, model.get("locked"));
  groupRadios(explorer, group, model.get("question"));
  keepArrowKeys(explorer);
  setAttribute(explorer.querySelector("img.widget-image"), "alt", model.get("alt"));
  setAttribute(explorer.querySelector(".dlcourse-prediction > :last-child"), "aria-live", "polite");
  setAttribute(explorer.querySelector(".dlcourse-error"), "role", "alert");
}

function render({ model, el }) {
  const line = document.createElement("p");
  line.setAttribute("aria-live", "polite");
  line.style.cssText = "margin: 4px 0; max-width: 700px; line-height: 1.4";
  el.append(line);

  const group = `prediction-${Math.random().toString(36).slice(2)}`;
  let explorer = null;
  const update = () => {
    if (line.textContent !== model.get("line")) line.textContent = model.get("line");
    if (explorer) nameEverything(explorer, model, group);
  };
  // The other widgets of the explorer are attached in any order, so look again whenever one arrives.
  const observer = new MutationObserver(update);
  let frame = requestAnimationFrame(function attach() {
    explorer = el.closest(".dlcourse-explorer");
    if (!explorer) {
      frame = requestAnimationFrame(attach);
      return;
    }
    observer.observe(explorer, { childList: true, subtree: true });
    update();
  });
  model.on("change", update);
  update();
  return () => {
    cancelAnimationFrame(frame);
    observer.disconnect();
    model.off("change", update);
  };
}

export default { render };
