import { useEffect, useRef, useState } from "preact/hooks";

// A pad to draw on: a grid of ink, or points. The pen is led by pointer or by arrow keys.
export function Sketch({ control, link, value, common, set }) {
  const words = link.frame.words;
  const canvas = useRef(null);
  const [erase, setErase] = useState(false);
  const [pen, movePen] = useState({ x: Math.floor(control.columns / 2), y: Math.floor(control.rows / 2) });
  const [focused, focus] = useState(false);
  const { id, ...rest } = common;
  useEffect(() => paint(canvas.current, control, value, focused ? pen : null));
  const off = common.disabled || link.prediction.chosen === null || !link.alive;
  const mark = (x, y) => set(control.points ? point(control, value, x, y, erase) : ink(control, value, x, y, erase));
  const drag = (event) => {
    if (off || !(event.buttons & 1)) return;
    event.preventDefault();
    const box = canvas.current.getBoundingClientRect();
    mark(((event.clientX - box.left) / box.width) * control.columns, ((event.clientY - box.top) / box.height) * control.rows);
  };
  const key = (event) => {
    const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (!step && ![" ", "Delete", "Backspace"].includes(event.key)) return;
    event.preventDefault();
    if (off) return;
    const at = { x: pen.x + (step?.[0] ?? 0), y: pen.y + (step?.[1] ?? 0) };
    const inside = { x: clamp(at.x, 0, control.columns - 1), y: clamp(at.y, 0, control.rows - 1) };
    if (step) movePen(inside);
    if (step && !event.shiftKey) return;
    const rubs = event.key === "Delete" || event.key === "Backspace" || erase;
    const change = control.points ? point : ink;
    set(change(control, value, inside.x + 0.5, inside.y + 0.5, rubs));
  };
  return (
    <div role="group" aria-label={control.label}>
      <span>{control.label}</span>
      <canvas
        ref={canvas}
        {...rest}
        id={id}
        role="application"
        aria-label={`${control.label}. ${words.sketch_keys}`}
        tabIndex={off ? -1 : 0}
        aria-disabled={off ? "true" : undefined}
        width={control.columns * scaleOf(control)}
        height={control.rows * scaleOf(control)}
        onPointerDown={(event) => {
          canvas.current.setPointerCapture(event.pointerId);
          drag(event);
        }}
        onPointerMove={drag}
        onKeyDown={key}
        onFocus={() => focus(true)}
        onBlur={() => focus(false)}
      />
      <label>
        <input type="checkbox" {...rest} checked={erase} onChange={(event) => setErase(event.target.checked)} />
        {words.erase}
      </label>
      <button type="button" {...rest} onClick={() => set([])}>
        {words.clear}
      </button>
    </div>
  );
}

const clamp = (value, low, high) => Math.min(Math.max(value, low), high);
const scaleOf = (control) => Math.max(1, Math.round(280 / control.columns));

// A soft brush of about two cells, as the digits of MNIST are drawn.
function ink(control, value, x, y, erase) {
  const grid = value.length ? value : Array.from({ length: control.rows }, () => Array(control.columns).fill(0));
  const reach = control.columns > 12 ? 1.6 : 0.8;
  return grid.map((row, r) =>
    row.map((old, c) => {
      const near = clamp(1.35 - Math.hypot(c + 0.5 - x, r + 0.5 - y) / reach, 0, 1);
      if (!near) return old;
      return Number((erase ? Math.min(old, 1 - near) : Math.max(old, near)).toFixed(2));
    }),
  );
}

function point(control, value, x, y, erase) {
  const [px, py] = [clamp(x / control.columns, 0, 1), clamp(1 - y / control.rows, 0, 1)];
  const near = ([a, b]) => Math.hypot(a - px, b - py) < 0.04;
  if (erase) return value.filter((other) => !near(other));
  const last = value[value.length - 1];
  if (value.length >= control.most || (last && Math.hypot(last[0] - px, last[1] - py) < 0.02)) return value;
  return [...value, [Number(px.toFixed(3)), Number(py.toFixed(3))]];
}

function paint(canvas, control, value, pen) {
  const context = canvas.getContext("2d");
  const scale = scaleOf(control);
  const style = getComputedStyle(canvas);
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = style.getPropertyValue("--dlx-ink");
  if (control.points)
    for (const [x, y] of value) {
      context.beginPath();
      context.arc(x * canvas.width, (1 - y) * canvas.height, 3.5, 0, 7);
      context.fill();
    }
  else
    value.forEach((row, r) =>
      row.forEach((density, c) => {
        context.globalAlpha = density;
        if (density) context.fillRect(c * scale, r * scale, scale, scale);
      }),
    );
  context.globalAlpha = 1;
  context.strokeStyle = style.getPropertyValue("--dlx-second");
  context.lineWidth = 2;
  if (pen) context.strokeRect(pen.x * scale, pen.y * scale, scale, scale);
}
