// node run_in_pyodide.mjs FOLDER PROGRAM INPUT: runs a Python program with the site's Python; it may read `given` and sets `found`.
import { readdirSync, readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [folder, program, input] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${folder}/pyodide.mjs`));
const python = await loadPyodide({ indexURL: `${folder}/`, packageCacheDir: folder, stdout: () => {}, env: { HOME: "/home", MPLBACKEND: "agg" } });
await python.loadPackage(["dlcourse", "ipython", "matplotlib", "scikit-learn"], { messageCallback: () => {} });
const data = "/lib/python3.12/site-packages/dlcourse/_bundled/datasets";
for (const name of readdirSync(`${folder}/data`)) python.FS.writeFile(`${data}/${name}`, readFileSync(`${folder}/data/${name}`));
python.globals.set("given", readFileSync(input, "utf8"));
await python.runPythonAsync(readFileSync(program, "utf8"));
console.log(python.globals.get("found"));
