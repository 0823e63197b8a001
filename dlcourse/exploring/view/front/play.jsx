import { useEffect, useRef, useState } from "preact/hooks";
import { limitsOf } from "./controls.jsx";

const SPEEDS = [0.5, 1, 2, 4];

// Play, one step, speed. The next step waits until the picture of the last one has arrived.
export function Play({ control, link, value, common, set }) {
  const words = link.frame.words;
  const [playing, play] = useState(false);
  const [speed, setSpeed] = useState(1);
  const timer = useRef(0);
  const resting = !link.alive || common.disabled;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const every = 1000 / (still ? Math.min(1, control.each) : control.each * speed);
  const step = () => {
    const next = control.moves.length ? nextOf(control, link) : nextCount(control, value);
    if (next === null) play(false);
    else if (control.moves.length) link.move(next);
    else set(next);
  };
  const latest = useRef(step);
  latest.current = step;
  useEffect(() => {
    if (!playing || resting) return;
    let due = performance.now() + every;
    const tick = (now) => {
      timer.current = requestAnimationFrame(tick);
      if (now < due || link.waiting) return;
      due = Math.max(due + every, now);
      latest.current();
    };
    timer.current = requestAnimationFrame(tick);
    return () => cancelAnimationFrame(timer.current);
  }, [playing, resting, every]);
  const { id, ...rest } = common;
  return (
    <div role="group" aria-label={control.label}>
      <button
        type="button"
        id={id}
        {...rest}
        onClick={() => {
          if (!playing && isAtEnd(control, link, value)) begin(control, link, set);
          play(!playing);
        }}
      >
        <span aria-hidden="true">{playing ? "❚❚ " : "▶ "}</span>
        {playing ? words.pause : control.label}
      </button>
      <button type="button" {...rest} onClick={step}>
        {words.step}
      </button>
      <select
        {...rest}
        aria-label={words.speed}
        value={speed}
        onChange={(event) => setSpeed(Number(event.target.value))}
      >
        {SPEEDS.map((factor) => (
          <option key={factor} value={factor}>{`${factor} ×`}</option>
        ))}
      </select>
    </div>
  );
}

function sliders(control, link) {
  return control.moves.map((name) => link.frame.controls.find((other) => other.name === name));
}

function nextCount(control, value) {
  if (value < control.last) return value + 1;
  return control.loop ? 0 : null;
}

// As on a mileage counter: the first slider moves; at its end it begins anew and the second takes a step.
function nextOf(control, link) {
  const next = {};
  for (const slider of sliders(control, link)) {
    const { low, high } = limitsOf(slider, link);
    const value = link.state[slider.name] + slider.step;
    if (value <= high + 1e-9) return { ...next, [slider.name]: Number(value.toFixed(slider.decimals)) };
    next[slider.name] = low;
  }
  return control.loop ? next : null;
}

function isAtEnd(control, link, value) {
  return (control.moves.length ? nextOf(control, link) : nextCount(control, value)) === null;
}

function begin(control, link, set) {
  if (!control.moves.length) return set(0);
  link.move(Object.fromEntries(sliders(control, link).map((s) => [s.name, limitsOf(s, link).low])));
}
