import { useMemo, useRef, useState } from "preact/hooks";
import { useDrag } from "./pointer.js";

// The kernel has laid everything out: a shape is [tag, attributes, text, extras] in pixels.
export function Picture({ link, still }) {
  const { picture, frame, view } = link;
  const svg = useRef(null);
  const [tip, showTip] = useState(null);
  const [cursor, moveCursor] = useState(-1);
  const parts = useMemo(() => partsOf(picture.shapes), [picture.shapes]);
  const drag = useDrag(link, svg, still);
  const hover = (event) => {
    if (event.buttons) return showTip(null);
    const index = event.target.dataset?.i;
    const text = index === undefined ? "" : tipOf(picture.shapes[index]);
    showTip(text ? { text, ...placeOf(event, svg.current) } : null);
  };
  const key = (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape") return showTip(null), moveCursor(-1);
    if (event.key === "Enter" && cursor >= 0 && !still) pick(link, picture.shapes[parts[cursor]]);
    if (!step || !parts.length) return;
    event.preventDefault();
    const next = (cursor + step + parts.length) % parts.length;
    moveCursor(next);
    const shape = svg.current.querySelector(`[data-i="${parts[next]}"]`);
    showTip({ text: tipOf(picture.shapes[parts[next]]), ...middleOf(shape, svg.current) });
  };
  const current = cursor >= 0 ? parts[cursor] : -1;
  const shapes = useMemo(
    () => picture.shapes.map((shape, index) => draw(shape, index, current === index, still)),
    [picture.shapes, current, still], // a moved control alone draws nothing
  );
  const reads = parts.length ? { tabIndex: 0, "aria-description": frame.words.picture_keys } : {};
  return (
    <div class="dlx-picture">
      <svg
        ref={svg}
        id={`${view}-picture`}
        role="img"
        aria-label={picture.alt}
        {...reads}
        viewBox={`0 0 ${picture.width} ${picture.height}`}
        style={`width: ${picture.width}px`}
        data-lm-suppress-shortcuts="true"
        data-number={picture.number}
        onPointerMove={(event) => drag.move(event) || hover(event)}
        onPointerDown={(event) => (showTip(null), drag.start(event))}
        onPointerUp={drag.end}
        onPointerCancel={drag.end}
        onPointerLeave={() => showTip(null)}
        onKeyDown={key}
        onBlur={() => (moveCursor(-1), showTip(null))}
      >
        {shapes}
      </svg>
      <p class="dlx-tip" aria-live="polite" style={tip ? `left: ${tip.x}px; top: ${tip.y}px` : "display: none"}>
        {tip?.text}
      </p>
    </div>
  );
}

function draw([tag, attrs, text, extras], index, current, still) {
  const Tag = tag;
  const shown = { ...attrs };
  for (const paint of ["fill", "stroke"])
    if (shown[paint] && shown[paint] !== "none") shown[paint] = `var(--dlx-${shown[paint]})`;
  if (extras) {
    shown["data-i"] = index;
    const act = still ? null : extras.act;
    const kind = act?.drag ? cursorOf(act.drag) : act?.pick ? "pointer" : "";
    shown.class = [attrs.class, current && "dlx-current", act && "dlx-act"].filter(Boolean).join(" ");
    if (kind) shown.style = `cursor: ${kind}`;
  }
  return (
    <Tag key={index} {...shown}>
      {text || null}
    </Tag>
  );
}

function cursorOf(drag) {
  if (drag.jump) return "crosshair";
  return drag.x && drag.y ? "move" : drag.x ? "ew-resize" : "ns-resize";
}

const tipOf = (shape) => shape?.[3]?.tip ?? "";

// The parts that arrow keys go through: those with a text, each once.
function partsOf(shapes) {
  const parts = [];
  shapes.forEach((shape, index) => {
    const tip = tipOf(shape);
    if (tip && tip !== tipOf(shapes[parts[parts.length - 1]])) parts.push(index);
  });
  return parts;
}

export function pick(link, shape) {
  const values = shape?.[3]?.act?.pick;
  if (values) link.move(values);
}

function placeOf(event, svg) {
  const box = svg.parentElement.getBoundingClientRect();
  return inside(event.clientX - box.left + 14, event.clientY - box.top + 16, box);
}

function middleOf(shape, svg) {
  const box = svg.parentElement.getBoundingClientRect();
  const own = shape.getBoundingClientRect();
  return inside(own.left + own.width / 2 - box.left, own.bottom - box.top + 6, box);
}

const inside = (x, y, box) => ({ x: Math.max(0, Math.min(x, box.width - 200)), y });
