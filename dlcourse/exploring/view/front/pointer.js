import { useRef } from "preact/hooks";
import { limitsOf } from "./controls.jsx";
import { pick } from "./picture.jsx";

// Dragging a mark moves the sliders it stands for; a click picks. The picture under the pointer is replaced
// while one drags, so the SVG itself holds the pointer.
export function useDrag(link, svg, still) {
  const held = useRef(null);
  const start = (event) => {
    const shape = link.picture.shapes[event.target.dataset?.i];
    const act = shape?.[3]?.act;
    if (!act || still || event.button !== 0) return;
    if (act.pick) return pick(link, shape);
    event.preventDefault();
    svg.current.setPointerCapture(event.pointerId);
    const from = point(event, svg.current);
    held.current = { drag: act.drag, from, values: { ...link.state } };
    if (act.drag.sets) link.move(act.drag.sets);
    if (act.drag.jump) move(event);
  };
  const move = (event) => {
    if (!held.current) return false;
    const { drag, from, values } = held.current;
    const to = point(event, svg.current);
    const changes = {};
    for (const axis of ["x", "y"]) {
      if (!drag[axis]) continue;
      const { control: name, origin, unit, log, at } = drag[axis];
      const slider = link.frame.controls.find((control) => control.name === name);
      const begun = drag.jump ? to[axis] : pixel(at ?? values[name], origin, unit, log) + to[axis] - from[axis];
      const value = snap(valueAt(begun, origin, unit, log), slider, limitsOf(slider, link));
      if (value !== link.state[name] && !link.picture.disabled[name]) changes[name] = value;
    }
    if (Object.keys(changes).length) link.move(changes);
    return true;
  };
  const end = () => {
    held.current = null;
  };
  return { start, move, end };
}

const pixel = (value, origin, unit, log) => origin + unit * (log ? Math.log10(value) : value);
const valueAt = (at, origin, unit, log) => (log ? 10 ** ((at - origin) / unit) : (at - origin) / unit);

function snap(value, slider, { low, high }) {
  const steps = Math.round((Math.min(Math.max(value, low), high) - slider.low) / slider.step);
  const snapped = Math.min(Math.max(slider.low + steps * slider.step, low), high);
  return Number(snapped.toFixed(slider.decimals));
}

// From the page to the coordinates of the picture, which may be scaled.
function point(event, svg) {
  const box = svg.getBoundingClientRect();
  const scale = svg.viewBox.baseVal.width / box.width;
  return { x: (event.clientX - box.left) * scale, y: (event.clientY - box.top) * scale };
}
