import { useEffect, useRef, useState } from "preact/hooks";
import { Play } from "./play.jsx";
import { Sketch } from "./sketch.jsx";

const KEYS = { "data-lm-suppress-shortcuts": "true" }; // JupyterLab takes arrow keys for itself otherwise

// One control with its label, and under it why it is disabled or what is wrong with its content.
export function Control({ control, link }) {
  const { picture, view } = link;
  const { name, kind } = control;
  const id = `${view}-${name}`;
  const reason = picture.disabled[name];
  const wrong = picture.wrong[name];
  const note = wrong ?? reason;
  const common = {
    id,
    disabled: Boolean(reason),
    "aria-describedby": note ? `${id}-note` : undefined,
    "aria-invalid": wrong ? "true" : undefined,
    ...KEYS,
  };
  const Kind = KINDS[kind];
  return (
    <div class={`dlx-control dlx-${kind}`} data-control={name}>
      <Kind control={control} link={link} value={link.state[name]} common={common} set={(v) => link.move({ [name]: v })} />
      {note && (
        <small id={`${id}-note`} class={wrong ? "dlx-wrong" : "dlx-reason"} role={wrong ? "alert" : undefined}>
          {note}
        </small>
      )}
    </div>
  );
}

export function written(value, decimals) {
  return value.toFixed(decimals).replace("-", "−");
}

export function limitsOf(control, link) {
  const [low, high] = link.picture.limits[control.name] ?? [control.low, control.high];
  return { low, high };
}

function Slider({ control, link, value, common, set }) {
  const { low, high } = limitsOf(control, link);
  return (
    <>
      <label for={common.id}>{control.label}</label>
      <output>{written(value, control.decimals)}</output>
      <input
        {...common}
        type="range"
        min={low}
        max={high}
        step={control.step}
        value={value}
        onInput={(event) => set(Number(event.target.value))}
      />
    </>
  );
}

function Choice({ control, value, common, set }) {
  return (
    <>
      <label for={common.id}>{control.label}</label>
      <select {...common} value={value} onChange={(event) => set(event.target.value)}>
        {control.options.map(([option, text]) => (
          <option key={option} value={option} selected={option === value}>
            {text}
          </option>
        ))}
      </select>
    </>
  );
}

function Toggle({ control, value, common, set }) {
  return (
    <label>
      <input {...common} type="checkbox" checked={value} onChange={(event) => set(event.target.checked)} />
      {control.label}
    </label>
  );
}

function Press({ control, value, common, set }) {
  return (
    <button type="button" {...common} onClick={() => set(value + 1)}>
      {control.label}
    </button>
  );
}

// Typed text is sent when the student pauses or leaves the field.
function Entry({ control, value, common, set }) {
  const [typed, type] = useState(null);
  const [focused, focus] = useState(false);
  const wrong = common["aria-invalid"];
  const timer = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);
  const send = (text) => {
    clearTimeout(timer.current);
    set(text);
  };
  return (
    <>
      <label for={common.id}>{control.label}</label>
      <input
        {...common}
        type="text"
        autocomplete="off"
        spellcheck={false}
        maxLength={control.longest}
        value={typed !== null && (focused || wrong) ? typed : value}
        onInput={(event) => {
          const text = event.target.value;
          type(text);
          clearTimeout(timer.current);
          timer.current = setTimeout(() => send(text), 400);
        }}
        onChange={(event) => send(event.target.value)}
        onFocus={() => {
          focus(true);
          if (!wrong) type(null);
        }}
        onBlur={() => focus(false)}
      />
    </>
  );
}

function Numbers({ control, link, value, common, set }) {
  const words = link.frame.words;
  const change = (row, column, text) => {
    const number = Number(text);
    if (text === "" || !Number.isFinite(number)) return;
    set(value.map((old, y) => old.map((n, x) => (y === row && x === column ? number : n))));
  };
  const { id, ...rest } = common;
  return (
    <>
      <span id={id}>{control.label}</span>
      <div role="group" aria-labelledby={id} style={`grid-template-columns: repeat(${value[0].length}, 1fr)`}>
        {value.flatMap((row, y) =>
          row.map((number, x) => (
            <input
              key={`${y}-${x}`}
              {...rest}
              type="number"
              min={control.low}
              max={control.high}
              step={control.step}
              value={number}
              aria-label={fill(words.cell, { label: control.label, row: y + 1, column: x + 1 })}
              onInput={(event) => change(y, x, event.target.value)}
            />
          )),
        )}
      </div>
    </>
  );
}

export function fill(template, values) {
  return template.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

const KINDS = {
  slider: Slider,
  choice: Choice,
  toggle: Toggle,
  press: Press,
  play: Play,
  entry: Entry,
  numbers: Numbers,
  sketch: Sketch,
};
