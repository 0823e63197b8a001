// Entry of the anywidget: mounts one explorer and takes it away again.
import { render as mount } from "preact";
import { Explorer } from "./explorer.jsx";
import { Link } from "./link.js";

function render({ model, el }) {
  const link = new Link(model);
  mount(<Explorer link={link} />, el);
  return () => {
    link.close();
    mount(null, el);
  };
}

export default { render };
