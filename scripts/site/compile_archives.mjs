// node compile_archives.mjs PYODIDE PROGRAM FROM TO: compiles the archives in one folder into another with the site's own Python.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [pyodide, program, from, to] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${pyodide}/pyodide.mjs`));
const python = await loadPyodide({ indexURL: `${pyodide}/` });
for (const [place, folder] of Object.entries({ "/from": from, "/to": to })) {
  python.FS.mkdir(place);
  python.FS.mount(python.FS.filesystems.NODEFS, { root: folder }, place);
}
python.runPython(readFileSync(program, "utf8"));
