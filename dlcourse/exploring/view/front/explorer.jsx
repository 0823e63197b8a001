import { useEffect, useLayoutEffect, useReducer, useRef, useState } from "preact/hooks";
import { Control } from "./controls.jsx";
import { Picture } from "./picture.jsx";
import { Prediction } from "./prediction.jsx";

const STEP = 20; // widths are told in steps, so that dragging a side bar does not redraw at every pixel

export function Explorer({ link }) {
  const [, redraw] = useReducer((count) => count + 1, 0);
  useLayoutEffect(() => {
    link.listeners.add(redraw);
    return () => link.listeners.delete(redraw);
  }, [link]);
  const root = useRef(null);
  useEffect(() => watchWidth(root.current, link), [link]);
  const { frame, picture, prediction, alive } = link;
  const { words } = frame;
  const locked = prediction.chosen === null;
  const why = !alive ? words.at_rest : locked ? words.locked : "";
  useFocus(root, prediction.chosen);
  return (
    <section class="dlcourse-explorer" aria-label={frame.title} data-idle={link.idle} ref={root}>
      <h3>{frame.title}</h3>
      <Prediction link={link} />
      <fieldset class="dlx-controls" disabled={Boolean(why)} aria-describedby={why ? `${link.view}-why` : undefined}>
        <legend class="dlx-hidden">{words.controls}</legend>
        {frame.controls.map((control) => (
          <Control key={control.name} control={control} link={link} />
        ))}
        <div class="dlx-control dlx-last">
          <button type="button" onClick={() => link.reset()}>
            {words.reset}
          </button>
          <Code link={link} />
        </div>
      </fieldset>
      {why && (
        <p class="dlx-why" id={`${link.view}-why`}>
          {why}
        </p>
      )}
      <p class="dlcourse-error" role="alert">
        {picture.error}
      </p>
      <Picture link={link} still={Boolean(why)} />
      <p class="dlx-line" aria-live="polite">
        {picture.line}
      </p>
      {link.slow && <p class="dlx-why">{words.busy}</p>}
    </section>
  );
}

function Code({ link }) {
  const [shown, show] = useState(false);
  const words = link.frame.words;
  return (
    <>
      <button type="button" aria-expanded={shown} onClick={() => show(!shown)}>
        {words.code}
      </button>
      {shown && (
        <input
          class="dlx-code"
          readonly
          aria-label={words.code}
          value={link.picture.code}
          onFocus={(event) => event.target.select()}
          data-lm-suppress-shortcuts="true"
        />
      )}
    </>
  );
}

function watchWidth(element, link) {
  const observer = new ResizeObserver(() => {
    const width = Math.floor(element.clientWidth / STEP) * STEP;
    if (width > 0) link.resize(width);
  });
  observer.observe(element);
  return () => observer.disconnect();
}

// After predicting, the first control has the focus; after asking again, the first option.
function useFocus(root, chosen) {
  const before = useRef(chosen);
  useEffect(() => {
    if (before.current === chosen) return;
    const wanted = chosen === null ? ".dlcourse-prediction input" : ".dlx-controls :is(input, select, button):enabled";
    root.current.querySelector(wanted)?.focus({ preventScroll: true });
    before.current = chosen;
  }, [chosen]);
}
