// Entry of the anywidgets: mounts one explorer, or one form, and takes it away again.
import { render as mount } from "preact";
import { Explorer } from "./explorer.jsx";
import { Form, FormLink } from "./form.jsx";
import { Link } from "./link.js";

function render({ model, el }) {
  const [View, Line] = model.get("content") === undefined ? [Explorer, Link] : [Form, FormLink];
  const link = new Line(model);
  mount(<View link={link} />, el);
  return () => {
    link.close();
    mount(null, el);
  };
}

export default { render };
